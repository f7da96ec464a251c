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
    is_greeted: bool = False
    """Whether it has said hello on this line, so that a fork would be known."""

    def edit(self, mutation: Mutation) -> None:
        """Keep an edit: from now on it is shown, whatever becomes of the line."""
        self.outbox.append(Kept(mutation))

    def unsettled(self) -> list[Mutation]:
        """Return what a push carries: all that no base has shown yet, each after the one before it.

        Also what was accepted: a server that was put back to a backup has forgotten it, and where
        the cursor stands before that place nothing else would tell.
        """
        waiting = [kept.mutation for kept in self.outbox if kept.is_pending]
        before = [None, *(mutation.id for mutation in waiting)]
        return [replace(one, after=after) for one, after in zip(waiting, before, strict=False)]

    def hear(self, answers: Answers, *, may_differ: bool) -> None:
        """Take the answers to a push. A repeat gets the first answer, of one and the same log."""
        known = {kept.mutation.id: kept for kept in self.outbox}
        for mutation, answer in answers:
            kept = known[mutation]
            if isinstance(answer, Waiting):
                return  # nothing behind it was taken
            assert may_differ or kept.answer in (None, answer), "a repeat got another answer"
            kept.answer = answer
            if isinstance(answer, AcceptedAt) and answer.seq <= self.cursor:
                kept.is_in_base = True

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
        """Take a snapshot, after a fork or because the base was lost; the outbox never is.

        Whether it is of the log that accepted what the outbox holds is not known, so that is sent
        again.
        """
        self.base = {row.id: row for row in rows}
        self.cursor, self.mark = upto, mark
        for kept in self.outbox:
            kept.is_in_base = False

    def shown(self) -> set[RowId]:
        """Return the tasks that the person sees, or finds in the trash."""
        pending = (kept.mutation.ops for kept in self.outbox if kept.is_pending)
        return self.base.keys() | {op.id for ops in pending for op in ops if _makes_task(op)}


def _makes_task(op: Op) -> bool:
    return isinstance(op, Create) and op.kind == "task"
