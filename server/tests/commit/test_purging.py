"""What is purged leaves no byte behind, and the chain is valid without it."""

import pytest

from cairn.commit.replay import is_purge
from cairn.commit.store import StoreFault
from cairn.commit.submission import AcceptedAt, Waiting
from cairn.commit.verify import Purged, verify
from cairn.model.ids import RowId, StreamId
from cairn.model.ops import Create, Delete, Move, Op, Purge, Restore, Set, TextOp
from tests.commit.failing import Failing
from tests.commit.team import SYSTEM_ACTOR, Team, at_work, mutation, new_id, submission
from tests.engines import Engine, Sqlite, Store
from tests.scenarios.yjs_writer import update

pytestmark = pytest.mark.anyio

CANARY = "canary-purged"


async def _do(team: Team, *ops: Op) -> None:
    """Have ops accepted, by Cairn itself: what may be done by whom is asked elsewhere."""
    outcome = await team.send(*ops, by=SYSTEM_ACTOR)
    assert isinstance(outcome, AcceptedAt), outcome


async def _doomed(team: Team) -> RowId:
    """Return a task in the trash, with the canary in all that was ever said about it."""
    task, checklist = RowId(new_id()), RowId(new_id())
    text = update({"client": 7, "at": 0, "insert": CANARY})
    await team.send(team.new_task(CANARY, task))
    await team.send(
        Create("checklist", checklist, {"title": CANARY}, task, "a0"),
        Create("check_item", RowId(new_id()), {"title": CANARY}, checklist, "a0"),
        Create("comment", RowId(new_id()), {"body": CANARY}, task),
        TextOp("task", task, "description", text),
    )
    await team.send(Set("task", task, "title", f"{CANARY} again"))
    await team.send(Set("task", task, "title", "Other", was=f"{CANARY} elsewhere"))
    await team.send(Delete("task", task))
    return task


@pytest.mark.sqlite
async def test_no_byte_of_it_is_left(engine: Sqlite) -> None:
    store = engine.open()
    async with at_work(store) as team:
        task = await _doomed(team)
        await _do(team, Purge("task", task))
        assert await team.faults() == []
    store.close()  # folds the log into the file

    assert CANARY.encode() not in engine.path.read_bytes()


async def test_its_rows_are_gone_and_its_purge_is_an_entry(team: Team) -> None:
    task = await _doomed(team)
    await _do(team, Purge("task", task))

    _, rows = await team.store.rows_of(team.stream, ("task", "checklist", "check_item", "comment"))
    assert rows == []
    assert await team.store.stored_texts(team.stream) == {}
    changes = team.told[-1].entries[-1].entry.changes
    assert [change.kind for change in changes if is_purge(change)] == [
        "task", "checklist", "comment", "check_item"
    ]  # fmt: skip


async def test_verifying_lists_what_was_purged(team: Team) -> None:
    await _do(team, Purge("task", await _doomed(team)))

    purged = Purged()
    assert [fault async for fault in verify(team.store, team.stream, purged)] == []
    assert (purged.entries, purged.rows, purged.parts) == (1, 4, 9)


async def test_what_lives_on_keeps_its_past(team: Team) -> None:
    """An item that came from a purged checklist was filed under the purged task."""
    doomed, task = await team.task(), await team.task()
    lists = [RowId(new_id()) for _ in range(2)]
    item = RowId(new_id())
    await team.send(
        Create("checklist", lists[0], {"title": "Doomed"}, doomed, "a0"),
        Create("checklist", lists[1], {"title": "Kept"}, task, "a0"),
        Create("check_item", item, {"title": "Kept"}, lists[0], "a0"),
    )
    await team.send(Move("check_item", item, lists[1], "a0"))
    await _do(team, Delete("task", doomed))
    await _do(team, Purge("task", doomed))

    page = await team.store.entries(team.stream, 0, 100)
    told = [change.id for sealed in page for change in sealed.entry.changes]
    assert told.count(item) == 2
    assert await team.faults() == []


