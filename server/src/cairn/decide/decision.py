"""What `decide` says of a mutation."""

from msgspec import Struct

from cairn.model.entries import Change, ClashNote, LeftAlone
from cairn.model.ids import RowId


class TextAppend(Struct, frozen=True):
    """A Yjs update that passed: `client`'s structs from `start` to `end` of one document."""

    kind: str
    id: str
    field: str
    client: int
    start: int
    end: int
    update: bytes


class Accepted(Struct, frozen=True):
    """The changes, in order; facts already show them to the next decision of the group."""

    changes: list[Change]
    clashes: list[ClashNote]
    left_alone: list[LeftAlone]
    texts: list[TextAppend]
    purged: list[RowId] = []
    """Rows that are no more: what the log said of them before is to be erased."""


class Refused(Struct, frozen=True):
    """Final. `op` is the index of the op that failed, None where the whole is at fault."""

    code: str
    detail: dict[str, str] = {}
    op: int | None = None


class Wait(Struct, frozen=True):
    """Not decided; `retry_after` in seconds."""

    code: str
    retry_after: float = 1.0


Decision = Accepted | Refused | Wait
