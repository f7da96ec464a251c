"""All that a group of mutations is decided from, loaded beforehand. In memory, no I/O.

`decide` reads facts and writes its effects back through `put`, so that each decision sees
those before it in the group. `mark` and `rewind` take back what a mutation (or one op of an
`apart` one) did before it was refused.

What must be loaded for a mutation:

- the rows that it names (also those named by ref fields, set items and `boards` of an invitation)
  and the ancestors of all these, up to the stream's root row; the field of each field_value;
- of an invitation also its boards, and the account, member row and board_member rows of its maker;
- the actor's account, session, member row and board_member rows, and the member rows of the
  persons that it names; all owners' member rows where a member is touched;
- where a row is moved and may change its board: all rows below it (`load` finds their place),
  and the labels and fields of both boards. A parent that is made earlier in the group counts as
  another board;
- where a row is deleted with `void`: all rows below it, or those touched since its author looked;
- where a row is purged: all rows below it, the relations that lead to any of these tasks, and the
  scopes in which the log speaks of these rows;
- where a relation is made or restored: the relations of both its tasks, and of the tasks that
  those name with `parent`, and so on up;
- of each field whose value isn't the one that an op's `was` says, who gave it its value;
- the clocks of the texts that it appends to; the hashes of uploads that it names.

What isn't loaded isn't there: it is answered like an id that was never given.
"""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from cairn.decide.row import Row
from cairn.model.entries import Means
from cairn.model.ids import PersonId, RowId, ScopeId, SessionId, StreamId


