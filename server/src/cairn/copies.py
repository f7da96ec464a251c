"""Copies of an instance's data: made beside a running server, and put in its place.

A copy gets its name only after whoever asked for it has read it and found it good.
"""

from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, Final

from msgspec import Struct

from cairn.commit.store import StoreFault
from cairn.instance import DATABASE, CantOpen, Store, present
from cairn.settings import Settings
from cairn.store.sqlite import (
    InUse,
    SchemaNewer,
    copy_sqlite,
    files_of,
    lock,
    migrate_copy,
    named_when_good,
    read_sqlite,
    set_aside,
    unused,
)

_ASIDE: Final = "before-restore"


class Restoring(Struct, frozen=True):
    """A copy that is about to take the place of the data, and where that is kept then."""

    store: Store
    aside: Path | None
    """None where there was no data."""


@contextmanager
def backed_up(settings: Settings, target: Path) -> Generator[Store]:
    """Copy the data as it stands at one moment; the copy is named `target` if nothing is raised.

    A server may be running. Raises CantOpen and StoreFault.
    """
    _refuse_postgresql(settings, "pg_dump")
    source = present(settings)
    with _told_as_faults(), named_when_good(target) as part:
        copy_sqlite(source, part)
        with closing(read_sqlite(part)) as store:
            yield store


@contextmanager
def restored(settings: Settings, source: Path) -> Generator[Restoring]:
    """Put a copy in the place of the data if nothing is raised; what was there is kept aside.

    The copy is brought to this version's schema. Raises CantOpen and StoreFault.
    """
    _refuse_postgresql(settings, "pg_restore")
    place = settings.data / DATABASE
    with _told_as_faults(), _held(place), named_when_good(place) as part:
        aside = unused(settings.data / _ASIDE) if files_of(place) else None
        copy_sqlite(source, part)
        try:
            migrate_copy(part)
        except SchemaNewer as fault:
            raise CantOpen(f"{source} can't be restored. {fault}") from fault
        with closing(read_sqlite(part)) as store:
            yield Restoring(store, aside)
        if aside:
            set_aside(place, aside)


def _refuse_postgresql(settings: Settings, tool: str) -> None:
    if settings.database_url:
        raise CantOpen(f"CAIRN_DATABASE_URL is set: the data is in PostgreSQL. Use its {tool}.")


def _held(place: Path) -> IO[str]:
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        return lock(place)
    except InUse as fault:
        raise CantOpen(str(fault)) from fault


@contextmanager
def _told_as_faults() -> Generator[None]:
    try:
        yield
    except OSError as fault:
        raise StoreFault(f"{fault.filename}: {fault.strerror}.") from fault
