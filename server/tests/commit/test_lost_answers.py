"""A COMMIT whose answer is lost is run again from lock: claim tells what happened."""

import pytest

from cairn.commit.submission import AcceptedAt, Waiting
from tests.commit.failing import Failing
from tests.commit.team import Team

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("what_happened", ["kept", "undone"])
async def test_it_is_answered_as_if_nothing_had_happened(
    team: Team, failing: Failing, what_happened: str
) -> None:
    failing.lost_answers = [what_happened]

    assert await team.push_all(team.create("A"), team.create("B")) == [AcceptedAt(2), AcceptedAt(3)]
    assert sorted((await team.titles()).values()) == ["A", "B"]


async def test_who_was_not_told_of_a_kept_one_is_told_to_read_the_log(
    team: Team, failing: Failing
) -> None:
    failing.lost_answers = ["kept"]

    await team.push(team.create())

    (told,) = team.told
    assert (told.after, told.upto, told.entries) == (2, 2, [])
    assert told.mark == await team.store.mark_at(team.stream, 2)


async def test_after_several_lost_answers_everybody_waits_and_nothing_doubles(
    team: Team, failing: Failing
) -> None:
    failing.lost_answers = ["kept", "kept", "kept"]
    sent = team.create()

    assert await team.push(sent) == Waiting("unavailable", 2.0)
    assert await team.push(sent) == AcceptedAt(2)
    assert len(await team.titles()) == 1
