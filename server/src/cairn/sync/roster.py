"""Who may read what in one stream, as of a seq: it follows the log entry by entry."""

from collections.abc import Collection, Iterable
from typing import Final

from msgspec import UNSET

from cairn.commit.replay import row_after, row_here
from cairn.decide.row import Row
from cairn.model.entries import Change, Entry
from cairn.model.frames import ScopeRights
from cairn.model.ids import PersonId, RowId, ScopeId, StreamId
from cairn.policy.rights import readable_scopes

KINDS: Final = ("member", "board", "board_member")
"""The kinds that rights are made of."""

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
            rows[change.id] = row_here(self.stream, change, change.here, entry)
        elif change.after is not UNSET and change.id in rows:
            rows[change.id] = row_after(rows[change.id], change.after, entry)
