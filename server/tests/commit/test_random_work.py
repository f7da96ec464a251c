"""Random work on two boards: whatever is accepted, rows and log stay the same."""

import random
from dataclasses import dataclass, field

import pytest

from cairn.commit.replay import is_purge
from cairn.commit.submission import AcceptedAt, Outcome, Submission
from cairn.model.ids import RowId
from cairn.model.ops import Add, Create, Delete, Move, Op, Purge, Remove, Restore, Set
from tests.commit.team import Team, mutation, new_id, submission

pytestmark = pytest.mark.anyio

SEEDS = range(6)
KINDS_MADE = ("label", "task", "checklist", "checklist", "check_item", "check_item", "comment")


@dataclass
class World:
    """What ops may name: also rows that were refused, deleted or carried elsewhere."""

    random: random.Random
    boards: list[RowId]
    columns: list[RowId]
    labels: list[RowId] = field(default_factory=list[RowId])
    tasks: list[RowId] = field(default_factory=list[RowId])
    checklists: list[RowId] = field(default_factory=list[RowId])
    items: list[RowId] = field(default_factory=list[RowId])
    doomed: list[tuple[str, RowId]] = field(default_factory=list[tuple[str, RowId]])

    def new(self, known: list[RowId]) -> RowId:
        """Return a new id that later ops may name."""
        known.append(RowId(new_id()))
        return known[-1]

    def some(self, known: list[RowId]) -> RowId:
        """Return one of these, mostly one that was made lately, or one that isn't there."""
        return self.random.choice([*known[-12:], *known[-3:], RowId(new_id())])

    def order(self) -> str:
        """Return some order key."""
        return f"a{self.random.choice('0123456789')}V"

    def op(self) -> Op:
        """Return any op; moves are the likeliest."""
        makers = (self._create, self._create, self._edit, self._move, self._move, self._trash)
        return self.random.choice(makers)()

    def _create(self) -> Op:
        task, order, columns = self.some(self.tasks), self.order(), self.columns
        match self.random.choice(KINDS_MADE):
            case "label":
                row, board = self.new(self.labels), self.some(self.boards)
                return Create("label", row, {"name": "Some"}, board, order)
            case "task":
                row = self.new(self.tasks)
                return Create("task", row, {"title": "Some"}, self.some(columns), order)
            case "checklist":
                return Create("checklist", self.new(self.checklists), {"title": "C"}, task, order)
            case "check_item":
                checklist = self.some(self.checklists)
                return Create("check_item", self.new(self.items), {"title": "I"}, checklist, order)
            case _:
                return Create("comment", RowId(new_id()), {"body": "Words"}, task)

    def _edit(self) -> Op:
        task, label = self.some(self.tasks), self.some(self.labels)
        ops: tuple[Op, ...] = (
            Set("task", task, "title", str(self.random.random())),
            Set("task", task, "estimate", self.random.choice([None, 1, 2.5])),
            Set("check_item", self.some(self.items), "done", self.random.random() < 0.5),
            Add("task", task, "labels", label),
            Remove("task", task, "labels", label),
        )
        return self.random.choice(ops)

    def _move(self) -> Op:
        task, checklist, order = self.some(self.tasks), self.some(self.checklists), self.order()
        ops: tuple[Op, ...] = (
            Move("task", task, self.some(self.columns), order),
            Move("checklist", checklist, task, order),
            Move("check_item", self.some(self.items), checklist, order),
        )
        return self.random.choice(ops)

    def doom(self) -> Op:
        """Delete some row, and remember it to be purged."""
        kinds = (
            ("task", self.tasks), ("label", self.labels),
            ("checklist", self.checklists), ("check_item", self.items),
        )  # fmt: skip
        kind, known = self.random.choices(kinds, weights=(4, 1, 1, 1))[0]
        self.doomed.append((kind, self.some(known)))
        return Delete(*self.doomed[-1])

    def purge(self) -> Op:
        """Return the end of a row that was in the trash lately."""
        return Purge(*self.random.choice(self.doomed[-6:]))

    def _trash(self) -> Op:
        task, checklist = self.some(self.tasks), self.some(self.checklists)
        ops: tuple[Op, ...] = (
            Delete("task", task), Restore("task", task), Restore("task", task),
            Delete("checklist", checklist), Restore("checklist", checklist),
            Delete("check_item", self.some(self.items)),
        )  # fmt: skip
        return self.random.choice(ops)


@pytest.mark.parametrize("seed", SEEDS)
async def test_the_log_replays_to_the_rows_whatever_was_done(team: Team, seed: int) -> None:
    world = await _world(team, seed)

    outcomes: list[Outcome] = []
    for _ in range(16):
        outcomes += await team.push_all(*(_mutation(team, world) for _ in range(25)))

    assert 50 < sum(isinstance(outcome, AcceptedAt) for outcome in outcomes) < len(outcomes)
    entries = [entry.entry for told in team.told for entry in told.entries]
    crossed = {change.kind for entry in entries for change in entry.changes if change.gone}
    assert crossed >= {"task", "checklist", "check_item", "comment"}
    assert await team.faults() == []
    await _assert_scopes_follow_parents(team)


@pytest.mark.parametrize("seed", SEEDS)
async def test_purges_in_between_leave_the_log_whole(team: Team, seed: int) -> None:
    world = await _world(team, seed)

    for _ in range(16):
        work = [_mutation(team, world) for _ in range(12)]
        for _ in range(3):
            doom = submission(team.ada, mutation(team.stream, world.doom()))
            work.insert(world.random.randrange(len(work)), doom)
        purge = submission(
            team.ada, mutation(team.stream, world.purge(), world.purge(), apart=True)
        )
        await team.push_all(*work, purge)

    changes = [
        change for told in team.told for sealed in told.entries for change in sealed.entry.changes
    ]
    assert any(map(is_purge, changes))
    assert await team.faults() == []


def _mutation(team: Team, world: World) -> Submission:
    ops = [world.op() for _ in range(world.random.choice([1, 1, 1, 2, 5]))]
    apart = world.random.random() < 0.5
    return submission(team.ada, mutation(team.stream, *ops, apart=apart))


async def _world(team: Team, seed: int) -> World:
    lab, ideas = RowId(new_id()), RowId(new_id())
    await team.send(
        Create("board", lab, {"name": "Lab", "everyone": "editor"}, RowId(team.stream), "a1"),
        Create("column", ideas, {"name": "Ideas"}, lab, "a0"),
    )
    columns = [team.todo, team.done, ideas]
    return World(random.Random(seed), [team.board, lab], columns)  # noqa: S311 - a test's seed


async def _assert_scopes_follow_parents(team: Team) -> None:
    """Nothing is left behind on a board that its parent has left."""
    kinds = ("column", "label", "task", "checklist", "check_item", "comment")
    _, rows = await team.store.rows_of(team.stream, kinds)
    scopes: dict[str | None, str] = {row.id: row.scope for row in rows}
    left_behind = [
        row for row in rows if row.parent in scopes and row.scope != scopes.get(row.parent)
    ]
    assert left_behind == []
