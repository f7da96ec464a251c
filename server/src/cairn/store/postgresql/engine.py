"""The PostgreSQL engine: a pool of one connection that writes, and one of a few that read."""

from contextlib import AbstractAsyncContextManager
from typing import Any

import psycopg
from psycopg import Connection
from psycopg_pool import ConnectionPool

from cairn.commit.store import StoreFault
from cairn.store.identity_reads import IdentityReads
from cairn.store.postgresql.log_pages import LogPages
from cairn.store.postgresql.log_reads import LogReads
from cairn.store.postgresql.migrate import migrate
from cairn.store.postgresql.operator_reads import OperatorReads
from cairn.store.postgresql.pool import ReadPool, pool_of
from cairn.store.postgresql.reader_reads import ReaderReads
from cairn.store.postgresql.snapshot_reads import SnapshotReads
from cairn.store.postgresql.transaction import PostgresqlTransaction, begun
from cairn.store.postgresql.undo_reads import UndoAtOneMoment
from cairn.store.postgresql.verify_reads import VerifyReads


class PostgresqlReads(  # pyright: ignore[reportIncompatibleVariableOverride] - shared reads ask less of a pool
    LogReads,
    LogPages,
    SnapshotReads,
    IdentityReads,
    OperatorReads,
    VerifyReads,
    ReaderReads,
    UndoAtOneMoment,
):
    """All that can be read; others may be writing."""

    def __init__(self, pool: ReadPool) -> None:
        self._pool = pool

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class PostgresqlStore(PostgresqlReads):
    """All that can be read, and a WriteStore. Other processes may write beside it."""

    def __init__(self, writer: ConnectionPool[Connection[Any]], pool: ReadPool) -> None:
        super().__init__(pool)
        self._writer = writer

    def transaction(self) -> AbstractAsyncContextManager[PostgresqlTransaction]:
        return begun(self._writer)

    def close(self) -> None:
        """Close all connections."""
        super().close()
        self._writer.close()


def open_postgresql(url: str, direct_url: str = "") -> PostgresqlStore:
    """Connect, and bring the database to this version's schema by `direct_url` where a pooler
    stands at `url`. Raises SchemaNewer, and StoreFault where it can't be reached.
    """
    try:
        migrate(direct_url or url)
        writer = pool_of(url, size=1, reads=False)
        writer.open(wait=True, timeout=5)
    except psycopg.Error as error:
        raise StoreFault(_told(error)) from error
    return PostgresqlStore(writer, _opened(url))


def read_postgresql(url: str) -> PostgresqlReads:
    """Connect to read alone. Raises StoreFault where it can't be reached."""
    return PostgresqlReads(_opened(url))


def _opened(url: str) -> ReadPool:
    pool = ReadPool(url)
    try:
        pool.open()
    except psycopg.Error as error:
        pool.close()
        raise StoreFault(_told(error)) from error
    return pool


def _told(error: psycopg.Error) -> str:
    """Connection errors name host and user, never the password."""
    return str(error).strip() or type(error).__name__
