"""Connections: one that writes, a few that read. Lost ones are replaced in the background."""

import asyncio
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, Final, TypeVar

import psycopg
from psycopg import Connection, IsolationLevel
from psycopg_pool import ConnectionPool

from cairn.commit.store import RolledBack, StoreFault
from cairn.store.postgresql.database import Database, prepare
from cairn.store.postgresql.faults import told_as_faults

T = TypeVar("T")

_READERS: Final = 4
_WAIT_SECONDS: Final = 5.0
"""How long a reconnecting pool is waited for."""
_TRIES: Final = 3

_LIMITS: Final = (
    "SELECT set_config('statement_timeout', $1, true), set_config('lock_timeout', '5s', true),"
    " set_config('idle_in_transaction_session_timeout', '30s', true),"
    " set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),"
    " set_config('enable_mergejoin', 'off', true), set_config('jit', 'off', true),"
    " set_config('synchronous_commit', CASE current_setting('synchronous_commit')"
    " WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, true)"
)
"""All statements go by keys: a plan made while a table was small must not read all of it later.
A process that hangs with a stream's lock loses it after 30 s. For the transaction alone, so that
poolers in transaction mode need not know."""


def pool_of(url: str, *, size: int, reads: bool) -> ConnectionPool[Connection[Any]]:
    """Return a pool that is open. Raises psycopg_pool.PoolTimeout where nobody answers."""

    def configure(connection: Connection[Any]) -> None:
        prepare(connection)
        if reads:
            connection.isolation_level = IsolationLevel.REPEATABLE_READ
            connection.read_only = True

    return ConnectionPool(
        url,
        min_size=1,
        max_size=size,
        open=False,
        configure=configure,
        timeout=_WAIT_SECONDS,
        reconnect_timeout=0,  # for ever: each failure is told to who asks meanwhile
        num_workers=1,
        kwargs={"application_name": "cairn", "connect_timeout": 5},
    )


@contextmanager
def lent(
    pool: ConnectionPool[Connection[Any]], statement_timeout: str
) -> Generator[tuple[Connection[Any], Database]]:
    """Lend a connection in pipeline mode, its transaction begun. Who leaves without COMMIT rolls
    back; one that was lost does not come back to the pool.
    """
    try:
        connection = pool.getconn()
    except psycopg.Error as error:
        raise StoreFault("no connection to PostgreSQL") from error
    try:
        with told_as_faults(connection), connection.pipeline():
            database = Database(connection)
            database.run(_LIMITS, statement_timeout)
            yield connection, database
    finally:
        _end(connection)
        pool.putconn(connection)


def _end(connection: Connection[Any]) -> None:
    """Roll back what was not committed; a connection that can't is closed, and replaced."""
    try:
        connection.rollback()
    except psycopg.Error:
        connection.close()


class ReadPool:
    """Runs reads in threads, each in one transaction that sees one snapshot."""

    def __init__(self, url: str) -> None:
        self._pool = pool_of(url, size=_READERS, reads=True)
        self._threads = ThreadPoolExecutor(_READERS, thread_name_prefix="reader")

    def open(self) -> None:
        """Wait until one connection stands."""
        self._pool.open(wait=True, timeout=_WAIT_SECONDS)

    async def run(self, read: Callable[[Database], T]) -> T:
        """Return what `read` returns. Raises StoreFault."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self._in_snapshot, read)

    def close(self) -> None:
        """Let reads under way end, then close their connections."""
        self._threads.shutdown()
        self._pool.close()

    def _in_snapshot(self, read: Callable[[Database], T]) -> T:
        """A read changes nothing: where the connection was lost it is made again."""
        for _ in range(_TRIES - 1):
            try:
                return self._once(read)
            except RolledBack:
                continue
        try:
            return self._once(read)
        except RolledBack as fault:
            raise StoreFault(str(fault)) from fault

    def _once(self, read: Callable[[Database], T]) -> T:
        with lent(self._pool, "60s") as (_, database):
            return read(database)
