"""The reader that tells people what concerns them: clashes, assignments, mentions, comments.

Nobody is told of what they did themselves (a clash apart: both of its people are), of what they
may not read, or of what an import brought.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, Protocol

from msgspec import UNSET, Struct

from cairn.commit.store import RowKey
from cairn.decide.row import Row
from cairn.model.entries import Change, Entry
from cairn.model.ids import SYSTEM, PersonId, RowId, ScopeId, StreamId
from cairn.model.kinds import StreamKind
from cairn.readers.audience import KINDS, Audience
from cairn.readers.mentions import mentioned, newly
from cairn.readers.notes import Note, Reason, notify
from cairn.readers.reader import Reaction

_ABOVE: Final = {"check_item": "checklist", "checklist": "task", "comment": "task"}


class NotificationStore(Protocol):
    """What it asks of an engine."""

    async def rows_of(self, stream: StreamId, kinds: Sequence[str]) -> tuple[int, list[Row]]:
        """Return all rows of these kinds, deleted ones included."""
        ...

    async def rows_by_id(self, kind: str, keys: Sequence[RowKey]) -> list[Row]:
        """Return the rows of a kind that exist, deleted ones included."""
        ...

    async def watchers(self, task: RowId, persons: Sequence[PersonId]) -> list[PersonId]:
        """Return who of these persons watches the task."""
        ...


class Facts(Struct, frozen=True):
    """What it must know: who reads what, the rows that entries are about, and who watches."""

    audience: Audience
    rows: dict[RowId, Row]
    watchers: dict[RowId, list[PersonId]]

    def task_of(self, row_id: RowId) -> Row | None:
        """Return the task that a row is or stands under."""
        row = self.rows.get(row_id)
        while row is not None and row.kind != "task":
            row = self.rows.get(row.parent) if row.parent else None
        return row


class Notifications:
    """Follows workspaces and writes to people's own streams."""

    name = "notifications"
    follows = frozenset({StreamKind.WORKSPACE})

    def __init__(self, store: NotificationStore) -> None:
        self._store = store

    def concerns(self, entry: Entry) -> bool:
        if entry.means == "import":
            return False
        return bool(entry.clashes) or any(_may_tell(change) for change in entry.changes)

    async def load(self, stream: StreamId, entries: Sequence[Entry]) -> Facts:
        _, roster = await self._store.rows_of(stream, KINDS)
        audience = Audience(roster)
        rows = await self._rows(stream, entries)
        facts = Facts(audience, rows, {})
        for task, scope in _commented(entries, facts):
            persons = list(audience.names(scope))
            facts.watchers[task] = await self._store.watchers(task, persons)
        return facts

    def react(self, stream: StreamId, entry: Entry, facts: Facts) -> Iterable[Reaction]:
        notes: dict[PersonId, list[Note]] = {}
        for person, note in (
            *_clashes(entry, facts),
            *_assignments(entry, facts),
            *_comments(entry, facts),
        ):
            if person != SYSTEM and facts.audience.reads(person, note.scope):
                notes.setdefault(person, []).append(note)
        for person in sorted(notes):
            yield from notify(person, stream, notes[person])

    async def _rows(self, stream: StreamId, entries: Sequence[Entry]) -> dict[RowId, Row]:
        """Return the rows that the entries are about, and those above them up to their tasks."""
        wanted: dict[str, set[RowId]] = {"check_item": set(), "comment": set(), "task": set()}
        for entry in entries:
            for about in (*entry.changes, *entry.clashes):
                if about.kind in {*_ABOVE, "task"}:
                    wanted.setdefault(about.kind, set()).add(about.id)
        rows: dict[RowId, Row] = {}
        for kind in ("check_item", "checklist", "comment", "task"):  # the lower ones first
            keys = [(stream, row_id) for row_id in sorted(wanted.get(kind, ()))]
            for row in await self._store.rows_by_id(kind, keys) if keys else ():
                rows[row.id] = row
                if row.parent is not None and kind in _ABOVE:
                    wanted.setdefault(_ABOVE[kind], set()).add(row.parent)
        return rows


def _may_tell(change: Change) -> bool:
    """Say whether somebody may be assigned, named or answered by it."""
    given = _given(change)
    match change.kind:
        case "task":
            return bool(given.get("assignees"))
        case "check_item":
            return given.get("assignee") is not None
        case "comment":
            return "body" in given
        case _:
            return False


def _given(change: Change) -> dict[str, Any]:
    """Return the fields that a change gave another value."""
    if change.here is not UNSET:
        return change.here
    return {} if change.after is UNSET else change.after


def _before(entry: Entry, change: Change) -> dict[str, Any]:
    """Return what the fields were; of a row that came from another board what they were there."""
    if change.before is not UNSET:
        return change.before
    for other in entry.changes:
        if other.gone and other.id == change.id and other.before is not UNSET:
            return other.before
    return {}


_Told = Iterator[tuple[PersonId, Note]]


def _clashes(entry: Entry, facts: Facts) -> _Told:
    """Both people of a clash; who clashed with themselves from another device is one."""
    for clash in entry.clashes:
        task = facts.task_of(clash.id)
        note = Note(
            "clash", entry.seq, clash.kind, clash.id, clash.scope,
            task=task.id if task else None, field=clash.field,
        )  # fmt: skip
        for person in {entry.actor, clash.theirs or entry.actor}:
            yield person, note


def _assignments(entry: Entry, facts: Facts) -> _Told:
    for change in entry.changes:
        if change.kind not in {"task", "check_item"}:
            continue
        before = _assigned(_before(entry, change))
        task = facts.task_of(change.id)
        note = Note(
            "assigned", entry.seq, change.kind, change.id, change.scope,
            task=task.id if task else None,
        )  # fmt: skip
        for person in newly({*before, entry.actor}, _assigned(_given(change))):
            yield person, note


def _assigned(values: dict[str, Any]) -> list[PersonId]:
    one = values.get("assignee")
    return [*(values.get("assignees") or ()), *([one] if one else ())]


def _comments(entry: Entry, facts: Facts) -> _Told:
    """Who is named in a comment; of a new one also who has the task or watches it."""
    for change, task in _bodies(entry, facts):
        before = _before(entry, change)
        names = facts.audience.names(change.scope)
        named = newly(
            {*mentioned(before.get("body", ""), names), entry.actor},
            mentioned(_given(change)["body"], names),
        )
        told: list[tuple[Reason, PersonId]] = [("mentioned", person) for person in named]
        if not before:
            concerned = {*task.values.get("assignees", ()), *facts.watchers.get(task.id, ())}
            told.extend(("commented", each) for each in newly({*named, entry.actor}, concerned))
        for reason, person in told:
            yield (
                person,
                Note(reason, entry.seq, "comment", change.id, change.scope, task=task.id),
            )


def _bodies(entry: Entry, facts: Facts) -> Iterator[tuple[Change, Row]]:
    """Return the comments that were written or changed, with their tasks."""
    for change in entry.changes:
        task = facts.task_of(change.id) if change.kind == "comment" else None
        if task is not None and "body" in _given(change):
            yield change, task


def _commented(entries: Sequence[Entry], facts: Facts) -> set[tuple[RowId, ScopeId]]:
    """Return the tasks with new comments."""
    return {
        (task.id, change.scope)
        for entry in entries
        for change, task in _bodies(entry, facts)
        if change.here is not UNSET
    }
