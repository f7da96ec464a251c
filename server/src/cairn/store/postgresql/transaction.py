"""One transaction on the writer's connection."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import psycopg
from psycopg import Connection
from psycopg_pool import ConnectionPool

from cairn.commit.store import CommitUnknown
from cairn.store.effects import Effects
from cairn.store.postgresql.appends import Appends
from cairn.store.postgresql.database import Database
from cairn.store.postgresql.erasing import Erasing
from cairn.store.postgresql.loads import Loads
from cairn.store.postgresql.pool import lent


class PostgresqlTransaction(Loads, Appends, Erasing, Effects):
    """A WriteTransaction: what it reads, what it appends, erases and carries out."""

    def __init__(self, database: Database) -> None:
        self._database = database


@asynccontextmanager
async def begun(pool: ConnectionPool[Connection[Any]]) -> AsyncGenerator[PostgresqlTransaction]:
    """Run a transaction. The thread has nothing else to do, so its calls wait for the server.

    The writes and COMMIT go out together. A connection that is lost from then on leaves open what
    became of them.
    """
    with lent(pool, "30s") as (connection, database):
        yield PostgresqlTransaction(database)
        try:
            connection.commit()
        except psycopg.OperationalError as error:
            if connection.closed:
                raise CommitUnknown("the connection was lost during COMMIT") from error
            raise
