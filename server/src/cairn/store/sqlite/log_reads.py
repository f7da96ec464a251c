"""Reads of the log: heads, marks, entries and pages of entries."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from cairn.commit.chain import GENESIS, unseal
from cairn.commit.sealed import Part, SealedEntry
from cairn.commit.store import Head
from cairn.model.ids import RowId, ScopeId, StreamId
from cairn.store.sqlite.database import Database, Record
from cairn.store.sqlite.loads import listed
from cairn.store.sqlite.pool import ReadPool

_READABLE: Final = "scope IN (SELECT value FROM json_each(?3))"
_END: Final = 2**62
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

    async def page(
        self,
        stream: StreamId,
        scopes: Sequence[ScopeId],
        *,
        task: RowId | None,
        before: int | None,
        limit: int,
    ) -> list[SealedEntry]:
        asked = _Page(stream, scopes, task, before if before is not None else _END, limit)
        return await self._pool.run(lambda database: _page(database, asked))


class _Page(NamedTuple):
    stream: StreamId
    scopes: Sequence[ScopeId]
    task: RowId | None
    before: int
    limit: int


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


def entries_at(database: Database, stream: StreamId, seqs: Sequence[int]) -> list[SealedEntry]:
    """Return whole entries in the order of these seqs."""
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
            " CROSS JOIN part ON stream = ?1 AND seq = wanted.value ORDER BY seq, n",
            stream,
            listed(seqs),
        )
    )
    return [
        unseal(header, parts.get(seq, []), previous, hash_)
        for seq, header, hash_, previous in records
    ]


def _page(database: Database, asked: _Page) -> list[SealedEntry]:
    """Newest first; of each entry the parts of these scopes, and about the task if one is given.

    What was left alone has no scope and comes along: whoever shows it asks whose it is.
    """
    seqs = _seqs_of_task(database, asked) if asked.task else _seqs_of_scopes(database, asked)
    parts = _grouped(
        database.all(
            f"SELECT seq, {PARTS} FROM json_each(?2) AS wanted"
            " CROSS JOIN part ON stream = ?1 AND seq = wanted.value"
            f" WHERE kind = 'left_alone' OR ({_READABLE} AND task IS coalesce(?4, task))"
            " ORDER BY seq, n",
            asked.stream,
            listed(seqs),
            listed(asked.scopes),
            asked.task,
        )
    )
    return [_entry_with(database, asked.stream, seq, parts[seq]) for seq in seqs]


def _seqs_of_task(database: Database, asked: _Page) -> list[int]:
    found = database.all(
        "SELECT DISTINCT seq FROM part INDEXED BY part_by_task"
        f" WHERE stream = ?1 AND task = ?2 AND {_READABLE} AND seq < ?4"
        " ORDER BY seq DESC LIMIT ?5",
        asked.stream,
        asked.task,
        listed(asked.scopes),
        asked.before,
        asked.limit,
    )
    return [seq for (seq,) in found]


def _seqs_of_scopes(database: Database, asked: _Page) -> list[int]:
    """Take the newest of each scope, then the newest of all: none is read to its beginning."""
    found = {
        seq
        for scope in asked.scopes
        for (seq,) in database.all(
            "SELECT DISTINCT seq FROM part INDEXED BY part_by_scope"
            " WHERE stream = ? AND scope = ? AND seq < ? ORDER BY seq DESC LIMIT ?",
            asked.stream,
            scope,
            asked.before,
            asked.limit,
        )
    }
    return sorted(found, reverse=True)[: asked.limit]


def _entry_with(database: Database, stream: StreamId, seq: int, parts: list[Part]) -> SealedEntry:
    ((header, hash_, previous),) = database.all(
        "SELECT held.header, held.hash, coalesce(before.hash, ?3) FROM entry AS held"
        " LEFT JOIN entry AS before ON before.stream = held.stream AND before.seq = held.seq - 1"
        " WHERE held.stream = ?1 AND held.seq = ?2",
        stream,
        seq,
        GENESIS,
    )
    return unseal(header, parts, previous, hash_)


def _grouped(records: Sequence[Record]) -> dict[int, list[Part]]:
    grouped: dict[int, list[Part]] = {}
    for seq, *part in records:
        grouped.setdefault(seq, []).append(Part(*part))
    return grouped