async def test_a_purged_id_may_be_used_again_as_imports_do(team: Team) -> None:
    task = await _doomed(team)
    sent = [
        submission(SYSTEM_ACTOR, mutation(team.stream, op))
        for op in (Purge("task", task), team.new_task("Again", task))
    ]
    outcomes = await team.push_all(*sent)

    assert all(isinstance(outcome, AcceptedAt) for outcome in outcomes), outcomes
    assert await team.titles() == {task: "Again"}
    assert await team.faults() == []


async def test_what_came_and_went_in_one_group_leaves_nothing(team: Team) -> None:
    task = RowId(new_id())
    text = update({"client": 7, "at": 0, "insert": CANARY})
    made = mutation(
        team.stream, team.new_task(CANARY, task), TextOp("task", task, "description", text)
    )
    ends = (Delete("task", task), Purge("task", task))
    sent = [submission(SYSTEM_ACTOR, mutation(team.stream, op)) for op in ends]
    outcomes = await team.push_all(submission(SYSTEM_ACTOR, made), *sent)

    assert all(isinstance(outcome, AcceptedAt) for outcome in outcomes), outcomes
    assert len(team.told) == 1
    parts = [
        part
        for stored in await team.store.stored_entries(team.stream, 0, 100)
        for part in stored.parts
        if part.row == task and part.content is not None
    ]
    assert len(parts) == 1, "the purge's own"
    assert await team.store.stored_texts(team.stream) == {}


async def test_what_is_deleted_and_purged_in_one_group_goes_with_its_children(team: Team) -> None:
    task = await team.task()
    await team.send(Create("comment", RowId(new_id()), {"body": "Words"}, task))
    ends = (Delete("task", task), Purge("task", task))
    await team.push_all(*(submission(SYSTEM_ACTOR, mutation(team.stream, op)) for op in ends))

    assert len(team.told[-1].entries) == 2, "one group"
    _, rows = await team.store.rows_of(team.stream, ("task", "comment"))
    assert rows == []


@pytest.mark.parametrize("step", ["remove", "append", "erase", "commit"])
async def test_a_purge_is_done_or_not_at_all(store: Store, step: str) -> None:
    failing = Failing(store)
    async with at_work(store, failing) as team:
        task = await _doomed(team)
        before = await store.stored_entries(team.stream, 0, 100)
        failing.fail(step, StoreFault("the machine stood still"))
        outcome = await team.send(Purge("task", task), by=SYSTEM_ACTOR)
        assert isinstance(outcome, Waiting)
        assert await store.stored_entries(team.stream, 0, 100) == before
        assert list(await team.titles()) == [task]
        await _do(team, Purge("task", task))
        assert await team.faults() == []


async def test_a_purge_beside_a_verification_is_no_fault(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = await _doomed(team)
    read = team.store.stored_rows

    async def then_purge(stream: StreamId) -> object:
        found = await read(stream)
        monkeypatch.undo()
        await _do(team, Purge("task", task))
        return found

    monkeypatch.setattr(team.store, "stored_rows", then_purge)

    assert await team.faults() == []


async def test_a_past_that_a_purge_left_behind_is_a_fault(engine: Engine) -> None:
    store = engine.open()
    async with at_work(store) as team:
        task = await _doomed(team)
        kept = await store.stored_entries(team.stream, 0, 100)
        await _do(team, Purge("task", task))
        with engine.beside() as other:
            for entry in kept:
                for n, part in enumerate(entry.parts):
                    other.run(
                        "UPDATE part SET salt = ?, bytes = ? WHERE stream = ? AND seq = ?"
                        " AND n = ?",
                        part.salt, part.content, team.stream, entry.seq, n,
                    )  # fmt: skip
        faults = await team.faults()
    store.close()

    assert f"it ends {task}, whose past is still there" in [fault.what for fault in faults]


async def test_what_comes_back_brings_its_children_and_no_others(team: Team) -> None:
    task, kept, gone = await team.task(), RowId(new_id()), RowId(new_id())
    await team.send(
        Create("comment", kept, {"body": "Kept"}, task),
        Create("comment", gone, {"body": "Gone before"}, task),
    )
    await team.send(Delete("comment", gone))
    await team.send(Delete("task", task))
    await _do(team, Purge("comment", gone))
    await team.send(Restore("task", task))

    _, rows = await team.store.rows_of(team.stream, ("task", "comment"))
    assert {row.id: row.deleted_at for row in rows} == {task: None, kept: None}
