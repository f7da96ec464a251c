"""Replay: rows, made again from the changes of the log alone."""

from typing import Any, Final

from msgspec import UNSET
from msgspec.structs import replace

from cairn.decide.row import Row
from cairn.model.entries import Change, Entry
from cairn.model.ids import RowId, StreamId
from cairn.model.kinds import KINDS, ScopeKind

_PLACE_AND_MARKS: Final = frozenset({"parent", "order", "deleted_at", "deleted_by"})
_OF_THE_ROW: Final = _PLACE_AND_MARKS | {"created_at", "created_by"}

RowName = tuple[str, RowId]
"""Kind and id."""


def row_here(stream: StreamId, change: Change, here: dict[str, Any], entry: Entry) -> Row:
    """Return the row that a change says is new in its scope."""
    values = {name: value for name, value in here.items() if name not in _OF_THE_ROW}
    return Row(
        change.kind, stream, change.id, change.scope,
        here.get("parent"), here.get("order"), entry.seq,
        here["created_at"], here["created_by"], entry.at, entry.actor,
        here.get("deleted_at"), here.get("deleted_by"), values,
    )  # fmt: skip


def row_after(row: Row, after: dict[str, Any], entry: Entry) -> Row:
    """Return the row as a change left it; an empty one (of a text) only stamps it."""
    values = dict(row.values)
    for name in after.keys() - _PLACE_AND_MARKS:
        if after[name] is None:
            values.pop(name, None)
        else:
            values[name] = after[name]
    place = {name: after[name] for name in after.keys() & _PLACE_AND_MARKS}
    return replace(
        row, seq=entry.seq, updated_at=entry.at, updated_by=entry.actor, values=values, **place
    )


def is_purge(change: Change) -> bool:
    """Say whether the change ends its row: what leaves a scope tells what it was."""
    return change.gone and change.before is UNSET


class Replay:
    """Takes the changes of one stream in the order of its log."""

    def __init__(self, stream: StreamId) -> None:
        self._stream = stream
        self.rows: dict[RowName, Row] = {}

    def take(self, change: Change, entry: Entry) -> None:
        """Do to the rows what the change says. Raises LookupError where there is no such row."""
        name = (change.kind, change.id)
        if change.here is not UNSET:
            self.rows[name] = row_here(self._stream, change, change.here, entry)
        elif not change.gone:
            after = {} if change.after is UNSET else change.after
            self.rows[name] = row_after(self.rows[name], after, entry)
        elif self.rows[name].scope == change.scope:
            del self.rows[name]

    def end(self, change: Change) -> bool:
        """Let a purged row be no more, if it is in this scope; False where it is not there."""
        held = self.rows.get((change.kind, change.id))
        if held is None or held.scope != change.scope:
            return False
        del self.rows[change.kind, change.id]
        return True

    def task_of(self, kind: str, row_id: RowId) -> str | None:
        """Return the task that a row is or stands under now, None elsewhere.

        Raises KeyError of (kind, id) where a row in between is missing.
        """
        at: RowId | None = row_id
        while at is not None and kind != "task":
            above = KINDS[kind].parent
            if above is None or KINDS[above].scope is not ScopeKind.BOARD:
                return None
            at, kind = self.rows[kind, at].parent, above
        return at
