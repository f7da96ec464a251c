"""The hub: which streams are followed, who is connected, and how a commit reaches them."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from random import SystemRandom
from typing import Final, Literal, Protocol

from anyio import move_on_after
from msgspec import UNSET

from cairn.commit.submission import Committed, Submit
from cairn.model.entries import Entry
from cairn.model.ids import INSTANCE, PersonId, SessionId, StreamId
from cairn.sync.presence import Presence
from cairn.sync.roster import Rights, Roster
from cairn.sync.store import ReadStore
from cairn.sync.stream_state import StreamState
from cairn.sync.subscription import Subscription
from cairn.telemetry.logs import log

_GOODBYE_SECONDS: Final = 1.0

_TELL_SECONDS: Final = 1.0
"""How often the cursor is told of entries in which there was nothing to see."""

_LOOK_SECONDS: Final = 30.0
"""How often the log is asked for what was not announced here, and sessions for their end. An
announcement that leaves a gap asks at once, as does whoever opens something."""

ByeCode = Literal["draining", "signed_out", "version_old", "wrong_person", "slow", "unavailable"]


class Connected(Protocol):
    """A connection, as the hub knows it."""

    person: PersonId
    session: SessionId
    is_greeted: bool

    def subscriptions(self) -> list[Subscription]:
        """Return its parts in streams."""
        ...

    def join(self, state: StreamState) -> None:
        """Tell of a stream that the person reads from now on, unless it is known."""
        ...

    async def check_session(self) -> None:
        """Say good-bye if the time of its session is up."""
        ...

    def bye(self, code: ByeCode, retry_after: float | None = None) -> None:
        """Say good-bye and close."""
        ...

    def send(self, frame: bytes) -> None:
        """Queue a frame."""
        ...


class Hub:
    """Tells connections what was committed. Lives on the main event loop."""

    def __init__(self, reads: ReadStore, submit: Submit, now: Callable[[], int]) -> None:
        self.reads = reads
        self.submit = submit
        self.now = now
        self.presence = Presence()
        self.is_draining = False
        self._states: dict[StreamId, StreamState] = {}
        self._loading: dict[StreamId, asyncio.Task[StreamState]] = {}
        self._connections: defaultdict[PersonId, set[Connected]] = defaultdict(set)
        self._nobody = asyncio.Event()
        self._work: set[asyncio.Future[None]] = set()

    async def start(self) -> None:
        """Follow the instance's stream, and begin what goes on in the background."""
        await self.state(INSTANCE)
        self._do(self._tell_cursors())
        self._do(self._look())

    async def stop(self) -> None:
        """End what runs in the background."""
        for task in list(self._work):
            task.cancel()
        await asyncio.gather(*self._work, return_exceptions=True)

    def announce(self, committed: list[Committed]) -> None:
        """Tell of what is durable now."""
        for commit in committed:
            state = self._states.get(commit.stream)
            if state is None:
                self._announce_unfollowed(commit)
            elif not state.announced(commit):
                self._do(state.read_on())

    async def state(self, stream: StreamId) -> StreamState:
        """Return the stream as of now. Several who ask at once share one reading."""
        known = self._states.get(stream)
        if known is not None and known.is_loaded:
            await known.read_on()
            return known
        if stream not in self._loading:
            self._loading[stream] = asyncio.create_task(self._load(stream))
        return await asyncio.shield(self._loading[stream])

    async def existing(self, stream: StreamId) -> StreamState | None:
        """Return the stream as of now, None for a made-up one: of those nothing is kept."""
        if stream not in self._states and (await self.reads.head(stream)).seq == 0:
            return None
        return await self.state(stream)

    async def rights(self, stream: StreamId, person: PersonId) -> Rights:
        """Return the scopes of the stream that the person reads; empty for a made-up stream."""
        return (await self.state(stream)).roster.rights(person)

    def enter(self, connection: Connected) -> None:
        """Take part in what happens to the person's streams and sessions."""
        self._connections[connection.person].add(connection)

    def leave(self, connection: Connected) -> None:
        """Be told of nothing more."""
        self.presence.leave(connection)
        connections = self._connections[connection.person]
        connections.discard(connection)
        if not connections:
            del self._connections[connection.person]
        if not self._connections:
            self._nobody.set()
        for subscription in connection.subscriptions():
            subscription.stop()
            self._states[subscription.stream].subscriptions.discard(subscription)

    def live_sessions(self, person: PersonId) -> set[SessionId]:
        """Return the person's sessions that somebody is connected by at this moment."""
        return {connection.session for connection in self._connections.get(person, ())}

    async def drain(self) -> None:
        """Say good-bye to everybody, and wait a moment until it was sent.

        They come back at different times, so that the next server isn't stormed.
        """
        self.is_draining = True
        for connection in self._everybody():
            connection.bye("draining", retry_after=round(SystemRandom().uniform(0.5, 3.0), 1))
        self._nobody.clear()
        if self._connections:
            with move_on_after(_GOODBYE_SECONDS):
                await self._nobody.wait()

    def _everybody(self) -> list[Connected]:
        return [each for group in self._connections.values() for each in group]

    async def _load(self, stream: StreamId) -> StreamState:
        state = self._states[stream] = StreamState(stream, self.reads, self._on_entry)
        try:
            await state.load()
        except BaseException:
            del self._states[stream]
            raise
        finally:
            del self._loading[stream]
        return state

    def _announce_unfollowed(self, commit: Committed) -> None:
        entries = [sealed.entry for sealed in commit.entries]
        if self._connections and any(_is_about_members(entry) for entry in entries):
            self._do(self._welcome_newcomers(commit.stream))

    def _on_entry(self, roster: Roster, entry: Entry) -> None:
        if roster.stream == INSTANCE:
            self._close_what_ended(entry)
        elif _is_about_members(entry):
            self._do(self._welcome_newcomers(roster.stream))

    async def _welcome_newcomers(self, stream: StreamId) -> None:
        """Let connected persons know of a workspace that they have joined meanwhile."""
        state = await self.state(stream)
        for connection in self._everybody():
            if connection.is_greeted and state.roster.role(connection.person) is not None:
                connection.join(state)

    def _close_what_ended(self, entry: Entry) -> None:
        for change in entry.changes:
            if change.kind != "event" or change.here is UNSET:
                continue
            match change.here.get("what"):
                case "session.close":
                    self._close_session(SessionId(change.here["subject"]))
                case "session.close_others" | "password.change":  # by the one that is its subject
                    self._close_all_but(change.here["person"], change.here["subject"])
                case "account.disable":
                    for connection in list(self._connections.get(change.here["person"], ())):
                        connection.bye("signed_out")
                case _:
                    pass

    def _close_session(self, session: SessionId) -> None:
        for connection in self._everybody():
            if connection.session == session:
                connection.bye("signed_out")

    def _close_all_but(self, person: PersonId, session: SessionId) -> None:
        for connection in list(self._connections.get(person, ())):
            if connection.session != session:
                connection.bye("signed_out")

    async def _tell_cursors(self) -> None:
        while True:
            await asyncio.sleep(_TELL_SECONDS)
            for state in self._followed():
                for subscription in state.subscriptions:
                    subscription.tell_cursor()

    async def _look(self) -> None:
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            looks = [state.read_on for state in self._followed()]
            for look in [*looks, *(each.check_session for each in self._everybody())]:
                try:
                    await look()
                except Exception as error:  # noqa: BLE001 - the next look may succeed
                    log().error("look_fault", exc_info=error)

    def _followed(self) -> list[StreamState]:
        """Return the streams that somebody is connected to, and the instance's."""
        instance = self._states.get(INSTANCE)
        return [each for each in self._states.values() if each.subscriptions or each is instance]

    def _do(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._work.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Future[None]) -> None:
        self._work.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log().error("hub_fault", exc_info=error)


def _is_about_members(entry: Entry) -> bool:
    return any(change.kind == "member" for change in entry.changes)
