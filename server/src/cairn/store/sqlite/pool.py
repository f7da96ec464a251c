"""Connections that only read, one a thread, so that reads stay off the event loop and the writer."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import local
from typing import TypeVar

import apsw

from cairn.store.sqlite.connection import connect_reader
from cairn.store.sqlite.faults import told_as_faults

_THREADS = 4

T = TypeVar("T")


class ReadPool:
    """Runs reads in threads, each in one transaction that sees one snapshot."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held = local()
        self._opened: list[apsw.Connection] = []
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="reader")

    async def run(self, read: Callable[[apsw.Connection], T]) -> T:
        """Return what `read` returns. Raises StoreFault."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self._in_snapshot, read)

    def close(self) -> None:
        """Let reads under way end, then close their connections."""
        self._threads.shutdown()
        for connection in self._opened:
            connection.close()

    def _in_snapshot(self, read: Callable[[apsw.Connection], T]) -> T:
        with told_as_faults():
            connection = self._connection()
            connection.execute("BEGIN")
            try:
                return read(connection)
            finally:
                connection.execute("COMMIT")

    def _connection(self) -> apsw.Connection:
        connection: apsw.Connection | None = getattr(self._held, "connection", None)
        if connection is None:
            connection = self._held.connection = connect_reader(self._path)
            self._opened.append(connection)
        return connection
