"""Invariants 2 and 3: nothing is told before it is durable; seq has no gaps and rises in order."""

import asyncio

import pytest

from cairn.commit.chain import GENESIS
from cairn.commit.committer import Committer
from cairn.commit.store import StoreFault
from cairn.commit.submission import AcceptedAt, Committed, Waiting
from cairn.commit.verify import verify
from cairn.model.ids import INSTANCE, RowId, StreamId
from cairn.model.ops import Create, Set
from tests.commit.failing import Failing
from tests.commit.team import SYSTEM_ACTOR, Team, at_work, mutation, new_id, submission
from tests.engines import Engine, Store

pytestmark = pytest.mark.anyio


async def test_what_is_told_can_be_read_by_anybody_at_that_moment(
    engine: Engine, store: Store
) -> None:
    found: list[bool] = []

    def look(committed: Committed) -> None:
        with engine.beside() as other:
            seq = other.one("SELECT max(seq) FROM entry WHERE stream = ?", committed.stream)
            found.append(seq == (committed.upto,))

    async with at_work(store, tell=look) as team:
        await team.task()

    assert found
    assert all(found)


async def test_a_group_that_did_not_commit_is_not_told(team: Team, failing: Failing) -> None:
    failing.fail("commit", StoreFault("the disk is gone"))

    await team.push(team.create())

    assert team.told == []


async def test_an_answer_comes_after_the_commit(team: Team, failing: Failing) -> None:
    steps: list[str] = []
    failing.check = lambda step, _given: steps.append(step)

    await team.push(team.create())

    assert steps[-1] == "commit"


async def test_64_writers_of_three_streams_get_every_seq_once(team: Team) -> None:
    streams = [team.stream, *await _workspaces(team, 2)]

    async def write(n: int) -> list[int]:
        seqs: list[int] = []
        for _ in range(5):
            stream = streams[n % 3]
            op = Set("workspace", RowId(stream), "name", new_id())
            outcome = await team.push(submission(team.ada, mutation(stream, op)))
            assert isinstance(outcome, AcceptedAt)
            seqs.append(outcome.seq)
        return seqs

    written = await asyncio.gather(*(write(n) for n in range(64)))

    for place, stream in enumerate(streams):
        given = [seqs for n, seqs in enumerate(written) if n % 3 == place]
        assert all(seqs == sorted(seqs) for seqs in given), "one writer's order was kept"
        answered = sorted(seq for seqs in given for seq in seqs)
        assert answered == list(range(2, 2 + len(answered))), "1 made the workspace"
        assert [fault async for fault in verify(team.store, stream)] == []


async def test_what_is_told_of_a_stream_follows_without_a_gap(team: Team) -> None:
    await asyncio.gather(*(team.push(team.create()) for _ in range(50)))

    told = [told for told in team.told if told.stream == team.stream]
    assert [one.after for one in told[1:]] == [one.upto for one in told[:-1]]
    entries = [entry for one in told for entry in one.entries]
    assert [entry.entry.seq for entry in entries] == list(range(2, 52))
    assert [entry.previous for entry in entries[1:]] == [entry.hash for entry in entries[:-1]]


async def test_a_new_committer_goes_on_where_the_log_ended(engine: Engine) -> None:
    store = engine.open()
    async with at_work(store) as team:
        await team.task()
    store.close()

    store = engine.open()
    async with at_work(store) as other:
        team.store, team.committer = store, other.committer
        await team.task()
        entries = await store.entries(team.stream, 0, 10)
        assert [entry.entry.seq for entry in entries] == [1, 2, 3]
        assert entries[0].previous == GENESIS
        assert entries[2].previous == entries[1].hash
        assert await team.faults() == []
    store.close()


async def _workspaces(team: Team, count: int) -> list[StreamId]:
    made: list[StreamId] = []
    for _ in range(count):
        stream = StreamId(new_id())
        root = Create("workspace", RowId(stream), {"name": "Another"})
        member = {"person": team.ada.person, "role": "owner"}
        owner = Create("member", RowId(new_id()), member, root.id)
        outcome = await team.push(submission(team.ada, mutation(stream, root, owner)))
        assert isinstance(outcome, AcceptedAt)
        made.append(stream)
    return made


async def test_when_the_thread_breaks_down_all_wait_and_nothing_hangs(store: Store) -> None:
    def no_time() -> int:
        raise ZeroDivisionError

    committer = Committer(store, lambda _: None, no_time)
    committer.start()
    assert committer.takes_work
    sent = submission(SYSTEM_ACTOR, mutation(INSTANCE))

    first = await committer.submit([sent, sent])
    second = await committer.submit([sent])

    assert [*first, *second] == [Waiting("unavailable", 2.0)] * 3
    assert not committer.takes_work
    await committer.stop()


async def test_an_announcement_that_fails_keeps_nobody_from_an_answer(store: Store) -> None:
    def deaf(_: Committed) -> None:
        raise ZeroDivisionError

    async with at_work(store, tell=deaf) as team:
        assert await team.push(team.create()) == AcceptedAt(2)


async def test_a_committer_that_stops_answers_what_it_took_and_takes_no_more(store: Store) -> None:
    async with at_work(store) as team:
        taken = asyncio.ensure_future(team.push(team.create()))
        await asyncio.sleep(0)
        await team.committer.stop()

        assert await taken == AcceptedAt(2)
        assert await team.push(team.create()) == Waiting("unavailable", 2.0)


async def test_nothing_submitted_is_nothing_answered(team: Team) -> None:
    assert await team.push_all() == []
