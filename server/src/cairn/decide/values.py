"""Whether a value is one that a field takes. Looks at the value alone, not at the facts."""

import math
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final, cast

import msgspec

from cairn.decide.decision import Refused
from cairn.model import fields
from cairn.model.fields import Field, Merge
from cairn.model.ids import UUID
from cairn.model.ops import MAX_ORDER, MAX_SET_ITEMS, Value

_UUID: Final = re.compile(UUID)
_WHEN: Final = re.compile(r"(\d{4}-\d\d-\d\d)(T\d\d:\d\d(?::\d\d)?Z\[[A-Za-z0-9_+/-]{1,64}\])?")
_ORDER: Final = re.compile(r"[A-Za-z][0-9A-Za-z]*")
_LATEST: Final = 8_640_000_000_000_000
"""The last instant of JavaScript's Date, in ms."""
_EXACT: Final = 2**53
"""Whole numbers beyond are not the same in JavaScript."""
_EMOJI_LENGTH: Final = 32


def check_value(kind: str, field: Field, value: Value) -> Refused | None:
    """Refuse what a value field doesn't take; null empties one that isn't required."""
    if value is None:
        return _missing(kind, field) if field.required else None
    return _check(kind, field, value)


def check_item(kind: str, field: Field, item: Value) -> Refused | None:
    """Refuse what can't be an item of a set field."""
    return _wrong(kind, field, "an item") if item is None else _check(kind, field, item)


def check_given(kind: str, field: Field, value: Value) -> Refused | None:
    """Refuse what a field can't be created with: a value, or the list of a set's items."""
    if field.merge is not Merge.SET:
        return check_value(kind, field, value)
    if value is None:
        return None
    if not isinstance(value, list):
        return _wrong(kind, field, "a list")
    items = cast("list[Value]", value)
    if len(items) > MAX_SET_ITEMS:
        return too_many_items(field)
    faults = (check_item(kind, field, item) for item in items)
    return next((fault for fault in faults if fault), None)


def too_many_items(field: Field) -> Refused:
    """Return the refusal of a set that is full."""
    return Refused("too_many", {"what": field.name, "most": str(MAX_SET_ITEMS)})


def check_order(order: str) -> Refused | None:
    """Refuse an order key that could not be sorted or inserted after."""
    # A key of its own: integer part headed by a letter, no trailing zero, as both languages'
    # fractional-indexing makes them; the head alone says how long the integer part is.
    if len(order) > MAX_ORDER or not _ORDER.fullmatch(order) or not _is_key(order):
        return Refused("bad_order")
    return None


def _is_key(order: str) -> bool:
    head = order[0]
    length = ord(head) - ord("a") + 2 if head >= "a" else ord("Z") - ord(head) + 2
    if len(order) < length or order == "A" + "0" * 26:
        return False
    return len(order) == length or not order.endswith("0")


def _check(kind: str, field: Field, value: Value) -> Refused | None:
    found = _CHECKS[type(field.type)](field.type, value)
    if found is None:
        return None
    if found is _EMPTY:
        return _missing(kind, field)
    code, what = found
    return Refused(code, {"kind": kind, "field": field.name, _PARAMETER[code]: what})


Fault = tuple[str, str] | None
_PARAMETER: Final = {"wrong_type": "expected", "too_long": "most"}
_EMPTY: Final = ("missing_field", "")


def _text(wanted: fields.Text, value: Value) -> Fault:
    if not isinstance(value, str) or "\0" in value:
        return "wrong_type", "text"
    if len(value) > wanted.longest:
        return "too_long", f"{wanted.longest} characters"
    return _EMPTY if len(value.strip()) < wanted.shortest else None


def _flag(_: fields.Flag, value: Value) -> Fault:
    return None if isinstance(value, bool) else ("wrong_type", "true or false")


def _whole(wanted: fields.Whole, value: Value) -> Fault:
    if type(value) is int and wanted.least <= value <= wanted.most:
        return None
    return "wrong_type", f"a whole number from {wanted.least} to {wanted.most}"


def _number(_: fields.Number, value: Value) -> Fault:
    is_one = (type(value) is int and abs(value) <= _EXACT) or (
        type(value) is float and math.isfinite(value)
    )
    return None if is_one else ("wrong_type", "a number")


def _one_of(wanted: fields.OneOf, value: Value) -> Fault:
    is_one = isinstance(value, str) and value in wanted.words
    return None if is_one else ("wrong_type", f"one of {', '.join(wanted.words)}")


def _ref(wanted: fields.Ref, value: Value) -> Fault:
    is_one = isinstance(value, str) and _UUID.fullmatch(value)
    return None if is_one else ("wrong_type", f"the id of a {wanted.kind}")


def _time(_: fields.Time, value: Value) -> Fault:
    is_one = type(value) is int and 0 <= value <= _LATEST
    return None if is_one else ("wrong_type", "a time in milliseconds")


def _when(_: fields.When, value: Value) -> Fault:
    return None if isinstance(value, str) and _is_when(value) else ("wrong_type", "a day or a time")


def _is_when(value: str) -> bool:
    match = _WHEN.fullmatch(value)
    if match is None:
        return False
    try:
        if match[2]:
            datetime.fromisoformat(value.partition("[")[0])
        else:
            date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _json(wanted: fields.Json, value: Value) -> Fault:
    is_short = len(msgspec.json.encode(value)) <= wanted.longest
    return None if is_short else ("too_long", f"{wanted.longest} bytes")


def _reaction(_: fields.Reaction, value: Value) -> Fault:
    if isinstance(value, str):
        person, _colon, emoji = value.partition(":")
        if _UUID.fullmatch(person) and emoji.isprintable() and 0 < len(emoji) <= _EMOJI_LENGTH:
            return None
    return "wrong_type", "a person and an emoji"


_CHECKS: Final[dict[type, Callable[[Any, Any], Fault]]] = {
    fields.Text: _text,
    fields.Flag: _flag,
    fields.Whole: _whole,
    fields.Number: _number,
    fields.OneOf: _one_of,
    fields.Ref: _ref,
    fields.Time: _time,
    fields.When: _when,
    fields.Json: _json,
    fields.Reaction: _reaction,
}


def _missing(kind: str, field: Field) -> Refused:
    return Refused("missing_field", {"kind": kind, "field": field.name})


def _wrong(kind: str, field: Field, expected: str) -> Refused:
    return Refused("wrong_type", {"kind": kind, "field": field.name, "expected": expected})
