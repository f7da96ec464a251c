"""Reads for verifying: everything as it lies there."""

from collections.abc import Sequence

from cairn.commit.sealed import StoredEntry
from cairn.commit.store import Head, StoredOutcome
from cairn.commit.verify import TextName
from cairn.decide.row import Row
from cairn.model.ids import MutationId, StreamId
from cairn.model.kinds import KINDS
from cairn.store.columns import codec
from cairn.store.outcomes import outcome_of
from cairn.store.postgresql.arrays import texts
from cairn.store.postgresql.database import Database
from cairn.store.postgresql.log_reads import PARTS, grouped, head_of
from cairn.store.postgresql.pool import ReadPool
from cairn.store.postgresql.statements import columns, table


class VerifyReads:
    """A VerifyStore over the read pool."""

    _pool: ReadPool

    async def stored_rows(self, stream: StreamId) -> tuple[Head, list[Row]]:
        def read(database: Database) -> tuple[Head, list[Row]]:
            return head_of(database, stream), rows_of(database, stream, list(KINDS))

        return await self._pool.run(read)

    async def stored_entries(self, stream: StreamId, after: int, limit: int) -> list[StoredEntry]:
        return await self._pool.run(lambda database: _entries(database, stream, after, limit))

    async def stored_outcomes(
        self, stream: StreamId, mutations: Sequence[MutationId]
    ) -> dict[MutationId, StoredOutcome]:
        found = await self._pool.run(
            lambda database: database.all(
                "SELECT mutation, actor, digest, seq, code, detail, op"
                " FROM unnest($2::text[]) AS wanted(id)"
                " JOIN outcome ON stream = $1 AND mutation = wanted.id",
                stream,
                texts(mutations),
            )
        )
        return {
            mutation: StoredOutcome(actor, digest, outcome_of(seq, code, detail, op))
            for mutation, actor, digest, seq, code, detail, op in found
        }

    async def count_accepted(self, stream: StreamId, upto: int) -> int:
        ((count,),) = await self._pool.run(
            lambda database: database.all(
                "SELECT count(*) FROM outcome WHERE stream = $1 AND seq <= $2", stream, upto
            )
        )
        return count

    async def stored_texts(self, stream: StreamId) -> dict[TextName, list[bytes]]:
        found = await self._pool.run(
            lambda database: database.all(
                'SELECT "row", field, seq, bytes FROM text_update WHERE stream = $1'
                ' ORDER BY "row", field, seq, n',
                stream,
            )
        )
        updates: dict[TextName, list[bytes]] = {}
        for row, field, seq, update in found:
            updates.setdefault((row, field, seq), []).append(update)
        return updates


def rows_of(database: Database, stream: StreamId, kinds: Sequence[str]) -> list[Row]:
    """Return all rows of these kinds, for one journey to the server."""
    found = database.all_of(
        [
            (f"SELECT {columns(kind)} FROM {table(kind)} AS held WHERE stream = $1", (stream,))
            for kind in kinds
        ]
    )
    return [
        codec(kind).row(record)
        for kind, records in zip(kinds, found, strict=True)
        for record in records
    ]


def _entries(database: Database, stream: StreamId, after: int, limit: int) -> list[StoredEntry]:
    records = database.all(
        "SELECT seq, header, hash FROM entry WHERE stream = $1 AND seq > $2 ORDER BY seq LIMIT $3",
        stream,
        after,
        limit,
    )
    upto = records[-1][0] if records else after
    parts = grouped(
        database.all(
            f"SELECT seq, {PARTS} FROM part WHERE stream = $1 AND seq > $2 AND seq <= $3"
            " ORDER BY seq, n",
            stream,
            after,
            upto,
        )
    )
    return [StoredEntry(seq, header, parts.get(seq, []), hash_) for seq, header, hash_ in records]
