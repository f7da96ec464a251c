"""What undo reads: whole entries of a mutation, a batch or an actor, and who touched rows since."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import Final, TypeVar

import msgspec

from cairn.commit.sealed import SealedEntry
from cairn.commit.store import Head
from cairn.model.entries import Change
from cairn.model.ids import BatchId, MutationId, PersonId, RowId, StreamId
from cairn.store.finished import finished
from cairn.store.sqlite.database import Record
from cairn.store.sqlite.loads import Loads, listed
from cairn.store.sqlite.log_reads import entries_at, head_of
from cairn.store.sqlite.pool import ReadPool
from cairn.undo.store import Touch, UndoReads

T = TypeVar("T")

IN_BATCH: Final = (
    "SELECT seq FROM entry INDEXED BY entry_by_batch WHERE stream = ? AND batch = ? AND seq <= ?"
    " ORDER BY seq DESC LIMIT ?"
)
BY_ACTOR: Final = (
    "SELECT seq FROM entry INDEXED BY entry_by_actor"
    " WHERE stream = ? AND actor = ? AND at >= ? AND seq <= ? ORDER BY seq DESC LIMIT ?"
)
TOUCHED: Final = (
    'SELECT held."row", held.seq, actor, held.bytes FROM json_each(?2) AS wanted'
    " CROSS JOIN part AS held INDEXED BY part_by_row"
    ' ON held.stream = ?1 AND held."row" = wanted.value AND held.seq > ?3'
    " CROSS JOIN entry ON entry.stream = ?1 AND entry.seq = held.seq"
    " WHERE held.kind = 'change' AND held.seq NOT IN (SELECT value FROM json_each(?4))"
    " AND actor NOT IN (SELECT value FROM json_each(?5)) ORDER BY held.seq, n"
)
_decode_change: Final = msgspec.json.Decoder(Change).decode


class UndoAtOneMoment:
    """The part of an engine that is an UndoStore."""

    _pool: ReadPool

    async def at_one_moment(self, work: Callable[[UndoReads], Awaitable[T]]) -> T:
        return await self._pool.run(lambda database: finished(work(SqliteUndoReads(database))))


class SqliteUndoReads(Loads):
    """UndoReads in the snapshot of one transaction. Each call returns without waiting."""

    async def head(self, stream: StreamId) -> Head:
        return head_of(self._database, stream)

    async def entries_of(
        self, stream: StreamId, mutations: Sequence[MutationId]
    ) -> list[SealedEntry]:
        found = self._database.all(
            "SELECT held.seq FROM json_each(?2) AS wanted CROSS JOIN outcome AS held"
            " ON held.stream = ?1 AND held.mutation = wanted.value"
            " WHERE held.seq IS NOT NULL ORDER BY held.seq DESC",
            stream,
            listed(mutations),
        )
        return self._entries(stream, found)

    async def entries_in(
        self, stream: StreamId, batch: BatchId, upto: int, limit: int
    ) -> list[SealedEntry]:
        found = self._database.all(
            IN_BATCH,
            stream,
            batch,
            upto,
            limit,
        )
        return self._entries(stream, found)

    async def entries_by(
        self, stream: StreamId, actor: PersonId, since: int, upto: int, limit: int
    ) -> list[SealedEntry]:
        found = self._database.all(
            BY_ACTOR,
            stream,
            actor,
            since,
            upto,
            limit,
        )
        return self._entries(stream, found)

    async def touched(
        self,
        stream: StreamId,
        rows: Collection[RowId],
        *,
        after: int,
        but: Collection[int],
        by_none_of: Collection[PersonId],
    ) -> list[Touch]:
        found = self._database.all(
            TOUCHED,
            stream,
            listed(rows),
            after,
            listed(but),
            listed(by_none_of),
        )
        return [
            Touch(row, seq, actor, None if content is None else _decode_change(content))
            for row, seq, actor, content in found
        ]

    def _entries(self, stream: StreamId, seqs: Sequence[Record]) -> list[SealedEntry]:
        return entries_at(self._database, stream, [seq for (seq,) in seqs])
