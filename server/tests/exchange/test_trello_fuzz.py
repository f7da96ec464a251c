"""Whatever an export holds, reading it gives rows that the server takes, or a refusal."""

from typing import Any, cast

from hypothesis import given, settings
from hypothesis import strategies as st

from cairn.decide.values import check_given, check_order
from cairn.exchange.importing import Source
from cairn.exchange.person import Person
from cairn.exchange.trello.source import trello_source
from cairn.exchange.wanted import Wanted
from cairn.model.ids import PersonId, StreamId
from cairn.model.kinds import KINDS, field_of
from tests.exchange.exports import (
    Json,
    a_board,
    a_card,
    a_checklist,
    a_comment,
    a_list,
    a_member,
    an_item,
    as_file,
)

WORKSPACE = StreamId("01900000-0000-7000-8000-000000000001")
ADA = Person(PersonId("01900000-0000-7000-8000-000000000002"), "Ada", "ada@example.org")

JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["", "top", "2024-13-01", "-1", "1e400", "\ud800", "x" * 60_000]),
    lambda held: (
        st.lists(held, max_size=3) | st.dictionaries(st.text(max_size=5), held, max_size=3)
    ),
    max_leaves=5,
)
Place = tuple[str | int, ...]


def a_whole_board() -> Json:
    """Return a board with one of everything."""
    ada, label = a_member("Ada"), {"id": "e" * 24, "name": "Oak", "color": "red"}
    field: Json = {"id": "f" * 24, "name": "Effort", "type": "number", "pos": 1, "options": []}
    card = a_card(
        desc="Sand first.",
        due="2024-01-01T00:00:00Z",
        idMembers=[ada["id"]],
        idLabels=[label["id"]],
        labels=[label],
        attachments=[{"id": "a" * 24, "name": "Plan", "url": "https://example.org"}],
        customFieldItems=[{"idCustomField": field["id"], "value": {"number": "1"}}],
        badges={"comments": 1},
        cover={"color": "green"},
    )
    return a_board(
        card,
        lists=[a_list(), a_list("Done", closed=True)],
        labels=[label],
        members=[ada],
        memberships=[{"idMember": ada["id"], "memberType": "admin"}],
        customFields=[field],
        checklists=[a_checklist(card, an_item("One", idMember=ada["id"]))],
        actions=[a_comment(card, "Hello", idMemberCreator=ada["id"])],
        prefs={"permissionLevel": "org", "selfJoin": True, "background": "blue"},
        labelNames={"red": "Oak"},
    )


def places(value: object, way: Place = ()) -> list[Place]:
    """Return the way to every value inside."""
    found = [way] if way else []
    if isinstance(value, dict):
        for key, held in cast("dict[str, object]", value).items():
            found += places(held, (*way, key))
    if isinstance(value, list):
        for index, held in enumerate(cast("list[object]", value)):
            found += places(held, (*way, index))
    return found


def put(board: Json, place: Place, value: object) -> None:
    """Put a value in place of another, where the way still leads somewhere."""
    *way, last = place
    held: Any = board
    try:
        for step in way:
            held = held[step]
        held[last] = value
    except (TypeError, KeyError, IndexError):
        return


def faults(source: Source) -> list[object]:
    """Return what the server would refuse of the rows."""
    return [fault for row in source.wanted for fault in faults_of(row) if fault is not None]


def faults_of(row: Wanted) -> list[object]:
    found: list[object] = [check_order(row.order)] if KINDS[row.kind].placed and row.order else []
    for name, value in {**row.values, "origin": row.origin}.items():
        if (field := field_of(row.kind, name)) is not None:
            found.append(check_given(row.kind, field, value))
    return found


PLACES = places(a_whole_board())


@given(st.lists(st.tuples(st.sampled_from(PLACES), JUNK), min_size=1, max_size=6))
@settings(max_examples=400, deadline=None)
def test_mutilated_exports_never_crash_and_never_make_a_row_to_refuse(
    changes: list[tuple[Place, object]],
) -> None:
    board = a_whole_board()
    for place, value in changes:
        put(board, place, value)
    if not isinstance(board.get("lists"), list) or not isinstance(board.get("cards"), list):
        return  # refused as a whole, which has its own tests
    source = trello_source(as_file(board), WORKSPACE, [ADA], ADA.id)
    assert faults(source) == []


def test_the_whole_board_has_a_row_of_every_kind_that_is_imported() -> None:
    source = trello_source(as_file(a_whole_board()), WORKSPACE, [ADA], ADA.id)
    assert {row.kind for row in source.wanted} == {
        "board", "board_member", "column", "label", "field", "task", "attachment", "field_value",
        "checklist", "check_item", "comment",
    }  # fmt: skip
