"""Texts cut to what the model takes, each cut counted, and rows that have an id of their own."""

import math
from collections.abc import Iterable, Iterator
from typing import Final

from cairn.exchange.losses import Losses
from cairn.exchange.trello.values import JsonObject, number, text
from cairn.model.fields import Text
from cairn.model.kinds import field_of

LONGEST_DESCRIPTION: Final = 150_000
"""Bytes of UTF-8, so that a description and what goes with it fit into one mutation."""


def fit(value: str, kind: str, field: str, losses: Losses) -> str:
    """Cut a text to its field's limit."""
    model = field_of(kind, field)
    if model is None or not isinstance(model.type, Text) or len(value) <= model.type.longest:
        return value
    losses.add(f"{_named(kind)} {field}: what is over {model.type.longest:,} characters", value)
    return value[: model.type.longest]


def fit_description(value: str, losses: Losses) -> str:
    """Cut a task's description to what one mutation can carry."""
    fitting = fit(value, "task", "description", losses)
    encoded = fitting.encode()
    if len(encoded) <= LONGEST_DESCRIPTION:
        return fitting
    losses.add(f"task description: what is over {LONGEST_DESCRIPTION:,} bytes", value)
    return encoded[:LONGEST_DESCRIPTION].decode(errors="ignore")


def with_ids(
    found: Iterable[JsonObject], what: str, losses: Losses
) -> Iterator[tuple[str, JsonObject]]:
    """Yield (id, object), each id once; what has no id can't be told apart and is lost."""
    seen: set[str] = set()
    for item in found:
        identity = text(item.get("id"))
        if not identity:
            losses.add(f"{what} without an id", text(item.get("name")))
        elif identity in seen:
            losses.add(f"{what} listed twice (the first stands)", text(item.get("name")))
        else:
            seen.add(identity)
            yield identity, item


def position_of(item: JsonObject, losses: Losses) -> float:
    """Return where it stands among its siblings; what can't be read goes last."""
    given = item.get("pos")
    if given == "top":
        return -math.inf
    if given == "bottom":
        return math.inf
    found = number(given)
    if found is None:
        losses.add("positions that can't be read (these stand last)", text(item.get("name")))
        return math.inf
    return found


def _named(kind: str) -> str:
    return kind.replace("_", " ")
