"""How rows stand by the steps so far, so that a chain of changes is taken back link by link."""

from collections.abc import Mapping

from cairn.decide.row import Row
from cairn.model.ids import RowId
from cairn.model.ops import Add, Delete, Move, Op, Remove, Restore, Set, Value
from cairn.undo.inverse import Step

Rows = Mapping[RowId, Row]

Key = tuple[RowId, str, Value]
"""One thing of a row: a value field, an item of a set (last), its place, its deletion mark."""


def key_of(step: Step) -> Key:
    """Return the thing that the step is about; several steps may be about the same."""
    match step.what:
        case "set" | "move":
            return step.id, step.field or "", None
        case "add":
            return step.id, step.field or "", step.back
        case "remove":
            return step.id, step.field or "", step.found
        case "delete" | "restore":
            return step.id, "deleted_at", None


class Standing:
    """Begins with the rows as they are, and is asked only about rows that are there."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._held: dict[Key, Value] = {}

    def take(self, step: Step) -> bool:
        """Do the step; False where what its entry left there is there no more."""
        key = key_of(step)
        held = self._held.get(key, self._now(step))
        found, back = _ends(step, held)
        if held not in (found, back):
            return False
        self._held[key] = back
        return True

    def op(self, step: Step) -> Op | None:
        """Return what brings the thing from where it is to where all steps brought it, if that is
        another. The op is `void`: what the row holds when it is decided stands, if it isn't what
        was seen here.
        """
        now, then = self._now(step), self._held[key_of(step)]
        if now == then:
            return None
        kind, row_id, seq = step.kind, step.id, self._rows[step.id].seq
        match step.what:
            case "set":
                return Set(kind, row_id, step.field or "", then, was=now, clash="void")
            case "move":
                parent, order = then["parent"], then["order"]
                return Move(kind, row_id, parent, order, was=now["parent"], clash="void")
            case "add" | "remove":
                return (Add if then else Remove)(kind, row_id, step.field or "", key_of(step)[2])
            case "delete" | "restore":
                return (Delete if then else Restore)(kind, row_id, was=seq, clash="void")

    def _now(self, step: Step) -> Value:
        row, (_, field, item) = self._rows[step.id], key_of(step)
        match step.what:
            case "set":
                return row.values.get(field)
            case "move":
                return {"parent": row.parent, "order": row.order}
            case "add" | "remove":
                return item in row.values.get(field, [])
            case "delete" | "restore":
                return row.deleted_at is not None


def _ends(step: Step, held: Value) -> tuple[Value, Value]:
    """Return what the step finds and what it puts back: whether an item is in its set, whether a
    row is in the trash; parent and order go together, as far as the entry changed them.
    """
    match step.what:
        case "set":
            return step.found, step.back
        case "move":
            return {**held, **step.found}, {**held, **step.back}
        case "add" | "delete":
            return False, True
        case "remove" | "restore":
            return True, False
