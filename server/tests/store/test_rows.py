"""What is written is read: as rows, and as the JSON of segments and threads."""

from typing import Any

import msgspec
import pytest

from cairn.commit.store import DataFault, Head
from cairn.decide.row import Row
from cairn.model.ids import RowId, ScopeId, StreamId
from cairn.model.kinds import KINDS, SYSTEM_FIELDS, Kind
from cairn.model.scopes import admin_scope
from tests.engines import Store
from tests.store.rows import ADA, BOARD, STREAM, bare_row, full_row

pytestmark = pytest.mark.anyio

every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)


async def _write(store: Store, *rows: Row) -> None:
    async with store.transaction() as transaction:
        await transaction.lock([STREAM])
        await transaction.write(rows)
        await transaction.append({STREAM: Head(9, b"h" * 32, 0)}, [], [])


async def _read(store: Store, row: Row) -> Row | None:
    async with store.transaction() as transaction:
        found = await transaction.rows({row.kind: [(row.stream, row.id)]})
    return found[0] if found else None


@every_kind
async def test_a_row_is_read_as_it_was_written(store: Store, kind: Kind) -> None:
    row = full_row(kind)
    await _write(store, row)

    assert await _read(store, row) == row


@every_kind
async def test_what_is_null_is_not_among_the_values(store: Store, kind: Kind) -> None:
    row = bare_row(kind)
    await _write(store, row)

    assert await _read(store, row) == row


@every_kind
async def test_a_row_is_replaced_whole_where_it_stays_and_where_it_moves(
    store: Store, kind: Kind
) -> None:
    for row in (full_row(kind), bare_row(kind), bare_row(kind, parent=ADA)):
        await _write(store, row)

        assert await _read(store, row) == row


@every_kind
async def test_the_snapshot_of_its_scope_has_the_row_field_by_field(
    store: Store, kind: Kind
) -> None:
    row, task = full_row(kind), bare_row(KINDS["task"], 77)
    if kind.thread:
        row.parent = task.id
    row.scope = scope_of(kind)
    await _write(store, *([task] if kind.name != "task" else []), row)

    snapshot = (
        await store.thread(STREAM, task.id)
        if kind.thread
        else await store.segment(STREAM, row.scope)
    )

    assert snapshot
    assert (snapshot.scope, snapshot.seq, snapshot.mark) == (row.scope, 9, b"h" * 16)
    table = msgspec.json.decode(snapshot.body)["kinds"][kind.name]
    assert [dict(zip(table["fields"], one, strict=True)) for one in table["rows"]] == [_shown(row)]


async def test_flags_are_true_false_or_absent(store: Store) -> None:
    column = KINDS["column"]
    await _write(
        store,
        bare_row(column, 1, is_done=True),
        bare_row(column, 2, is_done=False),
        bare_row(column, 3),
    )

    body = msgspec.json.decode((await store.segment(STREAM, BOARD)).body)

    at = body["kinds"]["column"]["fields"].index("is_done")
    flags = [row[at] for row in body["kinds"]["column"]["rows"]]
    assert [type(flag) for flag in flags] == [bool, bool, type(None)]
    assert flags[:2] == [True, False]


async def test_a_segment_holds_one_scope_and_no_thread(store: Store) -> None:
    other = bare_row(KINDS["task"], 2)
    other.scope = ScopeId(ADA)
    await _write(store, bare_row(KINDS["task"], 1), other, bare_row(KINDS["comment"], 3))

    body = msgspec.json.decode((await store.segment(STREAM, BOARD)).body)

    assert list(body["kinds"]) == ["task"]
    assert len(body["kinds"]["task"]["rows"]) == 1


async def test_what_is_not_there_has_an_empty_segment_and_no_thread(store: Store) -> None:
    assert (await store.segment(STREAM, BOARD)).body == b'{"kinds":{}}'
    assert await store.thread(STREAM, RowId(BOARD)) is None
    assert await store.text(STREAM, RowId(BOARD), "description") is None
    assert await store.head(STREAM) == Head(0, bytes(32), 0)


@pytest.mark.parametrize("title", [7.5, b"bytes", {"a": 1}, 2**70])
async def test_a_value_that_no_column_takes_is_a_fault_of_data(store: Store, title: Any) -> None:
    with pytest.raises(DataFault):
        await _write(store, bare_row(KINDS["task"], done_at=title))

    assert await store.rows_of(STREAM, ["task"]) == (0, [])


async def test_json_may_be_nested_as_deep_as_it_can_be_sent(store: Store) -> None:
    nested: Any = None
    for _ in range(900):
        nested = [nested]

    await _write(store, bare_row(KINDS["view"], filter=nested))

    assert b"[[[[null]]]]" in (await store.segment(STREAM, BOARD)).body


async def test_rows_below_come_parents_first_and_with_all_levels(store: Store) -> None:
    task = bare_row(KINDS["task"], 1)
    checklist = bare_row(KINDS["checklist"], 2, parent=task.id)
    item = bare_row(KINDS["check_item"], 3, parent=checklist.id)
    comment = bare_row(KINDS["comment"], 4, parent=task.id)
    await _write(store, item, comment, checklist, task, bare_row(KINDS["comment"], 5, parent=ADA))

    async with store.transaction() as transaction:
        below = await transaction.below([(STREAM, task.id)])

    assert {row.id for row in below[:2]} == {checklist.id, comment.id}
    assert below[2:] == [item]


async def test_members_are_found_by_person_with_their_boards(store: Store) -> None:
    member = bare_row(KINDS["member"], 1, person=ADA, role="owner")
    on_board = bare_row(KINDS["board_member"], 2, person=ADA, role="editor")
    other = bare_row(KINDS["member"], 3, person=BOARD, role="member")
    await _write(store, member, on_board, other)

    async with store.transaction() as transaction:
        assert await transaction.members([(STREAM, ADA)]) == [member, on_board]
        assert await transaction.owners([STREAM]) == [member]
    assert await store.streams_of(ADA) == [STREAM]


def scope_of(kind: Kind) -> ScopeId:
    """Return the scope that rows of the kind are in."""
    match kind.scope.value:
        case "stream":
            return ScopeId(STREAM)
        case "admin":
            return admin_scope(StreamId(STREAM))
        case _:
            return BOARD


def _shown(row: Row) -> dict[str, Any]:
    return {name: getattr(row, name) for name in SYSTEM_FIELDS} | row.values
