"""Reads of the log: heads, marks, entries and pages of entries."""

from collections.abc import Sequence
from typing import Any, Final

import apsw
import msgspec

from cairn.commit.chain import GENESIS, unseal
from cairn.commit.sealed import Part, SealedEntry
from cairn.commit.store import Head
from cairn.model.ids import RowId, ScopeId, StreamId
from cairn.store.sqlite.pool import ReadPool

_PARTS: Final = 'kind, scope, "row", task, salt, bytes, commitment'


class LogReads:
    """The part of a ReadStore that is about the log."""

    _pool: ReadPool

    async def head(self, stream: StreamId) -> Head:
        return await self._pool.run(lambda connection: head_of(connection, stream))

    async def mark_at(self, stream: StreamId, seq: int) -> bytes | None:
        if seq == 0:
            return GENESIS[:16]
        found = await self._pool.run(lambda connection: _hash_at(connection, stream, seq))
        return found[:16] if found is not None else None

    async def entries(self, stream: StreamId, after: int, limit: int) -> list[SealedEntry]:
        return await self._pool.run(lambda connection: _after(connection, stream, after, limit))

    async def page(
        self,
        stream: StreamId,
        scopes: Sequence[ScopeId],
        *,
        task: RowId | None,
        before: int | None,
        limit: int,
    ) -> list[SealedEntry]:
        upto = before if before is not None else 2**62
        return await self._pool.run(
            lambda connection: _page(connection, stream, scopes, task, upto, limit)
        )


def head_of(connection: apsw.Connection, stream: StreamId) -> Head:
    """Return where the stream stands in this snapshot; a stream that is not there is at 0."""
    found = connection.execute(
        "SELECT seq, hash, number FROM stream WHERE id = ?", (stream,)
    ).fetchone()
    return Head(*found) if found else Head(0, GENESIS, 0)


def _hash_at(connection: apsw.Connection, stream: StreamId, seq: int) -> bytes | None:
    found = connection.execute(
        "SELECT hash FROM entry WHERE stream = ? AND seq = ?", (stream, seq)
    ).fetchone()
    return found[0] if found else None


def _after(
    connection: apsw.Connection, stream: StreamId, after: int, limit: int
) -> list[SealedEntry]:
    records = connection.execute(
        "SELECT seq, header, hash FROM entry WHERE stream = ? AND seq > ? ORDER BY seq LIMIT ?",
        (stream, after, limit),
    ).fetchall()
    if not records:
        return []
    parts = _grouped(
        connection.execute(
            f"SELECT seq, {_PARTS} FROM part WHERE stream = ? AND seq > ? AND seq <= ?"
            " ORDER BY seq, n",
            (stream, after, records[-1][0]),
        )
    )
    previous = (_hash_at(connection, stream, after) if after else GENESIS) or GENESIS
    entries: list[SealedEntry] = []
    for seq, header, hash_ in records:
        entries.append(unseal(header, parts.get(seq, []), previous, hash_))
        previous = hash_
    return entries


def _page(
    connection: apsw.Connection,
    stream: StreamId,
    scopes: Sequence[ScopeId],
    task: RowId | None,
    before: int,
    limit: int,
) -> list[SealedEntry]:
    """Newest first; of each entry the parts of these scopes, and about the task if one is given."""
    listed = msgspec.json.encode(list(scopes)).decode()
    about = "task = ?3 AND" if task is not None else ""
    where = f"stream = ?1 AND {about} scope IN (SELECT value FROM json_each(?2))"
    seqs = connection.execute(
        f"SELECT DISTINCT seq FROM part WHERE {where} AND seq < ?4 ORDER BY seq DESC LIMIT ?5",
        (stream, listed, task, before, limit),
    ).fetchall()
    if not seqs:
        return []
    parts = _grouped(
        connection.execute(
            f"SELECT seq, {_PARTS} FROM part WHERE {where} AND seq >= ?4 AND seq < ?5"
            " ORDER BY seq, n",
            (stream, listed, task, seqs[-1][0], before),
        )
    )
    return [_entry_with(connection, stream, seq, parts[seq]) for (seq,) in seqs]


def _entry_with(
    connection: apsw.Connection, stream: StreamId, seq: int, parts: list[Part]
) -> SealedEntry:
    header, hash_, previous = connection.execute(
        "SELECT held.header, held.hash, coalesce(before.hash, ?3) FROM entry AS held"
        " LEFT JOIN entry AS before ON before.stream = held.stream AND before.seq = held.seq - 1"
        " WHERE held.stream = ?1 AND held.seq = ?2",
        (stream, seq, GENESIS),
    ).fetchone()
    return unseal(header, parts, previous, hash_)


def _grouped(records: "apsw.Cursor") -> dict[int, list[Part]]:
    grouped: dict[int, list[Part]] = {}
    record: tuple[Any, ...]
    for record in records:
        grouped.setdefault(record[0], []).append(Part(*record[1:]))
    return grouped
