"""A row changes its board, and its whole tree with it.

What names a label or a field of the old board is mapped by name to the new one; what has no match
there is left behind, and the entry lists it (`no_match`).
"""

from cairn.decide.attempt import Attempt
from cairn.decide.decision import Refused
from cairn.decide.row import Row
from cairn.model.entries import LeftAlone
from cairn.model.fields import Field, Merge, Ref
from cairn.model.ids import RowId, ScopeId
from cairn.model.kinds import KINDS
from cairn.model.ops import MAX_TREE_ROWS, Value


def carry(attempt: Attempt, root: Row, scope: ScopeId) -> Refused | None:
    """Give the root and all rows below it another scope."""
    tree = [root, *attempt.facts.below(attempt.stream, root.id)]
    if len(tree) > MAX_TREE_ROWS:
        return Refused("too_large", {"count": str(len(tree)), "most": str(MAX_TREE_ROWS)})
    for row in tree:
        _carry_row(attempt, row, scope)
    return None


def _carry_row(attempt: Attempt, row: Row, scope: ScopeId) -> None:
    values = dict(row.values)
    lost = False
    for field in KINDS[row.kind].fields:
        if field.name in values and _is_of_board(field):
            mapped = _mapped(attempt, field, values[field.name], scope)
            if mapped:
                values[field.name] = mapped
            elif field.required:
                lost = True  # what it is about is not there: the row goes to the trash
            else:
                del values[field.name]
    if lost and row.deleted_at is None:
        attempt.revise(
            row, scope=scope, values=values, deleted_at=attempt.now, deleted_by=attempt.actor.person
        )
    else:
        attempt.revise(row, scope=scope, values=values)


def _is_of_board(field: Field) -> bool:
    """Say whether the field names rows that stand right under a board, and stay there."""
    return isinstance(field.type, Ref) and field.type.kind in {"label", "field"}


def _mapped(attempt: Attempt, field: Field, value: Value, scope: ScopeId) -> Value:
    """Return the value with each named row replaced by its match; empty where there is none."""
    named: list[RowId] = value if field.merge is Merge.SET else [value]
    found = [match for one in named if (match := _match(attempt, one, scope))]
    if field.merge is Merge.SET:
        return sorted(set(found))
    return found[0] if found else None


def _match(attempt: Attempt, named: RowId, scope: ScopeId) -> RowId | None:
    old = attempt.row(named)
    if old is None:
        return None
    candidates = [
        row
        for row in attempt.facts.children(attempt.stream, RowId(scope))
        if row.kind == old.kind
        and row.deleted_at is None
        and row.values.get("name") == old.values.get("name")
        and row.values.get("type") == old.values.get("type")
    ]
    if candidates:
        return min(candidates, key=lambda row: (row.order or "", row.id)).id
    detail = {"kind": old.kind, "name": str(old.values.get("name", "")), "id": old.id}
    attempt.left_alone.append(LeftAlone(attempt.index, "no_match", detail))
    return None
