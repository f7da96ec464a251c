"""How rows stand by the steps so far, so that a chain of changes is taken back link by link."""

from collections.abc import Mapping
from typing import Any, Literal

from cairn.decide.row import Row
from cairn.model.ids import RowId
from cairn.model.ops import Add, Delete, Move, Op, Remove, Restore, Set, Value
from cairn.undo.inverse import Step

Rows = Mapping[RowId, Row]

Verdict = Op | Literal["is_so", "went_on"]
"""The op that carries a step out; or it is so already; or what the entry left is there no more."""


class Standing:
    """Begins with the rows as they are. `take` is told only of rows that are there."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._held: dict[tuple[RowId, str], Value] = {}

    def take(self, step: Step) -> Verdict:
        """Do the step if it can be done, so that the next one finds it done.

        Each op is `void`: where the row has gone on by the time of its decision, that stands.
        """
        match step.what:
            case "set":
                return self._set(step)
            case "add" | "remove":
                return self._item(step)
            case "move":
                return self._move(step)
            case "delete" | "restore":
                return self._mark(step)

    def _set(self, step: Step) -> Verdict:
        field = step.field or ""
        held = self._value(step.id, field)
        if held == step.back:
            return "is_so"
        if held != step.found:
            return "went_on"
        self._held[step.id, field] = step.back
        return Set(step.kind, step.id, field, step.back, was=step.found, clash="void")

    def _item(self, step: Step) -> Verdict:
        field = step.field or ""
        items: list[Value] = self._value(step.id, field) or []
        if step.what == "add":
            if step.back in items:
                return "is_so"
            self._held[step.id, field] = [*items, step.back]
            return Add(step.kind, step.id, field, step.back)
        if step.found not in items:
            return "is_so"
        self._held[step.id, field] = [item for item in items if item != step.found]
        return Remove(step.kind, step.id, field, step.found)

    def _move(self, step: Step) -> Verdict:
        """Parent and order go together; `decide` compares the parent alone."""
        at = {name: self._place(step.id, name) for name in ("parent", "order")}
        back: dict[str, Any] = at | step.back
        if at == back:
            return "is_so"
        if at != at | step.found:
            return "went_on"
        self._held |= {(step.id, name): value for name, value in back.items()}
        return Move(
            step.kind, step.id, back["parent"], back["order"], was=at["parent"], clash="void"
        )

    def _mark(self, step: Step) -> Verdict:
        is_deleted = self._held.get(
            (step.id, "deleted_at"), self._rows[step.id].deleted_at is not None
        )
        if is_deleted is (step.what == "delete"):
            return "is_so"
        self._held[step.id, "deleted_at"] = not is_deleted
        make = Delete if step.what == "delete" else Restore
        return make(step.kind, step.id, was=self._rows[step.id].seq, clash="void")

    def _value(self, row: RowId, field: str) -> Value:
        return self._held.get((row, field), self._rows[row].values.get(field))

    def _place(self, row: RowId, name: str) -> Value:
        return self._held.get((row, name), getattr(self._rows[row], name))
