"""`set`, `add` and `remove`: a field of a row gets another value, or an item more or less."""

from msgspec import UNSET

from cairn.decide.asking import gives, may
from cairn.decide.attempt import Attempt
from cairn.decide.clashes import Meeting, is_same, settle
from cairn.decide.decision import Refused
from cairn.decide.following import complete_set
from cairn.decide.people import check_owner_stays
from cairn.decide.references import check_reference
from cairn.decide.row import Row
from cairn.decide.target import field_and_row_for, in_trash
from cairn.decide.values import check_item, check_value, too_many_items
from cairn.model.fields import Field, Merge
from cairn.model.ops import MAX_SET_ITEMS, Add, Remove, Set, Value


def set_field(attempt: Attempt, op: Set) -> Refused | None:
    """Give a value field its new value, unless another one met there stands."""
    found = field_and_row_for(attempt, op, Merge.VALUE)
    if isinstance(found, Refused):
        return found
    field, row = found
    if fault := check_value(op.kind, field, op.value) or _check_set(attempt, op, field, row):
        return fault
    current = row.values.get(field.name)
    if is_same(field, current, op.value):
        return None
    if op.was is not UNSET and not is_same(field, current, op.was):
        goes = settle(attempt, op, Meeting(row, field.name, current, op.value))
        if goes is not True:
            return goes or None
    _store(attempt, row, field, op.value)
    return None


def _check_set(attempt: Attempt, op: Set, field: Field, row: Row) -> Refused | None:
    fault = may(attempt, field.name, row)
    if fault is None and field.name == "role":
        fault = gives(attempt, row, row.values.get("role"), op.value) or check_owner_stays(
            attempt, row, op.value
        )
    return fault or in_trash(attempt, row) or check_reference(attempt, row, field, op.value)


def _store(attempt: Attempt, row: Row, field: Field, value: Value) -> None:
    values = {**row.values, field.name: value}
    if value is None:
        del values[field.name]
    complete_set(attempt, row.kind, field.name, values)
    attempt.revise(row, values=values)


def add_item(attempt: Attempt, op: Add) -> Refused | None:
    """Put an item into a set; one that is there already stays."""
    found = _find_set(attempt, op)
    if isinstance(found, Refused):
        return found
    field, row, items = found
    if fault := check_reference(attempt, row, field, op.item):
        return fault
    if op.item in items:
        return None
    if len(items) >= MAX_SET_ITEMS:
        return too_many_items(field)
    attempt.revise(row, values={**row.values, field.name: sorted([*items, op.item])})
    return None


def remove_item(attempt: Attempt, op: Remove) -> Refused | None:
    """Take an item out of a set; one that isn't there is not missed."""
    found = _find_set(attempt, op)
    if isinstance(found, Refused):
        return found
    field, row, items = found
    if op.item not in items:
        return None
    left = [item for item in items if item != op.item]
    _store(attempt, row, field, left or None)
    return None


def _find_set(attempt: Attempt, op: Add | Remove) -> tuple[Field, Row, list[Value]] | Refused:
    found = field_and_row_for(attempt, op, Merge.SET)
    if isinstance(found, Refused):
        return found
    field, row = found
    fault = (
        check_item(op.kind, field, op.item)
        or may(attempt, field.name, row, op.item)
        or in_trash(attempt, row)
    )
    return fault or (field, row, row.values.get(field.name, []))
