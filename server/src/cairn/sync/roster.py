"""Who may read what in one stream, as of a seq: it follows the log entry by entry."""

from collections.abc import Collection, Iterable
from typing import Any, Final

from msgspec import UNSET
from msgspec.structs import replace

from cairn.decide.row import Row
from cairn.model.entries import Change, Entry
from cairn.model.frames import ScopeRights
from cairn.model.ids import PersonId, RowId, ScopeId, StreamId
from cairn.policy.rights import readable_scopes

KINDS: Final = ("member", "board", "board_member")
"""The kinds that rights are made of."""

_PLACE: Final = frozenset({"parent", "order", "deleted_at", "deleted_by"})
_BIRTH: Final = frozenset({"created_at", "created_by"})

Rights = dict[ScopeId, ScopeRights]


class Roster:
    """The rows that rights are made of. Of a person's own stream there are none."""

    def __init__(self, stream: StreamId, seq: int, mark: bytes, rows: Iterable[Row]) -> None:
        self.stream = stream
        self.seq = seq
        self.mark = mark
        self._rows: dict[str, dict[RowId, Row]] = {kind: {} for kind in KINDS}
        for row in rows:
            self._rows[row.kind][row.id] = row

    def concerns(self, entry: Entry) -> bool:
        """Say whether the entry may change somebody's rights."""
        return any(change.kind in self._rows for change in entry.changes)

    def apply(self, entry: Entry) -> None:
        """Take over what the entry did."""
        for change in entry.changes:
            if change.kind in self._rows:
                self._patch(entry, change)
        self.seq = entry.seq

    def rights(self, person: PersonId) -> Rights:
        """Return the scopes that the person reads."""
        if self.stream == person:
            return {ScopeId(self.stream): ScopeRights()}
        members, boards, board_members = (self._rows[kind].values() for kind in KINDS)
        scopes = readable_scopes(members, boards, board_members, person)
        return {scope: ScopeRights(role) for scope, role in scopes.items()}

    def role(self, person: PersonId) -> str | None:
        """Return the person's role in the workspace."""
        for row in self._rows["member"].values():
            if row.values["person"] == person and row.deleted_at is None:
                return row.values["role"]
        return None

    def board_ids(self) -> Collection[RowId]:
        """Return the ids of all boards."""
        return self._rows["board"].keys()

    def boards(self, scopes: Iterable[ScopeId]) -> list[Row]:
        """Return the rows of the boards among these scopes."""
        boards = self._rows["board"]
        return [boards[RowId(scope)] for scope in scopes if scope in boards]

    def _patch(self, entry: Entry, change: Change) -> None:
        rows = self._rows[change.kind]
        if change.gone:
            rows.pop(change.id, None)
        elif change.here is not UNSET:
            rows[change.id] = _made(self.stream, entry, change, change.here)
        elif change.after is not UNSET and change.id in rows:
            rows[change.id] = _changed(rows[change.id], entry, change.after)


def _made(stream: StreamId, entry: Entry, change: Change, here: dict[str, Any]) -> Row:
    return Row(
        kind=change.kind,
        stream=stream,
        id=change.id,
        scope=change.scope,
        parent=here.get("parent"),
        order=here.get("order"),
        seq=entry.seq,
        created_at=here.get("created_at", entry.at),
        created_by=here.get("created_by", entry.actor),
        updated_at=entry.at,
        updated_by=entry.actor,
        deleted_at=here.get("deleted_at"),
        deleted_by=here.get("deleted_by"),
        values={name: here[name] for name in here if name not in _PLACE | _BIRTH},
    )


def _changed(row: Row, entry: Entry, after: dict[str, Any]) -> Row:
    values = dict(row.values)
    for name in after.keys() - _PLACE:
        if after[name] is None:
            values.pop(name, None)
        else:
            values[name] = after[name]
    place = {name: after[name] for name in after.keys() & _PLACE}
    return replace(
        row, seq=entry.seq, updated_at=entry.at, updated_by=entry.actor, values=values, **place
    )
