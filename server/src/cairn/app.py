"""The composition root of the server: puts the doors, and what they stand on, together."""

import sys
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from importlib.resources import files
from pathlib import Path
from shutil import disk_usage
from tempfile import TemporaryFile
from typing import Final, Literal

from anyio import to_thread
from argon2 import PasswordHasher
from msgspec import Struct
from starlette.applications import Starlette
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from cairn.commit.store import StoreFault
from cairn.commit.submission import Committed
from cairn.exchange.door import import_door
from cairn.exchange.imports import Imports
from cairn.http.doors import Doors
from cairn.http.site import make_site
from cairn.http.web_app import WebApp
from cairn.identity.attempts import AttemptsInMemory
from cairn.identity.credentials import CredentialChanges
from cairn.identity.invitations import Invitations
from cairn.identity.members import Members
from cairn.identity.passwords import Passwords
from cairn.identity.proving import Proving
from cairn.identity.resets import Resets
from cairn.identity.sessions import Sessions
from cairn.identity.setup import Setup
from cairn.identity.writing import Writing, new_id
from cairn.instance import Instance, now_ms, opened, readers_of
from cairn.model.ids import INSTANCE
from cairn.readers.lead import Lead
from cairn.readers.purging import Purging
from cairn.readers.readers import Readers
from cairn.readers.retention import Retention
from cairn.settings import Settings, environ_of
from cairn.sync.hub import Hub
from cairn.sync.segments import Segments
from cairn.undo.undoing import Undoing

_LEASE_SECONDS: Final = 4.0
"""How long the others wait when the leader is gone. SQLite's file admits one process: there the
lease has no end."""


class Parts(Struct, frozen=True):
    """What is not pure, and what a test may choose."""

    now: Callable[[], int] = now_ms
    hasher: PasswordHasher | None = None
    tell_setup_link: Callable[[str], None] = print


class _Told(Struct, frozen=True):
    """Who is told of each commit."""

    hub: Hub
    segments: Segments
    readers: Readers


def create_app(settings: Settings, parts: Parts | None = None) -> Starlette:
    """Return the server as an ASGI app. Everything is opened and closed by its lifespan."""
    chosen = parts or Parts()

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncGenerator[None]:
        def announce(committed: list[Committed]) -> None:
            told.hub.announce(committed)
            told.segments.announced(committed)
            told.readers.wake(committed)

        async with (
            opened(settings, announce, chosen.now) as instance,
            import_door(settings.data, partial(instance.committer.submit, bulk=True)),
        ):
            told = _Told(
                Hub(instance.store, instance.committer.submit, chosen.now),
                Segments(instance.store, chosen.now),
                _readers(instance, _LEASE_SECONDS if settings.database_url else 0),
            )
            await told.hub.start()
            told.readers.start()
            doors = app.state.doors = _doors(settings, chosen, instance, told)
            await _tell_setup_link(settings, chosen, doors)
            try:
                yield
            finally:
                await told.hub.drain()
                await told.hub.stop()
                await told.readers.stop()

    app = make_site(lifespan)
    if settings.trusted_proxies:
        app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=list(settings.trusted_proxies))
    return app


def _readers(instance: Instance, lease_seconds: float) -> Readers:
    """Return the readers of the log, which one of all processes leads."""
    store, committer = instance.store, instance.committer
    lead = Lead(
        store,
        committer.carry_out,
        instance.now,
        name="readers",
        holder=new_id(),
        seconds=lease_seconds,
    )
    return Readers(
        store,
        committer.submit,
        committer.carry_out,
        instance.now,
        lead=lead,
        readers=readers_of(store),
        rounds=(Retention(store),),
    )


def _doors(settings: Settings, parts: Parts, instance: Instance, told: _Told) -> Doors:
    store = instance.store
    writing = Writing(instance.committer.submit, parts.now)
    passwords = Passwords(parts.hasher)
    attempts = AttemptsInMemory(time.monotonic)
    proving = Proving(store, passwords, attempts, settings.sign_in_attempts)
    sessions = Sessions(store, writing, proving, days=settings.session_days)
    return Doors(
        sessions=sessions,
        setup=Setup(store, writing, passwords, sessions),
        invitations=Invitations(store, writing, passwords, sessions),
        members=Members(store, parts.now),
        resets=Resets(store, writing, passwords, sessions),
        credentials=CredentialChanges(writing, passwords, proving),
        hub=told.hub,
        readers=told.readers,
        segments=told.segments,
        purging=Purging(store, partial(instance.committer.submit, bulk=True), parts.now),
        texts=store,
        undoing=Undoing(store, partial(instance.committer.submit, bulk=True), parts.now),
        imports=_imports(settings, instance),
        web_app=WebApp(settings.web or _packaged_web()),
        ready=_readiness(settings, instance, told.hub),
        now=parts.now,
        public_url=settings.public_url,
        body_limit=settings.body_limit,
        import_limit=settings.import_limit,
        push_rate=settings.push_rate,
        queue_limit=settings.queue_limit,
        socket_limit=settings.socket_limit,
    )


def _imports(settings: Settings, instance: Instance) -> Imports:
    command = (sys.executable, "-m", "cairn.cli.import_worker")
    submit = partial(instance.committer.submit, bulk=True)
    return Imports(command, environ_of(settings), submit)


def _packaged_web() -> Path | None:
    folder = Path(str(files("cairn"))) / "web"
    return folder if folder.is_dir() else None


def _readiness(
    settings: Settings, instance: Instance, hub: Hub
) -> Callable[[], Awaitable[dict[str, str]]]:
    async def ready() -> dict[str, str]:
        wrong: dict[str, str] = {}
        if hub.is_draining:
            wrong["draining"] = "The server is going down."
        elif not instance.committer.takes_work:
            wrong["committer"] = "Nothing is written any more: the log says why. Start it again."
        try:
            await instance.store.head(INSTANCE)
            free = await to_thread.run_sync(_writable_space, settings.data)
        except StoreFault as fault:
            return wrong | {"store": str(fault)}
        except OSError as fault:
            return wrong | {"store": fault.strerror or ""}  # without its path: anyone may ask
        if free < settings.disk_reserve:
            wrong["disk"] = f"{free} bytes are free, {settings.disk_reserve} are wanted."
        return wrong

    return ready


def _writable_space(folder: Path) -> int:
    """Return the free bytes of a folder that can be written to; raises OSError for another."""
    with TemporaryFile(dir=folder) as probe:
        probe.write(b"x")
    return disk_usage(folder).free


async def _tell_setup_link(settings: Settings, parts: Parts, doors: Doors) -> None:
    if await doors.setup.needed():
        token = await doors.setup.new_token()
        parts.tell_setup_link(link(settings, "setup", token))


def link(settings: Settings, page: Literal["setup", "reset"], token: str) -> str:
    """Return a link; the token stands after the #, so that no server ever logs it."""
    base = settings.public_url.rstrip("/") or f"http://localhost:{settings.port}"
    return f"{base}/{page}#{token}"
