"""Reads for the readers of the log: how far they are, what they failed at, who leads."""

from collections.abc import Sequence

from cairn.commit.store import RowKey
from cairn.decide.facts import Account
from cairn.decide.row import Row
from cairn.model.ids import PersonId, RowId, StreamId
from cairn.readers.store import KnownFault, KnownLease, Standing
from cairn.store.columns import codec
from cairn.store.kinds import PURGED_KINDS, kind_of_stream
from cairn.store.sqlite import statements
from cairn.store.sqlite.database import Database
from cairn.store.sqlite.loads import accounts_of, listed
from cairn.store.sqlite.pool import ReadPool


class ReaderReads:
    """A FollowStore over the read pool, and what single readers ask for."""

    _pool: ReadPool

    async def standings(self, streams: Sequence[StreamId] | None) -> list[Standing]:
        return await self._pool.run(lambda database: _standings(database, streams))

    async def reader_faults(self) -> list[KnownFault]:
        return await self._pool.run(_faults)

    async def rows_by_id(self, kind: str, keys: Sequence[RowKey]) -> list[Row]:
        sql = statements.select_by_id(kind)
        found = await self._pool.run(lambda database: database.all(sql, listed(keys)))
        return [codec(kind).row(record) for record in found]

    async def watchers(self, task: RowId, persons: Sequence[PersonId]) -> list[PersonId]:
        found = await self._pool.run(
            lambda database: database.all(
                "SELECT DISTINCT held.stream FROM json_each(?1) AS wanted"
                " CROSS JOIN watch AS held INDEXED BY watch_by_task"
                " ON held.stream = wanted.value AND held.task = ?2 WHERE deleted_at IS NULL",
                listed(persons),
                task,
            )
        )
        return [person for (person,) in found]

    async def memberships(self, person: PersonId) -> list[Row]:
        found = await self._pool.run(
            lambda database: database.all(
                f"SELECT {statements.columns('member')} FROM member AS held"
                " WHERE person = ? AND deleted_at IS NULL",
                person,
            )
        )
        return [codec("member").row(record) for record in found]

    async def accounts_of(self, persons: Sequence[PersonId]) -> list[Account]:
        return await self._pool.run(lambda database: accounts_of(database, persons))

    async def trash(self, stream: StreamId, until: int, limit: int) -> list[tuple[str, RowId]]:
        return await self._pool.run(lambda database: _trash(database, stream, until, limit))

    async def lease(self, name: str) -> KnownLease | None:
        return await self._pool.run(lambda database: _lease(database, name))


def _standings(database: Database, streams: Sequence[StreamId] | None) -> list[Standing]:
    """Return them with their kind: whose id is a person's is that person's own stream."""
    if streams is None:
        wanted = "stream AS held"
    else:
        wanted = "json_each(?1) AS wanted CROSS JOIN stream AS held ON held.id = wanted.value"
    found = database.all(
        "SELECT held.id, held.seq, account.person IS NOT NULL, done.reader, done.seq"
        f" FROM {wanted}"
        " LEFT JOIN account ON account.person = held.id"
        " LEFT JOIN reader_cursor AS done ON done.stream = held.id",
        *([] if streams is None else [listed(streams)]),
    )
    standings: dict[StreamId, Standing] = {}
    for stream, head, is_person, reader, seq in found:
        kind = kind_of_stream(stream, is_person=bool(is_person))
        standing = standings.setdefault(stream, Standing(stream, kind, head, {}))
        if reader is not None:
            standing.cursors[reader] = seq
    return list(standings.values())


def _trash(database: Database, stream: StreamId, until: int, limit: int) -> list[tuple[str, RowId]]:
    found: list[tuple[str, RowId]] = []
    for kind in PURGED_KINDS:
        records = database.all(
            f"SELECT id FROM {statements.table(kind)} WHERE stream = ? AND deleted_at <= ? LIMIT ?",
            stream,
            until,
            limit - len(found),
        )
        found += [(kind, row_id) for (row_id,) in records]
    return found


def _faults(database: Database) -> list[KnownFault]:
    found = database.all(
        "SELECT reader, stream, seq, tries, is_skipped, what, at FROM reader_fault ORDER BY at DESC"
    )
    return [
        KnownFault(reader, stream, seq, tries, bool(is_skipped), what, at)
        for reader, stream, seq, tries, is_skipped, what, at in found
    ]


def _lease(database: Database, name: str) -> KnownLease | None:
    found = database.one("SELECT holder, counter, until FROM lease WHERE name = ?", name)
    return KnownLease(*found) if found else None
