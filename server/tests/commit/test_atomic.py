"""Invariant 1: effects, entry and outcome land together or not at all."""

import pytest

from cairn.commit.store import StoreFault
from cairn.commit.submission import AcceptedAt, Waiting
from cairn.model.ids import INSTANCE, PersonId, RowId
from cairn.model.ops import Create
from tests.commit.failing import STEPS, Failing
from tests.commit.team import SYSTEM_ACTOR, Team, account, mutation, new_id, submission

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("step", STEPS)
async def test_a_fault_at_any_step_leaves_nothing_behind(
    team: Team, failing: Failing, step: str
) -> None:
    person, event = PersonId(new_id()), RowId(new_id())
    sent = submission(
        SYSTEM_ACTOR,
        mutation(INSTANCE, Create("event", event, {"what": "account.create", "person": person})),
        (account(person, "ben@example.org"),),
    )
    head = await team.store.head(INSTANCE)
    failing.fail(step, StoreFault("the disk is gone"))

    assert await team.push_all(team.create(), sent) == [Waiting("unavailable", 2.0)] * 2

    assert await team.store.head(INSTANCE) == head
    assert await team.store.stored_outcomes(INSTANCE, [sent.mutation.id]) == {}
    assert await team.store.by_email("ben@example.org") is None
    assert await team.titles() == {}
    assert team.told == []


@pytest.mark.parametrize("step", STEPS)
async def test_what_waited_for_a_fault_is_accepted_when_it_is_sent_again(
    team: Team, failing: Failing, step: str
) -> None:
    sent = team.create("Once")
    failing.fail(step, StoreFault("the disk is gone"))
    effect = submission(
        SYSTEM_ACTOR,
        mutation(INSTANCE, Create("event", RowId(new_id()), {"what": "account.create"})),
        (account(PersonId(new_id()), "ben@example.org"),),
    )

    await team.push_all(sent, effect)
    outcomes = await team.push_all(sent, effect)

    assert all(isinstance(outcome, AcceptedAt) for outcome in outcomes)
    assert list((await team.titles()).values()) == ["Once"]
