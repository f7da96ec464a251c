"""What the SQL that both engines share runs on. Parameters are `$1`, `$2`, …, in this order."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

T = TypeVar("T")

Bound = str | int | float | bytes | None
"""What a statement's parameter may be."""

Record = tuple[Any, ...]


class Database(Protocol):
    """One connection, in a transaction. Every call may raise StoreFault and DataFault."""

    def run(self, sql: str, *bindings: Bound) -> None:
        """Run one statement."""
        ...

    def all(self, sql: str, *bindings: Bound) -> list[Record]:
        """Return all records."""
        ...

    def one(self, sql: str, *bindings: Bound) -> Record | None:
        """Return the first record, None where there is none."""
        ...


class Pool(Protocol):
    """Connections that read."""

    async def run(self, read: Callable[[Database], T]) -> T:
        """Return what `read` returns, called in a thread with one snapshot. Raises StoreFault."""
        ...
