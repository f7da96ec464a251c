"""`move`: a row gets another place, under its parent or under another, on its board or another."""

from msgspec import UNSET, structs

from cairn.decide.asking import NOT_FOUND, may, reads
from cairn.decide.attempt import Attempt
from cairn.decide.carrying import carry
from cairn.decide.clashes import Meeting, settle
from cairn.decide.decision import Refused
from cairn.decide.following import complete_move
from cairn.decide.row import Row
from cairn.decide.target import in_trash, row_for, wrong_merge
from cairn.decide.values import check_order
from cairn.model.kinds import KINDS
from cairn.model.ops import Move


def move(attempt: Attempt, op: Move) -> Refused | None:
    """Put the row there, unless someone else has put it elsewhere and that stands."""
    row = row_for(attempt, op)
    if isinstance(row, Refused):
        return row
    parent = _parent_for(attempt, row, op)
    if isinstance(parent, Refused):
        return parent
    if fault := _check(attempt, op, row, parent):
        return fault
    if op.was is not UNSET and row.parent not in {op.was, op.parent}:
        goes = settle(attempt, op, Meeting(row, "parent", row.parent, op.parent))
        if goes is not True:
            return goes or None
    return _place(attempt, op, row, parent)


def _parent_for(attempt: Attempt, row: Row, op: Move) -> Row | Refused:
    kind = KINDS[row.kind]
    if not kind.placed:
        return wrong_merge(op, "parent")
    parent = attempt.row(op.parent)
    if parent is None or not reads(attempt, parent):
        return NOT_FOUND
    if parent.kind != kind.parent or (kind.moves_to is None and op.parent != row.parent):
        return Refused("wrong_parent", {"kind": kind.name})
    return parent


def _check(attempt: Attempt, op: Move, row: Row, parent: Row) -> Refused | None:
    fault = check_order(op.order) or may(attempt, "move", row)
    if fault is None and op.parent != row.parent and parent.scope != row.scope:
        fault = may(attempt, "move", structs.replace(row, scope=parent.scope))
    return fault or in_trash(attempt, row) or in_trash(attempt, parent)


def _place(attempt: Attempt, op: Move, row: Row, parent: Row) -> Refused | None:
    if op.parent == row.parent:
        if op.order != row.order:
            attempt.revise(row, order=op.order)
        return None
    values = complete_move(attempt, row, parent)
    moved = attempt.revise(row, parent=op.parent, order=op.order, values=values)
    return carry(attempt, moved, parent.scope) if parent.scope != row.scope else None
