"""A small team with a board, and the committer that writes for it."""

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import KW_ONLY, dataclass, field
from itertools import count
from typing import Any

import msgspec
from uuid_utils import uuid7

from cairn.commit.committer import Committer
from cairn.commit.effects import Effect, PutAccount, PutSession
from cairn.commit.store import WriteStore
from cairn.commit.submission import AcceptedAt, Committed, Outcome, RefusedAs, Submission, digest_of
from cairn.commit.verify import Fault, verify
from cairn.decide.facts import Actor
from cairn.model.ids import (
    INSTANCE,
    SYSTEM,
    MutationId,
    PersonId,
    RowId,
    ScopeId,
    SessionId,
    StreamId,
)
from cairn.model.ops import Create, Mutation, Op, Set
from tests.engines import Store

NOW = 1_764_000_000_000
SYSTEM_ACTOR = Actor(SYSTEM, "system")


def new_id() -> str:
    """Return an id as clients make it."""
    return str(uuid7())


def mutation(stream: StreamId, *ops: Op, **more: Any) -> Mutation:
    """Return a mutation with a new id."""
    described: dict[str, Any] = {"id": MutationId(new_id()), "intent": "task.edit", "at": NOW}
    return Mutation(stream=stream, ops=list(ops), **(described | more))


def submission(
    actor: Actor, sent: Mutation, effects: tuple[Effect, ...] = (), found: RefusedAs | None = None
) -> Submission:
    """Return the mutation as a door hands it over."""
    return Submission(actor, sent, digest_of(sent), effects, found)


def account(person: PersonId, email: str) -> PutAccount:
    """Return the effect that makes an account."""
    return PutAccount(person, email, "Somebody", "hash", is_admin=True)


def session(person: PersonId, session_id: SessionId) -> PutSession:
    """Return the effect that opens a session without end."""
    return PutSession(session_id, person, new_id().encode(), NOW, 2**52, "", "")


@dataclass
class Place:
    """Ada, and her workspace with a board of two columns."""

    ada: Actor = field(
        default_factory=lambda: Actor(
            PersonId(new_id()), "session", SessionId(new_id()), "192.0.2.7"
        )
    )
    stream: StreamId = field(default_factory=lambda: StreamId(new_id()))
    board: RowId = field(default_factory=lambda: RowId(new_id()))
    todo: RowId = field(default_factory=lambda: RowId(new_id()))
    done: RowId = field(default_factory=lambda: RowId(new_id()))


@dataclass
class Team(Place):
    """Ada at work, and what she was told."""

    _: KW_ONLY
    store: Store
    committer: Committer
    told: list[Committed]

    async def send(self, *ops: Op, by: Actor | None = None, **more: Any) -> Outcome:
        """Submit one mutation of Ada's workspace."""
        return await self.push(submission(by or self.ada, mutation(self.stream, *ops, **more)))

    async def push(self, sent: Submission) -> Outcome:
        """Submit one."""
        (outcome,) = await self.committer.submit([sent])
        return outcome

    async def push_all(self, *sent: Submission, bulk: bool = False) -> list[Outcome]:
        """Submit several as one outbox."""
        return await self.committer.submit(list(sent), bulk=bulk)

    def edit(self, row: RowId, title: str = "Edited", **more: Any) -> Submission:
        """Return Ada's edit of a task's title."""
        return submission(self.ada, mutation(self.stream, Set("task", row, "title", title), **more))

    def create(self, title: str = "A task", **more: Any) -> Submission:
        """Return Ada's creation of a task; its id is that of the op."""
        return submission(self.ada, mutation(self.stream, self.new_task(title), **more))

    def new_task(self, title: str = "A task", row: RowId | None = None) -> Create:
        """Return the op that makes a task."""
        return Create("task", row or RowId(new_id()), {"title": title}, self.todo, "a0")

    async def task(self) -> RowId:
        """Make a task and return its id."""
        row = RowId(new_id())
        assert isinstance(await self.send(self.new_task(row=row)), AcceptedAt)
        return row

    async def titles(self) -> dict[str, str]:
        """Return the titles of all tasks by id, as the store has them."""
        snapshot = await self.store.segment(self.stream, ScopeId(self.board))
        table = msgspec.json.decode(snapshot.body)["kinds"].get("task")
        if table is None:
            return {}
        at, title = (table["fields"].index(name) for name in ("id", "title"))
        return {row[at]: row[title] for row in table["rows"]}

    async def faults(self) -> list[Fault]:
        """Return what verifying the workspace finds."""
        return [fault async for fault in verify(self.store, self.stream)]


@asynccontextmanager
async def at_work(
    store: Store,
    write_to: WriteStore | None = None,
    tell: Callable[[Committed], None] | None = None,
) -> AsyncGenerator[Team]:
    """A team whose committer runs; `write_to` stands between it and the store."""
    told: list[Committed] = []

    def announce(committed: Sequence[Committed]) -> None:
        for one in committed:
            if tell:
                tell(one)
            told.append(one)

    committer = Committer(write_to or store, announce, count(NOW).__next__)
    committer.start()
    team = Team(store=store, committer=committer, told=told)
    await _found(team)
    told.clear()
    try:
        yield team
    finally:
        await committer.stop()


async def _found(team: Team) -> None:
    outcomes = await team.push_all(*founding(team))
    assert all(isinstance(outcome, AcceptedAt) for outcome in outcomes), outcomes


def founding(place: Place) -> tuple[Submission, Submission]:
    """Return what makes Ada's account and her workspace."""
    ada = place.ada.person
    assert place.ada.session
    effects = (account(ada, f"{ada}@example.org"), session(ada, place.ada.session))
    event = Create("event", RowId(new_id()), {"what": "account.create", "person": ada})
    root = Create("workspace", RowId(place.stream), {"name": "Team"})
    workspace = mutation(
        place.stream,
        root,
        Create("member", RowId(new_id()), {"person": ada, "role": "owner"}, root.id),
        Create("board", place.board, {"name": "Board", "everyone": "editor"}, root.id, "a0"),
        Create("column", place.todo, {"name": "To do"}, place.board, "a0"),
        Create("column", place.done, {"name": "Done", "is_done": True}, place.board, "a1"),
    )
    return (
        submission(SYSTEM_ACTOR, mutation(INSTANCE, event), effects),
        submission(place.ada, workspace),
    )
