"""A running Cairn for a test: the real app over a real store, with people who sign in for real."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import uuid_utils
from argon2 import PasswordHasher
from starlette.applications import Starlette

from cairn.app import Parts, create_app
from cairn.http.doors import Doors
from cairn.identity.store import IdentityStore
from cairn.model.ids import PersonId, StreamId
from cairn.settings import Settings
from cairn.sync.connection import Caller, Connection
from cairn.sync.outbox import Outbox
from cairn.sync.pace import Pace
from tests.engines import database_url
from tests.verify.reader import Reader

BASE = "http://cairn.test"
PASSWORD = "a long enough password"
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)

Json = dict[str, Any]


def new_id() -> str:
    return str(uuid_utils.uuid7())


class Clock:
    """Time as the test says. It starts now, so that sessions and cookies look usual."""

    def __init__(self) -> None:
        self.ms = 1_800_000_000_000

    def __call__(self) -> int:
        self.ms += 1
        return self.ms

    def pass_days(self, days: float) -> None:
        self.ms += int(days * 24 * 60 * 60 * 1000)


@dataclass
class Site:
    """The app while it runs."""

    app: Starlette
    settings: Settings
    clock: Clock
    links: list[str]
    """What was printed as set-up links."""
    people: "dict[str, Person]" = field(default_factory=dict[str, "Person"])
    workspace: StreamId = field(default=StreamId(""))
    boards: dict[str, str] = field(default_factory=dict[str, str])
    columns: dict[str, str] = field(default_factory=dict[str, str])
    """By board: a column to put tasks into."""

    @property
    def doors(self) -> Doors:
        return self.app.state.doors

    @property
    def store(self) -> IdentityStore:
        """The store's reads for identity."""
        store: Any = self.doors.hub.reads
        return store

    def client(self, **headers: str) -> httpx.AsyncClient:
        """Return somebody at a browser, not signed in."""
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        return httpx.AsyncClient(
            transport=transport, base_url=BASE, headers={"Origin": BASE, **headers}
        )

    def setup_token(self) -> str:
        return self.links[-1].partition("#")[2]


@dataclass
class Person:
    """Somebody signed in."""

    site: Site
    name: str
    id: PersonId
    client: httpx.AsyncClient

    @property
    def email(self) -> str:
        return email_of(self.name)

    @property
    def token(self) -> str:
        return self.client.cookies["cairn"]

    async def connect(self, *, limit: int = 2**40, rate: int = 10_000) -> Reader:
        """Open a connection, as a socket would, and greet."""
        session = await self.site.doors.session_of(self.token)
        assert session is not None

        async def renewed() -> Any:
            return await self.site.doors.session_of(self.token)

        outbox = Outbox(limit)
        caller = Caller(session, "192.0.2.1", renewed)
        connection = Connection(self.site.doors.hub, caller, outbox, Pace(rate, 0.0))
        return Reader(self.id, self.client, connection, outbox)

    async def follow(self) -> Reader:
        """Open a connection that holds all that may be read, and keeps a replica of it."""
        reader = await self.connect()
        await reader.hello()
        return reader

    async def push(self, *mutations: Json) -> list[Json]:
        """Push over a connection of its own; return the answers."""
        reader = await self.connect()
        await reader.send({"type": "hello", **greeting(self.id)})
        await reader.send({"type": "push", "mutations": list(mutations)})
        await reader.settle()
        reader.close()
        return [f for f in reader.frames if f["type"] in {"accepted", "refused", "wait", "fault"}]

    async def do(self, *ops: Json, **fields: Any) -> Json:
        """Have a mutation of these ops accepted; return it."""
        mutation = self.mutation(*ops, **fields)
        answers = await self.push(mutation)
        assert [answer["type"] for answer in answers] == ["accepted"], answers
        return mutation

    def mutation(self, *ops: Json, **fields: Any) -> Json:
        stream = fields.pop("stream", self.site.workspace)
        return {
            "id": new_id(),
            "stream": stream,
            "intent": "test",
            "ops": list(ops),
            "at": self.site.clock(),
            **fields,
        }


def greeting(person: str) -> Json:
    return {"wire": 1, "model": 1, "app": "test", "client": new_id(), "person": person}


def email_of(name: str) -> str:
    return f"{name.lower()}@example.org"


def create(kind: str, parent: str, order: str | None = None, /, **fields: Any) -> Json:
    made = {"op": "create", "kind": kind, "id": new_id(), "parent": parent, "fields": fields}
    return made if order is None else {**made, "order": order}


def change(kind: str, row: str, name: str, value: Any) -> Json:
    return {"op": "set", "kind": kind, "id": row, "field": name, "value": value}


@asynccontextmanager
async def empty_site(
    folder: Path, clock: Clock | None = None, hasher: PasswordHasher = CHEAP, **settings: Any
) -> AsyncGenerator[Site]:
    """Run the app on a folder, with nobody in it."""
    url = database_url(folder)
    chosen = Settings(data=folder, database_url=url, web=folder / "no-web", **settings)
    links: list[str] = []
    clock = clock or Clock()
    parts = Parts(now=clock, hasher=hasher, tell_setup_link=links.append)
    app = create_app(chosen, parts)
    async with app.router.lifespan_context(app):
        yield Site(app, chosen, clock, links)


async def set_up(site: Site, name: str = "Ada") -> Person:
    """Make the owner by the set-up link."""
    client = site.client()
    body = {
        "token": site.setup_token(),
        "name": name,
        "email": email_of(name),
        "password": PASSWORD,
        "workspace": "Ops",
    }
    answer = await client.post("/api/setup", json=body)
    assert answer.status_code == 201, answer.text
    person = site.people[name] = Person(site, name, answer.json()["person"], client)
    streams = await site.doors.hub.reads.streams_of(person.id)
    (site.workspace,) = [stream for stream in streams if stream != person.id]
    return person


async def join(site: Site, name: str, role: str = "member", boards: Sequence[Json] = ()) -> Person:
    """Let somebody in by an invitation link of the first person."""
    owner = next(iter(site.people.values()))
    wanted = {"workspace": site.workspace, "role": role, "boards": list(boards)}
    made = await owner.client.post("/api/invitations", json=wanted)
    assert made.status_code == 201, made.text
    token = made.json()["url"].partition("#")[2]
    client = site.client()
    account = {"name": name, "email": email_of(name), "password": PASSWORD}
    answer = await client.post(f"/api/invitations/{token}/accept", json=account)
    assert answer.status_code == 200, answer.text
    person = site.people[name] = Person(site, name, answer.json()["person"], client)
    return person


async def found_board(site: Site, name: str, everyone: str = "none") -> str:
    """Make a board with one column, as the owner."""
    owner = next(iter(site.people.values()))
    board = create("board", site.workspace, "a0", name=name, everyone=everyone)
    column = create("column", board["id"], "a0", name=f"{name} to do")
    await owner.do(board, column)
    site.boards[name], site.columns[name] = board["id"], column["id"]
    return board["id"]
