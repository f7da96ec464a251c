"""How much of each kind an import is about, counted the same before and after."""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct


class Counts(Struct, frozen=True):
    """Rows by what people call them; those archived are also counted in their whole."""

    boards: int = 0
    columns: int = 0
    columns_archived: int = 0
    tasks: int = 0
    tasks_archived: int = 0
    labels: int = 0
    checklists: int = 0
    check_items: int = 0
    comments: int = 0
    members: int = 0
    attachments: int = 0
    fields: int = 0


_NAMES = {
    "board": "boards",
    "column": "columns",
    "task": "tasks",
    "label": "labels",
    "checklist": "checklists",
    "check_item": "check_items",
    "comment": "comments",
    "board_member": "members",
    "attachment": "attachments",
    "field": "fields",
}


def counted(rows: Iterable[tuple[str, dict[str, Any]]]) -> Counts:
    """Count rows given as (kind, values)."""
    found = dict.fromkeys(Counts.__struct_fields__, 0)
    for kind, values in rows:
        if name := _NAMES.get(kind):
            found[name] += 1
            if values.get("archived") and f"{name}_archived" in found:
                found[f"{name}_archived"] += 1
    return Counts(**found)
