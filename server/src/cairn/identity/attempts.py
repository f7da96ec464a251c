"""Limits on guessing: how often something may fail before it has to wait."""

from collections import OrderedDict, deque
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address
from typing import Final, Protocol

WINDOW_SECONDS: Final = 15 * 60
_MOST_KEYS: Final = 100_000
"""So that a flood of made-up addresses can't fill the memory: the oldest are forgotten."""


class Attempts(Protocol):
    """Counts failures by key. In memory here; several processes would share it."""

    def seconds_to_wait(self, key: str, most: int) -> int:
        """Return 0 while fewer than `most` failures lie in the window, else when to come back."""
        ...

    def failed(self, key: str) -> None:
        """Count a failure."""
        ...

    def taken_back(self, key: str) -> None:
        """Count one failure less: it was none."""
        ...

    def succeeded(self, key: str) -> None:
        """Forget the key's failures."""
        ...


class AttemptsInMemory:
    """Attempts of one process. `clock` is in seconds and never goes back."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._failures: OrderedDict[str, deque[float]] = OrderedDict()

    def seconds_to_wait(self, key: str, most: int) -> int:
        times = self._recent(key)
        if len(times) < most:
            return 0
        return int(times[-most] + WINDOW_SECONDS - self._clock()) + 1

    def failed(self, key: str) -> None:
        times = self._recent(key)
        times.append(self._clock())
        self._failures[key] = times
        self._failures.move_to_end(key)
        while len(self._failures) > _MOST_KEYS:
            self._failures.popitem(last=False)

    def taken_back(self, key: str) -> None:
        if times := self._failures.get(key):
            times.pop()

    def succeeded(self, key: str) -> None:
        self._failures.pop(key, None)

    def _recent(self, key: str) -> deque[float]:
        times = self._failures.get(key) or deque[float]()
        while times and times[0] <= self._clock() - WINDOW_SECONDS:
            times.popleft()
        return times


def address_key(address: str) -> str:
    """Return what stands for one attacker's addresses: IPv6 ones are given out by /64."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return address
    if parsed.ipv4_mapped:  # an IPv4 client of a server that listens at ::
        return str(parsed.ipv4_mapped)
    return f"{int(parsed) >> 64:x}/64"
