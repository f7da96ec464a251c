"""Custom fields: their definitions on the board, their values on the cards."""

from typing import Final

import msgspec

from cairn.exchange.losses import Losses
from cairn.exchange.trello.colours import hue
from cairn.exchange.trello.export import Field, FieldKind, Option
from cairn.exchange.trello.limits import fit, position_of, with_ids
from cairn.exchange.trello.values import (
    JsonObject,
    inner,
    line,
    moment,
    number,
    objects,
    text,
)

_KINDS: Final[dict[str, FieldKind]] = {
    "text": "text",
    "number": "number",
    "date": "date",
    "checkbox": "checkbox",
    "list": "choice",
}
_LONGEST_VALUE: Final = 1_600
"""Characters: at six bytes for the worst of them this stays below the model's 10,000 bytes."""
_MOST_OPTION_BYTES: Final = 15_000
"""Below the model's 20,000: the ids that options get here are longer than Trello's."""

Values = dict[str, str | float | bool]


def custom_fields(board: JsonObject, losses: Losses) -> dict[str, Field]:
    """Return id -> field, without those of a type that Cairn has not."""
    found: dict[str, Field] = {}
    for identity, field in with_ids(objects(board.get("customFields")), "custom fields", losses):
        kind = _KINDS.get(text(field.get("type")))
        name = line(field.get("name"))
        if kind is None:
            losses.add("custom fields of a type that Cairn has not", name)
            continue
        found[identity] = Field(
            id=identity,
            name=fit(name, "field", "name", losses) or "Field",
            kind=kind,
            position=position_of(field, losses),
            options=_options(field, losses) if kind == "choice" else [],
        )
    return found


def values_of(card: JsonObject, fields: dict[str, Field], losses: Losses) -> Values:
    """Return field id -> value; a list field's value is the id of its option."""
    found: Values = {}
    for item in objects(card.get("customFieldItems")):
        field = fields.get(text(item.get("idCustomField")))
        if not item.get("value") and not item.get("idValue"):
            continue  # cleared
        if field is None:
            losses.add("values of custom fields that aren't in the export", line(card.get("name")))
            continue
        value = _value(item, field, losses)
        if value is None:
            losses.add("values of custom fields that can't be read", f"{field.name}: {item}")
        else:
            found[field.id] = value
    return found


def _options(field: JsonObject, losses: Losses) -> list[Option]:
    found: list[Option] = []
    for identity, option in with_ids(objects(field.get("options")), "choices", losses):
        name = line(inner(option.get("value")).get("text"))[:100]
        found.append(Option(identity, name, hue(text(option.get("color")))))
    while len(msgspec.json.encode(found)) > _MOST_OPTION_BYTES:
        losses.add("choices beyond what a field can hold", found.pop().name)
    return found


def _value(item: JsonObject, field: Field, losses: Losses) -> str | float | bool | None:
    given = inner(item.get("value"))
    match field.kind:
        case "text":
            return _cut(text(given.get("text")), losses) or None
        case "number":
            return number(given.get("number"))
        case "date":
            return moment(given.get("date"))
        case "checkbox":
            return given.get("checked") in (True, "true") or None
        case "choice":
            chosen = text(item.get("idValue"))
            return chosen if any(option.id == chosen for option in field.options) else None


def _cut(value: str, losses: Losses) -> str:
    if len(value) > _LONGEST_VALUE:
        losses.add(f"custom field text: what is over {_LONGEST_VALUE:,} characters", value)
    return value[:_LONGEST_VALUE]
