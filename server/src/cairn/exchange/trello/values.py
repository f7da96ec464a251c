"""Single JSON values as they should be, whatever the export holds in their place.

Nothing here raises: what can't be read is "", None or an empty list, and the caller counts it.
"""

import math
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, cast

JsonObject = dict[str, Any]

_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""Control characters but tab and line ends, and halves of surrogate pairs."""
_ID_TIME = re.compile(r"^[0-9a-f]{24}$")
_EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)


def objects(value: object) -> Iterator[JsonObject]:
    """Yield the objects of a list, passing over everything else."""
    if isinstance(value, list):
        for item in cast("list[object]", value):
            if isinstance(item, dict):
                yield cast("JsonObject", item)


def inner(value: object) -> JsonObject:
    """Return the object, or an empty one."""
    return cast("JsonObject", value) if isinstance(value, dict) else {}


def text(value: object) -> str:
    """Return a string that every store can hold; a number as it is written."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    try:
        return _UNSTORABLE.sub("", str(value))
    except ValueError:  # a whole number of more digits than Python writes
        return ""


def line(value: object) -> str:
    """Return the string on one line."""
    return " ".join(text(value).split())


def texts(value: object) -> list[str]:
    """Return the strings of a list, each once, in order."""
    if not isinstance(value, list):
        return []
    return list(
        dict.fromkeys(found for item in cast("list[object]", value) if (found := text(item)))
    )


def number(value: object) -> float | None:
    """Return a finite number, also from a string such as "0.3"."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None


def instant(value: object) -> datetime | None:
    """Return the UTC time of an ISO 8601 string, from 1970 on."""
    if not isinstance(value, str):
        return None
    try:
        found = datetime.fromisoformat(value)
        found = (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return found if found >= _EARLIEST else None


def milliseconds(value: object) -> int | None:
    """Return an ISO 8601 string as milliseconds since 1970."""
    found = instant(value)
    return round(found.timestamp() * 1000) if found else None


def moment(value: object) -> str | None:
    """Return an ISO 8601 string as the model's `When`: an instant, to the second, in UTC."""
    found = instant(value)
    return f"{found:%Y-%m-%dT%H:%M:%SZ}[UTC]" if found else None


def made_at(identity: str) -> int | None:
    """Return when something was made: Trello's ids begin with the Unix time in hexadecimal."""
    return int(identity[:8], 16) * 1000 if _ID_TIME.match(identity) else None
