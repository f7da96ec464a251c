"""What happens when the author saw something else than what is there now."""

from dataclasses import dataclass
from typing import Final

from cairn.decide.attempt import Attempt
from cairn.decide.decision import Refused
from cairn.decide.row import Row
from cairn.model.entries import ClashNote
from cairn.model.fields import Field, Flag
from cairn.model.ops import Delete, Move, Restore, Set, Value

CHANGED_SINCE: Final = Refused("changed_since")


def is_same(field: Field, one: Value, other: Value) -> bool:
    """Say whether two values of a field mean the same; a flag that is absent is false."""
    if isinstance(field.type, Flag):
        return bool(one) is bool(other)
    return one == other


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two values at one field (or `parent`, or `deleted_at`) of a row."""

    row: Row
    field: str
    current: Value
    wanted: Value


def settle(attempt: Attempt, op: Set | Move | Delete | Restore, meeting: Meeting) -> Refused | bool:
    """Settle a clash: True where the op is carried out, False where what is there stands.

    Both values are noted, for both people's inboxes; a `void` op leaves no note.
    """
    if op.clash == "void":
        return CHANGED_SINCE
    row, values = meeting.row, (meeting.wanted, meeting.current)
    stands, other = values if op.clash == "take" else reversed(values)
    # To delete or restore meets whatever was done to the row since, not an earlier deletion.
    is_trash = isinstance(op, Delete | Restore)
    attempt.clashes.append(
        ClashNote(
            kind=row.kind,
            id=row.id,
            scope=row.scope,
            field=meeting.field,
            clash=op.clash,
            stands=stands,
            other=other,
            theirs=row.updated_by if is_trash else attempt.facts.setter(row, meeting.field),
        )
    )
    return op.clash == "take"
