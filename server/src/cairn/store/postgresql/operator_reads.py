"""Reads for whoever runs the server: all accounts, all workspaces, and the state of the data."""

from cairn.decide.row import Row
from cairn.identity.store import Credentials
from cairn.model.ids import StreamId
from cairn.store.columns import codec
from cairn.store.postgresql.migrate import VERSION, migrations
from cairn.store.postgresql.pool import ReadPool
from cairn.store.postgresql.statements import columns

_DAMAGE = "SELECT datname, checksum_failures FROM pg_stat_database WHERE checksum_failures > 0"


class OperatorReads:
    """The part of a store that the command line asks."""

    _pool: ReadPool

    async def accounts(self) -> list[Credentials]:
        found = await self._pool.run(
            lambda database: database.all(
                "SELECT person, email, name, password_hash, is_admin, active FROM account"
                " ORDER BY email"
            )
        )
        return [Credentials(*record) for record in found]

    async def workspaces(self) -> list[Row]:
        found = await self._pool.run(
            lambda database: database.all(
                f"SELECT {columns('workspace')} FROM workspace AS held WHERE deleted_at IS NULL"
            )
        )
        return [codec("workspace").row(record) for record in found]

    async def streams(self) -> list[StreamId]:
        found = await self._pool.run(lambda database: database.all("SELECT id FROM stream"))
        return [stream for (stream,) in found]

    async def schema(self) -> tuple[int, int]:
        ((held,),) = await self._pool.run(lambda database: database.all(VERSION))
        return held, len(migrations())

    async def damage(self) -> list[str]:
        """Pages are checked by the server as it reads them, where it was made with checksums."""
        found = await self._pool.run(lambda database: database.all(_DAMAGE))
        return [f"{failures} page(s) of {name} fail their checksum" for name, failures in found]
