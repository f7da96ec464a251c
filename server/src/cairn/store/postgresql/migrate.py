"""Brings a database to this version's schema, one process at a time; refuses one that is newer."""

from collections.abc import Sequence
from importlib.resources import files
from typing import Final

import psycopg

from cairn.store.schema import check_known, scripts_in

_LOCK: Final = 0x6361_6972_6E  # "cairn"; held for one transaction, so a pooler may stand between

_MAKE: Final = "CREATE TABLE IF NOT EXISTS cairn_schema (version integer PRIMARY KEY)"
VERSION: Final = "SELECT coalesce(max(version), 0) FROM cairn_schema"


def migrate(url: str) -> None:
    """Apply the migrations that the database lacks, each in a transaction. Raises SchemaNewer."""
    with psycopg.connect(url, connect_timeout=5, application_name="cairn migrate") as connection:
        while _step(connection):
            pass


def _step(connection: psycopg.Connection) -> bool:
    """Apply the next migration; False where there is none. Others wait at the lock meanwhile."""
    scripts = migrations()
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        connection.execute(_MAKE)
        found = connection.execute(VERSION).fetchone()
        held = found[0] if found else 0
        check_known(held, len(scripts))
        if held == len(scripts):
            return False
        connection.execute(scripts[held].encode())
        connection.execute("INSERT INTO cairn_schema VALUES (%s)", [held + 1])
    return True


def migrations() -> Sequence[str]:
    """Return the scripts in order."""
    return scripts_in(files("cairn.store.postgresql.migrations"))
