"""The SQLite engine: one file, one connection that writes, a few that read."""

from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import IO

from cairn.store.identity_reads import IdentityReads
from cairn.store.sqlite.copying import keep_older
from cairn.store.sqlite.database import Database, open_writer
from cairn.store.sqlite.lock import lock
from cairn.store.sqlite.log_pages import LogPages
from cairn.store.sqlite.log_reads import LogReads
from cairn.store.sqlite.migrate import migrate, migrations, schema_version
from cairn.store.sqlite.operator_reads import OperatorReads
from cairn.store.sqlite.pool import ReadPool
from cairn.store.sqlite.reader_reads import ReaderReads
from cairn.store.sqlite.snapshot_reads import SnapshotReads
from cairn.store.sqlite.transaction import SqliteTransaction, begun
from cairn.store.sqlite.undo_reads import UndoAtOneMoment
from cairn.store.sqlite.verify_reads import VerifyReads
from cairn.telemetry.logs import log


class SqliteReads(  # pyright: ignore[reportIncompatibleVariableOverride] - shared reads ask less of a pool
    LogReads,
    LogPages,
    SnapshotReads,
    IdentityReads,
    OperatorReads,
    VerifyReads,
    ReaderReads,
    UndoAtOneMoment,
):
    """All that can be read; another process may be writing."""

    def __init__(self, pool: ReadPool) -> None:
        self._pool = pool

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class SqliteStore(SqliteReads):
    """All that can be read, and a WriteStore."""

    def __init__(self, writer: Database, pool: ReadPool, held: IO[str]) -> None:
        super().__init__(pool)
        self._writer = writer
        self._held = held

    def transaction(self) -> AbstractAsyncContextManager[SqliteTransaction]:
        return begun(self._writer)

    def close(self) -> None:
        """Close all connections; the last one out folds the log into the file."""
        super().close()
        self._writer.close()
        self._held.close()


def open_sqlite(path: Path) -> SqliteStore:
    """Open the file, made if it is not there, and bring it to this version's schema.

    Before a migration a copy is kept, which the log line names.
    Raises SchemaNewer for a file that a newer Cairn wrote, InUse while another process writes.
    """
    held = lock(path)
    try:
        writer = open_writer(path)
        _bring_up_to_date(writer, path)
    except BaseException:
        held.close()
        raise
    return SqliteStore(writer, ReadPool(path), held)


def _bring_up_to_date(writer: Database, path: Path) -> None:
    held, known = schema_version(writer), len(migrations())
    if not 0 < held < known:
        migrate(writer)
        return
    kept = keep_older(writer, path, held)
    migrate(writer)
    log().info("schema_migrated", before=held, after=known, backup=str(kept))


def read_sqlite(path: Path) -> SqliteReads:
    """Open a file that is there, to read it alone."""
    return SqliteReads(ReadPool(path))
