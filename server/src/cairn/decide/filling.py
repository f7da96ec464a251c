"""Whether a value suits the field of the board that it fills in, which says its type itself."""

from typing import Any, Final, cast

from cairn.decide.attempt import Attempt
from cairn.decide.decision import Refused
from cairn.decide.row import Row
from cairn.decide.values import check_value
from cairn.model.fields import Field, FieldType, Flag, Number, OneOf, Ref, Text, When
from cairn.model.ids import RowId
from cairn.model.ops import Value

_TYPES: Final[dict[str, FieldType]] = {
    "text": Text(10_000),
    "number": Number(),
    "date": When(),
    "checkbox": Flag(),
    "person": Ref("person"),
}


def check_fill(attempt: Attempt, row: Row, value: Value) -> Refused | None:
    """Refuse a field_value's value that its field doesn't take; null takes the value out."""
    field = attempt.row(RowId(row.values["field"]))
    if value is None or field is None or field.kind != "field":
        return None  # that the field must be there is asked elsewhere
    is_choice = field.values["type"] == "choice"
    taken = OneOf(_choices(field)) if is_choice else _TYPES[field.values["type"]]
    return check_value(row.kind, Field("value", taken), value)


def _choices(field: Row) -> tuple[str, ...]:
    """Return the ids of a choice's options, `[{id, name, colour}]`."""
    options = field.values.get("options")
    if not isinstance(options, list):
        return ()
    listed = cast("list[Any]", options)
    return tuple(str(option["id"]) for option in listed if _has_id(option))


def _has_id(option: Value) -> bool:
    return isinstance(option, dict) and "id" in option
