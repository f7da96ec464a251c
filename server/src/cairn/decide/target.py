"""Finding what an op names: its kind, its field, its row, and whether that is in the trash."""

from cairn.decide.asking import NOT_FOUND, reads
from cairn.decide.attempt import Attempt
from cairn.decide.decision import Refused
from cairn.decide.row import Row
from cairn.model.fields import Field, Merge, Writer
from cairn.model.kinds import KINDS, Kind, field_of
from cairn.model.ops import Add, Op, Remove, Set, TextOp

_WRITERS = {
    Writer.IMPORTER: frozenset({"import", "system"}),
    Writer.SERVER: frozenset({"system", "link"}),
}


def kind_for(attempt: Attempt, name: str) -> Kind | Refused:
    """Return the kind, if the model has it and it belongs in the mutation's stream."""
    kind = KINDS.get(name)
    if kind is None:
        return Refused("unknown_kind", {"kind": name})
    if kind.stream is not attempt.kind:
        return Refused("wrong_stream", {"kind": name})
    return kind


def field_for(attempt: Attempt, kind: str, name: str) -> Field | Refused:
    """Return the field, if the model has it and the mutation's means may write it."""
    field = field_of(kind, name)
    detail = {"kind": kind, "field": name}
    if field is None:
        return Refused("unknown_field", detail)
    if field.retired:
        return Refused("retired", detail)
    if field.writer is not Writer.ANYONE and attempt.actor.means not in _WRITERS[field.writer]:
        return Refused("server_field", detail)
    return field


def wrong_merge(op: Op, field: str) -> Refused:
    """Return the refusal of an op that doesn't fit the field that it names."""
    name = str(op.__struct_config__.tag)
    return Refused("wrong_merge", {"kind": op.kind, "field": field, "op": name})


def row_for(attempt: Attempt, op: Op) -> Row | Refused:
    """Return the row that an op names, in the trash or not, if it is there for the actor."""
    kind = kind_for(attempt, op.kind)
    if isinstance(kind, Refused):
        return kind
    row = attempt.row(op.id)
    if row is None or row.kind != op.kind or not reads(attempt, row):
        return NOT_FOUND
    return row


def field_and_row_for(
    attempt: Attempt, op: Set | Add | Remove | TextOp, merge: Merge
) -> tuple[Field, Row] | Refused:
    """Return the field that an op changes, if it merges that way, and the row that has it."""
    row = row_for(attempt, op)
    if isinstance(row, Refused):
        return row
    field = field_for(attempt, op.kind, op.field)
    if isinstance(field, Refused):
        return field
    if field.merge is not merge:
        return wrong_merge(op, op.field)
    if field.fixed:
        return Refused("fixed_field", {"kind": op.kind, "field": op.field})
    return field, row


def in_trash(attempt: Attempt, row: Row | None) -> Refused | None:
    """Refuse what is done on or under a deleted row; the detail names that row."""
    while row is not None:
        if row.deleted_at is not None:
            return Refused("deleted", {"kind": row.kind, "id": row.id})
        row = attempt.row(row.parent) if row.parent else None
    return None