class Actor(Struct, frozen=True):
    """Who sends, by which means. Always from the session, never from the mutation.

    `session` is None for system, links, and imports by a command. `address` is the network address,
    "" if none.
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
    email: str  # folded


class TextClocks(Struct):
    """Of one text document: client -> (clock, the person it belongs to); and its length."""

    clocks: dict[int, tuple[int, PersonId]]
    length: int


RowKey = tuple[StreamId, RowId]
TextKey = tuple[StreamId, RowId, str]
_Undo = (
    tuple[Literal["row"], RowKey, Row | None]
    | tuple[Literal["text"], TextKey, int, tuple[int, PersonId] | None]
    | tuple[Literal["number"], StreamId]
)


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
        self.texts: dict[TextKey, TextClocks] = {}
        self.setters: dict[tuple[RowKey, str], PersonId] = {}
        """Who gave a field (or `parent`, or `deleted_at`) the value that was loaded, of those that
        clash."""
        self.former: dict[RowKey, set[ScopeId]] = {}
        """The scopes in which the log speaks of rows that are purged."""
        self.uploads: set[tuple[PersonId, str]] = set()
        """Finished uploads by who made them and the content's hash."""
        self._rows: dict[RowKey, Row] = {}
        self._below: dict[RowKey, dict[RowId, None]] = {}
        self._members: dict[tuple[StreamId, PersonId], Row] = {}
        self._board_members: dict[tuple[StreamId, RowId, PersonId], Row] = {}
        self._journal: list[_Undo] = []

    def load(self, rows: Iterable[Row]) -> None:
        """Take rows from the store; they are not effects. What is held already is newer."""
        for row in rows:
            if (row.stream, row.id) not in self._rows:
                self._hold(row)

    def row(self, stream: StreamId, row_id: RowId) -> Row | None:
        """Return the row as the group has left it so far, deleted ones included."""
        return self._rows.get((stream, row_id))

    def rows(self, stream: StreamId, kind: str) -> list[Row]:
        """Return the loaded rows of one kind; only what was asked for is loaded."""
        return [row for row in self._rows.values() if row.stream == stream and row.kind == kind]

    def children(self, stream: StreamId, parent: RowId) -> list[Row]:
        """Return the loaded rows right under a row, deleted ones included."""
        ids = self._below.get((stream, parent), {})
        return [self._rows[stream, row_id] for row_id in ids]

    def below(self, stream: StreamId, root: RowId) -> list[Row]:
        """Return the loaded rows under a row, deleted ones included, parents first."""
        found: list[Row] = self.children(stream, root)
        for row in found:
            found.extend(self.children(stream, row.id))  # also visits what it adds
        return found

    def member(self, stream: StreamId, person: PersonId) -> Row | None:
        """Return the person's member row that is not deleted."""
        return self._members.get((stream, person))

    def board_member(self, stream: StreamId, board: RowId, person: PersonId) -> Row | None:
        """Return the person's own row on the board that is not deleted."""
        return self._board_members.get((stream, board, person))

    def seats(self, stream: StreamId, person: PersonId) -> list[Row]:
        """Return the person's own rows on boards that are not deleted."""
        return [
            row
            for (held, _, of), row in self._board_members.items()
            if (held, of) == (stream, person)
        ]

    def put(self, row: Row) -> None:
        """Make a new version of a row the current one. Rows are never changed in place."""
        key = (row.stream, row.id)
        self._journal.append(("row", key, self._rows.get(key)))
        self._hold(row)

    def purge(self, row: Row) -> None:
        """Let a row be no more."""
        key = (row.stream, row.id)
        self._journal.append(("row", key, row))
        self._drop(self._rows.pop(key))

    def scopes_of(self, rows: Iterable[Row]) -> dict[RowKey, set[ScopeId]]:
        """Return the scopes that rows are or have been in, as far as it was loaded."""
        scopes = {
            (row.stream, row.id): {row.scope} | self.former.get((row.stream, row.id), set())
            for row in rows
        }
        for undo in self._journal:
            if undo[0] == "row" and undo[2] is not None and undo[1] in scopes:
                scopes[undo[1]].add(undo[2].scope)
        return scopes

    def give_number(self, stream: StreamId) -> int:
        """Return the next task number of the stream."""
        self._journal.append(("number", stream))
        number = self.numbers.get(stream, 0) + 1
        self.numbers[stream] = number
        return number

    def advance(self, text: TextKey, client: int, clock: int, person: PersonId) -> None:
        """Move a client's clock of a text on; its first use makes the client the person's."""
        clocks = self.texts.setdefault(text, TextClocks({}, 0)).clocks
        self._journal.append(("text", text, client, clocks.get(client)))
        clocks[client] = (clock, person)

    def setter(self, row: Row, field: str) -> PersonId:
        """Return who gave the field (or `parent`, or `deleted_at`) the value that it has: in this
        group, or in the log. Where neither is known, who changed the row last.
        """
        key, after = (row.stream, row.id), row
        for undo in reversed(self._journal):
            if undo[0] == "row" and undo[1] == key:
                before = undo[2]
                if before is None or _value(before, field) != _value(after, field):
                    return after.updated_by
                after = before
        return self.setters.get((key, field), row.updated_by)

    def mark(self) -> int:
        """Return a point to rewind to."""
        return len(self._journal)

    def rewind(self, mark: int) -> None:
        """Take back every effect since the mark."""
        while len(self._journal) > mark:
            match self._journal.pop():
                case ("row", key, None):
                    self._drop(self._rows.pop(key))
                case ("row", _, Row() as previous):
                    self._hold(previous)
                case ("text", text, client, None):
                    del self.texts[text].clocks[client]
                case ("text", text, client, (clock, person)):
                    self.texts[text].clocks[client] = (clock, person)
                case ("number", stream):
                    self.numbers[stream] -= 1

    def changed(self, since: int = 0) -> list[Row]:
        """Return the rows that were put since a mark, each once, as they stand now."""
        return [self._rows[key] for key in self.before(since) if key in self._rows]

    def purged(self, since: int = 0) -> list[Row]:
        """Return the rows that stood at a mark and are no more."""
        before = self.before(since).items()
        return [row for key, row in before if row is not None and key not in self._rows]

    def before(self, since: int) -> dict[RowKey, Row | None]:
        """Return what stood at a mark in place of each row put since, None for new ones."""
        found: dict[RowKey, Row | None] = {}
        for undo in self._journal[since:]:
            if undo[0] == "row":
                found.setdefault(undo[1], undo[2])
        return found

    def _hold(self, row: Row) -> None:
        key = (row.stream, row.id)
        previous = self._rows.get(key)
        self._rows[key] = row
        if row.parent is not None and (previous is None or previous.parent != row.parent):
            if previous is not None:
                self._unlink(previous)
            self._below.setdefault((row.stream, row.parent), {})[row.id] = None
        if row.kind in _OF_PERSONS:
            self._index_person(row)

    def _drop(self, row: Row) -> None:
        self._unlink(row)
        if row.kind in _OF_PERSONS:
            self._forget_person(row)

    def _unlink(self, row: Row) -> None:
        if row.parent is not None:
            self._below[row.stream, row.parent].pop(row.id, None)

    def _index_person(self, row: Row) -> None:
        if row.deleted_at is not None:
            self._forget_person(row)
        elif row.kind == "member":
            self._members[row.stream, row.values["person"]] = row
        elif row.parent is not None:
            self._board_members[row.stream, row.parent, row.values["person"]] = row

    def _forget_person(self, row: Row) -> None:
        # Who left and came back has an older row in the trash: it must not hide the new one.
        person = row.values["person"]
        if row.kind == "member":
            if (known := self._members.get((row.stream, person))) and known.id == row.id:
                del self._members[row.stream, person]
        elif row.parent is not None:
            key = (row.stream, row.parent, person)
            if (known := self._board_members.get(key)) and known.id == row.id:
                del self._board_members[key]


_OF_PERSONS = frozenset({"member", "board_member"})


def _value(row: Row, field: str) -> object:
    if field in {"parent", "deleted_at"}:
        return getattr(row, field)
    return row.values.get(field)
