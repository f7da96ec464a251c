"""One mutation on its way: what it is decided from, and what has come of it so far."""

from msgspec import structs

from cairn.decide.decision import TextAppend
from cairn.decide.facts import Actor, Facts
from cairn.decide.row import Row
from cairn.model.entries import Change, ClashNote, LeftAlone
from cairn.model.ids import RowId, StreamId
from cairn.model.kinds import StreamKind
from cairn.model.ops import Mutation

Savepoint = tuple[int, int, int, int, int, int]


class Attempt:
    """Effects go to the facts at once; `save` and `back_to` undo those of one op, or of all."""

    def __init__(self, facts: Facts, actor: Actor, mutation: Mutation, kind: StreamKind) -> None:
        self.facts = facts
        self.actor = actor
        self.stream: StreamId = mutation.stream
        self.kind = kind
        self.now = facts.now
        self.seq = facts.heads.get(mutation.stream, 0) + 1
        self.begun = facts.mark()
        self.index = 0
        """Which op it is at."""
        self.made: list[RowId] = []
        """Rows that this mutation created."""
        self.clashes: list[ClashNote] = []
        self.left_alone: list[LeftAlone] = []
        self.texts: list[TextAppend] = []
        self.text_changes: list[Change] = []

    def row(self, row_id: RowId) -> Row | None:
        """Return the row as it stands now."""
        return self.facts.row(self.stream, row_id)

    def revise(self, row: Row, **new: object) -> Row:
        """Put a new version of the row that this entry and actor made."""
        revised = structs.replace(
            row, seq=self.seq, updated_at=self.now, updated_by=self.actor.person, **new
        )
        self.facts.put(revised)
        return revised

    def save(self) -> Savepoint:
        """Return a point to come back to."""
        return (
            self.facts.mark(),
            len(self.made),
            len(self.clashes),
            len(self.left_alone),
            len(self.texts),
            len(self.text_changes),
        )

    def back_to(self, point: Savepoint) -> None:
        """Take back all that happened since the point."""
        effects, made, clashes, left_alone, texts, text_changes = point
        self.facts.rewind(effects)
        del self.made[made:]
        del self.clashes[clashes:]
        del self.left_alone[left_alone:]
        del self.texts[texts:]
        del self.text_changes[text_changes:]
