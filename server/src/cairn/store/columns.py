"""How a row of a kind lies in its table: the columns, and both ways between them and a Row.

The table of a kind is named after it and has the system fields, then one column a field; text
fields have tables of their own. Flags are 0 and 1, sets and JSON fields are JSON text.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import msgspec

from cairn.decide.row import Row
from cairn.model.fields import Field, Flag, Json, Merge, Number, Time, Whole
from cairn.model.kinds import KINDS, Kind

SYSTEM: Final = (
    ("stream", "TEXT"), ("id", "TEXT"), ("scope", "TEXT"), ("parent", "TEXT"), ("order", "TEXT"),
    ("seq", "INTEGER"), ("created_at", "INTEGER"), ("created_by", "TEXT"),
    ("updated_at", "INTEGER"), ("updated_by", "TEXT"),
    ("deleted_at", "INTEGER"), ("deleted_by", "TEXT"),
)  # fmt: skip

_to_json: Final = msgspec.json.Encoder().encode
_from_json: Final = msgspec.json.Decoder().decode


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a kind's table."""

    name: str
    type: str

    @property
    def quoted(self) -> str:
        """The name as SQL: some (order, limit, to) are words of its own."""
        return f'"{self.name}"'


def columns_of(kind: Kind) -> tuple[Column, ...]:
    """Return the columns of the kind's table, in the order that Row values are bound."""
    system = (Column(name, type_) for name, type_ in SYSTEM)
    return (*system, *(Column(field.name, _type_of(field)) for field in stored_fields(kind)))


def stored_fields(kind: Kind) -> tuple[Field, ...]:
    """Return the fields that have a column."""
    return tuple(field for field in kind.fields if field.merge is not Merge.TEXT)


def is_json(field: Field) -> bool:
    """Say whether the column holds JSON text."""
    return field.merge is Merge.SET or isinstance(field.type, Json)


def _type_of(field: Field) -> str:
    if is_json(field):
        return "TEXT"
    match field.type:
        case Flag() | Whole() | Time():
            return "INTEGER"
        case Number():
            return "REAL"
        case _:
            return "TEXT"


class RowCodec:
    """Turns Rows of one kind into bindings of its table, and records of it into Rows."""

    def __init__(self, kind: Kind) -> None:
        fields = stored_fields(kind)
        self._kind = kind.name
        self._names = tuple(field.name for field in fields)
        first = len(SYSTEM)
        self._json_at = tuple(first + n for n, field in enumerate(fields) if is_json(field))
        self._from_sql: tuple[tuple[str, Callable[[Any], Any]], ...] = tuple(
            (field.name, _from_json if is_json(field) else bool)
            for field in fields
            if is_json(field) or isinstance(field.type, Flag)
        )

    def bindings(self, row: Row) -> list[Any]:
        """Return what `columns_of` the kind are to hold."""
        held = row.values.get
        bound: list[Any] = [
            row.stream, row.id, row.scope, row.parent, row.order, row.seq,
            row.created_at, row.created_by, row.updated_at, row.updated_by,
            row.deleted_at, row.deleted_by, *map(held, self._names),
        ]  # fmt: skip
        for at in self._json_at:
            if bound[at] is not None:
                bound[at] = _to_json(bound[at]).decode()
        return bound

    def row(self, record: tuple[Any, ...]) -> Row:
        """Return the row that a record of the table, in column order, holds."""
        stream, row_id, scope, parent, order, seq = record[:6]
        created_at, created_by, updated_at, updated_by, deleted_at, deleted_by = record[6:12]
        fields = zip(self._names, record[len(SYSTEM) :], strict=True)
        values = {name: value for name, value in fields if value is not None}
        for name, convert in self._from_sql:
            if name in values:
                values[name] = convert(values[name])
        return Row(
            self._kind, stream, row_id, scope, parent, order, seq, created_at, created_by,
            updated_at, updated_by, deleted_at, deleted_by, values,
        )  # fmt: skip


@cache
def codec(kind: str) -> RowCodec:
    """Return the codec of a kind."""
    return RowCodec(KINDS[kind])
