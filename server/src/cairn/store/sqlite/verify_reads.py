"""Reads for verifying: everything as it lies in the file, what can't be decoded left out."""

from collections.abc import Sequence

import msgspec

from cairn.commit.sealed import Part, StoredEntry
from cairn.commit.store import Head, StoredOutcome
from cairn.commit.verify import TextName
from cairn.decide.row import Row
from cairn.model.ids import MutationId, StreamId
from cairn.model.kinds import KINDS
from cairn.store.columns import codec
from cairn.store.outcomes import outcome_of
from cairn.store.sqlite.database import Database
from cairn.store.sqlite.loads import listed
from cairn.store.sqlite.log_reads import PARTS, head_of
from cairn.store.sqlite.pool import ReadPool
from cairn.store.sqlite.statements import columns, table


class VerifyReads:
    """A VerifyStore over the read pool."""

    _pool: ReadPool

    async def stored_rows(self, stream: StreamId) -> tuple[Head, list[Row]]:
        return await self._pool.run(lambda database: _rows(database, stream))

    async def stored_entries(self, stream: StreamId, after: int, limit: int) -> list[StoredEntry]:
        return await self._pool.run(lambda database: _entries(database, stream, after, limit))

    async def stored_outcomes(
        self, stream: StreamId, mutations: Sequence[MutationId]
    ) -> dict[MutationId, StoredOutcome]:
        return await self._pool.run(lambda database: _outcomes(database, stream, mutations))

    async def count_accepted(self, stream: StreamId, upto: int) -> int:
        ((count,),) = await self._pool.run(
            lambda database: database.all(
                "SELECT count(*) FROM outcome WHERE stream = ? AND seq <= ?", stream, upto
            )
        )
        return count

    async def stored_texts(self, stream: StreamId) -> dict[TextName, list[bytes]]:
        return await self._pool.run(lambda database: _texts(database, stream))


def _rows(database: Database, stream: StreamId) -> tuple[Head, list[Row]]:
    head = head_of(database, stream)
    rows: list[Row] = []
    for kind in KINDS:
        for record in database.readable(
            f"SELECT {columns(kind)} FROM {table(kind)} AS held WHERE stream = ?", stream
        ):
            try:
                rows.append(codec(kind).row(record))
            except msgspec.DecodeError:
                continue  # no JSON any more
    return head, rows


def _entries(database: Database, stream: StreamId, after: int, limit: int) -> list[StoredEntry]:
    records = database.readable(
        "SELECT seq, header, hash FROM entry WHERE stream = ? AND seq > ? ORDER BY seq LIMIT ?",
        stream,
        after,
        limit,
    )
    upto = records[-1][0] if records else after
    parts: dict[int, list[Part]] = {}
    for seq, *part in database.readable(
        f"SELECT seq, {PARTS} FROM part WHERE stream = ? AND seq > ? AND seq <= ? ORDER BY seq, n",
        stream,
        after,
        upto,
    ):
        parts.setdefault(seq, []).append(Part(*part))
    return [StoredEntry(seq, header, parts.get(seq, []), hash_) for seq, header, hash_ in records]


def _outcomes(
    database: Database, stream: StreamId, mutations: Sequence[MutationId]
) -> dict[MutationId, StoredOutcome]:
    found = database.readable(
        "SELECT mutation, actor, digest, seq, code, detail, op FROM json_each(?2) AS wanted"
        " CROSS JOIN outcome ON stream = ?1 AND mutation = wanted.value",
        stream,
        listed(mutations),
    )
    return {
        mutation: StoredOutcome(actor, digest, outcome_of(seq, code, detail, op))
        for mutation, actor, digest, seq, code, detail, op in found
    }


def _texts(database: Database, stream: StreamId) -> dict[TextName, list[bytes]]:
    found = database.readable(
        'SELECT "row", field, seq, bytes FROM text_update WHERE stream = ?'
        ' ORDER BY "row", field, seq, n',
        stream,
    )
    texts: dict[TextName, list[bytes]] = {}
    for row, field, seq, update in found:
        texts.setdefault((row, field, seq), []).append(update)
    return texts
