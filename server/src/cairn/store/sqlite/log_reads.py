"""Reads of the log: heads, marks and entries."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from cairn.commit.chain import GENESIS, unseal
from cairn.commit.sealed import Part, SealedEntry
from cairn.commit.store import Head
from cairn.model.ids import RowId, ScopeId, StreamId
from cairn.store.sqlite.database import Database, Record
from cairn.store.sqlite.loads import listed
from cairn.store.sqlite.pool import ReadPool

PARTS: Final = 'kind, scope, "row", task, salt, bytes, commitment'


class LogReads:
    """The part of a ReadStore that is about the log."""

    _pool: ReadPool

    async def head(self, stream: StreamId) -> Head:
        return await self._pool.run(lambda database: head_of(database, stream))

    async def mark_at(self, stream: StreamId, seq: int) -> bytes | None:
        if seq == 0:
            return GENESIS[:16]
        found = await self._pool.run(lambda database: _hash_at(database, stream, seq))
        return found[:16] if found is not None else None

    async def entries(self, stream: StreamId, after: int, limit: int) -> list[SealedEntry]:
        return await self._pool.run(lambda database: _after(database, stream, after, limit))


def head_of(database: Database, stream: StreamId) -> Head:
    """Return where the stream stands in this snapshot; a stream that is not there is at 0."""
    found = database.one("SELECT seq, hash, number FROM stream WHERE id = ?", stream)
    return Head(*found) if found else Head(0, GENESIS, 0)


def _hash_at(database: Database, stream: StreamId, seq: int) -> bytes | None:
    found = database.one("SELECT hash FROM entry WHERE stream = ? AND seq = ?", stream, seq)
    return found[0] if found else None


def _after(database: Database, stream: StreamId, after: int, limit: int) -> list[SealedEntry]:
    records = database.all(
        "SELECT seq, header, hash FROM entry WHERE stream = ? AND seq > ? ORDER BY seq LIMIT ?",
        stream,
        after,
        limit,
    )
    if not records:
        return []
    parts = _grouped(
        database.all(
            f"SELECT seq, {PARTS} FROM part WHERE stream = ? AND seq > ? AND seq <= ?"
            " ORDER BY seq, n",
            stream,
            after,
            records[-1][0],
        )
    )
    previous = (_hash_at(database, stream, after) if after else GENESIS) or GENESIS
    entries: list[SealedEntry] = []
    for seq, header, hash_ in records:
        entries.append(unseal(header, parts.get(seq, []), previous, hash_))
        previous = hash_
    return entries


class Only(NamedTuple):
    """Parts in these scopes, and about this task and row where they are given."""

    scopes: Sequence[ScopeId]
    task: RowId | None
    row: RowId | None


def entries_at(
    database: Database, stream: StreamId, seqs: Sequence[int], only: Only | None = None
) -> list[SealedEntry]:
    """Return the entries at these seqs, in this order, whole or with some parts only.

    What was left alone has no scope, and comes along.
    """
    records = database.all(
        "SELECT held.seq, held.header, held.hash, coalesce(before.hash, ?3)"
        " FROM json_each(?2) AS wanted"
        " CROSS JOIN entry AS held ON held.stream = ?1 AND held.seq = wanted.value"
        " LEFT JOIN entry AS before ON before.stream = ?1 AND before.seq = held.seq - 1",
        stream,
        listed(seqs),
        GENESIS,
    )
    parts = _grouped(
        database.all(
            f"SELECT seq, {PARTS} FROM json_each(?2) AS wanted"
            " CROSS JOIN part ON stream = ?1 AND seq = wanted.value"
            " WHERE kind = 'left_alone' OR ("
            "(?3 IS NULL OR scope IN (SELECT value FROM json_each(?3)))"
            ' AND (?4 IS NULL OR task = ?4) AND (?5 IS NULL OR "row" = ?5)) ORDER BY seq, n',
            stream,
            listed(seqs),
            only and listed(only.scopes),
            only and only.task,
            only and only.row,
        )
    )
    return [
        unseal(header, parts.get(seq, []), previous, hash_)
        for seq, header, hash_, previous in records
    ]


def _grouped(records: Sequence[Record]) -> dict[int, list[Part]]:
    grouped: dict[int, list[Part]] = {}
    for seq, *part in records:
        grouped.setdefault(seq, []).append(Part(*part))
    return grouped
