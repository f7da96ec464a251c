"""Reads for the readers of the log: how far they are, what they failed at, who leads."""

from collections.abc import Sequence
from typing import Final

from cairn.commit.store import RowKey
from cairn.decide.facts import Account
from cairn.decide.row import Row
from cairn.model.ids import PersonId, RowId, StreamId
from cairn.readers.store import KnownFault, KnownLease, Standing
from cairn.store.columns import codec
from cairn.store.kinds import PURGED_KINDS, kind_of_stream
from cairn.store.postgresql import statements
from cairn.store.postgresql.arrays import texts
from cairn.store.postgresql.database import Database
from cairn.store.postgresql.loads import accounts_of
from cairn.store.postgresql.pool import ReadPool
from cairn.store.postgresql.statements import ONE, pairs

_STANDINGS: Final = (
    "SELECT held.id, held.seq, account.person IS NOT NULL, done.reader, done.seq"
    " FROM stream AS held LEFT JOIN account ON account.person = held.id"
    " LEFT JOIN reader_cursor AS done ON done.stream = held.id"
    " WHERE $1::text[] IS NULL OR held.id = ANY($1::text[])"
)


class ReaderReads:
    """A FollowStore over the read pool, and what single readers ask for."""

    _pool: ReadPool

    async def standings(self, streams: Sequence[StreamId] | None) -> list[Standing]:
        wanted = None if streams is None else texts(streams)
        found = await self._pool.run(lambda database: database.all(_STANDINGS, wanted))
        standings: dict[StreamId, Standing] = {}
        for stream, head, is_person, reader, seq in found:
            kind = kind_of_stream(stream, is_person=is_person)
            standing = standings.setdefault(stream, Standing(stream, kind, head, {}))
            if reader is not None:
                standing.cursors[reader] = seq
        return list(standings.values())

    async def reader_faults(self) -> list[KnownFault]:
        found = await self._pool.run(
            lambda database: database.all(
                "SELECT reader, stream, seq, tries, is_skipped, what, at FROM reader_fault"
                " ORDER BY at DESC"
            )
        )
        return [KnownFault(*record) for record in found]

    async def rows_by_id(self, kind: str, keys: Sequence[RowKey]) -> list[Row]:
        if not keys:
            return []
        sql = statements.select_by_id(kind)
        found = await self._pool.run(lambda database: database.all(sql, *pairs(keys)))
        return [codec(kind).row(record) for record in found]

    async def watchers(self, task: RowId, persons: Sequence[PersonId]) -> list[PersonId]:
        found = await self._pool.run(
            lambda database: database.all(
                f"SELECT DISTINCT held.stream FROM {ONE} JOIN watch AS held"
                " ON held.stream = wanted.a AND held.task = $2 WHERE deleted_at IS NULL",
                texts(persons),
                task,
            )
        )
        return [person for (person,) in found]

    async def memberships(self, person: PersonId) -> list[Row]:
        found = await self._pool.run(
            lambda database: database.all(
                f"SELECT {statements.columns('member')} FROM member AS held"
                " WHERE person = $1 AND deleted_at IS NULL",
                person,
            )
        )
        return [codec("member").row(record) for record in found]

    async def accounts_of(self, persons: Sequence[PersonId]) -> list[Account]:
        return await self._pool.run(lambda database: accounts_of(database, persons))

    async def trash(self, stream: StreamId, until: int, limit: int) -> list[tuple[str, RowId]]:
        return await self._pool.run(lambda database: _trash(database, stream, until, limit))

    async def lease(self, name: str) -> KnownLease | None:
        found = await self._pool.run(
            lambda database: database.one(
                "SELECT holder, counter, until FROM lease WHERE name = $1", name
            )
        )
        return KnownLease(*found) if found else None


def _trash(database: Database, stream: StreamId, until: int, limit: int) -> list[tuple[str, RowId]]:
    found: list[tuple[str, RowId]] = []
    for kind in PURGED_KINDS:
        records = database.all(
            f"SELECT id FROM {statements.table(kind)} WHERE stream = $1 AND deleted_at <= $2"
            " LIMIT $3",
            stream,
            until,
            limit - len(found),
        )
        found += [(kind, row_id) for (row_id,) in records]
    return found
