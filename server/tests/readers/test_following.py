"""Readers follow the log from where they were, whatever happened in between."""

import asyncio
from collections.abc import Iterable, Sequence

import pytest
from msgspec import structs

import cairn.readers.readers
from cairn.commit.effects import Effect, HoldLease
from cairn.commit.store import LeaseLost, StoreFault
from cairn.commit.submission import AcceptedAt, Committed, Waiting
from cairn.model.entries import Entry
from cairn.model.ids import RowId, StreamId
from cairn.readers.following import MOST_TRIES
from cairn.readers.reader import Reaction
from cairn.readers.readers import ReaderHealth, Readers
from tests.commit.team import Team, at_work, new_id, submission
from tests.engines import Sqlite, Store
from tests.readers.echo import Echo, Time, comments, lead_of, readers_of

pytestmark = pytest.mark.anyio


async def _heads(team: Team) -> int:
    return (await team.store.head(team.stream)).seq


async def test_a_reader_answers_what_was_written_before_and_after_it_came(team: Team) -> None:
    readers = readers_of(team, Echo())
    early = await team.task()
    await readers.settle()
    late = await team.task()
    await readers.settle()

    assert [await comments(team, task) for task in (early, late)] == [["seen by echo"]] * 2
    assert await readers.health() == {"echo": ReaderHealth()}


async def test_a_cursor_outlives_the_process(team: Team) -> None:
    await team.task()
    await readers_of(team, Echo()).settle()
    after = Echo()
    await readers_of(team, after).settle()

    assert after.seen == []


async def test_what_is_done_again_after_a_kill_is_done_once(team: Team) -> None:
    task = await team.task()
    killed = readers_of(team, Echo())
    await killed.make_pass()  # reacts, and dies before it wrote down how far it was
    head = await _heads(team)
    again = Echo()
    await readers_of(team, again).settle()

    assert again.seen != []
    assert await _heads(team) == head
    assert await comments(team, task) == ["seen by echo"]


class Forgetful(Echo):
    """Gives its comment another id each time, as a reader must not."""

    def react(self, stream: StreamId, entry: Entry, facts: None) -> Iterable[Reaction]:
        for reaction in super().react(stream, entry, facts):
            (op,) = reaction.ops
            yield structs.replace(reaction, ops=[structs.replace(op, id=RowId(new_id()))])


async def test_a_repeat_with_another_body_is_refused_by_its_id(team: Team) -> None:
    task = await team.task()
    await readers_of(team, Forgetful()).make_pass()
    await readers_of(team, Forgetful()).make_pass()

    assert await comments(team, task) == ["seen by echo"]


async def test_an_announced_commit_wakes_it(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cairn.readers.readers, "_KEEP_MS", 3_600_000)  # nothing else wakes it
    commented = asyncio.Event()
    woken: list[Readers] = []

    def tell(committed: Committed) -> None:
        for readers in woken:
            readers.wake([committed])
        if any(change.kind == "comment" for change in committed.entries[0].entry.changes):
            commented.set()

    async with at_work(store, tell=tell) as team:
        readers = readers_of(team, Echo())
        woken.append(readers)
        readers.start()
        for _ in range(2):  # the first may be found by looking
            commented.clear()
            await team.task()
            async with asyncio.timeout(20):  # well under the 30 s of looking
                await commented.wait()
        await readers.stop()


async def test_an_entry_at_fault_is_tried_again_and_then_left_behind(team: Team) -> None:
    time = Time()
    readers = readers_of(team, Echo(), time=time)
    first = await team.task()
    await team.send(team.new_task("poison"))
    poisoned = await _heads(team)
    last = await team.task()
    for _ in range(MOST_TRIES):
        await readers.settle()
        assert await comments(team, first) == ["seen by echo"]
        (is_left_behind,) = [each.is_skipped for each in await team.store.reader_faults()]
        assert bool(await comments(team, last)) == is_left_behind
        time.ms += 60_000

    (fault,) = await team.store.reader_faults()
    assert (fault.seq, fault.tries, fault.is_skipped) == (poisoned, MOST_TRIES, True)
    assert fault.what.startswith("Poisoned at echo.py:")
    assert await readers.health() == {"echo": ReaderHealth(skipped=1)}


