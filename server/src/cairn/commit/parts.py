"""What of an entry can be erased, each part under its own salt."""

from collections.abc import Iterator
from typing import Final

import msgspec

from cairn.commit.chain import commitment
from cairn.commit.sealed import Part, PartKind
from cairn.decide.facts import Facts
from cairn.model.entries import Entry
from cairn.model.ids import RowId, ScopeId, StreamId
from cairn.model.kinds import KINDS

_encode: Final = msgspec.json.Encoder().encode


def parts_of(
    stream: StreamId, entry: Entry, address: str, facts: Facts, salts: Iterator[bytes]
) -> list[Part]:
    """Return the parts of an entry in the order in which they are committed to.

    Changes, then clashes, then what was left alone, then the address. `facts` show the rows as
    the entry left them; each part takes the next salt.
    """

    def part(kind: PartKind, content: bytes, scope: ScopeId | None = None,
             row: RowId | None = None, task: str | None = None) -> Part:  # fmt: skip
        drawn = next(salts)
        return Part(kind, scope, row, task, drawn, content, commitment(drawn, content))

    parts = [
        part("change", _encode(change), change.scope, change.id,
             task_of(facts, stream, change.kind, change.id))
        for change in entry.changes
    ]  # fmt: skip
    parts += [
        part("clash", _encode(clash), clash.scope, clash.id,
             task_of(facts, stream, clash.kind, clash.id))
        for clash in entry.clashes
    ]  # fmt: skip
    parts += [part("left_alone", _encode(left)) for left in entry.left_alone]
    if address:
        parts.append(part("address", address.encode()))
    return parts


def task_of(facts: Facts, stream: StreamId, kind: str, row_id: RowId) -> str | None:
    """Return the task that a row is or stands under, None elsewhere."""
    at: RowId | None = row_id
    while at is not None and kind in _UNDER_TASK:
        row = facts.row(stream, at)
        at, kind = (row.parent if row else None), _UNDER_TASK[kind]
    return at if kind == "task" else None


def _under_task() -> dict[str, str]:
    """Kinds that stand somewhere under a task, each with the kind of its parent."""
    under: dict[str, str] = {}
    for kind in KINDS.values():  # parents come first in the model
        if kind.parent is not None and (kind.parent == "task" or kind.parent in under):
            under[kind.name] = kind.parent
    return under


_UNDER_TASK: Final = _under_task()
