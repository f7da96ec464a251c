"""One transaction on the writer's connection."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import apsw

from cairn.store.sqlite.appends import Appends
from cairn.store.sqlite.effects import Effects
from cairn.store.sqlite.faults import told_as_faults
from cairn.store.sqlite.loads import Loads


class SqliteTransaction(Loads, Appends, Effects):
    """A WriteTransaction: what it reads, what it appends, and what it carries out."""


@asynccontextmanager
async def begun(connection: apsw.Connection) -> AsyncIterator[SqliteTransaction]:
    """Begin at once, so that nobody else can write; commit on leaving, or roll back."""
    with told_as_faults():
        connection.execute("BEGIN IMMEDIATE")
    try:
        yield SqliteTransaction(connection)
        with told_as_faults():
            connection.execute("COMMIT")
    except BaseException:
        with suppress(apsw.SQLError):  # a full disk may have rolled back by itself
            connection.execute("ROLLBACK")
        raise
