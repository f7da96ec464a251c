"""Rows of every kind, with a value in every field."""

from typing import Any

from cairn.decide.row import Row
from cairn.model.fields import (
    Field,
    Flag,
    Json,
    Merge,
    Number,
    OneOf,
    Reaction,
    Ref,
    Text,
    Time,
    When,
    Whole,
)
from cairn.model.ids import PersonId, RowId, ScopeId, StreamId
from cairn.model.kinds import Kind

STREAM = StreamId("01900000-0000-7000-8000-000000000001")
BOARD = ScopeId("01900000-0000-7000-8000-000000000002")
ADA = PersonId("01900000-0000-7000-8000-000000000003")


def full_row(kind: Kind, number: int = 1, **changed: Any) -> Row:
    """Return a row of the kind in which nothing is null."""
    row = bare_row(kind, number)
    row.order, row.deleted_at, row.deleted_by = "a0V", 7, ADA
    row.values = {
        field.name: _value(field) for field in kind.fields if field.merge is not Merge.TEXT
    } | changed
    return row


def bare_row(kind: Kind, number: int = 1, parent: str | None = None, **values: Any) -> Row:
    """Return a row of the kind in which all is null that may be."""
    row_id = RowId(f"01900000-0000-7000-8000-{number:012}")
    return Row(
        kind.name, STREAM, row_id, BOARD, RowId(parent or BOARD), None, 3, 4, ADA, 5, ADA, None,
        None, values,
    )  # fmt: skip


def _value(field: Field) -> Any:
    value = _value_of_type(field)
    return [value, f"{value} too"] if field.merge is Merge.SET else value


def _value_of_type(field: Field) -> Any:
    match field.type:
        case Flag():
            return True
        case Whole() | Time():
            return 2**53 - 1
        case Number():
            return -0.125
        case OneOf(words):
            return words[-1]
        case Json():
            return {"a": [1, 2.5, None, True, {"b": "ü\u0000\U0001f9ed"}], "": ""}
        case Text() | Ref() | When() | Reaction():
            return 'quote " backslash \\ line\nbeyond \U0001f9ed'
