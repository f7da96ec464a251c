"""Notes: rows in a person's own stream that say what to look at.

They hold references and no texts: what they are about is read from the workspace by who may still
read it, so a note loses its content with the access.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final, Literal
from uuid import UUID, uuid5

from msgspec import Struct

from cairn.model.ids import PersonId, RowId, ScopeId, StreamId
from cairn.model.ops import MAX_OPS, Create, Op, Restore, Set
from cairn.readers.reader import Reaction

_NAMESPACE: Final = UUID("0e0d3f0c-8a0e-5f0b-9a53-5f3a0c8f5b1d")
_OPS_A_NOTE: Final = 4


Reason = Literal["clash", "assigned", "mentioned", "commented"]


class Note(Struct, frozen=True):
    """What somebody is to look at: entry `seq` of a workspace, and the row that it is about.

    `task` is where to find the row; of a clash `field` says which value.
    """

    reason: Reason
    seq: int
    kind: str
    id: RowId
    scope: ScopeId
    task: RowId | None = None
    field: str | None = None


def notify(person: PersonId, workspace: StreamId, notes: Sequence[Note]) -> Iterator[Reaction]:
    """Return what puts the notes into the person's stream; done again it changes nothing."""
    most = MAX_OPS // _OPS_A_NOTE
    for start in range(0, len(notes), most):
        some = notes[start : start + most]
        ops = [op for note in some for op in _ops(person, workspace, note)]
        yield Reaction(StreamId(person), "notification.create", ops, apart=True)


def _ops(person: PersonId, workspace: StreamId, note: Note) -> list[Op]:
    row = _row_id(person, workspace, note)
    fields = {
        "workspace": workspace,
        "entry": note.seq,
        "about": _about(note),
        "reason": note.reason,
    }
    create = Create("notification", row, fields, parent=RowId(person))
    if note.reason != "clash":
        return [create]
    # The note of a field is one, and each later clash makes it new again.
    return [
        create,
        Restore("notification", row),
        Set("notification", row, "entry", note.seq),
        Set("notification", row, "read_at", None),
    ]


def _row_id(person: PersonId, workspace: StreamId, note: Note) -> RowId:
    about = note.field if note.reason == "clash" else note.seq
    name = f"{person}/{workspace}/{note.reason}/{note.id}/{about}"
    return RowId(str(uuid5(_NAMESPACE, name)))


def _about(note: Note) -> dict[str, Any]:
    about = {
        "kind": note.kind,
        "id": note.id,
        "scope": note.scope,
        "task": note.task,
        "field": note.field,
    }
    return {name: value for name, value in about.items() if value is not None}
