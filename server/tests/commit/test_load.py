"""What a group does to itself: rows cross to another board with what came below them just now."""

from dataclasses import dataclass

import pytest

from cairn.commit.submission import AcceptedAt, Outcome, RefusedAs, Submission
from cairn.model.ids import RowId, ScopeId
from cairn.model.kinds import KINDS
from cairn.model.ops import Create, Delete, Move, Op
from tests.commit.team import Team, mutation, new_id, submission

pytestmark = pytest.mark.anyio


@dataclass
class Lab:
    """Another board with a column."""

    board: RowId
    ideas: RowId


@pytest.fixture
async def lab(team: Team) -> Lab:
    """Another board of the team's workspace."""
    lab = Lab(RowId(new_id()), RowId(new_id()))
    await team.send(
        Create("board", lab.board, {"name": "Lab", "everyone": "editor"}, RowId(team.stream), "a1"),
        Create("column", lab.ideas, {"name": "Ideas"}, lab.board, "a0"),
    )
    return lab


def _each(team: Team, *ops: Op) -> list[Submission]:
    return [submission(team.ada, mutation(team.stream, op)) for op in ops]


async def _scopes(team: Team) -> dict[RowId, ScopeId]:
    _, rows = await team.store.rows_of(team.stream, list(KINDS))
    return {row.id: row.scope for row in rows}


def _all_accepted(outcomes: list[Outcome]) -> bool:
    return all(isinstance(outcome, AcceptedAt) for outcome in outcomes)


async def test_a_comment_of_the_same_group_crosses_with_its_task(team: Team, lab: Lab) -> None:
    task, comment = await team.task(), RowId(new_id())

    outcomes = await team.push_all(
        *_each(
            team,
            Create("comment", comment, {"body": "Words"}, task),
            Move("task", task, lab.ideas, "a0"),
        )
    )

    assert _all_accepted(outcomes)
    scopes = await _scopes(team)
    assert (scopes[task], scopes[comment]) == (lab.board, lab.board)


async def test_what_stands_below_a_row_that_came_just_now_crosses_too(team: Team, lab: Lab) -> None:
    task, other = await team.task(), await team.task()
    checklist, item = RowId(new_id()), RowId(new_id())
    await team.send(
        Create("checklist", checklist, {"title": "Steps"}, other, "a0"),
        Create("check_item", item, {"title": "Step"}, checklist, "a0"),
    )

    outcomes = await team.push_all(
        *_each(
            team,
            Move("checklist", checklist, task, "a0"),
            Move("task", task, lab.ideas, "a0"),
        )
    )

    assert _all_accepted(outcomes)
    scopes = await _scopes(team)
    assert {scopes[one] for one in (task, checklist, item)} == {lab.board}
    assert scopes[other] == team.board


async def test_a_task_may_go_to_a_column_that_is_made_just_before(team: Team, lab: Lab) -> None:
    task, comment, column = await team.task(), RowId(new_id()), RowId(new_id())
    await team.send(Create("comment", comment, {"body": "Words"}, task))

    outcomes = await team.push_all(
        *_each(
            team,
            Create("column", column, {"name": "New"}, lab.board, "a1"),
            Move("task", task, column, "a0"),
        )
    )

    assert _all_accepted(outcomes)
    scopes = await _scopes(team)
    assert (scopes[task], scopes[comment]) == (lab.board, lab.board)


async def test_a_task_that_crosses_there_and_back_takes_everything_both_ways(
    team: Team, lab: Lab
) -> None:
    task, comment = await team.task(), RowId(new_id())
    await team.send(Create("comment", comment, {"body": "Words"}, task))

    outcomes = await team.push_all(
        *_each(
            team,
            Move("task", task, lab.ideas, "a0"),
            Move("task", task, team.todo, "a0"),
        )
    )

    assert _all_accepted(outcomes)
    scopes = await _scopes(team)
    assert (scopes[task], scopes[comment]) == (team.board, team.board)


async def test_of_two_relations_that_close_a_ring_in_one_group_the_second_is_refused(
    team: Team,
) -> None:
    first, second = await team.task(), await team.task()

    def above(task: RowId, other: RowId) -> Create:
        return Create("relation", RowId(new_id()), {"link": "parent", "to": other}, task)

    outcomes = await team.push_all(*_each(team, above(first, second), above(second, first)))

    assert isinstance(outcomes[0], AcceptedAt)
    assert isinstance(outcomes[1], RefusedAs)
    assert outcomes[1].code == "cycle"


async def test_creates_whose_parents_are_each_other_end_in_a_refusal(team: Team) -> None:
    one, other = RowId(new_id()), RowId(new_id())

    outcome = await team.send(
        Create("checklist", one, {"title": "One"}, other, "a0"),
        Create("checklist", other, {"title": "Other"}, one, "a0"),
        Move("checklist", one, other, "a0"),
    )

    assert outcome == RefusedAs("not_found", {}, 0)


async def test_undoing_a_create_sees_what_others_put_below_it(team: Team) -> None:
    task = await team.task()
    await team.send(Create("comment", RowId(new_id()), {"body": "Words"}, task))

    outcome = await team.send(Delete("task", task, was=3, clash="void"))

    assert outcome == AcceptedAt(4), "the comment is Ada's own"
