"""Connections that only read, one a thread: reads stay off the event loop and the writer."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import local
from typing import TypeVar

from cairn.store.sqlite.database import Database, open_reader

_THREADS = 4

T = TypeVar("T")


class ReadPool:
    """Runs reads in threads, each in one transaction that sees one snapshot."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held = local()
        self._opened: list[Database] = []
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="reader")

    async def run(self, read: Callable[[Database], T]) -> T:
        """Return what `read` returns. Raises StoreFault."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self._in_snapshot, read)

    def close(self) -> None:
        """Let reads under way end, then close their connections."""
        self._threads.shutdown()
        for database in self._opened:
            database.close()

    def _in_snapshot(self, read: Callable[[Database], T]) -> T:
        database = self._database()
        database.run("BEGIN")
        try:
            return read(database)
        finally:
            database.run("COMMIT")

    def _database(self) -> Database:
        database: Database | None = getattr(self._held, "database", None)
        if database is None:
            database = self._held.database = open_reader(self._path)
            self._opened.append(database)
        return database
