"""One connection in a transaction. Statements go out at once, answers are awaited when read."""

from collections.abc import Sequence
from typing import Any

from psycopg import Connection, RawCursor
from psycopg.types.numeric import Int8BinaryDumper
from psycopg.types.string import StrDumperUnknown, TextBinaryLoader, TextLoader

from cairn.store.database import Bound, Record
from cairn.store.postgresql.faults import told_as_faults

Query = tuple[str, Sequence[Bound]]


class Database:
    """A connection in pipeline mode: what `run` sends may fail at the next read, or at COMMIT."""

    def __init__(self, connection: Connection[Any]) -> None:
        self._connection: Any = connection  # psycopg's types want SQL that is literal

    def run(self, sql: str, *bindings: Bound) -> None:
        """Send one statement."""
        with told_as_faults(self._connection):
            self._connection.execute(sql, bindings)

    def all(self, sql: str, *bindings: Bound) -> list[Record]:
        """Return all records."""
        return self.all_of([(sql, bindings)])[0]

    def all_of(self, queries: Sequence[Query]) -> list[list[Record]]:
        """Return all records of several queries, for one journey to the server."""
        with told_as_faults(self._connection):
            sent = [
                self._connection.execute(sql, bindings, binary=True) for sql, bindings in queries
            ]
            return [cursor.fetchall() for cursor in sent]

    def one(self, sql: str, *bindings: Bound) -> Record | None:
        """Return the first record, None where there is none."""
        found = self.all(sql, *bindings)
        return found[0] if found else None


def prepare(connection: Connection[Any]) -> None:
    """Set a new connection up: `$1` in statements, JSON as text, types as statements name them."""
    connection.cursor_factory = RawCursor
    connection.adapters.register_dumper(str, StrDumperUnknown)
    connection.adapters.register_dumper(int, Int8BinaryDumper)
    connection.adapters.register_loader("json", TextLoader)
    connection.adapters.register_loader("json", TextBinaryLoader)
