"""Load: all facts that a group is decided from, set-based, in rounds for ancestors."""

from collections.abc import Iterable, Sequence
from typing import Any, Final, cast

from cairn.commit.store import RowKey, TextKey, WriteTransaction
from cairn.commit.submission import Submission
from cairn.decide.facts import Facts
from cairn.decide.row import Row
from cairn.model.fields import Ref
from cairn.model.ids import PersonId, RowId, ScopeId, SessionId, StreamId
from cairn.model.kinds import KINDS
from cairn.model.ops import Add, Create, Move, Mutation, Op, Set, TextOp

_REFS: Final = {
    (kind.name, field.name): field.type.kind
    for kind in KINDS.values()
    for field in kind.fields
    if isinstance(field.type, Ref)
}
_ALL_IN: Final = {
    stream_kind: tuple(kind.name for kind in KINDS.values() if kind.stream is stream_kind)
    for stream_kind in {kind.stream for kind in KINDS.values()}
}
_ROOTS: Final = {kind.stream: kind.name for kind in KINDS.values() if kind.parent is None}
_BOARDS_OF_INVITATION: Final = ("invitation", "boards")  # [{board, role}]
_MAPPED_BY_NAME: Final = ("label", "field")
"""Loaded of both boards when a task changes boards."""


class Wanted:
    """What a group asks for, each once."""

    def __init__(self) -> None:
        self.rows: dict[str, list[RowKey]] = {}
        self.persons: dict[tuple[StreamId, PersonId], None] = {}
        self.sessions: dict[SessionId, None] = {}
        self.texts: dict[TextKey, None] = {}
        self.owned: dict[StreamId, None] = {}
        self._asked: set[tuple[str, RowKey]] = set()

    def submission(self, submission: Submission) -> None:
        """Ask for who sends it and for what its ops name."""
        actor, mutation = submission.actor, submission.mutation
        self.persons[mutation.stream, actor.person] = None
        if actor.session is not None:
            self.sessions[actor.session] = None
        for op in mutation.ops:
            self._op(mutation.stream, op)

    def row(self, kind: str | None, stream: StreamId, row_id: object) -> None:
        """Ask for a row; what can't be one is passed over, `decide` refuses it."""
        if kind not in KINDS or not isinstance(row_id, str):
            return
        key = (stream, RowId(row_id))
        if (kind, key) not in self._asked:
            self._asked.add((kind, key))
            self.rows.setdefault(kind, []).append(key)

    def parents(self, rows: Iterable[Row]) -> None:
        """Ask for the rows right above these."""
        for row in rows:
            self.row(KINDS[row.kind].parent, row.stream, row.parent)

    def take_rows(self) -> dict[str, list[RowKey]]:
        """Return the rows asked for since the last time."""
        taken, self.rows = self.rows, {}
        return taken

    def _op(self, stream: StreamId, op: Op) -> None:
        kind = KINDS.get(op.kind)
        if kind is None:
            return
        self.row(_ROOTS[kind.stream], stream, stream)
        if op.kind == "member":
            self.owned[stream] = None
        match op:
            case Create():
                for other in _ALL_IN[kind.stream]:  # the id may be taken by a row of another kind
                    self.row(other, stream, op.id)
                self.row(kind.parent, stream, op.parent)
                for field, value in op.fields.items():
                    self._named(stream, op.kind, field, value)
            case Set():
                self._named(stream, op.kind, op.field, op.value)
            case Add():
                self._named(stream, op.kind, op.field, op.item)
            case Move():
                self.row(kind.moves_to or kind.parent, stream, op.parent)
            case TextOp():
                self.texts[stream, op.id, op.field] = None
            case _:
                pass
        self.row(op.kind, stream, op.id)

    def _named(self, stream: StreamId, kind: str, field: str, value: object) -> None:
        """Ask for the rows and persons that a field's value names."""
        if (kind, field) == _BOARDS_OF_INVITATION and isinstance(value, list):
            for given in cast("list[Any]", value):
                self.row("board", stream, given.get("board") if isinstance(given, dict) else None)
        named = _REFS.get((kind, field))
        if named is None:
            return
        for item in value if isinstance(value, list) else (value,):
            if named != "person":
                self.row(named, stream, item)
            elif isinstance(item, str):
                self.persons[stream, PersonId(item)] = None


class Loader:
    """Fills the facts of one transaction."""

    def __init__(self, transaction: WriteTransaction, facts: Facts) -> None:
        self._transaction = transaction
        self._facts = facts

    async def load(self, submissions: Sequence[Submission]) -> None:
        """Load what the mutations name, what stands above it, and who sends them."""
        wanted = Wanted()
        for submission in submissions:
            wanted.submission(submission)
        while asked := wanted.take_rows():
            found = await self._transaction.rows(asked)
            self._facts.load(found)
            wanted.parents(found)
        await self._load_people(wanted)
        if wanted.texts:
            self._facts.texts.update(await self._transaction.texts(list(wanted.texts)))

    async def load_crossings(self, mutation: Mutation) -> None:
        """Load what the mutation carries to another scope, as the group has left it so far."""
        stream = mutation.stream
        for op in mutation.ops:
            if isinstance(op, Move):
                row = self._facts.row(stream, op.id)
                scope = self._scope_at(mutation, op.parent)
                if row and scope and row.scope != scope:
                    await self._load_crossing(row, scope)

    async def _load_people(self, wanted: Wanted) -> None:
        transaction, facts = self._transaction, self._facts
        persons = list(wanted.persons)
        facts.load(await transaction.members(persons))
        if wanted.owned:
            facts.load(await transaction.owners(list(wanted.owned)))
        accounts = await transaction.accounts(list({person for _, person in persons}))
        facts.accounts.update({account.person: account for account in accounts})
        facts.live_sessions |= await transaction.live_sessions(list(wanted.sessions), facts.now)

    def _scope_at(self, mutation: Mutation, parent: RowId) -> ScopeId | None:
        """Return the scope of a row, also where the mutation itself is to make it."""
        row = self._facts.row(mutation.stream, parent)
        if row is not None:
            return row.scope
        for op in mutation.ops:
            if isinstance(op, Create) and op.id == parent and op.parent is not None:
                return self._scope_at(mutation, op.parent)
        return None

    async def _load_crossing(self, row: Row, scope: ScopeId) -> None:
        """Written first what the group changed so far, so that the tree is read as it is now."""
        transaction, facts = self._transaction, self._facts
        await transaction.write(facts.changed())
        below = await transaction.below([(row.stream, row.id)])
        boards = [(row.stream, RowId(board)) for board in (row.scope, scope)]
        facts.load(below)
        facts.load(await transaction.of_boards(boards, _MAPPED_BY_NAME))
