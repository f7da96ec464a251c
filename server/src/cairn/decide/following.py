"""What the server sets by itself when something else is done.

Clients don't foretell these: they come back with the entry.
"""

from typing import Any

from cairn.decide.attempt import Attempt
from cairn.decide.row import Row


def complete_new(attempt: Attempt, kind: str, values: dict[str, Any], parent: Row | None) -> None:
    """Number a new task, and note it as done where its column says so."""
    if kind != "task":
        return
    values["number"] = attempt.facts.give_number(attempt.stream)
    if parent is not None and parent.values.get("is_done"):
        values.setdefault("done_at", attempt.now)


def complete_delete(attempt: Attempt, row: Row) -> None:
    """Take who leaves a workspace off its boards: invited back, they are where the invitation says.

    With the person's own row on a board an old right would come back as well.
    """
    if row.kind == "member":
        for seat in attempt.facts.seats(row.stream, row.values["person"]):
            attempt.revise(seat, deleted_at=attempt.now, deleted_by=attempt.actor.person)


def complete_set(attempt: Attempt, kind: str, field: str, values: dict[str, Any]) -> None:
    """Note when a comment was edited."""
    if kind == "comment" and field == "body":
        values["edited_at"] = attempt.now


def complete_move(attempt: Attempt, row: Row, parent: Row) -> dict[str, Any]:
    """Return the row's values under a new parent: a task is done when its column says so."""
    is_done = bool(parent.values.get("is_done"))
    if row.kind != "task" or is_done == ("done_at" in row.values):
        return row.values
    if is_done:
        return {**row.values, "done_at": attempt.now}
    return {name: value for name, value in row.values.items() if name != "done_at"}
