"""A team in a data folder of its own: real store, real write path, nobody else."""

import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import uuid_utils

from cairn.commit.committer import Committer
from cairn.commit.effects import Effect, PutAccount
from cairn.commit.submission import AcceptedAt, Outcome, Submission, digest_of
from cairn.decide.facts import Actor
from cairn.decide.row import Row
from cairn.model.ids import INSTANCE, MutationId, PersonId, RowId, StreamId
from cairn.model.kinds import KINDS
from cairn.model.ops import Create, Mutation, Op
from cairn.store.sqlite import SqliteStore, open_sqlite


def new_id() -> str:
    return str(uuid_utils.uuid7())


@dataclass
class Team:
    """A workspace with its people by first name; the first is its owner."""

    store: SqliteStore
    committer: Committer
    workspace: StreamId
    people: dict[str, PersonId]

    async def do(self, who: str, *ops: Op) -> None:
        """Do something as one of the people."""
        outcome = await self._send(Actor(self.people[who], "token"), self.workspace, ops)
        assert isinstance(outcome, AcceptedAt), outcome

    async def rows(self, *kinds: str) -> list[Row]:
        """Return the rows of these kinds, or of all that a workspace has."""
        _, rows = await self.store.rows_of(self.workspace, kinds or _WORKSPACE_KINDS)
        return rows

    async def row(self, kind: str, **values: object) -> Row:
        """Return the one row of the kind that has these values."""
        (row,) = [
            row
            for row in await self.rows(kind)
            if all(row.values.get(name) == value for name, value in values.items())
        ]
        return row

    async def head(self) -> int:
        return (await self.store.head(self.workspace)).seq

    async def _send(
        self, actor: Actor, stream: StreamId, ops: tuple[Op, ...], *effects: Effect
    ) -> Outcome:
        mutation = Mutation(MutationId(new_id()), stream, "test", list(ops), now())
        submission = Submission(actor, mutation, digest_of(mutation), effects)
        (outcome,) = await self.committer.submit([submission])
        return outcome

    async def found(self, names: dict[str, str]) -> None:
        """Make the accounts and the workspace."""
        for name, email in names.items():
            person = self.people[name]
            account = PutAccount(person, email, name, "", is_admin=True)
            event = {"what": "account.create", "person": person}
            create = Create("event", RowId(new_id()), event)
            await self._expect(person, INSTANCE, (create,), account)
        owner, *others = names
        root = RowId(self.workspace)
        ops = (
            Create("workspace", root, {"name": "Harbour"}),
            *(
                Create(
                    "member",
                    RowId(new_id()),
                    {"person": self.people[name], "role": role, "name": name},
                    parent=root,
                )
                for name, role in [(owner, "owner"), *((other, "member") for other in others)]
            ),
        )
        await self._expect(self.people[owner], self.workspace, ops)

    async def _expect(
        self, person: PersonId, stream: StreamId, ops: tuple[Op, ...], *effects: Effect
    ) -> None:
        outcome = await self._send(Actor(person, "system"), stream, ops, *effects)
        assert isinstance(outcome, AcceptedAt), outcome


def now() -> int:
    return time.time_ns() // 1_000_000


@asynccontextmanager
async def team(folder: Path, **emails: str) -> AsyncGenerator[Team]:
    """Open a data folder with a workspace and these people (first name=e-mail)."""
    store = open_sqlite(folder / "cairn.sqlite3")
    committer = Committer(store, lambda _: None, now)
    committer.start()
    people = {name: PersonId(new_id()) for name in emails}
    made = Team(store, committer, StreamId(new_id()), people)
    try:
        await made.found(emails)
        yield made
    finally:
        await committer.stop()
        store.close()


_WORKSPACE_KINDS = tuple(kind.name for kind in KINDS.values() if kind.stream.value == "workspace")
