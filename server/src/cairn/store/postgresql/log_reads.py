"""Reads of the log: heads, marks and entries."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from cairn.commit.chain import GENESIS, unseal
from cairn.commit.sealed import Part, SealedEntry
from cairn.commit.store import Head
from cairn.model.ids import RowId, ScopeId, StreamId
from cairn.store.database import Record
from cairn.store.postgresql.arrays import numbers, texts
from cairn.store.postgresql.database import Database
from cairn.store.postgresql.pool import ReadPool

PARTS: Final = 'kind, scope, "row", task, salt, bytes, commitment'

_AFTER: Final = "stream = $1 AND seq > $2 ORDER BY seq LIMIT $3"
_PARTS_AFTER: Final = (
    f"SELECT seq, {PARTS} FROM part WHERE stream = $1 AND seq > $2 AND seq <="
    f" (SELECT max(seq) FROM (SELECT seq FROM entry WHERE {_AFTER}) AS upto) ORDER BY seq, n"
)


class LogReads:
    """The part of a ReadStore that is about the log."""

    _pool: ReadPool

    async def head(self, stream: StreamId) -> Head:
        return await self._pool.run(lambda database: head_of(database, stream))

    async def mark_at(self, stream: StreamId, seq: int) -> bytes | None:
        if seq == 0:
            return GENESIS[:16]
        found = await self._pool.run(
            lambda database: database.one(
                "SELECT hash FROM entry WHERE stream = $1 AND seq = $2", stream, seq
            )
        )
        return found[0][:16] if found else None

    async def entries(self, stream: StreamId, after: int, limit: int) -> list[SealedEntry]:
        return await self._pool.run(lambda database: _after(database, stream, after, limit))


def head_of(database: Database, stream: StreamId) -> Head:
    """Return where the stream stands in this snapshot; a stream that is not there is at 0."""
    found = database.one("SELECT seq, hash, number FROM stream WHERE id = $1", stream)
    return Head(*found) if found else Head(0, GENESIS, 0)


def _after(database: Database, stream: StreamId, after: int, limit: int) -> list[SealedEntry]:
    key = (stream, after, limit)
    records, parts, before = database.all_of(
        [
            (f"SELECT seq, header, hash FROM entry WHERE {_AFTER}", key),
            (_PARTS_AFTER, key),
            ("SELECT hash FROM entry WHERE stream = $1 AND seq = $2", (stream, after)),
        ]
    )
    of_entries = grouped(parts)
    previous = before[0][0] if before else GENESIS
    entries: list[SealedEntry] = []
    for seq, header, hash_ in records:
        entries.append(unseal(header, of_entries.get(seq, []), previous, hash_))
        previous = hash_
    return entries


class Only(NamedTuple):
    """Parts in these scopes, and about this task and row where they are given."""

    scopes: Sequence[ScopeId]
    task: RowId | None
    row: RowId | None


_AT: Final = (
    "SELECT held.seq, held.header, held.hash, coalesce(before.hash, $3::bytea)"
    " FROM unnest($2::bigint[]) WITH ORDINALITY AS wanted(seq, place)"
    " JOIN entry AS held ON held.stream = $1 AND held.seq = wanted.seq"
    " LEFT JOIN entry AS before ON before.stream = $1 AND before.seq = held.seq - 1"
    " ORDER BY place"
)
_PARTS_AT: Final = (
    f"SELECT part.seq, {PARTS} FROM unnest($2::bigint[]) AS wanted(seq)"
    " JOIN part ON stream = $1 AND part.seq = wanted.seq"
    " WHERE kind = 'left_alone' OR (($3::text[] IS NULL OR scope = ANY($3::text[]))"
    ' AND ($4::text IS NULL OR task = $4) AND ($5::text IS NULL OR "row" = $5))'
    " ORDER BY part.seq, n"
)


def entries_at(
    database: Database, stream: StreamId, seqs: Sequence[int], only: Only | None = None
) -> list[SealedEntry]:
    """Return the entries at these seqs, in this order, whole or with some parts only.

    What was left alone has no scope, and comes along.
    """
    wanted = numbers(seqs)
    narrowed = (texts(only.scopes), only.task, only.row) if only else (None, None, None)
    records, parts = database.all_of(
        [(_AT, (stream, wanted, GENESIS)), (_PARTS_AT, (stream, wanted, *narrowed))]
    )
    of_entries = grouped(parts)
    return [
        unseal(header, of_entries.get(seq, []), previous, hash_)
        for seq, header, hash_, previous in records
    ]


def grouped(records: Sequence[Record]) -> dict[int, list[Part]]:
    """Return the parts by the seq that stands before each."""
    found: dict[int, list[Part]] = {}
    for seq, *part in records:
        found.setdefault(seq, []).append(Part(*part))
    return found
