"""One transaction on the writer's connection."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from cairn.store.sqlite.appends import Appends
from cairn.store.sqlite.database import Database
from cairn.store.sqlite.effects import Effects
from cairn.store.sqlite.loads import Loads


class SqliteTransaction(Loads, Appends, Effects):
    """A WriteTransaction: what it reads, what it appends, and what it carries out."""


@asynccontextmanager
async def begun(database: Database) -> AsyncGenerator[SqliteTransaction]:
    """Begin at once, so that nobody else can write; commit on leaving, or roll back."""
    database.run("BEGIN IMMEDIATE")
    try:
        yield SqliteTransaction(database)
        database.run("COMMIT")
    except BaseException:
        if database.is_in_transaction:
            database.run("ROLLBACK")
        raise
