"""`create`: a new row, from the fields that its author gives."""

from cairn.decide.asking import NOT_FOUND, gives, is_trusted, may, reads, takes_over
from cairn.decide.attempt import Attempt
from cairn.decide.decision import Refused, Wait
from cairn.decide.following import complete_new
from cairn.decide.people import check_only_row
from cairn.decide.references import check_references
from cairn.decide.relations import check_cycle
from cairn.decide.row import Row
from cairn.decide.target import field_for, in_trash, kind_for, wrong_merge
from cairn.decide.values import check_given, check_order
from cairn.model.fields import Merge
from cairn.model.ids import RowId, ScopeId
from cairn.model.kinds import KINDS, Kind, ScopeKind, StreamKind
from cairn.model.ops import Create, Value
from cairn.model.scopes import admin_scope


def create(attempt: Attempt, op: Create) -> Refused | Wait | None:
    """Make the row, or say why not."""
    kind = kind_for(attempt, op.kind)
    if isinstance(kind, Refused):
        return kind
    values = _values(attempt, kind, op)
    if isinstance(values, Refused):
        return values
    parent = _parent(attempt, kind, op)
    if isinstance(parent, Refused):
        return parent
    row = _row(attempt, kind, op, parent, values)
    if fault := _check(attempt, row, parent):
        return fault
    complete_new(attempt, kind.name, values, parent)
    attempt.facts.put(row)
    attempt.made.append(row.id)
    return None


def _check(attempt: Attempt, row: Row, parent: Row | None) -> Refused | Wait | None:
    if parent is not None and not (reads(attempt, parent) or takes_over(attempt, row)):
        return NOT_FOUND
    return (
        may(attempt, "create", row)
        or _may_fill(attempt, row)
        or gives(attempt, row, row.values.get("role"))
        or (Refused("exists", {"kind": row.kind}) if attempt.row(row.id) else None)
        or in_trash(attempt, parent)
        or check_only_row(attempt, row)
        or check_references(attempt, row)
        or check_cycle(attempt, row)
        or _check_upload(attempt, row)
    )


def _may_fill(attempt: Attempt, row: Row) -> Refused | None:
    """Ask for each given field what setting it later would ask for.

    Whoever makes a board or a workspace holds it: of those only the making is asked.
    """
    if is_trusted(attempt) or row.scope == row.id:
        return None
    for field in KINDS[row.kind].fields:
        value = row.values.get(field.name)
        items = (value or ()) if field.merge is Merge.SET else (value,)
        for item in items:
            if item is not None and (fault := may(attempt, field.name, row, item)):
                return fault
    return None


def _values(attempt: Attempt, kind: Kind, op: Create) -> dict[str, Value] | Refused:
    """Return the given values without nulls and empty sets."""
    values: dict[str, Value] = {}
    for name, value in op.fields.items():
        field = field_for(attempt, kind.name, name)
        if isinstance(field, Refused):
            return field
        if field.merge is Merge.TEXT:  # a document starts empty
            return wrong_merge(op, name)
        if fault := check_given(kind.name, field, value):
            return fault
        if field.merge is Merge.SET and value:
            values[name] = sorted(set(value))
        elif field.merge is Merge.VALUE and value is not None:
            values[name] = value
    for field in kind.fields:
        if field.required and field.name not in values:
            return Refused("missing_field", {"kind": kind.name, "field": field.name})
    return values


def _parent(attempt: Attempt, kind: Kind, op: Create) -> Row | Refused | None:
    if fault := _check_order(kind, op):
        return fault
    if kind.parent is None:
        return _check_root(attempt, kind, op)
    if op.parent is None:
        return Refused("missing_parent", {"kind": kind.name, "parent": kind.parent})
    parent = attempt.row(op.parent)
    if parent is None:
        return NOT_FOUND
    if parent.kind != kind.parent:
        wrong = Refused("wrong_parent", {"kind": kind.name})
        return wrong if reads(attempt, parent) else NOT_FOUND
    return parent


def _check_order(kind: Kind, op: Create) -> Refused | None:
    if op.order is None:
        return Refused("bad_order") if kind.placed else None
    return check_order(op.order) if kind.placed else Refused("bad_order")


def _check_root(attempt: Attempt, kind: Kind, op: Create) -> Refused | None:
    """The root of a stream has its id; the instance's events stand beside its root."""
    is_event = attempt.kind is StreamKind.INSTANCE and kind.name != "instance"
    is_placed_right = op.parent is None and (is_event or op.id == attempt.stream)
    return None if is_placed_right else Refused("wrong_parent", {"kind": kind.name})


def _row(
    attempt: Attempt, kind: Kind, op: Create, parent: Row | None, values: dict[str, Value]
) -> Row:
    person, now = attempt.actor.person, attempt.now
    return Row(
        kind=kind.name,
        stream=attempt.stream,
        id=op.id,
        scope=_scope(attempt, kind, op.id, parent),
        parent=op.parent,
        order=op.order,
        seq=attempt.seq,
        created_at=now,
        created_by=person,
        updated_at=now,
        updated_by=person,
        deleted_at=None,
        deleted_by=None,
        values=values,
    )


def _scope(attempt: Attempt, kind: Kind, row_id: RowId, parent: Row | None) -> ScopeId:
    match kind.scope:
        case ScopeKind.STREAM:
            return ScopeId(attempt.stream)
        case ScopeKind.ADMIN:
            return admin_scope(attempt.stream)
        case ScopeKind.BOARD:
            if parent is None or KINDS[parent.kind].scope is ScopeKind.STREAM:
                return ScopeId(row_id)  # the board itself
            return parent.scope


def _check_upload(attempt: Attempt, row: Row) -> Wait | None:
    """A file's hash opens only what its author uploaded: seen elsewhere it is still to come."""
    content = row.values.get("hash")
    if row.kind != "attachment" or content is None:
        return None
    is_there = (attempt.actor.person, content) in attempt.facts.uploads
    return None if is_there else Wait("upload_missing")
