"""How fast one connection may send, and how many of its pushes are under way at once."""

import asyncio
from itertools import count, takewhile

import pytest

from cairn.commit.submission import AcceptedAt, Outcome, Submission
from cairn.sync.pace import Pace
from tests.verify.check import RED
from tests.verify.site import Site, create

pytestmark = pytest.mark.anyio


def _taken(pace: Pace, now: float) -> int:
    """Return how many changes may go now, one at a time."""
    return sum(takewhile(bool, (pace.takes(1, now) for _ in count())))


async def test_ten_seconds_worth_may_come_at_once() -> None:
    assert _taken(Pace(rate=5, now=0.0), now=0.0) == 50


async def test_it_fills_again_with_time() -> None:
    pace = Pace(rate=5, now=0.0)
    _taken(pace, now=0.0)
    assert _taken(pace, now=1.0) == 5
    assert pace.seconds_until(10) == 2.0


async def test_it_never_holds_more_than_ten_seconds_worth() -> None:
    assert _taken(Pace(rate=5, now=0.0), now=1000.0) == 50


async def test_a_large_one_goes_and_those_behind_wait_for_what_it_took() -> None:
    pace = Pace(rate=5, now=0.0)
    assert pace.takes(1_000, now=0.0)
    assert pace.seconds_until(1_000) == 200.0
    assert _taken(pace, now=190.0) == 0
    assert _taken(pace, now=191.0) == 5


async def test_each_op_of_a_mutation_counts(site: Site) -> None:
    ben = site.people["Ben"]
    reader = await ben.connect(rate=1)
    await reader.hello()
    orders = "0123456789A"
    tasks = [
        create("task", site.columns[RED], f"a{order}", title="One of many") for order in orders
    ]
    pushed = [
        ben.mutation(*tasks),
        ben.mutation(create("task", site.columns[RED], "aB", title="x")),
    ]
    await reader.send({"type": "push", "mutations": pushed})
    await reader.settle()
    reader.close()
    assert [seq_of[0] for seq_of in reader.of_type("accepted")[0]["mutations"]] == [pushed[0]["id"]]
    assert [frame["code"] for frame in reader.of_type("wait")] == ["too_fast"]


async def test_with_eight_pushes_under_way_no_more_is_read(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[int] = []
    eight_started, may_commit = asyncio.Event(), asyncio.Event()

    async def slow(submissions: list[Submission]) -> list[Outcome]:
        started.append(len(submissions))
        if len(started) == 8:
            eight_started.set()
        await may_commit.wait()
        return [AcceptedAt(1)] * len(submissions)

    ben = site.people["Ben"]
    reader = await ben.follow()
    monkeypatch.setattr(site.doors.hub, "submit", slow)

    async def push_nine() -> None:
        for order in range(9):
            task = create("task", site.columns[RED], f"a{order}", title="Waits")
            await reader.send({"type": "push", "mutations": [ben.mutation(task)]})

    pushing = asyncio.create_task(push_nine())
    await eight_started.wait()
    await asyncio.sleep(0)
    assert not pushing.done()
    may_commit.set()
    await pushing
    await reader.settle()
    reader.close()
    monkeypatch.undo()
    assert len(started) == 9
    assert len(reader.of_type("accepted")) == 9
