"""An instance without its doors: the data, opened to be written or read.

The commands stand on it as it is; `app` adds the doors. One process at a time writes.
"""

import time
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, Final, Protocol

from msgspec import Struct

from cairn.commit.committer import Announce, Committer
from cairn.commit.store import StoreFault
from cairn.commit.submission import Committed
from cairn.commit.verify import VerifyStore
from cairn.decide.row import Row
from cairn.exchange.importing import ExchangeStore
from cairn.identity.store import Credentials, IdentityStore
from cairn.model.ids import StreamId
from cairn.readers.names import Names, NameStore
from cairn.readers.notifications import Notifications, NotificationStore
from cairn.readers.profiles import Profiles, ProfileStore
from cairn.readers.reader import Reader
from cairn.readers.retention import RetentionStore
from cairn.readers.store import FollowStore
from cairn.readers.text_clashes import TextClashes, TextHistoryStore
from cairn.settings import Settings
from cairn.store.postgresql import (
    PostgresqlReads,
    PostgresqlStore,
    open_postgresql,
    read_postgresql,
)
from cairn.store.schema import SchemaNewer
from cairn.store.sqlite import InUse, SqliteReads, SqliteStore, open_sqlite, read_sqlite
from cairn.sync.store import ReadStore
from cairn.undo.store import UndoStore

DATABASE: Final = "cairn.db"


class OperatorStore(Protocol):
    """What only the command line asks of an engine."""

    async def accounts(self) -> list[Credentials]:
        """Return all accounts, by e-mail."""
        ...

    async def workspaces(self) -> list[Row]:
        """Return the rows of all workspaces that are not in the trash."""
        ...

    async def streams(self) -> list[StreamId]:
        """Return all streams that have a log."""
        ...

    async def schema(self) -> tuple[int, int]:
        """Return the schema that the data has, and the one of this version."""
        ...

    async def damage(self) -> list[str]:
        """Return what the engine's own check of its files finds wrong."""
        ...


class Store(
    ReadStore,
    IdentityStore,
    ExchangeStore,
    OperatorStore,
    VerifyStore,
    UndoStore,
    FollowStore,
    NotificationStore,
    TextHistoryStore,
    NameStore,
    ProfileStore,
    RetentionStore,
    Protocol,
):
    """All that can be read of an instance."""


class Instance(Struct, frozen=True):
    """An instance that can be written to; `now` is in milliseconds."""

    store: Store
    committer: Committer
    now: Callable[[], int]


def readers_of(store: Store) -> tuple[Reader[Any], ...]:
    """Return all readers of the log."""
    return (Notifications(store), TextClashes(store), Names(store), Profiles(store))


class CantOpen(Exception):
    """The data can't be used; the message says why, and the mend."""


def _tell_nobody(_: list[Committed]) -> None:
    """Without doors there is nobody to tell."""


def now_ms() -> int:
    """Return the time, in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


@asynccontextmanager
async def opened(
    settings: Settings,
    announce: Announce = _tell_nobody,
    now: Callable[[], int] = now_ms,
) -> AsyncGenerator[Instance]:
    """Open the data, made if absent, as its only writer. Raises CantOpen.

    At the end everything that was submitted is answered, then the data is closed.
    """
    try:
        settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        store = _writable(settings)
    except (InUse, SchemaNewer, StoreFault, OSError) as fault:
        raise CantOpen(f"Can't open the data in {_place(settings)}. {fault}") from fault
    committer = Committer(store, announce, now)
    committer.start()
    try:
        yield Instance(store, committer, now)
    finally:
        await committer.stop()
        store.close()


@contextmanager
def reading(settings: Settings) -> Generator[Store]:
    """Open the data to read it, also while a server writes in it. Raises CantOpen."""
    store = _readable(settings)
    try:
        yield store
    finally:
        store.close()


def _writable(settings: Settings) -> SqliteStore | PostgresqlStore:
    if settings.database_url:
        return open_postgresql(settings.database_url, settings.database_direct_url)
    return open_sqlite(settings.data / DATABASE)


def _readable(settings: Settings) -> SqliteReads | PostgresqlReads:
    if not settings.database_url:
        return read_sqlite(present(settings))
    try:
        return read_postgresql(settings.database_url)
    except StoreFault as fault:
        raise CantOpen(f"Can't open the data in {_place(settings)}. {fault}") from fault


def _place(settings: Settings) -> str:
    """Say where the data is, without a password."""
    return "PostgreSQL" if settings.database_url else str(settings.data)


def present(settings: Settings) -> Path:
    """Return where the database is; raises CantOpen where there is none."""
    path = settings.data / DATABASE
    if not path.is_file():
        raise CantOpen(f"There is no database in {settings.data}. `cairn serve` makes one.")
    return path
