"""The composition root: the one module that names a concrete engine and puts the parts together."""

import shutil
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path
from typing import Final

from anyio import move_on_after
from argon2 import PasswordHasher
from msgspec import Struct
from starlette.applications import Starlette
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from cairn.commit.committer import Committer
from cairn.http.doors import Doors
from cairn.http.site import make_site
from cairn.http.web_app import WebApp
from cairn.identity.attempts import AttemptsInMemory
from cairn.identity.invitations import Invitations
from cairn.identity.passwords import Passwords
from cairn.identity.sessions import Sessions
from cairn.identity.setup import Setup
from cairn.identity.writing import Writing
from cairn.model.ids import INSTANCE
from cairn.settings import Settings
from cairn.store.sqlite import SqliteStore, open_sqlite
from cairn.sync.hub import Hub
from cairn.sync.segments import Segments

DATABASE: Final = "cairn.db"


def now_ms() -> int:
    """Return the time, in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


class Parts(Struct, frozen=True):
    """What is not pure, and what a test may choose."""

    now: Callable[[], int] = now_ms
    hasher: PasswordHasher | None = None
    tell_setup_link: Callable[[str], None] = print


def open_store(settings: Settings) -> SqliteStore:
    """Open the database in the data folder, both made if absent."""
    settings.data.mkdir(parents=True, exist_ok=True)
    return open_sqlite(settings.data / DATABASE)


def create_app(settings: Settings, parts: Parts | None = None) -> Starlette:
    """Return the server as an ASGI app. Everything is opened and closed by its lifespan."""
    chosen = parts or Parts()

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncGenerator[None]:
        store = open_store(settings)
        hub = Hub(store, chosen.now)
        committer = Committer(store, hub.announce, chosen.now)
        committer.start()
        await hub.start(committer.submit)
        doors = app.state.doors = _doors(settings, chosen, store, committer, hub)
        await _tell_setup_link(settings, chosen, doors)
        try:
            yield
        finally:
            await hub.drain()
            with move_on_after(settings.stop_seconds):
                await committer.drain()
            await hub.stop()
            await committer.stop()
            store.close()

    app = make_site(lifespan)
    if settings.trusted_proxies:
        app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=list(settings.trusted_proxies))
    return app


def _doors(
    settings: Settings, parts: Parts, store: SqliteStore, committer: Committer, hub: Hub
) -> Doors:
    writing = Writing(committer.submit, parts.now)
    passwords = Passwords(parts.hasher)
    sessions = Sessions(
        store,
        writing,
        passwords,
        AttemptsInMemory(time.monotonic),
        days=settings.session_days,
        most_failures=settings.sign_in_attempts,
    )
    return Doors(
        sessions=sessions,
        setup=Setup(store, writing, passwords, sessions),
        invitations=Invitations(store, writing, passwords, sessions),
        hub=hub,
        segments=Segments(store, parts.now),
        web_app=WebApp(settings.web or _packaged_web()),
        ready=_readiness(settings, store, hub),
        now=parts.now,
        public_url=settings.public_url,
        body_limit=settings.body_limit,
        push_rate=settings.push_rate,
        queue_limit=settings.queue_limit,
    )


def _packaged_web() -> Path | None:
    folder = Path(str(files("cairn"))) / "web"
    return folder if folder.is_dir() else None


def _readiness(
    settings: Settings, store: SqliteStore, hub: Hub
) -> Callable[[], Awaitable[dict[str, str]]]:
    async def ready() -> dict[str, str]:
        wrong: dict[str, str] = {}
        if hub.is_draining:
            wrong["draining"] = "The server is going down."
        free = shutil.disk_usage(settings.data).free
        if free < settings.disk_reserve:
            wrong["disk"] = f"{free} bytes are free, {settings.disk_reserve} are wanted."
        try:
            await store.head(INSTANCE)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is wrong
            wrong["store"] = str(error)
        return wrong

    return ready


async def _tell_setup_link(settings: Settings, parts: Parts, doors: Doors) -> None:
    if await doors.setup.needed():
        token = await doors.setup.new_token()
        parts.tell_setup_link(setup_link(settings, token))


def setup_link(settings: Settings, token: str) -> str:
    """Return the link; the token stands after the #, so that no server ever logs it."""
    base = settings.public_url.rstrip("/") or f"http://localhost:{settings.port}"
    return f"{base}/setup#{token}"