async def test_tries_are_counted_across_restarts(team: Team) -> None:
    await team.send(team.new_task("poison"))
    for _ in range(MOST_TRIES):
        await readers_of(team, Echo()).settle()

    assert [fault.is_skipped for fault in await team.store.reader_faults()] == [True]


async def test_a_fault_that_passes_leaves_no_trace(team: Team) -> None:
    time, echo = Time(), Echo()
    readers = readers_of(team, echo, time=time)
    await team.send(team.new_task("poison"))
    await readers.settle()
    assert len(await team.store.reader_faults()) == 1
    echo.is_cured = True
    time.ms += 60_000
    await readers.settle()

    assert await team.store.reader_faults() == []


async def test_a_reader_at_fault_stops_no_other(team: Team) -> None:
    cured = Echo("cured")
    cured.is_cured = True
    await team.send(team.new_task("poison"))
    task = await team.task()
    await readers_of(team, Echo("ill"), cured).settle()

    assert "seen by cured" in await comments(team, task)


@pytest.mark.sqlite
async def test_a_full_disk_is_waited_out(store: Store, engine: Sqlite) -> None:
    async with at_work(store) as team:
        time = Time()
        readers = readers_of(team, Echo(), time=time)
        await team.push_all(*(team.create("x" * 500) for _ in range(300)))
        engine.fill(store)
        await readers.settle()
        assert (await readers.health())["echo"].behind > 0
        engine.make_room(store)
        time.ms += 60_000
        await readers.settle()

        _, rows = await store.rows_of(team.stream, ["comment"])
        assert len(rows) == 300
        assert await store.reader_faults() == []
        (standing,) = await store.standings([team.stream])
        assert standing.cursors == {"echo": standing.head}


async def test_what_could_not_be_written_down_is_written_the_next_time(team: Team) -> None:
    time, faults = Time(), [StoreFault("no room")]
    lead = lead_of(team, time)
    assert await lead.holds()

    async def carry_out(effects: Sequence[Effect]) -> None:
        if faults:
            raise faults.pop()
        await team.committer.carry_out(effects)

    await team.send(team.new_task("poison"))
    readers = readers_of(team, Echo(), time=time, lead=lead, carry_out=carry_out)
    await readers.settle()
    assert await team.store.reader_faults() == []
    await readers.settle()

    assert [fault.tries for fault in await team.store.reader_faults()] == [1]


async def test_who_leads_no_more_writes_nothing(team: Team) -> None:
    time = Time()
    old, new = lead_of(team, time, "old"), lead_of(team, time, "new")
    assert await old.holds()
    assert await new.holds()

    task = await team.task()
    await readers_of(team, Echo(), time=time, lead=old).make_pass()
    assert await comments(team, task) == []
    with pytest.raises(LeaseLost):
        await team.committer.carry_out([old.guard])


async def test_a_mutation_of_who_leads_no_more_waits_and_is_written_by_the_next(
    team: Team,
) -> None:
    stale = HoldLease("readers", 7)
    sent = team.create()
    guarded = submission(sent.actor, sent.mutation, (stale,))

    assert isinstance(await team.push(guarded), Waiting)
    assert isinstance(await team.push(sent), AcceptedAt)


async def test_a_lease_is_renewed_and_comes_to_another_when_it_ends(team: Team) -> None:
    time = Time()
    one, other = (lead_of(team, time, each, seconds=5) for each in ("one", "other"))
    assert await one.holds()
    time.ms += 4_000
    assert not await other.holds()
    assert await one.holds()
    time.ms += 4_000
    assert not await other.holds(), "it was renewed"
    time.ms += 1_001
    assert await other.holds()
    assert not await one.holds()
