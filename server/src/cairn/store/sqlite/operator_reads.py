"""Reads for whoever runs the server: all accounts, all workspaces, and the state of the file."""

from cairn.decide.row import Row
from cairn.identity.store import Credentials
from cairn.model.ids import StreamId
from cairn.store.columns import codec
from cairn.store.sqlite.database import Database
from cairn.store.sqlite.migrate import migrations, schema_version
from cairn.store.sqlite.pool import ReadPool
from cairn.store.sqlite.statements import columns, table

_MOST_FAULTS = 20


class OperatorReads:
    """The part of a store that the command line asks."""

    _pool: ReadPool

    async def accounts(self) -> list[Credentials]:
        return await self._pool.run(_accounts)

    async def workspaces(self) -> list[Row]:
        return await self._pool.run(_workspaces)

    async def streams(self) -> list[StreamId]:
        return await self._pool.run(
            lambda database: [stream for (stream,) in database.all("SELECT id FROM stream")]
        )

    async def schema(self) -> tuple[int, int]:
        return await self._pool.run(lambda database: (schema_version(database), len(migrations())))

    async def damage(self) -> list[str]:
        return await self._pool.run(damage_of)


def _accounts(database: Database) -> list[Credentials]:
    found = database.all(
        "SELECT person, email, name, password_hash, is_admin, active FROM account ORDER BY email"
    )
    return [
        Credentials(*known, is_admin=bool(is_admin), active=bool(active))
        for *known, is_admin, active in found
    ]


def _workspaces(database: Database) -> list[Row]:
    found = database.all(
        f"SELECT {columns('workspace')} FROM {table('workspace')} AS held WHERE deleted_at IS NULL"
    )
    return [codec("workspace").row(record) for record in found]


def damage_of(database: Database) -> list[str]:
    """Return what the engine's own check of the file finds wrong."""
    found = [str(message) for (message,) in database.all(f"PRAGMA integrity_check({_MOST_FAULTS})")]
    return [] if found == ["ok"] else found
