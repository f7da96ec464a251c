"""Whether the rows and people that a value names are there, for the actor, in the right place."""

from typing import cast

from cairn.decide.asking import may, reads
from cairn.decide.attempt import Attempt
from cairn.decide.decision import Refused
from cairn.decide.filling import check_fill
from cairn.decide.row import Row
from cairn.model.fields import Field, Merge, Ref
from cairn.model.ids import PersonId, RowId
from cairn.model.kinds import BOARD_ROLES, KINDS, StreamKind, field_of
from cairn.model.ops import Value


def check_reference(attempt: Attempt, row: Row, field: Field, value: Value) -> Refused | None:
    """Refuse a value (one item, of a set) of the row that names what isn't there."""
    if value is None:
        return None
    if isinstance(field.type, Ref):
        is_there = _names_someone if field.type.kind == "person" else _names_a_row
        return None if is_there(attempt, row, field.type.kind, value) else _bad(field)
    match row.kind, field.name:
        case "invitation", "boards":
            return _check_boards(attempt, field, value)
        case "field_value", "value":
            return check_fill(attempt, row, value)
        case _:
            return None


def check_references(attempt: Attempt, row: Row) -> Refused | None:
    """Refuse a new row that names what isn't there."""
    for name, value in row.values.items():
        field = field_of(row.kind, name)
        if field is None:
            continue
        for item in value if field.merge is Merge.SET else (value,):
            if fault := check_reference(attempt, row, field, item):
                return fault
    return None


def _names_someone(attempt: Attempt, row: Row, _: str, person: PersonId) -> bool:
    if attempt.kind is not StreamKind.WORKSPACE or row.kind == "member":
        return True  # an account, of which only its effects know
    return attempt.facts.member(attempt.stream, person) is not None


def _names_a_row(attempt: Attempt, row: Row, kind: str, named: RowId) -> bool:
    if KINDS[kind].stream is not attempt.kind:
        return True  # it lives in another stream: whoever follows it is asked there
    found = attempt.row(named)
    if found is None or found.kind != kind or found.deleted_at is not None:
        return False
    match kind:
        case "task":  # tasks are linked across boards
            return reads(attempt, found)
        case "attachment":  # a cover is one of the task's own
            return found.parent == row.id
        case _:
            return found.scope == row.scope


def _check_boards(attempt: Attempt, field: Field, value: Value) -> Refused | None:
    """An invitation's boards are `[{board, role}]`, each one that the actor may share."""
    places = cast("list[Value]", value) if isinstance(value, list) else []
    if not isinstance(value, list) or not all(_is_place(place) for place in places):
        expected = "a list of boards with roles"
        return Refused(
            "wrong_type", {"kind": "invitation", "field": field.name, "expected": expected}
        )
    for place in places:
        board = attempt.row(place["board"])
        if board is None or board.kind != "board" or may(attempt, "everyone", board):
            return Refused("bad_reference", {"field": field.name, "kind": "board"})
    return None


def _is_place(place: Value) -> bool:
    match place:
        case {"board": str(), "role": str(role), **rest}:
            return role in BOARD_ROLES and not rest
        case _:
            return False


def _bad(field: Field) -> Refused:
    kind = field.type.kind if isinstance(field.type, Ref) else "row"
    return Refused("bad_reference", {"field": field.name, "kind": kind})
