"""A clash names who set the value that was met, not who touched the row last."""

import pytest

from cairn.commit.submission import AcceptedAt
from cairn.decide.facts import Actor
from cairn.model.ids import INSTANCE, PersonId, RowId, SessionId
from cairn.model.ops import Create, Delete, Move, Op, Restore, Set
from tests.commit.team import SYSTEM_ACTOR, Team, account, mutation, new_id, session, submission

pytestmark = pytest.mark.anyio


async def _colleague(team: Team) -> Actor:
    """Let somebody into the workspace."""
    person, session_id = PersonId(new_id()), SessionId(new_id())
    effects = (account(person, f"{person}@example.org"), session(person, session_id))
    event = Create("event", RowId(new_id()), {"what": "account.create", "person": person})
    member = Create(
        "member", RowId(new_id()), {"person": person, "role": "member"}, RowId(team.stream)
    )
    await team.push_all(
        submission(SYSTEM_ACTOR, mutation(INSTANCE, event), effects),
        submission(SYSTEM_ACTOR, mutation(team.stream, member)),
    )
    return Actor(person, "session", session_id)


async def _clash(team: Team, op: Op) -> PersonId | None:
    """Return whom Ada is said to have met."""
    outcome = await team.send(op)
    assert isinstance(outcome, AcceptedAt), outcome
    (entry,) = await team.store.entries(team.stream, outcome.seq - 1, 1)
    (clash,) = entry.entry.clashes
    return clash.theirs


async def test_who_changed_another_field_since_is_not_meant(team: Team) -> None:
    ben, cyn = await _colleague(team), await _colleague(team)
    task = await team.task()
    await team.send(Set("task", task, "title", "Ben's"), by=ben)
    await team.send(Set("task", task, "priority", 2), by=cyn)

    assert await _clash(team, Set("task", task, "title", "Ada's", was="A task")) == ben.person


async def test_a_value_from_the_beginning_is_that_of_who_made_the_row(team: Team) -> None:
    ben, cyn = await _colleague(team), await _colleague(team)
    task = RowId(new_id())
    await team.send(team.new_task("Ben's", task), by=ben)
    await team.send(Set("task", task, "priority", 2), by=cyn)

    assert await _clash(team, Set("task", task, "title", "Ada's", was="Other")) == ben.person


async def test_what_the_same_group_did_counts(team: Team) -> None:
    ben, cyn = await _colleague(team), await _colleague(team)
    task = await team.task()
    outcomes = await team.push_all(
        submission(ben, mutation(team.stream, Set("task", task, "title", "Ben's"))),
        submission(cyn, mutation(team.stream, Set("task", task, "priority", 2))),
        submission(
            team.ada, mutation(team.stream, Set("task", task, "title", "Ada's", was="A task"))
        ),
    )
    assert isinstance(outcomes[-1], AcceptedAt)
    (sealed,) = await team.store.entries(team.stream, outcomes[-1].seq - 1, 1)

    assert [clash.theirs for clash in sealed.entry.clashes] == [ben.person]


async def test_places_and_deletions_name_theirs_too(team: Team) -> None:
    ben, cyn = await _colleague(team), await _colleague(team)
    task = await team.task()
    await team.send(Move("task", task, team.done, "a0"), by=ben)
    await team.send(Set("task", task, "priority", 2), by=cyn)
    other = RowId(new_id())
    await team.send(Create("column", other, {"name": "Other"}, team.board, "a5"))
    assert await _clash(team, Move("task", task, other, "a0", was=team.todo)) == ben.person

    seq = (await team.store.head(team.stream)).seq
    await team.send(Delete("task", task), by=ben)
    assert await _clash(team, Restore("task", task, was=seq)) == ben.person


async def test_to_delete_a_row_meets_who_changed_it_since(team: Team) -> None:
    ben = await _colleague(team)
    task = await team.task()
    seq = (await team.store.head(team.stream)).seq
    await team.send(Set("task", task, "title", "Ben's"), by=ben)
    assert await _clash(team, Delete("task", task, was=seq)) == ben.person
