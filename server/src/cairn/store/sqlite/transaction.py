"""One transaction on the writer's connection."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from cairn.store.effects import Effects
from cairn.store.sqlite.appends import Appends
from cairn.store.sqlite.database import Database
from cairn.store.sqlite.erasing import Erasing
from cairn.store.sqlite.loads import Loads


class SqliteTransaction(Loads, Appends, Erasing, Effects):
    """A WriteTransaction: what it reads, what it appends, erases and carries out."""


@asynccontextmanager
async def begun(database: Database) -> AsyncGenerator[SqliteTransaction]:
    """Run a transaction; nothing in it waits for anyone, so the connection is its alone."""
    with database.transaction():
        yield SqliteTransaction(database)
