"""Relations between tasks: nothing is above itself, however long the way round."""

from collections.abc import Iterator

from cairn.decide.attempt import Attempt
from cairn.decide.decision import Refused
from cairn.decide.row import Row
from cairn.model.ids import RowId


def check_cycle(attempt: Attempt, relation: Row) -> Refused | None:
    """Refuse a relation to the task itself, or a parent that stands below the task."""
    if relation.kind != "relation" or relation.parent is None:
        return None
    to: RowId = relation.values["to"]
    if relation.values["link"] == "parent":
        closes = relation.parent in _upwards(attempt, to)
    else:
        closes = relation.parent == to
    return Refused("cycle", {"kind": "task"}) if closes else None


def _upwards(attempt: Attempt, task: RowId) -> Iterator[RowId]:
    """Yield the task and all that are above it, each once."""
    seen: set[RowId] = set()
    ahead = [task]
    while ahead:
        task = ahead.pop()
        if task in seen:
            continue
        seen.add(task)
        yield task
        ahead.extend(
            row.values["to"]
            for row in attempt.facts.children(attempt.stream, task)
            if row.kind == "relation" and row.values["link"] == "parent" and row.deleted_at is None
        )
