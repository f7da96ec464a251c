"""How fast one connection may send: a bucket that fills by `rate` a second."""

from typing import Final

_SECONDS_AT_ONCE: Final = 10
"""An outbox that was filled offline comes all at once."""


class Pace:
    """A token bucket. `now` is in seconds and never goes back."""

    def __init__(self, rate: int, now: float) -> None:
        self._rate = rate
        self._tokens = float(rate * _SECONDS_AT_ONCE)
        self._at = now

    def take(self, wanted: int, now: float) -> int:
        """Return how many of the wanted may go now."""
        self._tokens = min(
            float(self._rate * _SECONDS_AT_ONCE), self._tokens + (now - self._at) * self._rate
        )
        self._at = now
        taken = min(wanted, int(self._tokens))
        self._tokens -= taken
        return taken

    def seconds_until(self, wanted: int) -> float:
        """Return when so many may go."""
        return round(max(0.1, (wanted - self._tokens) / self._rate), 1)
