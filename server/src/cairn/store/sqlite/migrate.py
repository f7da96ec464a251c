"""Brings a database file to this version's schema, and refuses one that is newer."""

from collections.abc import Sequence
from importlib.resources import files

from cairn.store.schema import check_known, scripts_in
from cairn.store.sqlite.database import Database


def migrate(database: Database) -> None:
    """Apply the migrations that the file lacks, each in a transaction of its own.

    The number of the last one applied is the file's `user_version`. Raises SchemaNewer.
    """
    scripts = migrations()
    held, known = schema_version(database), len(scripts)
    check_known(held, known)
    for number, script in enumerate(scripts[held:], start=held + 1):
        with database.transaction():
            database.run(f"{script}; PRAGMA user_version = {number}")


def schema_version(database: Database) -> int:
    """Return the number of the last migration applied to the file; 0 for a new one."""
    found = database.one("PRAGMA user_version")
    return found[0] if found else 0


def migrations() -> Sequence[str]:
    """Return the scripts in order."""
    return scripts_in(files("cairn.store.sqlite.migrations"))
