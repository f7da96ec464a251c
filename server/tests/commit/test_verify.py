"""Verify finds a single flipped bit, and names where it is."""

import asyncio

import pytest

from cairn.commit.submission import AcceptedAt
from cairn.model.ids import RowId
from cairn.model.ops import Add, Create, Delete, Move, Set, TextOp
from tests.commit.team import Team, at_work, new_id
from tests.engines import Engine
from tests.scenarios.yjs_writer import update

pytestmark = pytest.mark.anyio

TEXT = update({"client": 7, "at": 0, "insert": "Words"})
LOW_BIT, HIGH_BIT = 0x01, 0x80
"""A letter becomes another letter; a text becomes one that is no UTF-8."""


async def _work(team: Team) -> RowId:
    """Do a little of everything, and return the task that it was done to."""
    task, label, checklist = await team.task(), RowId(new_id()), RowId(new_id())
    outcomes = [
        await team.send(
            Create("label", label, {"name": "Urgent", "colour": "rose"}, team.board, "a0")
        ),
        await team.send(Set("task", task, "estimate", 2.5), Add("task", task, "labels", label)),
        await team.send(Create("checklist", checklist, {"title": "Steps"}, task, "a0")),
        await team.send(Set("task", task, "title", "Other", was="What nobody wrote")),
        await team.send(Move("task", task, team.done, "a0")),
        await team.send(Create("comment", RowId(new_id()), {"body": "Words"}, task)),
        await team.send(Delete("checklist", checklist)),
        await team.send(TextOp("task", task, "description", TEXT)),
    ]
    assert all(isinstance(outcome, AcceptedAt) for outcome in outcomes), outcomes
    return task


async def test_nothing_is_found_where_nothing_is_wrong(team: Team) -> None:
    await _work(team)

    assert await team.faults() == []


@pytest.mark.parametrize(
    ("table", "column", "where", "place"),
    [
        ("entry", "header", "seq = 3", "entry 3"),
        ("entry", "hash", "seq = 3", "entry 3"),
        ("part", "salt", "seq = 3 AND n = 0", "entry 3, part 0"),
        ("part", "bytes", "seq = 3 AND n = 0", "entry 3, part 0"),
        ("part", "commitment", "seq = 3 AND n = 0", "entry 3, part 0"),
        ("part", "kind", "seq = 3 AND n = 0", "entry 3"),
        ("part", "scope", "seq = 3 AND n = 0", "entry 3"),
        ("part", '"row"', "seq = 3 AND n = 0", "entry 3"),
        ("part", "task", "seq = 4 AND n = 0", "entry 4"),
        ("part", "bytes", "kind = 'clash'", "entry 6, part"),
        ("part", "bytes", "kind = 'address' AND seq = 5", "entry 5, part"),
        ("outcome", "mutation", "seq = 3", "entry 3"),
        ("outcome", "digest", "seq = 3", "entry 3"),
        ("outcome", "actor", "seq = 3", "entry 3"),
        ("stream", "hash", "TRUE", "stream"),
        ("task", "title", "TRUE", "task {task}"),
        ("task", "labels", "TRUE", "task {task}"),
        ("task", "scope", "TRUE", "task {task}"),
        ("task", "parent", "TRUE", "task {task}"),
        ("task", '"order"', "TRUE", "task {task}"),
        ("task", "created_by", "TRUE", "task {task}"),
        ("task", "updated_by", "TRUE", "task {task}"),
        ("task", "id", "TRUE", "task {task}"),
        ("comment", "body", "TRUE", "comment "),
        ("text_update", "bytes", "TRUE", "description of {task}"),
        ("text_update", "field", "TRUE", "description of {task}"),
        ("checklist", "deleted_by", "TRUE", "checklist "),
    ],
)
async def test_one_flipped_bit_is_found_and_named(
    engine: Engine, table: str, column: str, where: str, place: str
) -> None:
    for mask in (LOW_BIT, HIGH_BIT):
        store = engine.open()
        async with at_work(store) as team:
            task = await _work(team)
            stream = "id" if table == "stream" else "stream"
            engine.flip(table, column, f"{stream} = '{team.stream}' AND {where}", mask)
            faults = await team.faults()
        store.close()

        places = [fault.place for fault in faults]
        assert any(found.startswith(place.format(task=task)) for found in places), faults


@pytest.mark.parametrize(
    ("table", "column"),
    [("task", "seq"), ("task", "created_at"), ("task", "updated_at"), ("task", "done_at"),
     ("task", "number"), ("checklist", "deleted_at")],
)  # fmt: skip
async def test_one_changed_number_is_found_and_named(
    engine: Engine, table: str, column: str
) -> None:
    store = engine.open()
    async with at_work(store) as team:
        await _work(team)
        with engine.beside() as other:
            other.run(f"UPDATE {table} SET {column} = {column} + 1")  # noqa: S608 - names of the schema
        (fault,) = await team.faults()
    store.close()

    assert fault.place.startswith(f"{table} ")
    assert fault.what == f"differs from the log in {column}"


@pytest.mark.parametrize(
    ("spoil", "place", "what"),
    [
        ("DELETE FROM entry WHERE seq = 4", "entry 5", "it follows 3"),
        ("DELETE FROM part WHERE seq = 4", "entry 4", "hash does not follow"),
        ("DELETE FROM outcome WHERE seq = 4", "entry 4", "has no outcome"),
        ("DELETE FROM comment", "comment ", "its table does not"),
        ("UPDATE stream SET seq = seq - 1", "stream", "its log ends at"),
        (
            (
                "INSERT INTO outcome SELECT stream, 'x', actor, digest, seq, code, detail, op, at"
                " FROM outcome WHERE seq = 3"
            ),
            "outcomes",
            "say accepted",
        ),
        (
            (
                "INSERT INTO text_update SELECT stream, id, 'description', 3, 0,"
                " (SELECT hash FROM entry LIMIT 1) FROM task"
            ),
            "description of",
            "differs",
        ),
    ],
)  # fmt: skip
async def test_what_is_missing_or_too_much_is_found(
    engine: Engine, spoil: str, place: str, what: str
) -> None:
    store = engine.open()
    async with at_work(store) as team:
        await _work(team)
        with engine.beside() as other:
            other.run(spoil)
        faults = await team.faults()
    store.close()

    assert any(fault.place.startswith(place) and what in fault.what for fault in faults), faults


async def test_a_part_that_was_erased_without_a_purge_is_a_fault(engine: Engine) -> None:
    store = engine.open()
    async with at_work(store) as team:
        await _work(team)
        with engine.beside() as other:
            other.run("UPDATE part SET salt = NULL, bytes = NULL WHERE seq = 6")
        faults = await team.faults()
    store.close()

    assert [(fault.place, fault.what) for fault in faults] == [
        ("entry 6, part 0", "its content is gone, and no purge says so"),
        ("entry 6, part 2", "its content is gone, and no purge says so"),
    ]


async def test_a_stream_is_verified_as_it_stood_while_others_write(team: Team) -> None:
    await _work(team)
    writing = asyncio.ensure_future(_write_until_cancelled(team))

    found = [await team.faults() for _ in range(10)]

    assert not writing.done()
    writing.cancel()
    assert found == [[]] * 10


async def _write_until_cancelled(team: Team) -> None:
    while True:
        await team.push_all(*(team.create() for _ in range(5)))
