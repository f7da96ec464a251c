"""Replay: the rows of a stream, made again from its log alone."""

from typing import Any

from msgspec import UNSET

from cairn.decide.row import Row
from cairn.model.entries import Change
from cairn.model.ids import PersonId, RowId, StreamId
from cairn.model.kinds import KINDS

_PLACE_AND_MARKS = frozenset({"parent", "order", "deleted_at", "deleted_by"})

RowName = tuple[str, RowId]
"""Kind and id."""


class Replay:
    """Takes the changes of one stream in the order of its log."""

    def __init__(self, stream: StreamId) -> None:
        self._stream = stream
        self.rows: dict[RowName, Row] = {}

    def take(self, change: Change, seq: int, at: int, actor: PersonId) -> None:
        """Do to the rows what the change says. Raises LookupError where there is no such row."""
        name = (change.kind, change.id)
        if change.gone:
            held = self.rows[name]
            if held.scope == change.scope:
                del self.rows[name]
        elif change.here is not UNSET:
            self.rows[name] = self._new(change, change.here, seq)
            self._touch(name, seq, at, actor)
        else:
            if change.after is not UNSET:
                self.rows[name] = _changed(self.rows[name], change.after)
            self._touch(name, seq, at, actor)

    def task_of(self, kind: str, row_id: RowId) -> str | None:
        """Return the task that a row is or stands under now, None elsewhere."""
        at: RowId | None = row_id
        while at is not None and kind != "task":
            row = self.rows.get((kind, at))
            above = KINDS[kind].parent
            if row is None or above is None:
                return None
            at, kind = row.parent, above
        return at

    def _new(self, change: Change, here: dict[str, Any], seq: int) -> Row:
        values = {name: value for name, value in here.items() if name not in _OF_THE_ROW}
        return Row(
            change.kind, self._stream, change.id, change.scope,
            here.get("parent"), here.get("order"), seq,
            here["created_at"], here["created_by"], here["created_at"], here["created_by"],
            here.get("deleted_at"), here.get("deleted_by"), values,
        )  # fmt: skip

    def _touch(self, name: RowName, seq: int, at: int, actor: PersonId) -> None:
        row = self.rows[name]
        row.seq, row.updated_at, row.updated_by = seq, at, actor


_OF_THE_ROW = _PLACE_AND_MARKS | {"created_at", "created_by"}


def _changed(row: Row, after: dict[str, Any]) -> Row:
    values = dict(row.values)
    for name, value in after.items():
        if name in _PLACE_AND_MARKS:
            setattr(row, name, value)
        elif value is None:
            values.pop(name, None)
        else:
            values[name] = value
    row.values = values
    return row
