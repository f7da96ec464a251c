"""Short names for ids: `t1` is always the same UUID."""

import re
from typing import Any, cast
from uuid import UUID, uuid5

from cairn.model.fields import Field, Reaction, Ref
from cairn.model.ids import RowId

_NAMESPACE = UUID("6b1f4a0e-58a4-4c1e-9a7c-3c9f0d2b7e11")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def id_of(name: str) -> RowId:
    """Return the id that a name stands for; an id stands for itself."""
    return RowId(name if _UUID.fullmatch(name) else str(uuid5(_NAMESPACE, name)))


def expand(field: Field | None, value: Any) -> Any:
    """Return a field's value with ids for names; `=x` is the text `x`, whatever the field takes."""
    if isinstance(value, list):
        return [expand(field, item) for item in cast("list[Any]", value)]
    if not isinstance(value, str) or field is None:
        return _expand_marked(value)
    if value.startswith("="):
        return value[1:]
    match field.type:
        case Ref():
            return id_of(value)
        case Reaction():
            person, _, emoji = value.partition(":")
            return f"{id_of(person)}:{emoji}"
        case _:
            return _expand_marked(value)


def _expand_marked(value: Any) -> Any:
    """Replace `@name` by its id, anywhere within."""
    if isinstance(value, dict):
        items = cast("dict[str, Any]", value).items()
        return {key: _expand_marked(item) for key, item in items}
    if isinstance(value, list):
        return [_expand_marked(item) for item in cast("list[Any]", value)]
    return id_of(value[1:]) if isinstance(value, str) and value.startswith("@") else value
