"""The SQLite engine: one file, one connection that writes, a few that read."""

from contextlib import AbstractAsyncContextManager
from pathlib import Path

import apsw

from cairn.store.sqlite.connection import connect_writer
from cairn.store.sqlite.identity_reads import IdentityReads
from cairn.store.sqlite.log_reads import LogReads
from cairn.store.sqlite.migrate import migrate
from cairn.store.sqlite.pool import ReadPool
from cairn.store.sqlite.snapshot_reads import SnapshotReads
from cairn.store.sqlite.transaction import SqliteTransaction, begun


class SqliteStore(LogReads, SnapshotReads, IdentityReads):
    """A WriteStore, a ReadStore and an IdentityStore."""

    def __init__(self, writer: apsw.Connection, pool: ReadPool) -> None:
        self._writer = writer
        self._pool = pool

    def transaction(self) -> AbstractAsyncContextManager[SqliteTransaction]:
        return begun(self._writer)

    def close(self) -> None:
        """Close all connections; the last one out folds the log into the file."""
        self._pool.close()
        self._writer.close()


def open_sqlite(path: Path) -> SqliteStore:
    """Open the file, made if it is not there, and bring it to this version's schema.

    Raises SchemaNewer for a file that a newer Cairn wrote.
    """
    writer = connect_writer(path)
    migrate(writer)
    return SqliteStore(writer, ReadPool(path))
