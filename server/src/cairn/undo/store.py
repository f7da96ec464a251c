"""What undo asks of an engine: reads of one moment, away from the event loop and the writer."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import Protocol, TypeVar

from msgspec import Struct

from cairn.commit.sealed import SealedEntry
from cairn.commit.store import FactReads, Head
from cairn.model.entries import Change
from cairn.model.ids import BatchId, MutationId, PersonId, RowId, StreamId

T = TypeVar("T")


class Touch(Struct, frozen=True):
    """What one entry did to a row; None where that was erased."""

    row: RowId
    seq: int
    actor: PersonId
    change: Change | None


class UndoReads(FactReads, Protocol):
    """One moment of the store. Entries come newest first, whole: who reads what is not asked."""

    async def head(self, stream: StreamId) -> Head:
        """Return where the stream stands."""
        ...

    async def entries_of(
        self, stream: StreamId, mutations: Sequence[MutationId]
    ) -> list[SealedEntry]:
        """Return the entries of these mutations, of those that were accepted."""
        ...

    async def entries_in(
        self, stream: StreamId, batch: BatchId, upto: int, limit: int
    ) -> list[SealedEntry]:
        """Return the newest entries of a batch up to a seq."""
        ...

    async def entries_by(
        self, stream: StreamId, actor: PersonId, since: int, upto: int, limit: int
    ) -> list[SealedEntry]:
        """Return the newest entries of an actor from a time (ms) on, up to a seq."""
        ...

    async def touched(
        self,
        stream: StreamId,
        rows: Collection[RowId],
        *,
        after: int,
        but: Collection[int],
        by_none_of: Collection[PersonId],
    ) -> list[Touch]:
        """Return what was done to the rows after a seq, by other entries than those `but` and by
        other people than these, in the order of the log.
        """
        ...


class UndoStore(Protocol):
    """An engine that undo can read."""

    async def at_one_moment(self, work: Callable[[UndoReads], Awaitable[T]]) -> T:
        """Let `work` read one snapshot, off the event loop: it may compute as long as it needs."""
        ...
