"""Between the plan and its commit the log goes on, and an undo may break off: what came stands."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence

import pytest

from cairn.commit.submission import Outcome, Submission, Waiting
from cairn.decide.facts import Actor
from cairn.identity.problem import Problem
from cairn.model.ids import INSTANCE, BatchId, PersonId, RowId, ScopeId, SessionId
from cairn.model.ops import Create, Set
from cairn.undo.asked import Of, Undo, Undone
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
from tests.engines import Store

pytestmark = pytest.mark.anyio

Submit = Callable[[Sequence[Submission]], Awaitable[list[Outcome]]]


@pytest.fixture
async def team(store: Store, anyio_backend: str) -> AsyncGenerator[Team]:
    """A team at work."""
    del anyio_backend
    async with at_work(store) as team:
        yield team
        assert await team.faults() == []


async def _ben(team: Team) -> Actor:
    """Let somebody else in."""
    ben = Actor(PersonId(new_id()), "session", SessionId(new_id()))
    assert ben.session
    event = Create("event", RowId(new_id()), {"what": "account.create", "person": ben.person})
    effects = (account(ben.person, "ben@example.org"), session(ben.person, ben.session))
    await team.push(submission(SYSTEM_ACTOR, mutation(INSTANCE, event), effects))
    member = {"person": ben.person, "role": "member"}
    await team.send(Create("member", RowId(new_id()), member, RowId(team.stream)), by=SYSTEM_ACTOR)
    return ben


async def _undo(team: Team, batch: BatchId, submit: Submit, own: BatchId | None = None) -> Undone:
    scopes = frozenset({ScopeId(team.stream), ScopeId(team.board)})
    asked = Undo(team.stream, Of(batch=batch))
    undoing = Undoing(team.store, submit, lambda: 1)
    return await undoing.undo(Asking(asked, team.ada, scopes, own or BatchId(new_id())))


async def _made(team: Team, count: int) -> tuple[BatchId, RowId, list[RowId]]:
    """Make a column with tasks, then titles of tasks that were there, as one batch."""
    batch, column = BatchId(new_id()), RowId(new_id())
    there = [await team.task() for _ in range(count)]
    await team.send(
        Create("column", column, {"name": "New"}, team.board, "a5"),
        Create("task", RowId(new_id()), {"title": "New"}, column, "a0"),
        batch=batch,
    )
    for task in there:
        await team.send(Set("task", task, "title", "Renamed"), batch=batch)
    return batch, column, there


async def test_what_others_do_between_plan_and_commit_stands_and_is_told(team: Team) -> None:
    ben = await _ben(team)
    batch, column, (first, second) = await _made(team, 2)

    async def while_others_work(submissions: Sequence[Submission]) -> list[Outcome]:
        await team.send(Set("task", first, "title", "Ben's"), by=ben)
        task = Create("task", RowId(new_id()), {"title": "Ben's too"}, column, "a1")
        await team.send(task, by=ben)
        return await team.committer.submit(submissions, bulk=True)

    undone = await _undo(team, batch, while_others_work)

    titles = await team.titles()
    assert (titles[first], titles[second]) == ("Ben's", "A task")
    left = {(one.id, one.code) for one in undone.left_alone.sample}
    assert left == {(first, "changed_since"), (column, "changed_since")}
    assert undone.undone == 1


async def test_an_undo_that_broke_off_goes_on_under_its_batch(team: Team) -> None:
    batch, own = await _renamed(team, 250), BatchId(new_id())

    async def breaks_off(submissions: Sequence[Submission]) -> list[Outcome]:
        done = await team.committer.submit(submissions[:1])
        return [*done, *[Waiting("unavailable")] * (len(submissions) - 1)]

    with pytest.raises(Problem, match="unavailable"):
        await _undo(team, batch, breaks_off, own)
    half = sum(title == "A task" for title in (await team.titles()).values())
    undone = await _undo(team, batch, team.committer.submit, own)

    assert half == 100
    assert set((await team.titles()).values()) == {"A task"}
    assert (undone.undone, undone.mutations, undone.left_alone.count) == (250, 3, 0)


async def _renamed(team: Team, count: int) -> BatchId:
    """Rename many tasks in one batch."""
    batch = BatchId(new_id())
    tasks = [team.new_task() for _ in range(count)]
    await team.send(*tasks)
    await team.send(*[Set("task", task.id, "title", "Renamed") for task in tasks], batch=batch)
    return batch
