"""Leading: of all processes one does the readers' work, and its every write says that it does."""

from collections.abc import Awaitable, Callable, Sequence

from cairn.commit.effects import Effect, HoldLease, TakeLease
from cairn.commit.store import LeaseLost
from cairn.readers.store import FollowStore

CarryOut = Callable[[Sequence[Effect]], Awaitable[None]]
"""Carries out operational writes, all or none. Raises LeaseLost."""


class Lead:
    """This process's claim to the lease of the readers. `holder` is another one at each start.

    It lasts `seconds` and is renewed in their last half. 0: whoever comes may take it at once, for
    an engine whose file admits one process.
    """

    def __init__(  # noqa: PLR0913 - what it asks, what it writes, and who it is
        self, store: FollowStore, carry_out: CarryOut, now: Callable[[], int],
        *, name: str, holder: str, seconds: float,
    ) -> None:  # fmt: skip
        self._store = store
        self._carry_out = carry_out
        self._now = now
        self._name = name
        self._holder = holder
        self._lasts = int(seconds * 1_000)
        self._counter: int | None = None
        self._until = 0

    @property
    def guard(self) -> HoldLease:
        """What every write of the leader carries."""
        return HoldLease(self._name, self._counter or 0)

    async def holds(self) -> bool:
        """Take the lease if it is free, renew it in time, and say whether it is ours."""
        now = self._now()
        if self._counter is not None and (not self._lasts or now < self._until - self._lasts // 2):
            return True
        known = await self._store.lease(self._name)
        is_ours = known is not None and self._counter == known.counter
        if known is not None and not is_ours and now < known.until:
            self._counter = None
            return False
        counter = known.counter if known and is_ours else (known.counter if known else 0) + 1
        return await self._take(counter, now + self._lasts)

    def lost(self) -> None:
        """Somebody else leads now."""
        self._counter = None

    async def _take(self, counter: int, until: int) -> bool:
        try:
            await self._carry_out([TakeLease(self._name, self._holder, counter, until)])
        except LeaseLost:
            self._counter = None
            return False
        self._counter, self._until = counter, until
        return True
