"""Claim: a mutation is decided once, and every repeat gets its first answer."""

import asyncio

import msgspec
import pytest

from cairn.commit.store import StoreFault
from cairn.commit.submission import AcceptedAt, RefusedAs, Waiting
from cairn.decide.facts import Actor
from cairn.model.ids import MutationId, PersonId, RowId
from cairn.model.ops import Create
from tests.commit.failing import Failing
from tests.commit.team import Team, at_work, mutation, new_id, submission
from tests.engines import Engine

pytestmark = pytest.mark.anyio


async def test_a_repeat_of_an_accepted_one_gets_its_seq(team: Team) -> None:
    sent = team.create("Once")
    first = await team.push(sent)
    await team.task()

    assert await team.push(sent) == first
    assert list((await team.titles()).values()).count("Once") == 1


async def test_a_repeat_of_a_refused_one_gets_its_refusal_also_when_it_could_be_done_now(
    team: Team,
) -> None:
    row = RowId(new_id())
    sent = team.edit(row)
    first = await team.push(sent)
    await team.send(team.new_task(row=row))

    assert first == RefusedAs("not_found", {}, 0)
    assert await team.push(sent) == first


async def test_repeats_beside_each_other_are_decided_once(team: Team) -> None:
    sent = team.create("Once")

    outcomes = await asyncio.gather(*(team.push(sent) for _ in range(10)))

    assert outcomes == [AcceptedAt(2)] * 10
    assert await team.push_all(sent, sent) == [AcceptedAt(2)] * 2
    assert len(await team.titles()) == 1


async def test_a_repeat_after_a_restart_gets_its_first_answer(engine: Engine) -> None:
    store = engine.open()
    async with at_work(store) as team:
        accepted, refused = team.create(), team.edit(RowId(new_id()))
        first = await team.push_all(accepted, refused)
    store.close()

    store = engine.open()
    async with at_work(store) as other:
        assert await other.push_all(accepted, refused) == first
    store.close()


async def test_another_body_under_the_same_id_is_refused_and_the_first_outcome_stays(
    team: Team,
) -> None:
    sent = team.create("First")
    first = await team.push(sent)
    forged = submission(team.ada, msgspec.structs.replace(sent.mutation, intent="task.other"))

    assert await team.push(forged) == RefusedAs("id_reused")
    assert await team.push(sent) == first


async def test_another_actor_under_the_same_id_is_refused(team: Team) -> None:
    sent = team.create()
    await team.push(sent)
    someone = submission(Actor(PersonId(new_id()), "session"), sent.mutation)

    assert await team.push(someone) == RefusedAs("id_reused")


async def test_an_id_is_taken_within_its_group_too(team: Team) -> None:
    sent = team.create("First")
    forged = submission(team.ada, msgspec.structs.replace(sent.mutation, intent="task.other"))

    assert await team.push_all(sent, forged, sent) == [
        AcceptedAt(2), RefusedAs("id_reused"), AcceptedAt(2),
    ]  # fmt: skip


async def test_the_mutation_before_it_is_no_part_of_its_body(team: Team) -> None:
    sent = team.create()
    first = await team.push(sent)
    again = msgspec.structs.replace(sent.mutation, after=MutationId(new_id()))

    assert await team.push(submission(team.ada, again)) == first


async def test_one_id_in_two_streams_is_two_mutations(team: Team) -> None:
    sent = team.create()
    await team.push(sent)
    other = mutation(
        team.ada.person,  # type: ignore[arg-type] - a person's stream has the person's id
        Create("profile", RowId(team.ada.person), {"name": "Ada"}),
        id=sent.mutation.id,
    )

    assert await team.push(submission(team.ada, other)) == AcceptedAt(1)


async def test_what_waited_is_not_claimed(team: Team, failing: Failing) -> None:
    sent = team.create()
    failing.fail("append", StoreFault("no"))

    assert isinstance(await team.push(sent), Waiting)
    assert await team.push(sent) == AcceptedAt(2)


async def test_what_the_door_found_wrong_is_kept_as_the_outcome(team: Team) -> None:
    sent = team.create().mutation
    found = submission(team.ada, sent, found=RefusedAs("text_bad"))

    assert await team.push(found) == RefusedAs("text_bad")
    assert await team.push(submission(team.ada, sent)) == RefusedAs("text_bad")
    assert await team.titles() == {}
