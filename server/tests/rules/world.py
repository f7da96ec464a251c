"""A server that can be killed, put back to a backup, and asked; its write path is the real one."""

import asyncio
import shutil
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from cairn.commit.queue import Push, Queue, Ticket
from cairn.commit.settling import Settling
from cairn.commit.submission import AcceptedAt, Outcome, Submission, Waiting
from cairn.commit.verify import Fault, verify
from cairn.decide.row import Row
from cairn.model.entries import Entry
from cairn.model.frames import Standing
from cairn.model.ids import MutationId
from cairn.model.ops import Mutation
from cairn.sync.catch_up import Pages, Reason
from tests.commit.failing import Failing
from tests.commit.team import NOW, Place, founding, submission
from tests.engines import Sqlite


class World(Place):
    """The server of one workspace, and the backups of its file."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._engine = Sqlite(folder)
        self._backup = folder / "backup.db"
        self._clock = count(NOW)
        self._open()

    async def found(self) -> None:
        """Make the account and the workspace."""
        outcomes = await self._settle(founding(self))
        assert all(isinstance(outcome, AcceptedAt) for outcome in outcomes)

    async def push(self, mutations: Sequence[Mutation]) -> list[Outcome]:
        """Commit what one message carries, in groups as the committer does."""
        return await self._settle([submission(self.ada, one) for one in mutations])

    async def _settle(self, submissions: Sequence[Submission]) -> list[Outcome]:
        push = Push(submissions, asyncio.get_running_loop().create_future())
        queue = Queue()
        queue.put(push, bulk=False)
        while group := queue.take():
            await Settling(self._failing, next(self._clock), _note).settle(group)
        return push.outcomes()

    def lose_an_answer(self, *, kept: bool) -> None:
        """Let the answer of the next COMMIT be lost, after it was durable or before."""
        self._failing.lost_answers.append("kept" if kept else "undone")

    async def read(self, at: Standing) -> tuple[Reason | None, list[Entry], int, bytes]:
        """Return what follows on a cursor, up to where the stream stands; or why it can't be."""
        head = await self._store.head(self.stream)
        pages = Pages(self._store, self.stream, at, upto=head.seq, now=next(self._clock))
        if reason := await pages.refusal():
            return reason, [], head.seq, head.hash[:16]
        found = await self._store.entries(self.stream, at.cursor, head.seq)
        return None, [sealed.entry for sealed in found], head.seq, head.hash[:16]

    async def tasks(self) -> tuple[list[Row], int, bytes]:
        """Return a snapshot: all tasks, those in the trash too."""
        seq, rows = await self._store.rows_of(self.stream, ["task"])
        mark = await self._store.mark_at(self.stream, seq)
        assert mark is not None
        return rows, seq, mark

    async def log(self) -> dict[MutationId, int]:
        """Return the seq of each mutation in the log, which no mutation has twice."""
        head = await self._store.head(self.stream)
        sealed = await self._store.entries(self.stream, 0, head.seq)
        found = {each.entry.mutation: each.entry.seq for each in sealed}
        assert len(found) == head.seq, "a mutation was done twice"
        return found

    async def faults(self) -> list[Fault]:
        """Return what verifying the chain and the rows finds."""
        return [fault async for fault in verify(self._store, self.stream)]

    def restart(self) -> None:
        """End the process and start another."""
        self.close()
        self._open()

    def back_up(self) -> None:
        """Copy the file of a server that stands still."""
        self.close()
        shutil.copyfile(self._engine.path, self._backup)
        self._open()

    def go_back(self) -> bool:
        """Put the backup in the place of the file, if there is one."""
        if not self._backup.exists():
            return False
        self.close()
        shutil.copyfile(self._backup, self._engine.path)
        self._open()
        return True

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def _open(self) -> None:
        self._store = self._engine.open()
        self._failing = Failing(self._store)


def _note(outcomes: dict[Ticket, Outcome], _committed: object) -> None:
    for ticket, outcome in outcomes.items():
        if isinstance(outcome, Waiting):
            ticket.push.held.add(ticket.submission.mutation.stream)
        ticket.push.settle(ticket.place, outcome)
