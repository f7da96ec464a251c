"""One stream as the hub knows it: its roster, and who is told of its commits.

Commits come from this process by `announce`. Where another process wrote in between (an import
on the command line), the log is read: it is the truth, an announcement only the quick way.
"""

from collections.abc import Callable
from typing import Final

from cairn.commit.sealed import SealedEntry
from cairn.commit.submission import Committed
from cairn.model.entries import Entry
from cairn.model.ids import PersonId, StreamId
from cairn.sync.delivery import Delivery, NewRights, Run
from cairn.sync.roster import KINDS, Rights, Roster
from cairn.sync.store import ReadStore
from cairn.sync.subscription import Subscription

_PAGE: Final = 500


class StreamState:
    """Follows one stream. `on_entry` sees each entry once, after its rights were taken over."""

    def __init__(
        self, stream: StreamId, reads: ReadStore, on_entry: Callable[[Roster, Entry], None]
    ) -> None:
        self.roster = Roster(stream, 0, bytes(16), [])
        self.subscriptions: set[Subscription] = set()
        self._reads = reads
        self._on_entry = on_entry
        self._waiting: list[Committed] = []
        self._is_loaded = False
        self._is_reading = True  # until it is loaded

    @property
    def is_loaded(self) -> bool:
        """Whether the roster was read once."""
        return self._is_loaded

    async def load(self) -> None:
        """Read the rows that rights are made of; commits announced meanwhile follow."""
        stream = self.roster.stream
        seq, rows = await self._reads.rows_of(stream, KINDS)
        self.roster = Roster(stream, seq, await self._reads.mark_at(stream, seq) or bytes(16), rows)
        self._is_loaded, self._is_reading = True, False
        await self._take_waiting()

    def announced(self, committed: Committed) -> bool:
        """Deliver a commit, or keep it; False where what came before it must be read first."""
        if self._is_reading or committed.after > self.roster.seq:
            self._waiting.append(committed)
            return self._is_reading
        self._take(committed.entries)
        return True

    async def read_on(self) -> None:
        """Deliver what others wrote since, from the log."""
        if self._is_reading:
            return
        head = await self._reads.head(self.roster.stream)
        if head.seq <= self.roster.seq or self._is_reading:
            return
        self._is_reading = True
        try:
            await self._read_to(head.seq)
        finally:
            self._is_reading = False
        await self._take_waiting()

    async def _read_to(self, upto: int) -> None:
        while self.roster.seq < upto:
            page = await self._reads.entries(self.roster.stream, self.roster.seq, _PAGE)
            if not page:
                return
            self._take(page)

    async def _take_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        for committed in waiting:
            if not self.announced(committed):
                await self.read_on()

    def _take(self, entries: list[SealedEntry]) -> None:
        fresh = [sealed for sealed in entries if sealed.entry.seq > self.roster.seq]
        if not fresh:
            return
        delivery = self._delivery(fresh)
        for subscription in list(self.subscriptions):
            subscription.deliver(delivery)

    def _delivery(self, entries: list[SealedEntry]) -> Delivery:
        stream, after = self.roster.stream, self.roster.seq
        delivery = Delivery(entries=len(entries))
        run: list[SealedEntry] = []
        for sealed in entries:
            changed = self._follow(sealed.entry)
            if changed and run:
                delivery.steps.append(Run(stream, after, run))
                after, run = run[-1].entry.seq, []
            if changed:
                delivery.steps.append(NewRights(sealed.entry.seq, changed))
            run.append(sealed)
        self.roster.mark = entries[-1].mark
        delivery.steps.append(Run(stream, after, run))
        return delivery

    def _follow(self, entry: Entry) -> dict[PersonId, tuple[str | None, Rights]]:
        """Take over what the entry does to rights; return those of everybody whose differ now."""
        if not self.roster.concerns(entry):
            self.roster.seq = entry.seq
            self._on_entry(self.roster, entry)
            return {}
        before = self._rights()
        self.roster.apply(entry)
        self._on_entry(self.roster, entry)
        after = self._rights()
        return {person: after[person] for person in after if after[person] != before[person]}

    def _rights(self) -> dict[PersonId, tuple[str | None, Rights]]:
        persons = {subscription.view.person for subscription in self.subscriptions}
        return {each: (self.roster.role(each), self.roster.rights(each)) for each in persons}
