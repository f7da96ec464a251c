"""One connection's part in one stream: where it stands, what it holds, what it is sent."""

import asyncio
from dataclasses import replace
from typing import Final, Protocol

from cairn.model.frames import Entries, Reset, ScopeFrame, StreamFrame, StreamRights
from cairn.model.ids import PersonId, RowId, ScopeId, StreamId
from cairn.sync.catch_up import Pages
from cairn.sync.delivery import Delivery, NewRights, Run
from cairn.sync.encoded import View, encode_mark, frame
from cairn.sync.roster import Rights, Roster

_MOST_BEHIND: Final = 20_000
"""Entries that may wait while older ones are read from the log; more, and it starts anew."""


class Sink(Protocol):
    """Where the frames of a subscription go."""

    def send(self, frame: bytes) -> None:
        """Queue a frame; a full queue ends the connection."""
        ...

    async def room(self) -> bool:
        """Wait until the queue is less than half full; False when nothing more should come."""
        ...

    def too_slow(self) -> None:
        """End the connection: it can't keep up."""
        ...

    def rights_changed(self) -> None:
        """Look again at what stands on rights (presence)."""
        ...

    def fail(self, error: Exception) -> None:
        """End the connection: the log could not be read."""
        ...


class Subscription:
    """Entries go out from `start` on; rights are told from the beginning.

    While entries are read from the log, deliveries wait in `_behind`: rights and entries keep
    their order.
    """

    def __init__(self, roster: Roster, person: PersonId, sink: Sink) -> None:
        self.stream: StreamId = roster.stream
        self.rights: Rights = roster.rights(person)
        self.view = View(person, frozenset(self.rights))
        self.role = roster.role(person)
        self._sink = sink
        self._seen = roster.seq
        self._told = roster.seq
        self._mark = roster.mark
        self._sends_entries = False
        self._to_hold: frozenset[ScopeId] = frozenset()
        self._behind: list[Delivery] | None = None
        self._entries_behind = 0
        self._reading: asyncio.Task[None] | None = None

    @property
    def has_untold(self) -> bool:
        """Whether the cursor moved past entries of which nothing was to be seen."""
        return self._sends_entries and self._behind is None and self._told < self._seen

    @property
    def seen(self) -> int:
        """The seq up to which commits were delivered."""
        return self._seen

    def stream_rights(self) -> StreamRights:
        """Return what the person may do here, as `welcome` tells it."""
        kind = "user" if self.stream == self.view.person else "workspace"
        return StreamRights(kind, self.role, self._seen, self.rights)

    def hold(self, scopes: frozenset[ScopeId]) -> None:
        """Send these scopes in full from the next `start` on; those given up stop at once.

        A scope that came live before the entries which lead up to it would be patched out of order.
        """
        self._to_hold = scopes
        self.view = replace(self.view, held=self.view.held & scopes)

    def open_threads(self, tasks: frozenset[RowId], scopes: frozenset[ScopeId]) -> None:
        """Send text updates of these tasks, and of all tasks of these scopes, from now on."""
        self.view = replace(self.view, threads=tasks, threads_of=scopes)

    def start(self, pages: Pages) -> None:
        """Send what `pages` reads, then what comes live. A reading under way is given up."""
        self._sends_entries = True
        self.view = replace(self.view, held=self._to_hold)
        if self._behind is None:
            self._behind = []
        if self._reading is not None:
            self._reading.cancel()
        self._reading = asyncio.create_task(self._read(pages))

    def stop(self) -> None:
        """Send nothing more."""
        self._sends_entries = False
        self._behind = None
        if self._reading is not None:
            self._reading.cancel()

    async def settle(self) -> None:
        """Wait until what is read from the log was sent."""
        if self._reading is not None:
            await asyncio.wait([self._reading])

    def deliver(self, delivery: Delivery) -> None:
        """Send a commit, or keep it until what comes before it was sent."""
        if self._behind is None:
            self._take(delivery)
            return
        self._behind.append(delivery)
        self._entries_behind += delivery.entries
        if self._entries_behind > _MOST_BEHIND:
            self._sink.too_slow()

    def tell_cursor(self) -> None:
        """Send the seq up to which there was nothing to see."""
        if self.has_untold:
            self._tell_cursor()

    async def _read(self, pages: Pages) -> None:
        try:
            await self._send_log(pages)
        except Exception as error:  # noqa: BLE001 - whatever it was, the client comes back
            self._sink.fail(error)
            return
        behind, self._behind, self._entries_behind = self._behind or [], None, 0
        for delivery in behind:
            self._take(delivery)

    async def _send_log(self, pages: Pages) -> None:
        if (reason := await pages.refusal()) is None:
            await self._send_pages(pages)
        else:
            self._sends_entries = False
            self._sink.send(frame(Reset(self.stream, reason)))

    async def _send_pages(self, pages: Pages) -> None:
        self._told = pages.cursor
        async for run in pages:
            if not await self._sink.room():
                self._sends_entries = False  # what came meanwhile would leave a gap
                return
            entries = run.frame(self._told, self.view)
            if entries is not None:
                self._sink.send(entries)
                self._told = run.upto
        if self._told < self._seen or self._told == pages.cursor:
            self._tell_cursor()

    def _tell_cursor(self) -> None:
        mark = encode_mark(self._mark)
        self._sink.send(frame(Entries(self.stream, self._told, self._seen, mark, [])))
        self._told = self._seen

    def _take(self, delivery: Delivery) -> None:
        for step in delivery.steps:
            match step:
                case Run():
                    self._take_run(step)
                case NewRights(seq, of):
                    if self.view.person in of:
                        self._take_rights(seq, *of[self.view.person])

    def _take_run(self, run: Run) -> None:
        self._seen, self._mark = run.upto, run.mark
        if not self._sends_entries:
            self._told = run.upto
            return
        entries = run.frame(self._told, self.view)
        if entries is not None:
            self._sink.send(entries)
            self._told = run.upto

    def _take_rights(self, seq: int, role: str | None, rights: Rights) -> None:
        before, self.rights, self.role = self.rights, rights, role
        self.view = replace(self.view, readable=frozenset(rights))
        if not rights:
            self._sends_entries = False
            self._sink.send(frame(StreamFrame(self.stream, None)))
        elif not before:
            self._sink.send(frame(StreamFrame(self.stream, self.stream_rights())))
        else:
            gained = {
                scope: rights[scope] for scope in rights if before.get(scope) != rights[scope]
            }
            lost = [scope for scope in before if scope not in rights]
            self._sink.send(frame(ScopeFrame(self.stream, seq, role, gained, lost)))
        self._sink.rights_changed()

    def joined(self) -> StreamFrame:
        """Return the frame that tells of a stream which came while connected."""
        return StreamFrame(self.stream, self.stream_rights())
