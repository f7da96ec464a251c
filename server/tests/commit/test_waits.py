"""Out of order: what comes after something unknown, and what stands behind a wait."""

import pytest

from cairn.commit.queue import MOST_OPS
from cairn.commit.submission import AcceptedAt, RefusedAs, Waiting
from cairn.decide.facts import Actor
from cairn.model.ids import MutationId, RowId, StreamId
from cairn.model.ops import Create
from tests.commit.team import Team, mutation, new_id, submission

pytestmark = pytest.mark.anyio

TOO_EARLY = Waiting("out_of_order", 1.0)


async def test_one_waits_while_the_one_before_it_is_unknown(team: Team) -> None:
    first = team.create("First")
    second = team.create("Second", after=first.mutation.id)

    assert await team.push(second) == TOO_EARLY
    assert await team.push(first) == AcceptedAt(2)
    assert await team.push(second) == AcceptedAt(3)


async def test_a_refused_one_before_it_is_known(team: Team) -> None:
    refused = team.edit(RowId(new_id()))
    second = team.create(after=refused.mutation.id)

    assert await team.push_all(refused, second) == [RefusedAs("not_found", {}, 0), AcceptedAt(2)]


async def test_the_one_before_it_may_come_in_the_same_push(team: Team) -> None:
    first = team.create()
    second = team.create(after=first.mutation.id)

    assert await team.push_all(first, second) == [AcceptedAt(2), AcceptedAt(3)]


async def test_all_behind_a_wait_of_the_same_stream_wait(team: Team) -> None:
    early = team.create(after=MutationId(new_id()))

    assert await team.push_all(team.create(), early, team.create(), team.create()) == [
        AcceptedAt(2), TOO_EARLY, TOO_EARLY, TOO_EARLY,
    ]  # fmt: skip


async def test_another_stream_of_the_push_goes_on(team: Team) -> None:
    profile = Create("profile", RowId(team.ada.person), {"name": "Ada"})
    elsewhere = submission(team.ada, mutation(StreamId(team.ada.person), profile))
    early = team.create(after=MutationId(new_id()))

    assert await team.push_all(early, elsewhere) == [TOO_EARLY, AcceptedAt(1)]


async def test_another_push_goes_on(team: Team) -> None:
    early = team.create(after=MutationId(new_id()))

    await team.push(early)

    assert await team.push(team.create()) == AcceptedAt(2)


async def test_a_known_one_behind_a_wait_gets_its_answer(team: Team) -> None:
    known = team.create()
    first = await team.push(known)
    early = team.create(after=MutationId(new_id()))

    assert await team.push_all(early, known) == [TOO_EARLY, first]


async def test_whoever_is_signed_out_waits_and_so_does_what_is_behind(team: Team) -> None:
    stranger = Actor(team.ada.person, "session", None)
    out = submission(stranger, mutation(team.stream, team.new_task()))

    assert await team.push_all(out, team.create()) == [Waiting("signed_out", 1.0), TOO_EARLY]


async def test_a_wait_holds_back_what_comes_in_a_later_group(team: Team) -> None:
    early = team.create(after=MutationId(new_id()))
    behind = [team.create() for _ in range(MOST_OPS + 5)]

    assert await team.push_all(early, *behind) == [TOO_EARLY] * (len(behind) + 1)
    assert await team.titles() == {}
