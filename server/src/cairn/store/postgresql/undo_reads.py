"""What undo reads: whole entries of a mutation, a batch or an actor, and who touched rows since."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import Final, TypeVar

import msgspec

from cairn.commit.sealed import SealedEntry
from cairn.commit.store import Head
from cairn.model.entries import Change
from cairn.model.ids import BatchId, MutationId, PersonId, RowId, StreamId
from cairn.store.database import Bound
from cairn.store.finished import finished
from cairn.store.postgresql.arrays import numbers, texts
from cairn.store.postgresql.database import Database
from cairn.store.postgresql.loads import Loads
from cairn.store.postgresql.log_reads import entries_at, head_of
from cairn.store.postgresql.pool import ReadPool
from cairn.undo.store import Touch, UndoReads

T = TypeVar("T")

_OF_MUTATIONS: Final = (
    "SELECT held.seq FROM unnest($2::text[]) AS wanted(id) JOIN outcome AS held"
    " ON held.stream = $1 AND held.mutation = wanted.id"
    " WHERE held.seq IS NOT NULL ORDER BY held.seq DESC"
)
_IN_BATCH: Final = (
    "SELECT seq FROM entry WHERE stream = $1 AND batch = $2 AND seq <= $3"
    " ORDER BY seq DESC LIMIT $4"
)
_BY_ACTOR: Final = (
    "SELECT seq FROM entry WHERE stream = $1 AND actor = $2 AND at >= $3 AND seq <= $4"
    " ORDER BY seq DESC LIMIT $5"
)
_TOUCHED: Final = (
    'SELECT held."row", held.seq, actor, held.bytes FROM unnest($2::text[]) AS wanted(id)'
    ' JOIN part AS held ON held.stream = $1 AND held."row" = wanted.id AND held.seq > $3'
    " JOIN entry ON entry.stream = $1 AND entry.seq = held.seq"
    " WHERE held.kind = 'change' AND held.seq <> ALL($4::bigint[]) AND actor <> ALL($5::text[])"
    " ORDER BY held.seq, n"
)
_decode_change: Final = msgspec.json.Decoder(Change).decode


class UndoAtOneMoment:
    """The part of an engine that is an UndoStore."""

    _pool: ReadPool

    async def at_one_moment(self, work: Callable[[UndoReads], Awaitable[T]]) -> T:
        return await self._pool.run(lambda database: finished(work(PostgresqlUndoReads(database))))


class PostgresqlUndoReads(Loads):
    """UndoReads in the snapshot of one transaction, in a thread that waits for the server."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def head(self, stream: StreamId) -> Head:
        return head_of(self._database, stream)

    async def entries_of(
        self, stream: StreamId, mutations: Sequence[MutationId]
    ) -> list[SealedEntry]:
        return self._entries(stream, _OF_MUTATIONS, texts(mutations))

    async def entries_in(
        self, stream: StreamId, batch: BatchId, upto: int, limit: int
    ) -> list[SealedEntry]:
        return self._entries(stream, _IN_BATCH, batch, upto, limit)

    async def entries_by(
        self, stream: StreamId, actor: PersonId, since: int, upto: int, limit: int
    ) -> list[SealedEntry]:
        return self._entries(stream, _BY_ACTOR, actor, since, upto, limit)

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
            _TOUCHED, stream, texts(rows), after, numbers(but), texts(by_none_of)
        )
        return [
            Touch(row, seq, actor, None if content is None else _decode_change(content))
            for row, seq, actor, content in found
        ]

    def _entries(self, stream: StreamId, sql: str, *bindings: Bound) -> list[SealedEntry]:
        seqs = [seq for (seq,) in self._database.all(sql, stream, *bindings)]
        return entries_at(self._database, stream, seqs)
