"""One connection to the file, typed, with its errors told as the write path's faults."""

from collections.abc import Collection, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import apsw

from cairn.commit.store import DataFault, StoreFault

Bound = str | int | float | bytes | None
"""What a statement's parameter may be."""

Record = tuple[Any, ...]

_WRITER_CACHE_KIB: Final = 32 * 1024
_READER_CACHE_KIB: Final = 8 * 1024
_CHECKPOINT_PAGES: Final = 4_000  # 16 MB of log: a checkpoint then takes some 20 ms
_LOG_KEPT_BYTES: Final = 64 * 1024 * 1024  # a longer one (a slow reader) is cut after its time
_BUSY_MS: Final = 5_000  # a backup or another tool at the file

_DATA_FAULTS: Final = (
    apsw.ConstraintError,
    apsw.MismatchError,
    apsw.TooBigError,
    apsw.RangeError,
    OverflowError,  # an integer above 64 bits
    TypeError,  # a value that no column takes
    UnicodeError,  # half a surrogate pair
)


class Database:
    """A connection. Statements are prepared once and kept; every call may raise both faults."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection: Any = connection  # apsw's own types are incomplete

    def run(self, sql: str, *bindings: Bound) -> None:
        """Run one statement, or a script without bindings."""
        with _told_as_faults():
            self._connection.execute(sql, bindings)

    def each(self, sql: str, records: Collection[Sequence[Bound]]) -> list[Any]:
        """Run one statement for each record; return the records that they return."""
        if not records:
            return []
        with _told_as_faults():
            return self._connection.executemany(sql, records).fetchall()

    def all(self, sql: str, *bindings: Bound) -> list[Record]:
        """Return all records."""
        with _told_as_faults():
            return self._connection.execute(sql, bindings).fetchall()

    def readable(self, sql: str, *bindings: Bound) -> list[Record]:
        """Return the records whose texts are texts: a flipped bit can make one that is none."""
        found: list[Record] = []
        with _told_as_faults():
            cursor = self._connection.execute(sql, bindings)
            while True:
                try:
                    found.append(next(cursor))
                except StopIteration:
                    return found
                except UnicodeError:
                    continue

    def one(self, sql: str, *bindings: Bound) -> Record | None:
        """Return the first record, None where there is none."""
        with _told_as_faults():
            return self._connection.execute(sql, bindings).fetchone()

    @contextmanager
    def transaction(self) -> Generator[None]:
        """Begin at once, so that nobody else can write; commit on leaving, or roll back."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            if self._connection.in_transaction:  # a full disk may have ended it by itself
                self.run("ROLLBACK")
            raise

    def copy_to(self, path: Path) -> None:
        """Write all of it, as it stands at one moment, into a file that has no log beside it."""
        with _told_as_faults():
            target: Any = apsw.Connection(str(path))  # as above
            try:
                with target.backup("main", self._connection, "main") as copying:
                    copying.step()  # all at once: whoever writes meanwhile would make it start anew
                target.pragma("journal_mode", "delete")
            finally:
                target.close()

    def close(self) -> None:
        """Close the connection; the last one of a file folds the log into it."""
        self._connection.close()


def open_writer(path: Path) -> Database:
    """Open the one connection that writes; it also makes the checkpoints."""
    with _told_as_faults():
        connection = apsw.Connection(str(path))
        connection.set_busy_timeout(_BUSY_MS)
        connection.wal_autocheckpoint(_CHECKPOINT_PAGES)
    database = Database(connection)
    database.run("PRAGMA journal_mode = WAL")
    database.run("PRAGMA synchronous = FULL")
    database.run("PRAGMA secure_delete = ON")  # what is purged is overwritten, not only let go
    database.run(f"PRAGMA journal_size_limit = {_LOG_KEPT_BYTES}")
    database.run(f"PRAGMA cache_size = -{_WRITER_CACHE_KIB}")
    return database


def open_reader(path: Path) -> Database:
    """Open a connection that can only read. Each of its transactions sees one snapshot."""
    with _told_as_faults():
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        connection.set_busy_timeout(_BUSY_MS)
    database = Database(connection)
    database.run(f"PRAGMA cache_size = -{_READER_CACHE_KIB}")
    return database


@contextmanager
def _told_as_faults() -> Generator[None]:
    """Messages of faults name tables and columns, never values."""
    try:
        yield
    except apsw.FullError as error:
        raise StoreFault(str(error), "storage_full") from error
    except _DATA_FAULTS as error:
        raise DataFault(type(error).__name__) from error
    except apsw.Error as error:
        raise StoreFault(str(error)) from error
