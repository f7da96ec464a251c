"""A device by the rules alone: an outbox, a base with its cursor, and what it does on hearing.

The web's replica does the same with much more around it; here the rules stand bare, so that a
machine can try them in any order.
"""

from dataclasses import dataclass, field

from msgspec.structs import replace

from cairn.commit.replay import Replay
from cairn.commit.submission import AcceptedAt, Outcome, RefusedAs, Waiting
from cairn.decide.row import Row
from cairn.model.entries import Entry
from cairn.model.frames import Standing
from cairn.model.ids import MutationId, RowId, StreamId
from cairn.model.ops import Create, Mutation, Op
from cairn.sync.encoded import encode_mark

Answers = list[tuple[MutationId, Outcome]]


@dataclass
class Kept:
    """A mutation in the outbox; kept after its answer, for the day that a server forgets it."""

    mutation: Mutation
    answer: AcceptedAt | RefusedAs | None = None
    is_in_base: bool = False
    """Whether its entry has come: only then may the base stand for it."""

    @property
    def is_pending(self) -> bool:
        """Whether the view still has to be drawn with it."""
        return not self.is_in_base and not isinstance(self.answer, RefusedAs)


@dataclass
class Device:
    """One device of a person."""

    stream: StreamId
    outbox: list[Kept] = field(default_factory=list[Kept])
    base: dict[RowId, Row] = field(default_factory=dict[RowId, Row])
    cursor: int = 0
    mark: bytes = bytes(16)
    forks: int = 0
    made: list[RowId] = field(default_factory=list[RowId])
    """The rows that it knows of and may name."""

    def edit(self, mutation: Mutation) -> None:
        """Keep an edit: from now on it is shown, whatever becomes of the line."""
        self.outbox.append(Kept(mutation))

    def unanswered(self) -> list[Mutation]:
        """Return what a push carries: all without an answer, each after the one before it."""
        waiting = [kept.mutation for kept in self.outbox if kept.answer is None]
        before = [None, *(mutation.id for mutation in waiting)]
        return [replace(one, after=after) for one, after in zip(waiting, before, strict=False)]

    def hear(self, answers: Answers) -> None:
        """Take the answers to a push. The first one counts; a later one must be the same."""
        known = {kept.mutation.id: kept for kept in self.outbox}
        for mutation, answer in answers:
            kept = known[mutation]
            if isinstance(answer, Waiting):
                return  # nothing behind it was taken
            assert kept.answer in (None, answer), "a repeat got another answer"
            kept.answer = answer

    def standing(self) -> Standing:
        """Return what hello says of the stream."""
        return Standing(self.cursor, encode_mark(self.mark))

    def take(self, entries: list[Entry], upto: int, mark: bytes) -> None:
        """Apply entries that follow on the cursor."""
        replay = Replay(self.stream)
        replay.rows = {("task", row): held for row, held in self.base.items()}
        for entry in entries:
            assert entry.seq > self.cursor, "an entry came twice"
            for change in entry.changes:
                if change.kind == "task":
                    replay.take(change, entry)
        self.base = {row: held for (_, row), held in replay.rows.items()}
        came = {entry.mutation: entry.seq for entry in entries}
        for kept in self.outbox:
            if kept.mutation.id in came:
                kept.is_in_base = True
                kept.answer = AcceptedAt(came[kept.mutation.id])
        self.cursor, self.mark = upto, mark

    def begin_anew(self, rows: list[Row], upto: int, mark: bytes) -> None:
        """Take a snapshot after a fork. What was accepted may be unknown now: it is sent again."""
        self.forks += 1
        self._take_snapshot(rows, upto, mark)
        for kept in self.outbox:
            if isinstance(kept.answer, AcceptedAt):
                kept.answer, kept.is_in_base = None, False

    def reload(self, rows: list[Row], upto: int, mark: bytes) -> None:
        """Take a snapshot because the base was lost; the outbox never is."""
        self._take_snapshot(rows, upto, mark)
        for kept in self.outbox:
            if isinstance(kept.answer, AcceptedAt) and kept.answer.seq <= upto:
                kept.is_in_base = True

    def shown(self) -> set[RowId]:
        """Return the tasks that the person sees, or finds in the trash."""
        pending = (kept.mutation.ops for kept in self.outbox if kept.is_pending)
        return self.base.keys() | {op.id for ops in pending for op in ops if _makes_task(op)}

    def _take_snapshot(self, rows: list[Row], upto: int, mark: bytes) -> None:
        self.base = {row.id: row for row in rows}
        self.cursor, self.mark = upto, mark


def _makes_task(op: Op) -> bool:
    return isinstance(op, Create) and op.kind == "task"
