"""Whole copies of a database file. Each is one file, durable, with no log beside it."""

import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from cairn.commit.store import StoreFault
from cairn.store.sqlite.database import Database, open_reader, open_writer
from cairn.store.sqlite.migrate import migrate, schema_version
from cairn.store.sqlite.operator_reads import damage_of

_KEPT: Final = "backups"
"""The folder beside the database for the copies that Cairn makes by itself."""
_BESIDE: Final = ("", "-journal", "-wal", "-shm")
"""What the names of the files of one database end with."""


@contextmanager
def named_when_good(target: Path) -> Generator[Path]:
    """Give a path to write a copy to. It gets its name, durably, unless something is raised."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.touch(mode=0o600)
        yield part
        _settle(part)
        part.rename(target)
        _settle(target.parent)
    finally:
        for each in files_of(part):
            each.unlink()


def copy_sqlite(source: Path, target: Path) -> None:
    """Copy the file as it stands at one moment, also while another process writes in it.

    Raises StoreFault.
    """
    database = open_reader(source)
    try:
        database.copy_to(target)
    finally:
        database.close()


def migrate_copy(path: Path) -> None:
    """Bring a copy to this version's schema.

    Raises SchemaNewer, and StoreFault for what is no copy of a database of Cairn.
    """
    database = open_writer(path)
    try:
        if not schema_version(database):
            raise StoreFault("It is no database of Cairn.")
        migrate(database)
        database.run("PRAGMA journal_mode = DELETE")
    finally:
        database.close()


def keep_older(database: Database, path: Path, schema: int) -> Path:
    """Copy the file before it is migrated, see that the copy is whole, and return where it is."""
    folder = path.parent / _KEPT
    folder.mkdir(mode=0o700, exist_ok=True)
    kept = unused(folder / f"schema-{schema}.db")
    with named_when_good(kept) as part:
        database.copy_to(part)
        _see_that_it_is_whole(part)
    return kept


def set_aside(path: Path, folder: Path) -> None:
    """Move a database that nobody has open into a folder, made for it.

    It stays under its old name too until another takes its place: a power cut must not leave a
    folder without a database, in which the next start would make an empty one.
    """
    folder.mkdir(mode=0o700)
    if path.exists():
        with suppress(StoreFault):  # damaged: kept as it is
            open_writer(path).close()  # folds its log into it
        try:
            (folder / path.name).hardlink_to(path)
        except OSError:
            path.rename(folder / path.name)  # a file system without links
    for each in files_of(path):
        if each != path:
            each.rename(folder / each.name)


def files_of(path: Path) -> list[Path]:
    """Return the files of a database that are there."""
    return [each for end in _BESIDE if (each := path.with_name(path.name + end)).exists()]


def unused(path: Path) -> Path:
    """Return the path, or where something is there already one with the next free number."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free


def _see_that_it_is_whole(path: Path) -> None:
    copy = open_reader(path)
    try:
        damage = damage_of(copy)
    finally:
        copy.close()
    if damage:
        raise StoreFault(f"The copy that is kept before a migration is damaged: {damage[0]}.")


def _settle(path: Path) -> None:
    """Return when what the file or folder holds would survive a power cut."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
