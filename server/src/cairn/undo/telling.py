"""What became of an undo, as its answer tells it: from entries, written or rehearsed. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct

from cairn.decide.row import Row
from cairn.model.entries import Entry, LeftAlone
from cairn.model.ids import RowId
from cairn.undo.asked import SAMPLE, Changed, Changes, Kept, LeftThere
from cairn.undo.inverse import Step, inverse, pairs_of
from cairn.undo.plan import Left, left_alone
from cairn.undo.standing import Rows

_WHO_KNOWS: Final = frozenset({"changed_since", "deleted", "not_deleted"})
_NAMES: Final = ("title", "name", "body")
_LONGEST_NAME: Final = 200
_BACK: Final = {
    "add": "remove", "remove": "add", "delete": "restore", "restore": "delete",
    "set": "set", "move": "move",
}  # fmt: skip


class Told(Struct, frozen=True):
    """What was done, and what was left alone."""

    done: list[Changed]
    left: list[Left]


def told(
    entries: Iterable[Entry], left: Iterable[Left], rows: Rows, going_with: Mapping[RowId, int]
) -> Told:
    """Return what the entries of an undo did; `going_with` counts rows below those that went."""
    steps = [step for entry in entries for step in inverse(entry, pairs_of(entry.changes))]
    return Told([_changed(step, rows, going_with) for step in steps], list(left))


def left_in(entry: Entry, steps: Sequence[Step], rows: Rows) -> list[Left]:
    """Return what an entry of an undo left alone; `steps` are those of its mutation's ops."""
    return [_left(steps[each.op], each, rows) for each in entry.left_alone]


def changes(told: Told) -> Changes:
    """Return the changes as the answer has them."""
    return Changes(len(told.done), told.done[:SAMPLE])


def kept(told: Told, rows: Rows) -> Kept:
    """Return what was left alone as the answer has it."""
    return Kept(len(told.left), [_left_there(left, rows) for left in told.left[:SAMPLE]])


def _changed(step: Step, rows: Rows, going_with: Mapping[RowId, int]) -> Changed:
    """The step would take the undo back: so what it finds is what the undo has put there."""
    is_move = step.what == "move"
    return Changed(
        kind=step.kind,
        id=step.id,
        scope=step.scope,
        op=_BACK[step.what],
        title=_name(rows.get(step.id)),
        field=step.field,
        from_=step.back.get("parent") if is_move else step.back,
        to=step.found.get("parent") if is_move else step.found,
        below=going_with.get(step.id, 0) if step.what == "restore" else 0,
    )


def _left(step: Step, each: LeftAlone, rows: Rows) -> Left:
    by = None
    about = rows.get(RowId(each.detail.get("id", step.id))) or rows.get(step.id)
    if about is not None and each.code in _WHO_KNOWS:
        by = about.deleted_by or about.updated_by
    return left_alone(step, each.code, by, each.detail.get("reason") or each.detail.get("name"))


def _left_there(left: Left, rows: Rows) -> LeftThere:
    return LeftThere(
        left.kind, left.id, left.scope, left.code, _name(rows.get(left.id)), left.field, left.by,
        left.reason,
    )  # fmt: skip


def _name(row: Row | None) -> str | None:
    """Return what people call the row; of a comment how it begins."""
    if row is None:
        return None
    found = next((row.values[name] for name in _NAMES if name in row.values), None)
    return found if found is None else str(found)[:_LONGEST_NAME]
