"""Random histories of several people: undo never takes what others did, and where nobody else did
anything, undo and redo end where they began.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import anyio
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from cairn.commit.submission import AcceptedAt
from cairn.decide.facts import Actor
from cairn.decide.row import Row
from cairn.model.entries import Entry
from cairn.model.ids import INSTANCE, BatchId, PersonId, RowId, SessionId
from cairn.model.kinds import KINDS, StreamKind
from cairn.model.ops import Add, Create, Delete, Move, Op, Remove, Restore, Set
from cairn.undo.asked import Of, Undo, Undone
from cairn.undo.inverse import pairs_of, steps_of
from cairn.undo.look import Asking
from cairn.undo.undoing import Undoing
from tests.commit.team import (
    SYSTEM_ACTOR,
    Team,
    account,
    at_work,
    mutation,
    new_id,
    session,
    submission,
)
from tests.engines import Sqlite

_KINDS = [kind.name for kind in KINDS.values() if kind.stream is StreamKind.WORKSPACE]
_BY_CAIRN = {"done_at", "edited_at", "number"}
"""What follows from what people do: a task that comes back into a done column is done anew."""

Rows = dict[RowId, Row]


@dataclass
class World:
    """A team with a second board, and the rows that ops may name."""

    team: Team
    random: random.Random
    ben: Actor
    cyn: Actor
    columns: list[RowId]
    labels: list[RowId] = field(default_factory=list[RowId])
    tasks: list[RowId] = field(default_factory=list[RowId])
    checklists: list[RowId] = field(default_factory=list[RowId])
    items: list[RowId] = field(default_factory=list[RowId])

    async def work(self, actor: Actor, mutations: int) -> None:
        """Let somebody do something; what is refused is passed over."""
        for _ in range(mutations):
            ops = [self._op() for _ in range(self.random.choice([1, 1, 2, 3]))]
            # To another board a task goes by a mutation of its own, as people send it.
            ops = next(([op] for op in ops if isinstance(op, Move) and op.kind == "task"), ops)
            await self.team.send(*ops, by=actor, apart=self.random.random() < 0.5)

    async def rows(self) -> Rows:
        _, rows = await self.team.store.rows_of(self.team.stream, _KINDS)
        return {row.id: row for row in rows}

    async def undo(self, asker: Actor, of: Of) -> Undone:
        scopes = {row.scope for row in (await self.rows()).values()}
        undoing = Undoing(self.team.store, self.team.committer.submit, lambda: 1)
        asked = Undo(self.team.stream, of)
        return await undoing.undo(Asking(asked, asker, frozenset(scopes), BatchId(new_id())))

    def some(self, known: list[RowId]) -> RowId:
        return self.random.choice(known)

    def new(self, known: list[RowId]) -> RowId:
        known.append(RowId(new_id()))
        return known[-1]

    def _op(self) -> Op:
        pick = self.random.choice
        order = f"a{pick('123456789')}"
        task, checklist, item = map(self.some, (self.tasks, self.checklists, self.items))
        kind, row = pick([("task", task), ("checklist", checklist), ("check_item", item)])
        column, label = self.some(self.columns), self.some(self.labels)
        title = {"title": pick("abc")}
        makers: list[Callable[[], Op]] = [
            lambda: Create("task", self.new(self.tasks), title, column, order),
            lambda: Create("checklist", self.new(self.checklists), title, task, order),
            lambda: Create("check_item", self.new(self.items), title, checklist, order),
            lambda: Create("comment", RowId(new_id()), {"body": "Words"}, task),
            lambda: Set("task", task, "title", pick("abc")),
            lambda: Set("task", task, "estimate", pick([None, 1, 2.5])),
            lambda: Set("check_item", item, "done", pick([True, False])),
            lambda: pick([Add, Remove])("task", task, "labels", label),
            lambda: Move("task", task, column, order),
            lambda: Move("checklist", checklist, task, order),
            lambda: Move("check_item", item, checklist, order),
            lambda: Delete(kind, row),
            lambda: Restore(kind, row),
        ]
        return pick(makers)()


async def _world(team: Team, chance: random.Random) -> World:
    lab, ideas, later = (RowId(new_id()) for _ in range(3))
    people = [Actor(PersonId(new_id()), "session", SessionId(new_id())) for _ in range(2)]
    for each in people:
        event = Create("event", RowId(new_id()), {"what": "account.create", "person": each.person})
        assert each.session
        effects = (account(each.person, f"{each.person}@x.org"), session(each.person, each.session))
        await team.push(submission(SYSTEM_ACTOR, mutation(INSTANCE, event), effects))
        fields = {"person": each.person, "role": "member"}
        member = Create("member", RowId(new_id()), fields, RowId(team.stream))
        outcome = await team.send(member, by=SYSTEM_ACTOR)
        assert isinstance(outcome, AcceptedAt), outcome
    await team.send(
        Create("board", lab, {"name": "Lab", "everyone": "editor"}, RowId(team.stream), "a1"),
        Create("column", ideas, {"name": "Ideas"}, lab, "a0"),
        Create("column", later, {"name": "Later"}, lab, "a1"),
    )
    ben, cyn = people
    world = World(team, chance, ben, cyn, [team.todo, team.done, ideas, later])
    for board, names in ((team.board, ("Red", "Here")), (lab, ("Red", "There"))):
        for name in names:
            label = RowId(new_id())
            world.labels.append(label)
            await team.send(Create("label", label, {"name": name}, board, "a0"))
    task, checklist = world.new(world.tasks), world.new(world.checklists)
    await team.send(
        team.new_task(row=task),
        Create("checklist", checklist, {"title": "L"}, task, "a0"),
        Create("check_item", world.new(world.items), {"title": "I"}, checklist, "a0"),
    )
    await world.work(team.ada, 12)
    return world


def _shown(rows: Rows, row: Row) -> bool:
    """Say whether neither the row nor anything above it is in the trash."""
    at: Row | None = row
    while at is not None:
        if at.deleted_at is not None:
            return False
        at = rows.get(at.parent) if at.parent else None
    return True


def _holds(row: Row) -> dict[str, Any]:
    """Return what people gave the row; a flag that is down is as good as none."""
    given = row.values.items()
    values = {name: value for name, value in given if name not in _BY_CAIRN and value is not False}
    return values | {"parent": row.parent, "order": row.order, "scope": row.scope}


def _state(rows: Rows, among: set[RowId]) -> dict[RowId, Any]:
    """Return how these rows stand; of those that don't show, that they don't."""
    return {one: _holds(rows[one]) if _shown(rows, rows[one]) else None for one in among}


async def _in_world(seed: int, story: Any) -> None:
    with TemporaryDirectory() as folder:
        store = Sqlite(Path(folder)).open()
        try:
            async with at_work(store) as team:
                await story(await _world(team, random.Random(seed)))  # noqa: S311 - a test's seed
                assert await team.faults() == []
        finally:
            store.close()


HISTORIES = settings(
    max_examples=20, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate]
)
"""A smaller seed is no simpler history: there is nothing to shrink."""


@HISTORIES
@given(st.integers(0, 10**6))
def test_where_nobody_else_did_anything_all_is_as_it_was(seed: int) -> None:
    async def story(world: World) -> None:
        before = await world.rows()
        first = (await world.team.store.head(world.team.stream)).seq
        await world.work(world.ben, 15)
        after = await world.rows()
        begun = await world.team.store.entries(world.team.stream, first, 1)
        since = begun[0].entry.at if begun else 0
        undone = await world.undo(world.ben, Of(actor=world.ben.person, since=since))
        there = await world.rows()
        redone = undone
        if undone.undone:
            redone = await world.undo(world.ben, Of(batch=BatchId(str(undone.batch))))
        again = await world.rows()

        left = [*undone.left_alone.sample, *redone.left_alone.sample]
        if any(one.code == "changed_since" for one in left):
            return  # `decide` looks at whose rows stand below, and may keep what could have gone
        assert {one.code for one in left} <= {"no_match"}, "a label stays on its board again"
        assert _state(there, set(before)) == _state(before, set(before))
        assert not any(_shown(there, there[one]) for one in after.keys() - before.keys())
        assert _state(again, set(after)) == _state(after, set(after))

    anyio.run(_in_world, seed, story)


@HISTORIES
@given(st.integers(0, 10**6), st.sampled_from(["ben", "ada"]))
def test_what_others_did_since_stays(seed: int, who: str) -> None:
    async def story(world: World) -> None:
        first = (await world.team.store.head(world.team.stream)).seq
        for _ in range(6):
            await world.work(world.ben, 3)
            await world.work(world.cyn, 1)
        before = await world.rows()
        entries = await world.team.store.entries(world.team.stream, first, 1_000)
        theirs = _last_set_by(world.cyn.person, [sealed.entry for sealed in entries])
        asker = world.ben if who == "ben" else world.team.ada

        since = entries[0].entry.at if entries else 0
        await world.undo(asker, Of(actor=world.ben.person, since=since))

        now = await world.rows()
        for row, name in theirs:
            assert _thing(now[row], name) == _thing(before[row], name), f"{name} of {row}"
            assert _shown(now, now[row]) or not _shown(before, before[row]), f"{row} went away"

    anyio.run(_in_world, seed, story)


def _last_set_by(person: PersonId, entries: list[Entry]) -> set[tuple[RowId, str]]:
    """Return the fields (and places, as `parent`) that the person was the last to give a value."""
    last: dict[tuple[RowId, str], PersonId] = {}
    for entry in entries:
        for step in (step for pair in pairs_of(entry.changes) for step in steps_of([pair], 0)):
            if step.field is not None:
                last[step.id, step.field] = entry.actor
    return {key for key, actor in last.items() if actor == person and key[1] != "labels"}


def _thing(row: Row, name: str) -> Any:
    return (row.parent, row.order) if name == "parent" else row.values.get(name)
