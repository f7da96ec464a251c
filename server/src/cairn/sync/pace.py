"""How fast one connection may send: a bucket that fills by `rate` changes (ops) a second."""

from typing import Final

_SECONDS_AT_ONCE: Final = 10
"""An outbox that was filled offline comes all at once."""


class Pace:
    """A token bucket. `now` is in seconds and never goes back."""

    def __init__(self, rate: int, now: float) -> None:
        self._rate = rate
        self._tokens = self._most = float(rate * _SECONDS_AT_ONCE)
        self._at = now

    def takes(self, changes: int, now: float) -> bool:
        """Say whether what holds so many changes may go now.

        While anything is left the next goes, however large: those behind it wait for its share.
        """
        self._tokens = min(self._most, self._tokens + (now - self._at) * self._rate)
        self._at = now
        if self._tokens < 1:
            return False
        self._tokens -= changes
        return True

    def seconds_until(self, changes: int) -> float:
        """Return when so many may go."""
        return round(max(0.1, (min(changes, self._most) - self._tokens) / self._rate), 1)
