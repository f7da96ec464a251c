"""The engines that tests of the write path run on, one after the other."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import apsw

from cairn.store.sqlite import SqliteStore, open_sqlite
from cairn.store.sqlite.database import Database, open_writer

_BLOBS = {"header", "hash", "salt", "bytes", "commitment", "digest"}


class Sqlite:
    """SQLite in a file. `open` opens the same data again."""

    name = "sqlite"
    version = f"SQLite {apsw.sqlite_lib_version()}"

    def __init__(self, folder: Path) -> None:
        self.path = folder / "cairn.db"

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

    def fill(self, store: SqliteStore) -> None:
        """Let the file grow no more, as on a full disk."""
        writer = _writer(store)
        ((pages,),) = writer.all("PRAGMA page_count")
        writer.run(f"PRAGMA max_page_count = {pages}")

    def make_room(self, store: SqliteStore) -> None:
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


def _writer(store: SqliteStore) -> Database:
    """The limit is the connection's own: it must be set on the one that writes."""
    return vars(store)["_writer"]


Engine = Sqlite
Store = SqliteStore
ENGINES = (Sqlite,)
