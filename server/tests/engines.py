"""The engines that a run of the suite may be on. CAIRN_TEST_ENGINE chooses; SQLite is the first."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import apsw
import psycopg

from cairn.model.kinds import KINDS
from cairn.store.database import Bound, Record
from cairn.store.postgresql import PostgresqlStore, open_postgresql
from cairn.store.postgresql.database import prepare
from cairn.store.sqlite import SqliteStore, open_sqlite
from cairn.store.sqlite.database import Database, open_writer

_BLOBS = {"header", "hash", "salt", "bytes", "commitment", "digest"}


class Sqlite:
    """SQLite in a file. `open` opens the same data again."""

    name = "sqlite"
    url = ""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "cairn.db"

    @staticmethod
    def version() -> str:
        """Return what the engine says it is."""
        return f"SQLite {apsw.sqlite_lib_version()}"

    def open(self) -> SqliteStore:
        return open_sqlite(self.path)

    @contextmanager
    def beside(self) -> Generator[Database]:
        """A connection of somebody else to the data, for what no store would do."""
        database = open_writer(self.path)
        try:
            yield database
        finally:
            database.close()

    def fill(self, store: "Store") -> None:
        """Let the file grow no more, as on a full disk."""
        writer = _writer(store)
        ((pages,),) = writer.all("PRAGMA page_count")
        writer.run(f"PRAGMA max_page_count = {pages}")

    def make_room(self, store: "Store") -> None:
        """Let the file grow again."""
        _writer(store).run("PRAGMA max_page_count = 4294967294")

    def flip(self, table: str, column: str, where: str, mask: int) -> None:
        """Flip bits of the column's fifth byte, in one record, as a bad disk would."""
        kind = "BLOB" if column in _BLOBS else "TEXT"
        with self.beside() as database:
            found = database.one(
                f"SELECT CAST({column} AS BLOB) FROM {table} WHERE {where} LIMIT 1"  # noqa: S608 - names of the schema
            )
            assert found, f"no such record in {table}: {where}"
            spoilt = bytearray(found[0])
            spoilt[min(4, len(spoilt) - 1)] ^= mask
            database.run("PRAGMA ignore_check_constraints = ON")
            database.run(
                f"UPDATE {table} SET {column} = CAST(?1 AS {kind}) WHERE {where}",  # noqa: S608 - names of the schema
                bytes(spoilt),
            )


def _writer(store: "Store") -> Database:
    """The limit is the connection's own: it must be set on the one that writes."""
    return vars(store)["_writer"]


class Postgresql:
    """PostgreSQL, in a database of this worker's that is emptied for each test."""

    name = "postgresql"

    def __init__(self, folder: Path) -> None:
        del folder
        self.url = _worker_database()
        with psycopg.connect(self.url) as connection:
            _empty(connection)

    @staticmethod
    def version() -> str:
        """Return what the engine says it is."""
        with psycopg.connect(server_url()) as connection:
            found = connection.execute("SELECT version()").fetchone()
        assert found
        return found[0]

    def open(self) -> PostgresqlStore:
        return open_postgresql(self.url)

    @contextmanager
    def beside(self) -> Generator["Beside"]:
        """A connection of somebody else to the data, for what no store would do."""
        with psycopg.connect(self.url) as connection:
            prepare(connection)
            yield Beside(connection)

    def flip(self, table: str, column: str, where: str, mask: int) -> None:
        """Flip bits of the column's fifth byte, in one record, as a bad disk would.

        What is no UTF-8 the server would not let us write: of texts the lowest bit is flipped.
        """
        is_blob = column in _BLOBS
        with self.beside() as database:
            found = database.one(f"SELECT {column} FROM {table} WHERE {where} LIMIT 1")  # noqa: S608 - names of the schema
            assert found, f"no such record in {table}: {where}"
            spoilt = bytearray(found[0] if is_blob else found[0].encode())
            spoilt[min(4, len(spoilt) - 1)] ^= mask if is_blob else 1
            database.run(
                f"UPDATE {table} SET {column} = ? WHERE {where}",  # noqa: S608 - names of the schema
                bytes(spoilt) if is_blob else spoilt.decode(),
            )


class Beside:
    """Statements as tests write them, with `?`, each committed at once."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection: Any = connection
        connection.autocommit = True

    def run(self, sql: str, *bindings: Bound) -> None:
        self._connection.execute(_numbered(sql), bindings)

    def all(self, sql: str, *bindings: Bound) -> list[Record]:
        return self._connection.execute(_numbered(sql), bindings, binary=True).fetchall()

    def one(self, sql: str, *bindings: Bound) -> Record | None:
        found = self.all(sql, *bindings)
        return found[0] if found else None


def _numbered(sql: str) -> str:
    numbers = count(1)
    return "".join(f"${next(numbers)}" if letter == "?" else letter for letter in sql)


_STARTED_ON: set[Path] = set()


def database_url(folder: Path) -> str:
    """Return the setting that lets a server run on this run's engine; what was begun on a folder
    goes on there.
    """
    if CHOSEN is Sqlite:
        return ""
    if folder in _STARTED_ON:
        return _worker_database()
    _STARTED_ON.add(folder)
    return Postgresql(folder).url


def server_url() -> str:
    """Return the URL of the run's server, started by conftest.py."""
    return os.environ["CAIRN_TEST_POSTGRESQL"]  # noqa: TID251 - handed on to the workers


def _worker_database() -> str:
    """Return the URL of the database of this worker, made and filled with tables once."""
    name = f"cairn_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"  # noqa: TID251 - set by xdist
    with psycopg.connect(server_url(), autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if known.fetchone() is None:
            connection.execute(f'CREATE DATABASE "{name}"'.encode())
            open_postgresql(url := server_url().replace("/postgres?", f"/{name}?")).close()
            return url
    return server_url().replace("/postgres?", f"/{name}?")


_OF_LOGS_AND_PEOPLE = (
    "stream", "entry", "part", "act", "outcome", "text_update", "text_clock", "account", "session",
    "link", "reader_cursor", "reader_fault", "lease",
)  # fmt: skip


def _empty(connection: psycopg.Connection[Any]) -> None:
    """Delete all rows: of small tables that takes a tenth of what TRUNCATE does."""
    for table in (*KINDS, *_OF_LOGS_AND_PEOPLE):
        connection.execute(f'DELETE FROM "{table}"'.encode())  # noqa: S608 - names of the schema


Engine = Sqlite | Postgresql
Store = SqliteStore | PostgresqlStore
ENGINES = {"sqlite": Sqlite, "postgresql": Postgresql}
CHOSEN = ENGINES[os.environ.get("CAIRN_TEST_ENGINE", "sqlite")]  # noqa: TID251 - whoever runs it
