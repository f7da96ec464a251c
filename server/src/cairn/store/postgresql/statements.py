"""SQL made from the model, each statement once. Names come from the model, never from input.

Keys are bound as one array a column: `wanted(a)` or `wanted(a, b)`.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, Final

from cairn.decide.row import Row
from cairn.model.fields import Field, Flag, Number, Time, Whole
from cairn.model.kinds import KINDS
from cairn.store.columns import SYSTEM, codec, columns_of, is_json, stored_fields
from cairn.store.database import Bound
from cairn.store.postgresql import arrays

ONE: Final = "unnest($1::text[]) AS wanted(a)"
PAIRS: Final = "unnest($1::text[], $2::text[]) AS wanted(a, b)"

_ARRAYS: Final[dict[str, Callable[[Iterable[Any]], str]]] = {
    "text": arrays.texts, "json": arrays.texts, "boolean": arrays.flags,
    "bigint": arrays.numbers, "double precision": arrays.numbers,
}  # fmt: skip


def pairs(keys: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """Return the two arrays that PAIRS takes."""
    firsts, seconds = zip(*keys, strict=True)
    return arrays.texts(firsts), arrays.texts(seconds)


def table(kind: str) -> str:
    """Return the name of the kind's table, quoted: some are words of SQL."""
    return f'"{kind}"'


@cache
def columns(kind: str) -> str:
    """Return the columns of the kind, qualified by `held`, in the order of its codec."""
    return ", ".join(f"held.{column.quoted}" for column in columns_of(KINDS[kind]))


@cache
def select_by_id(kind: str) -> str:
    """Rows of a kind by [stream, id]."""
    return (
        f"SELECT {columns(kind)} FROM {PAIRS} JOIN {table(kind)} AS held"
        " ON held.stream = wanted.a AND held.id = wanted.b"
    )


@cache
def select_below(kind: str) -> str:
    """Rows of a board's kind by [stream, parent]: a row has the scope of what it stands under."""
    above = KINDS[kind].parent
    return (
        f"SELECT {columns(kind)} FROM {PAIRS} JOIN {table(above or kind)} AS above"
        " ON above.stream = wanted.a AND above.id = wanted.b"
        f" JOIN {table(kind)} AS held"
        " ON held.stream = above.stream AND held.scope = above.scope AND held.parent = above.id"
    )


@cache
def select_of_persons(kind: str) -> str:
    """Rows of member or board_member by [stream, person]."""
    return (
        f"SELECT {columns(kind)} FROM {PAIRS} JOIN {table(kind)} AS held"
        " ON held.stream = wanted.a AND held.person = wanted.b"
    )


RELATIONS_TO: Final = (
    f"SELECT {columns('relation')} FROM {PAIRS} JOIN relation AS held"
    ' ON held.stream = wanted.a AND held."to" = wanted.b'
)
"""Relations by [stream, task that they lead to]."""


@cache
def upsert(kind: str) -> str:
    """Insert or replace rows of a kind by (stream, id), bound as `bound` says."""
    names = [column.quoted for column in columns_of(KINDS[kind])]
    given = ", ".join(f"${n}::{type_}[]" for n, type_ in enumerate(_types(kind), start=1))
    changes = ", ".join(
        f"{name} = excluded.{name}" for name in names if name not in {'"stream"', '"id"'}
    )
    return (
        f"INSERT INTO {table(kind)} ({', '.join(names)}) SELECT * FROM unnest({given})"
        f" ON CONFLICT (stream, id) DO UPDATE SET {changes}"
    )


def bound(kind: str, rows: Sequence[Row]) -> list[Bound]:
    """Return the rows as one array a column. The last one of an id counts."""
    bindings = codec(kind).bindings
    records = {(row.stream, row.id): bindings(row) for row in rows}
    by_column = zip(*records.values(), strict=True)
    return [_ARRAYS[type_](values) for type_, values in zip(_types(kind), by_column, strict=True)]


@cache
def _types(kind: str) -> tuple[str, ...]:
    system = ("bigint" if type_ == "INTEGER" else "text" for _, type_ in SYSTEM)
    return (*system, *(_type_of(field) for field in stored_fields(KINDS[kind])))


def _type_of(field: Field) -> str:
    if is_json(field):
        return "json"
    match field.type:
        case Flag():
            return "boolean"
        case Whole() | Time():
            return "bigint"
        case Number():
            return "double precision"
        case _:
            return "text"
