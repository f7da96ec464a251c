"""The write path's engine room: one thread that commits what all doors hand over, in groups.

It has an event loop of its own, so that an engine may wait for its database while the doors go on.
Answers and announcements go back to the loop of the doors, once a group, after the commit.
"""

import asyncio
import sys
from collections import deque
from collections.abc import Callable, Sequence
from threading import Thread
from time import thread_time
from typing import Final

import structlog

from cairn.commit.effects import Effect
from cairn.commit.queue import Push, Queue, Ticket
from cairn.commit.settling import Settling, carry_out
from cairn.commit.store import StoreFault, WriteStore
from cairn.commit.submission import Committed, Outcome, Submission, Waiting

_UNAVAILABLE: Final = Waiting("unavailable", 2.0)

_SWITCH_SECONDS: Final = 0.0005
"""How long one thread may keep the interpreter while the other wants it. Python's own 5 ms are
felt: 64 writers got 3,900 answers a second (p99 88 ms), with 0.5 ms 4,700 (p99 54 ms)."""

_log = structlog.get_logger("cairn.commit")

Announce = Callable[[list[Committed]], None]

_Chore = tuple[Sequence[Effect], "asyncio.Future[None]"]


class Committer:
    """Takes submissions from the loop it was started on and answers them there."""

    def __init__(self, store: WriteStore, announce: Announce, now: Callable[[], int]) -> None:
        self._store = store
        self._announce = announce
        self._now = now
        self._queue = Queue()
        self._chores: deque[_Chore] = deque()
        self._thread = Thread(target=self._run, name="committer", daemon=True)
        self._doors: asyncio.AbstractEventLoop
        self._loop = asyncio.new_event_loop()
        self._work = asyncio.Event()
        self._idle = False
        self._is_waking = False
        self._open: set[Push] = set()
        self._undone: set[asyncio.Future[None]] = set()
        self._stopping = False

    def start(self) -> None:
        """Begin to commit. Called on the loop of the doors."""
        sys.setswitchinterval(_SWITCH_SECONDS)
        self._doors = asyncio.get_running_loop()
        self._thread.start()

    async def submit(
        self, submissions: Sequence[Submission], *, bulk: bool = False
    ) -> list[Outcome]:
        """Return what became of each, in order, once it is durable or known to wait.

        The submissions are one outbox: behind one that waits, those of its stream wait too.
        `bulk` work goes after what people wait for.
        """
        if not submissions:
            return []
        if self._stopping:
            return [_UNAVAILABLE] * len(submissions)
        push = Push(submissions, self._doors.create_future())
        self._open.add(push)
        self._queue.put(push, bulk=bulk)
        self._wake_soon()
        return await push.answer

    async def carry_out(self, effects: Sequence[Effect]) -> None:
        """Carry out operational writes that no entry tells of, all or none, between two groups.

        Raises EffectRefused, LeaseLost, and StoreFault where nothing is written any more.
        """
        if self._stopping:
            raise StoreFault("nothing is written any more")
        done: asyncio.Future[None] = self._doors.create_future()
        self._undone.add(done)
        done.add_done_callback(self._undone.discard)
        self._chores.append((effects, done))
        self._wake_soon()
        await done

    @property
    def takes_work(self) -> bool:
        """False once it is stopping, or a defect has ended its thread."""
        return self._thread.is_alive() and not self._stopping

    async def drain(self) -> None:
        """Return once everything submitted so far is answered."""
        if waited_for := [*(push.answer for push in self._open), *self._undone]:
            await asyncio.wait(waited_for)

    async def stop(self) -> None:
        """Answer what was submitted, take nothing more, and end the thread."""
        self._stopping = True
        await self.drain()
        self._wake()
        await asyncio.to_thread(self._thread.join)

    def _wake_soon(self) -> None:
        """Wake the thread once all doors that this turn of the loop serves have had their say.

        Else the first of 64 pushes would be committed alone, and the others behind it.
        """
        if not self._is_waking:
            self._is_waking = True
            self._doors.call_soon(self._wake)

    def _wake(self) -> None:
        self._is_waking = False
        if self._idle:
            self._idle = False
            self._loop.call_soon_threadsafe(self._work.set)

    # The loop of the doors above, the committer's own thread below.

    def _run(self) -> None:
        try:
            with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
                runner.run(self._serve())
        except Exception:  # noqa: BLE001 - whatever it is, nobody may hang on it
            self._doors.call_soon_threadsafe(self._give_up)
            _log.exception("the committer broke down")

    async def _serve(self) -> None:
        while True:
            if self._chores:
                await self._do(*self._chores.popleft())
            group = self._queue.take()
            if group:
                began = thread_time()
                await Settling(self._store, self._now(), self._deliver).settle(group)
                self._queue.took(group, thread_time() - began)
            elif self._chores:
                continue
            elif self._stopping:
                return
            else:
                await self._sleep()

    async def _do(self, effects: Sequence[Effect], done: "asyncio.Future[None]") -> None:
        fault: Exception | None = None
        try:
            await carry_out(self._store, effects)
        except Exception as error:  # noqa: BLE001 - whoever asked is told
            fault = error
        self._doors.call_soon_threadsafe(_answer, done, fault)

    async def _sleep(self) -> None:
        """Wait for work. What comes between the look and the sleep is not overlooked."""
        self._work.clear()
        self._idle = True
        if self._queue.has_work() or self._chores or self._stopping:
            self._idle = False
            return
        await self._work.wait()

    def _give_up(self) -> None:
        """A defect ended the thread: nothing is decided any more, so all wait."""
        self._stopping = True
        for push in self._open:
            if not push.answer.done():
                push.answer.set_result([_UNAVAILABLE] * len(push.submissions))
        self._open.clear()
        for done in list(self._undone):
            _answer(done, StoreFault("the committer broke down"))

    def _deliver(self, outcomes: dict[Ticket, Outcome], committed: list[Committed]) -> None:
        for ticket, outcome in outcomes.items():
            if isinstance(outcome, Waiting):
                ticket.push.held.add(ticket.submission.mutation.stream)
        self._doors.call_soon_threadsafe(self._tell, outcomes, committed)

    def _tell(self, outcomes: dict[Ticket, Outcome], committed: list[Committed]) -> None:
        if committed:
            try:
                self._announce(committed)
            except Exception:  # noqa: BLE001 - it is durable: who was not told reads the log
                _log.exception("announce failed")
        for ticket, outcome in outcomes.items():
            push = ticket.push
            if push.settle(ticket.place, outcome):
                self._open.discard(push)
                if not push.answer.done():  # whoever asked may have gone
                    push.answer.set_result(push.outcomes())


def _answer(done: "asyncio.Future[None]", fault: Exception | None) -> None:
    if done.done():  # whoever asked may have gone
        return
    if fault is None:
        done.set_result(None)
    else:
        done.set_exception(fault)
