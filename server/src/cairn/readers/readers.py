"""All readers of one process: woken by commits, led by a lease, stopped between two batches."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any, Final

from msgspec import Struct

from cairn.commit.store import LeaseLost, StoreFault
from cairn.commit.submission import Committed, Submit
from cairn.model.ids import StreamId
from cairn.readers.following import Following
from cairn.readers.lead import CarryOut, Lead
from cairn.readers.reader import Reader
from cairn.readers.rounds import Round, Rounds
from cairn.readers.store import FollowStore, Standing
from cairn.telemetry.logs import log

_PAGE: Final = 200
"""Entries read at once."""

_PAUSE_SECONDS: Final = 0.05
"""Between two passes: under load the work of many commits is done together."""

_LOOK_SECONDS: Final = 30.0
"""How often the log is asked for what nobody announced, and rounds for what is due."""

_REST_SECONDS: Final = 5.0
"""How often while somebody rests after a fault."""

_KEEP_MS: Final = 2_000
"""How often cursors are written down. A crash repeats what was done since, which is harmless."""


class ReaderHealth(Struct):
    """How a reader is: entries to do yet, entries skipped for good, entries to be tried again."""

    behind: int = 0
    skipped: int = 0
    retried: int = 0


class Readers:
    """Runs readers over all streams. Lives on the main event loop."""

    def __init__(  # noqa: PLR0913 - the readers, and the three things they stand on
        self, store: FollowStore, submit: Submit, carry_out: CarryOut, now: Callable[[], int],
        *, lead: Lead, readers: Sequence[Reader[Any]], rounds: Sequence[Round] = (),
    ) -> None:  # fmt: skip
        self._store = store
        self._submit = submit
        self._carry_out = carry_out
        self._now = now
        self._lead = lead
        self._readers = readers
        self._rounds = Rounds(rounds, submit)
        self._following: dict[tuple[str, StreamId], Following] = {}
        self._heads: dict[StreamId, int] = {}
        self._rung: set[StreamId] | None = None
        """Streams that were written to; None: any may have been."""
        self._bell = asyncio.Event()
        self._work: asyncio.Task[None] | None = None
        self._is_stopping = False
        self._one_pass = asyncio.Lock()
        self._kept_at = now()

    def start(self) -> None:
        """Begin to follow in the background."""
        self._work = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """End between two batches and write down how far everybody is."""
        self._is_stopping = True
        self._bell.set()
        if self._work is not None:
            await self._work
        await self._keep()

    def wake(self, committed: Iterable[Committed]) -> None:
        """Let the readers know what was written."""
        if self._rung is not None:
            self._rung.update(each.stream for each in committed)
        self._bell.set()

    async def settle(self) -> None:
        """Return when everybody is at the end of every stream, or rests after a fault."""
        while await self.make_pass(None):
            pass
        await self._keep()

    async def health(self) -> dict[str, ReaderHealth]:
        """Return how each reader is, as far as this process knows."""
        health = {reader.name: ReaderHealth() for reader in self._readers}
        for (name, stream), following in self._following.items():
            health[name].behind += max(0, self._heads.get(stream, 0) - following.cursor)
        for fault in await self._store.reader_faults():
            if fault.reader in health:
                health[fault.reader].skipped += fault.is_skipped
                health[fault.reader].retried += not fault.is_skipped
        return health

    async def _run(self) -> None:
        while not self._is_stopping:
            self._bell.clear()
            rung, self._rung = self._rung, set()
            try:
                await self.make_pass(rung)
            except Exception as error:  # noqa: BLE001 - the next pass may succeed
                log().error("readers_fault", exc_info=error)
                self._rung = None
            await asyncio.sleep(0 if self._is_stopping else _PAUSE_SECONDS)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._bell.wait(), self._look_seconds())
                continue
            if self._has_unkept():
                await self._keep()
            else:
                self._rung = None

    def _has_unkept(self) -> bool:
        return any(following.has_unkept for following in self._following.values())

    def _look_seconds(self) -> float:
        if self._has_unkept():
            return _KEEP_MS / 1_000
        now = self._now()
        rests = any(following.rests_until > now for following in self._following.values())
        return _REST_SECONDS if rests else _LOOK_SECONDS

    async def make_pass(self, streams: set[StreamId] | None = None) -> bool:
        """Follow these streams to their end; say whether anybody has moved."""
        async with self._one_pass:
            if not await self._lead.holds():
                self._following.clear()  # whoever leads moves the cursors now
                return False
            has_moved = await self._rounds.make(self._lead.guard, self._now())
            for standing in await self._standings(streams):
                if self._is_stopping:
                    break
                has_moved |= await self._follow(standing)
            if self._now() - self._kept_at >= _KEEP_MS:
                await self._keep()
            return has_moved

    async def _standings(self, streams: set[StreamId] | None) -> list[Standing]:
        if not self._following:
            streams = None
        standings = await self._store.standings(None if streams is None else sorted(streams))
        tries = {} if self._following else await self._tries()
        for standing in standings:
            self._heads[standing.stream] = standing.head
            for reader in self._readers:
                key = (reader.name, standing.stream)
                if standing.kind in reader.follows and key not in self._following:
                    cursor = standing.cursors.get(reader.name, 0)
                    self._following[key] = Following(
                        reader, standing.stream, cursor, tries.get(key, 0)
                    )
        return standings

    async def _tries(self) -> dict[tuple[str, StreamId], int]:
        """Return the tries of entries at fault from before this process led."""
        faults = await self._store.reader_faults()
        return {(each.reader, each.stream): each.tries for each in faults if not each.is_skipped}

    async def _follow(self, standing: Standing) -> bool:
        """Take the stream's entries batch by batch, each read once for all readers."""
        has_moved = False
        while not self._is_stopping and (behind := self._awake_behind(standing)):
            after = min(following.cursor for following in behind)
            page = await self._store.entries(standing.stream, after, _PAGE)
            entries = [sealed.entry for sealed in page]
            before = [following.cursor for following in behind]
            for following in behind:
                if entries and following.cursor < entries[-1].seq:
                    await self._take(following, entries)
            if before == [following.cursor for following in behind]:
                break
            has_moved = True
        return has_moved

    def _awake_behind(self, standing: Standing) -> list[Following]:
        now = self._now()
        keys = [(reader.name, standing.stream) for reader in self._readers]
        followings = [self._following[key] for key in keys if key in self._following]
        return [
            each for each in followings if each.cursor < standing.head and each.rests_until <= now
        ]

    async def _take(self, following: Following, entries: list[Any]) -> None:
        """Let one reader take a batch; whatever happens to it happens to it alone."""
        try:
            await following.take(entries, self._submit, self._lead.guard, self._now())
        except Exception as error:  # noqa: BLE001 - it is tried again, the others go on
            following.rests_until = self._now() + int(_REST_SECONDS * 1_000)
            log().error("reader_rests", reader=following.reader.name, exc_info=error)

    async def _keep(self) -> None:
        """Write down how far everybody is, if this process still leads."""
        self._kept_at = self._now()
        lagging = [each for each in self._following.values() if each.has_unkept]
        unkept = [(following, following.take_unkept()) for following in lagging]
        if not unkept:
            return
        effects = [effect for _, of_one in unkept for effect in of_one]
        try:
            await self._carry_out([self._lead.guard, *effects])
        except LeaseLost:
            self._lead.lost()
            self._following.clear()
        except StoreFault as fault:
            for following, of_one in unkept:
                following.give_back(of_one)
            log().error("readers_unkept", fault=str(fault))
