"""A store that fails where and how a test says, between the committer and the real one."""

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from typing import Any

from cairn.commit.store import CommitUnknown, WriteTransaction
from tests.engines import Store

STEPS = (
    "lock", "outcomes", "rows", "members", "accounts", "live_sessions",
    "carry_out", "write", "write_texts", "append", "commit",
)  # fmt: skip
"""All that a transaction with an effect does, in order."""


class Failing:
    """Passes everything on. `fail` breaks a step, `check` sees every call before it is made."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._faults: dict[str, list[Exception]] = {}
        self.lost_answers: list[str] = []
        """For each of the next COMMITs: is it `kept` or `undone` when its answer is lost?"""
        self.check: Callable[[str, tuple[Any, ...]], None] = lambda _step, _given: None

    def fail(self, step: str, *faults: Exception) -> None:
        """Raise these in the next transactions that come to the step, one in each."""
        self._faults[step] = list(faults)

    @asynccontextmanager
    async def transaction(self) -> AsyncGenerator[WriteTransaction]:
        lost = self.lost_answers.pop(0) if self.lost_answers else None
        async with self._store.transaction() as transaction:
            yield _Watched(transaction, self._before)  # type: ignore[misc] - stands in for the engine's own
            self._before("commit", ())
            if lost == "undone":
                raise CommitUnknown
        if lost == "kept":
            raise CommitUnknown

    def _before(self, step: str, given: tuple[Any, ...]) -> None:
        self.check(step, given)
        if faults := self._faults.get(step):
            raise faults.pop(0)


class _Watched:
    def __init__(
        self, transaction: WriteTransaction, before: Callable[[str, tuple[Any, ...]], None]
    ) -> None:
        self._transaction = transaction
        self._before = before

    def __getattr__(self, step: str) -> Any:
        async def call(*given: Any) -> Any:
            self._before(step, given)
            return await getattr(self._transaction, step)(*given)

        return call
