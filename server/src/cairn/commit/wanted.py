"""What a group of mutations names: the keys of all that is to be loaded, each once."""

from collections.abc import Iterable
from typing import Any, Final, cast

from msgspec import UNSET

from cairn.commit.store import RowKey, TextKey
from cairn.commit.submission import Submission
from cairn.decide.row import Row
from cairn.model.fields import Ref
from cairn.model.ids import PersonId, RowId, SessionId, StreamId
from cairn.model.kinds import KINDS, Kind, StreamKind, field_of
from cairn.model.ops import Add, Create, Delete, Move, Op, Purge, Restore, Set, TextOp

PERSON: Final = "person"

_REFS: Final = {
    (kind.name, field.name): field.type.kind
    for kind in KINDS.values()
    for field in kind.fields
    if isinstance(field.type, Ref)
    if field.type.kind == PERSON or KINDS[field.type.kind].stream is kind.stream
}
_OF_PERSONS: Final = frozenset({"member", "board_member"})
_ALL_IN: Final = {
    stream_kind: tuple(kind.name for kind in KINDS.values() if kind.stream is stream_kind)
    for stream_kind in {kind.stream for kind in KINDS.values()}
}


class Wanted:
    """Filled from submissions, emptied by the loader."""

    def __init__(self) -> None:
        self.persons: dict[tuple[StreamId, PersonId], None] = {}
        self.sessions: dict[SessionId, None] = {}
        self.texts: dict[TextKey, None] = {}
        self.owned: dict[StreamId, None] = {}
        """Streams in which a member is touched."""
        self.made: dict[RowKey, RowKey | None] = {}
        """Rows that the group is to make, with their parents."""
        self.named_parents: dict[RowKey, None] = {}
        self.moves: list[tuple[RowKey, RowKey]] = []
        """Rows that change their place, with the parents that they go to."""
        self.undone: dict[RowKey, tuple[int, PersonId]] = {}
        """Rows whose making is undone, if since a seq nobody but a person has touched what is
        below them.
        """
        self.seen: dict[tuple[RowKey, str], object] = {}
        """What authors saw in fields that they change; of deletion marks, the row's seq."""
        self.has_deletions = False
        """Whether the group may put into the trash what it purges."""
        self.purged: dict[RowKey, None] = {}
        """Rows that are to end, with all below them."""
        self.relations: set[RowKey] = set()
        """Tasks at both ends of the relations that the group is to make."""
        self.restored: list[RowKey] = []
        """Relations that come out of the trash."""
        self._rows: dict[str, list[RowKey]] = {}
        self._asked: set[tuple[str, RowKey]] = set()

    def submission(self, submission: Submission) -> None:
        """Ask for who sends it, for what its ops name, and for the root of its stream."""
        actor, mutation = submission.actor, submission.mutation
        self.persons[mutation.stream, actor.person] = None
        if actor.session is not None:
            self.sessions[actor.session] = None
        self.row("workspace", mutation.stream, mutation.stream)
        for op in mutation.ops:
            if kind := KINDS.get(op.kind):  # `decide` refuses the others
                self._op(mutation.stream, kind, op)
                if isinstance(op, Delete) and op.clash == "void":
                    looked = submission.looked_upto or 0, actor.person
                    self._undone((mutation.stream, op.id), looked)

    def row(self, kind: str | None, stream: StreamId, row_id: object) -> None:
        """Ask for a row; what can't be one is passed over, `decide` refuses it."""
        if kind not in KINDS or not isinstance(row_id, str):
            return
        key = (stream, RowId(row_id))
        if (kind, key) not in self._asked:
            self._asked.add((kind, key))
            self._rows.setdefault(kind, []).append(key)

    def around(self, rows: Iterable[Row]) -> None:
        """Ask for the rows right above these, and for all rows of the persons they are about.

        Of an invitation also for its boards and its maker: it gives what they could give now.
        """
        for row in rows:
            self.row(KINDS[row.kind].parent, row.stream, row.parent)
            if row.kind in _OF_PERSONS:
                self.persons[row.stream, row.values["person"]] = None
            elif row.kind == "field_value":
                self.row("field", row.stream, row.values["field"])  # it says what the value may be
            elif row.kind == "invitation":
                self.persons[row.stream, row.created_by] = None
                self._boards(row.stream, row.values.get("boards"))

    def of_any_kind(self, stream: StreamId, row_id: RowId) -> None:
        """Ask for a row that wasn't there as the kind it was to be."""
        for kind in _ALL_IN[StreamKind.WORKSPACE]:
            self.row(kind, stream, row_id)

    def take_rows(self) -> dict[str, list[RowKey]]:
        """Return the rows asked for since the last time."""
        taken, self._rows = self._rows, {}
        return taken

    def _op(self, stream: StreamId, kind: Kind, op: Op) -> None:
        self.row(op.kind, stream, op.id)
        self._seen(stream, op)
        if op.kind == "member":
            self.owned[stream] = None
        match op:
            case Create():
                self._create(stream, kind, op)
            case Set():
                self._named(stream, op.kind, op.field, op.value)
            case Add():
                self._named(stream, op.kind, op.field, op.item)
            case Move():
                self._parent(stream, kind, op.parent)
                self.moves.append(((stream, op.id), (stream, op.parent)))
            case TextOp():
                self.texts[stream, op.id, op.field] = None
            case Delete():
                self.has_deletions = True
            case Purge():
                self.purged[stream, op.id] = None
            case Restore() if op.kind == "relation":
                self.restored.append((stream, op.id))
            case _:
                pass

    def _seen(self, stream: StreamId, op: Op) -> None:
        match op:
            case Set(kind=kind, id=row_id, field=field, was=was) if was is not UNSET:
                if field_of(kind, field):  # `decide` refuses the others
                    self.seen[(stream, row_id), field] = was
            case Move(id=row_id, was=was) if was is not UNSET:
                self.seen[(stream, row_id), "parent"] = was
            case Delete(id=row_id, was=was) | Restore(id=row_id, was=was) if was is not UNSET:
                self.seen[(stream, row_id), "deleted_at"] = was
            case _:
                pass

    def _undone(self, key: RowKey, looked: tuple[int, PersonId]) -> None:
        """Of two that undo it neither knows what the other has seen."""
        known = self.undone.setdefault(key, looked)
        if known != looked:
            self.undone[key] = 0, looked[1]

    def _create(self, stream: StreamId, kind: Kind, op: Create) -> None:
        for other in _ALL_IN[kind.stream]:  # the id may be that of a row of another kind
            self.row(other, stream, op.id)
        self._parent(stream, kind, op.parent)
        self.made[stream, op.id] = (stream, op.parent) if op.parent is not None else None
        if op.kind == "relation":
            ends = (op.parent, op.fields.get("to"))
            self.relations.update((stream, RowId(end)) for end in ends if isinstance(end, str))
        for field, value in op.fields.items():
            self._named(stream, op.kind, field, value)

    def _parent(self, stream: StreamId, kind: Kind, parent: RowId | None) -> None:
        if parent is not None:
            self.row(kind.parent, stream, parent)
            self.named_parents[stream, parent] = None

    def _named(self, stream: StreamId, kind: str, field: str, value: object) -> None:
        """Ask for the rows and persons that a field's value names."""
        if (kind, field) == ("invitation", "boards"):
            self._boards(stream, value)
        named = _REFS.get((kind, field))
        if named is None:
            return
        for item in _items(value):
            if named != PERSON:
                self.row(named, stream, item)
            elif isinstance(item, str):
                self.persons[stream, PersonId(item)] = None

    def _boards(self, stream: StreamId, value: object) -> None:
        """An invitation names its boards as [{board, role}]."""
        for place in _items(value):
            if isinstance(place, dict):
                self.row("board", stream, cast("dict[str, object]", place).get("board"))


def _items(value: object) -> list[Any]:
    return cast("list[Any]", value) if isinstance(value, list) else [value]
