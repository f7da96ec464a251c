"""The one queue of mutations from all doors, and how groups are taken from it."""

from asyncio import Future
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from cairn.commit.submission import Outcome, Submission
from cairn.model.ids import StreamId

MOST_OPS: Final = 1_024
"""Most ops in a group: what a crash can make people wait for again stays small."""

LEAST_OPS: Final = 16

BULK_OPS: Final = 128
"""Most ops of imports in a group, so that who drags a card waits for few of them."""

AIM_SECONDS: Final = 0.012
"""How much computing a group may take: whoever comes just after it began waits for it, and then
for their own, and both are to fit into 20 ms and a commit."""


@dataclass(eq=False, slots=True)
class Push:
    """What one call of `submit` handed over: one outbox, in order."""

    submissions: Sequence[Submission]
    answer: "Future[list[Outcome]]"
    held: set[StreamId] = field(default_factory=set[StreamId])
    """Streams in which one of its mutations waits, so that those behind it wait too."""
    _outcomes: dict[int, Outcome] = field(default_factory=dict[int, Outcome])

    def settle(self, place: int, outcome: Outcome) -> bool:
        """Note the outcome of one; say whether all are there now."""
        self._outcomes[place] = outcome
        return len(self._outcomes) == len(self.submissions)

    def outcomes(self) -> list[Outcome]:
        """Return the outcomes in the order of the submissions."""
        return [self._outcomes[place] for place in range(len(self.submissions))]


@dataclass(eq=False, frozen=True, slots=True)
class Ticket:
    """One mutation on its way, and its place in its push."""

    push: Push
    place: int
    submission: Submission


class Queue:
    """Two lanes: interactive work goes first, imports take what room is left."""

    def __init__(self) -> None:
        self._interactive: deque[Ticket] = deque()
        self._bulk: deque[Ticket] = deque()
        self._room = MOST_OPS

    def put(self, push: Push, *, bulk: bool) -> None:
        """Queue the mutations of a push, in order. Safe from another thread than the taker's."""
        lane = self._bulk if bulk else self._interactive
        lane.extend(
            Ticket(push, place, submission) for place, submission in enumerate(push.submissions)
        )

    def has_work(self) -> bool:
        """Say whether something waits to be taken."""
        return bool(self._interactive or self._bulk)

    def take(self) -> list[Ticket]:
        """Take the next group; empty when there is nothing to do."""
        group, room = _taken(self._interactive, self._room)
        bulk, _ = _taken(self._bulk, min(room, BULK_OPS))
        return group + bulk

    def took(self, group: Sequence[Ticket], seconds: float) -> None:
        """Learn from the seconds of computing that a group took how large the next may be."""
        if seconds > AIM_SECONDS:
            fitting = int(_ops(group) * AIM_SECONDS / seconds)
            self._room = max(LEAST_OPS, self._room // 2, min(self._room, fitting))
        else:
            self._room = min(MOST_OPS, self._room + self._room // 4)


def _taken(lane: deque[Ticket], room: int) -> tuple[list[Ticket], int]:
    """Take from a lane while there is room; the first is taken however large it is."""
    taken: list[Ticket] = []
    while lane and room > 0:
        ticket = lane.popleft()
        room -= max(1, len(ticket.submission.mutation.ops))
        taken.append(ticket)
    return taken, room


def _ops(group: Sequence[Ticket]) -> int:
    return sum(len(ticket.submission.mutation.ops) for ticket in group)
