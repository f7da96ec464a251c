"""A reader for tests: to each new task it says which task that was, in a comment."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID, uuid5

from msgspec import UNSET

from cairn.model.entries import Entry
from cairn.model.ids import RowId, StreamId
from cairn.model.kinds import StreamKind
from cairn.model.ops import Create
from cairn.readers.lead import CarryOut, Lead
from cairn.readers.reader import Reaction, Reader
from cairn.readers.readers import Readers
from tests.commit.team import Team


class Poisoned(Exception):
    """What the reader fails with at a task whose title is poison."""


class Echo:
    """Comments on new tasks. `seen` are the seqs that it reacted to, each time it did."""

    follows = frozenset({StreamKind.WORKSPACE})

    def __init__(self, name: str = "echo") -> None:
        self.name = name
        self.seen: list[int] = []
        self.is_cured = False

    def concerns(self, entry: Entry) -> bool:
        return any(change.kind == "task" and change.here is not UNSET for change in entry.changes)

    async def load(self, stream: StreamId, entries: Sequence[Entry]) -> None:
        del stream, entries

    def react(self, stream: StreamId, entry: Entry, facts: None) -> Iterable[Reaction]:
        del facts
        self.seen.append(entry.seq)
        for change in entry.changes:
            if change.here is UNSET:
                continue
            if change.here["title"] == "poison" and not self.is_cured:
                raise Poisoned(change.here["title"])
            comment = RowId(str(uuid5(UUID(change.id), self.name)))
            op = Create("comment", comment, {"body": f"seen by {self.name}"}, change.id)
            yield Reaction(stream, "comment.create", [op])


class Time:
    """Milliseconds, as the test says."""

    def __init__(self) -> None:
        self.ms = 1_000_000

    def __call__(self) -> int:
        return self.ms


def lead_of(team: Team, time: Time, holder: str = "one", seconds: float = 0) -> Lead:
    return Lead(
        team.store, team.committer.carry_out, time, name="readers", holder=holder, seconds=seconds
    )


def readers_of(
    team: Team,
    *readers: Reader[Any],
    time: Time | None = None,
    lead: Lead | None = None,
    carry_out: CarryOut | None = None,
) -> Readers:
    time = time or Time()
    return Readers(
        team.store, team.committer.submit, carry_out or team.committer.carry_out, time,
        lead=lead or lead_of(team, time), readers=readers,
    )  # fmt: skip


async def comments(team: Team, task: RowId) -> list[str]:
    """Return the bodies of the task's comments."""
    async with team.store.transaction() as transaction:
        found = await transaction.children([(team.stream, task)], ["comment"])
    return [row.values["body"] for row in found]
