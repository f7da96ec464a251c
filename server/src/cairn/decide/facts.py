"""All that a group of mutations is decided from, loaded beforehand. In memory, no I/O.

`decide` reads facts and writes its effects back through `put`, so that each decision sees
those before it in the group. `mark` and `rewind` take back what a mutation (or one op of an
`apart` one) did before it was refused.

What must be loaded for a mutation: its rows and their ancestors; the parents that it names and
theirs; rows that its fields name (labels, fields, tasks); the actor's account, session, member
row and own board_member rows; member rows of persons it names; every owner's member row where a
member is touched; subtrees and the labels and fields of both boards where a task changes boards.
"""

from collections.abc import Iterable

from msgspec import Struct

from cairn.decide.row import Row
from cairn.model.ids import PersonId, RowId, SessionId, StreamId
from cairn.model.entries import Means


class Actor(Struct, frozen=True):
    """Who sends, by which means. Always from the session, never from the mutation.

    `session` is None for import, system and links. `address` is the network address, "" if none.
    """

    person: PersonId
    means: Means
    session: SessionId | None = None
    address: str = ""


class Account(Struct, frozen=True):
    """What decide needs to know of a person's account; `name` is that of the profile."""

    person: PersonId
    active: bool
    is_admin: bool  # of the instance: may make workspaces
    name: str


class TextClocks(Struct):
    """Of one text document: client -> (clock, the person it belongs to); and its length."""

    clocks: dict[int, tuple[int, PersonId]]
    length: int


RowKey = tuple[StreamId, RowId]


class Facts:
    """The rows and accounts that a group needs, as of its lock, with the group's own effects."""

    def __init__(self, now: int) -> None:
        self.now = now
        self.accounts: dict[PersonId, Account] = {}
        self.live_sessions: set[SessionId] = set()
        self.heads: dict[StreamId, int] = {}
        """Last seq of each locked stream; the entry being decided gets head + 1."""
        self.numbers: dict[StreamId, int] = {}
        """The last task number given in each stream."""
        self.texts: dict[tuple[StreamId, RowId, str], TextClocks] = {}
        self.subtrees: dict[RowKey, list[RowId]] = {}
        """Ids of all rows below a row that is to change its scope, parents first."""
        self._rows: dict[RowKey, Row] = {}
        self._members: dict[tuple[StreamId, PersonId], Row] = {}
        self._board_members: dict[tuple[StreamId, RowId, PersonId], Row] = {}
        self._journal: list[tuple[RowKey, Row | None]] = []

    def load(self, rows: Iterable[Row]) -> None:
        """Take rows from the store; they are not effects."""
        for row in rows:
            self._hold(row)

    def row(self, stream: StreamId, row_id: RowId) -> Row | None:
        """Return the row as the group has left it so far, deleted ones included."""
        return self._rows.get((stream, row_id))

    def rows(self, stream: StreamId, kind: str) -> list[Row]:
        """Return the loaded rows of one kind; only what was asked for is loaded."""
        return [row for row in self._rows.values() if row.stream == stream and row.kind == kind]

    def member(self, stream: StreamId, person: PersonId) -> Row | None:
        """Return the person's member row that is not deleted."""
        row = self._members.get((stream, person))
        return row if row and row.deleted_at is None else None

    def board_member(self, stream: StreamId, board: RowId, person: PersonId) -> Row | None:
        """Return the person's own row on the board that is not deleted."""
        row = self._board_members.get((stream, board, person))
        return row if row and row.deleted_at is None else None

    def put(self, row: Row) -> None:
        """Make a new version of a row the current one. Rows are never changed in place."""
        key = (row.stream, row.id)
        self._journal.append((key, self._rows.get(key)))
        self._hold(row)

    def mark(self) -> int:
        """Return a point to rewind to."""
        return len(self._journal)

    def rewind(self, mark: int) -> None:
        """Take back every `put` since the mark."""
        while len(self._journal) > mark:
            key, previous = self._journal.pop()
            if previous is None:
                self._drop(self._rows.pop(key))
            else:
                self._hold(previous)

    def changed(self) -> list[Row]:
        """Return the rows that the group changed, each once, as it left them."""
        return [self._rows[key] for key in dict.fromkeys(key for key, _ in self._journal)]

    def _hold(self, row: Row) -> None:
        self._rows[row.stream, row.id] = row
        if row.kind == "member":
            self._members[row.stream, row.values["person"]] = row
        elif row.kind == "board_member" and row.parent is not None:
            self._board_members[row.stream, row.parent, row.values["person"]] = row

    def _drop(self, row: Row) -> None:
        if row.kind == "member":
            self._members.pop((row.stream, row.values["person"]), None)
        elif row.kind == "board_member" and row.parent is not None:
            self._board_members.pop((row.stream, row.parent, row.values["person"]), None)
