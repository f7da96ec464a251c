"""Brings a database file to this version's schema, and refuses one that is newer."""

from importlib.resources import files

from cairn.store.sqlite.database import Database


class SchemaNewer(Exception):
    """The file was written by a newer Cairn."""


def migrate(database: Database) -> None:
    """Apply the migrations that the file lacks, each in a transaction of its own.

    The number of the last one applied is the file's `user_version`. Raises SchemaNewer.
    """
    scripts = migrations()
    held, known = schema_version(database), len(scripts)
    if held > known:
        raise SchemaNewer(
            f"The data has schema {held}, this version of Cairn knows up to {known}: "
            "run the version that wrote it, or a newer one."
        )
    for number, script in enumerate(scripts[held:], start=held + 1):
        with database.transaction():
            database.run(f"{script}; PRAGMA user_version = {number}")


def schema_version(database: Database) -> int:
    """Return the number of the last migration applied to the file; 0 for a new one."""
    found = database.one("PRAGMA user_version")
    return found[0] if found else 0


def migrations() -> list[str]:
    """Return the scripts in order; their numbers rise from 0001 without a gap."""
    folder = files("cairn.store.sqlite.migrations")
    found = sorted(file.name for file in folder.iterdir() if file.name.endswith(".sql"))
    for number, name in enumerate(found, start=1):
        if int(name.split("_")[0]) != number:
            raise ValueError(f"migration {name} is out of line: expected number {number:04}")
    return [(folder / name).read_text(encoding="utf-8") for name in found]
