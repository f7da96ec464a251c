"""SQL made from the model, each statement once. Names come from the model, never from input.

Without statistics SQLite takes a stream for small and reads all of it where an index would do, so
each statement says which index it goes by.
"""

from functools import cache
from typing import Final

from cairn.model.kinds import KINDS
from cairn.store.columns import columns_of

_PLACE: Final = ('"stream"', '"id"', '"scope"', '"parent"')

PAIRS: Final = "json_each(?1) AS wanted"
"""Keys are bound as one JSON list of lists: `wanted.value ->> 0` is the stream of each."""


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
        f"SELECT {columns(kind)} FROM {PAIRS} CROSS JOIN {table(kind)} AS held"
        " ON held.stream = wanted.value ->> 0 AND held.id = wanted.value ->> 1"
    )


@cache
def select_below(kind: str) -> str:
    """Rows of a board's kind by [stream, parent]: a row has the scope of what it stands under."""
    above = KINDS[kind].parent
    return (
        f"SELECT {columns(kind)} FROM {PAIRS}"
        f" CROSS JOIN {table(above or kind)} AS above"
        " ON above.stream = wanted.value ->> 0 AND above.id = wanted.value ->> 1"
        f" CROSS JOIN {table(kind)} AS held INDEXED BY {kind}_by_place"
        " ON held.stream = above.stream AND held.scope = above.scope AND held.parent = above.id"
    )


@cache
def select_of_persons(kind: str) -> str:
    """Rows of member or board_member by [stream, person]."""
    return (
        f"SELECT {columns(kind)} FROM {PAIRS}"
        f" CROSS JOIN {table(kind)} AS held INDEXED BY {kind}_by_person"
        " ON held.stream = wanted.value ->> 0 AND held.person = wanted.value ->> 1"
    )


RELATIONS_TO: Final = (
    f"SELECT {columns('relation')} FROM {PAIRS}"
    " CROSS JOIN relation AS held INDEXED BY relation_by_to"
    ' ON held.stream = wanted.value ->> 0 AND held."to" = wanted.value ->> 1'
)
"""Relations by [stream, task that they lead to]."""


@cache
def update_in_place(kind: str) -> str:
    """Change a row of a kind that stays under its parent, and say which it was.

    Bound as `upsert` is. SQLite rewrites the index of every column that a statement sets: this
    one sets none that is in an index.
    """
    names = [column.quoted for column in columns_of(KINDS[kind])]
    changes = ", ".join(
        f"{name} = ?{n}" for n, name in enumerate(names, start=1) if name not in _PLACE
    )
    same = " AND ".join(f"{name} IS ?{names.index(name) + 1}" for name in _PLACE)
    return f"UPDATE {table(kind)} SET {changes} WHERE {same} RETURNING stream, id"


@cache
def upsert(kind: str) -> str:
    """Insert or replace one row of a kind by (stream, id), bound in the order of its codec."""
    names = [column.quoted for column in columns_of(KINDS[kind])]
    changes = ", ".join(
        f"{name} = excluded.{name}" for name in names if name not in {'"stream"', '"id"'}
    )
    return (
        f"INSERT INTO {table(kind)} ({', '.join(names)})"
        f" VALUES ({', '.join('?' * len(names))})"
        f" ON CONFLICT (stream, id) DO UPDATE SET {changes}"
    )
