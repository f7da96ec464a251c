"""`delete` and `restore`: a root goes to the trash or comes back, and with it what is below."""

from msgspec import UNSET

from cairn.decide.asking import gives, may
from cairn.decide.attempt import Attempt
from cairn.decide.clashes import CHANGED_SINCE, Meeting, settle
from cairn.decide.decision import Refused
from cairn.decide.following import complete_delete
from cairn.decide.people import check_only_row, check_owner_stays
from cairn.decide.relations import check_cycle
from cairn.decide.row import Row
from cairn.decide.target import in_trash, row_for
from cairn.model.ops import Delete, Restore


def delete(attempt: Attempt, op: Delete) -> Refused | None:
    """Mark the row as deleted; what stands under it keeps its own marks."""
    row = _find(attempt, op, "delete")
    if isinstance(row, Refused):
        return row
    if fault := in_trash(attempt, row) or check_owner_stays(attempt, row, None):
        return fault
    if op.clash == "void" and _has_others_below(attempt, row):
        return CHANGED_SINCE
    fault = _mark(attempt, op, row, deleted_at=attempt.now)
    now = attempt.row(row.id)
    if fault is None and now is not None and now.deleted_at is not None:
        complete_delete(attempt, now)
    return fault


def restore(attempt: Attempt, op: Restore) -> Refused | None:
    """Take the mark off; under a row that is itself in the trash that can't be done."""
    row = _find(attempt, op, "restore")
    if isinstance(row, Refused):
        return row
    if row.deleted_at is None:
        return Refused("not_deleted", {"kind": row.kind, "id": row.id})
    above = attempt.row(row.parent) if row.parent else None
    fault = in_trash(attempt, above) or check_only_row(attempt, row) or check_cycle(attempt, row)
    return fault or _mark(attempt, op, row, deleted_at=None)


def _find(attempt: Attempt, op: Delete | Restore, word: str) -> Row | Refused:
    row = row_for(attempt, op)
    if isinstance(row, Refused):
        return row
    return may(attempt, word, row) or gives(attempt, row, row.values.get("role")) or row


def _mark(
    attempt: Attempt, op: Delete | Restore, row: Row, *, deleted_at: int | None
) -> Refused | None:
    if op.was is not UNSET and _was_changed_by_another(attempt, row, op.was):
        goes = settle(attempt, op, Meeting(row, "deleted_at", row.deleted_at, deleted_at))
        if goes is not True:
            return goes or None
    deleted_by = attempt.actor.person if deleted_at is not None else None
    attempt.revise(row, deleted_at=deleted_at, deleted_by=deleted_by)
    return None


def _was_changed_by_another(attempt: Attempt, row: Row, seen: int) -> bool:
    # The author's own edits since are no clash: they could not know the seq that those would get.
    return row.seq != seen and row.updated_by != attempt.actor.person


def _has_others_below(attempt: Attempt, row: Row) -> bool:
    """What is undone must not take with it what others have done there since: others than whoever
    undoes it, and whoever made the row.
    """
    theirs = {attempt.actor.person, row.created_by}
    below = attempt.facts.below(attempt.stream, row.id)
    return any(not theirs.issuperset((one.created_by, one.updated_by)) for one in below)
