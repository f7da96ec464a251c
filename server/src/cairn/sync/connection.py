"""One client's connection: what its frames do, and what it is sent. Knows no socket."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

import msgspec
from msgspec import Struct

from cairn.commit.store import StoreFault
from cairn.commit.submission import Submission
from cairn.decide.facts import Actor
from cairn.identity.problem import Problem
from cairn.identity.store import OpenSession
from cairn.model.frames import (
    WIRE_VERSION,
    Bye,
    CatchUp,
    ClientFrame,
    Fault,
    Hello,
    Hold,
    Me,
    Peer,
    Ping,
    Pong,
    Presence,
    Push,
    Standing,
    Threads,
    Welcome,
)
from cairn.model.ids import PersonId, ScopeId, SessionId, StreamId
from cairn.model.kinds import MODEL_VERSION
from cairn.sync.catch_up import Pages
from cairn.sync.encoded import frame
from cairn.sync.hub import ByeCode, Hub
from cairn.sync.outbox import Outbox
from cairn.sync.pace import Pace
from cairn.sync.pushes import Pushes, answers
from cairn.sync.stream_state import StreamState
from cairn.sync.subscription import Subscription
from cairn.telemetry.logs import log

_PUSHES_AT_ONCE: Final = 8
"""Pushes of one connection that wait for their commit; more are not read from its socket."""

_MOST_HELD: Final = 1_000
_MOST_THREADS: Final = 100

_PONG: Final = frame(Pong())
_decode: Final = msgspec.json.Decoder(ClientFrame).decode


class Caller(Struct, frozen=True):
    """Who is at the other end. `renewed` returns the session as it is now, None when it ended."""

    session: OpenSession
    address: str
    renewed: Callable[[], Awaitable[OpenSession | None]]


class Connection:
    """Frames in, by `receive`; frames out, into the outbox."""

    def __init__(self, hub: Hub, caller: Caller, outbox: Outbox, pace: Pace) -> None:
        self.person: PersonId = caller.session.person
        self.session: SessionId = caller.session.id
        self.is_greeted = False
        self._is_silent = True  # no hello came yet
        self._hub = hub
        self._caller = caller
        self._outbox = outbox
        self._subscriptions: dict[StreamId, Subscription] = {}
        self._client = ""
        self._actor = Actor(self.person, "session", self.session, caller.address)
        self._pushes = Pushes(hub.reads, self._actor, pace)
        self._under_way: set[asyncio.Task[None]] = set()
        self._turn = asyncio.Semaphore(_PUSHES_AT_ONCE)

    async def receive(self, text: str | bytes) -> None:
        """Do what a frame says. One that can't be read harms nothing else."""
        try:
            await self._dispatch(_decode(text))
        except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
            self.send(frame(Fault("bad_request", {"why": str(error)})))
        except Problem as problem:
            self.send(frame(Fault(problem.code.name, problem.detail)))
        except StoreFault as fault:
            self.fail(fault)

    async def settle(self) -> None:
        """Wait until all that was received is answered."""
        while self._under_way:
            await asyncio.wait(self._under_way)
        for subscription in list(self._subscriptions.values()):
            await subscription.settle()

    def leave(self) -> None:
        """Be told of nothing more; pushes under way are still carried out."""
        self._hub.leave(self)

    def subscriptions(self) -> list[Subscription]:
        """Return its parts in streams."""
        return list(self._subscriptions.values())

    def join(self, state: StreamState) -> None:
        """Tell of a stream that the person reads from now on, unless it is known."""
        stream = state.roster.stream
        if stream not in self._subscriptions:
            subscription = self._subscribe(state)
            self.send(frame(subscription.joined()))

    async def check_session(self) -> None:
        """Say good-bye if the time of the session is up, and it was not extended elsewhere."""
        if self._hub.now() < self._caller.session.expires_at:
            return
        session = await self._caller.renewed()
        if session is None:
            self.bye("signed_out")
        else:
            self._caller = msgspec.structs.replace(self._caller, session=session)

    def end_if_silent(self) -> None:
        """Close if no hello came until now."""
        if self._is_silent:
            why = "No hello came in time"
            self._outbox.close(frame(Fault("bad_request", {"why": why})), drop=True)

    def bye(self, code: ByeCode, retry_after: float | None = None) -> None:
        """Say good-bye and close once that was sent."""
        after = msgspec.UNSET if retry_after is None else retry_after
        self._outbox.close(frame(Bye(code, after)), drop=code in {"slow", "signed_out"})

    # What a subscription asks of its sink.

    def send(self, frame: bytes) -> None:
        """Queue a frame; one that finds no room ends the connection."""
        if not self._outbox.put(frame):
            self.too_slow()

    async def room(self) -> bool:
        """Wait until the queue is less than half full; False when nothing more should come."""
        return await self._outbox.wait_for_room()

    def too_slow(self) -> None:
        """End the connection: it can't keep up, and comes back with its cursor."""
        log().warning("slow_connection", person=self.person)
        self.bye("slow", retry_after=1.0)

    def fail(self, error: Exception) -> None:
        """End the connection: the store could not be read."""
        log().error("read_fault", exc_info=error)
        self.bye("unavailable", retry_after=5.0)

    def rights_changed(self) -> None:
        """Leave a scope that can't be read any more."""
        scope = self._hub.presence.scope_of(self)
        if scope is not None and not self._reads(scope):
            self._hub.presence.leave(self)

    async def _dispatch(self, message: ClientFrame) -> None:
        if not self.is_greeted and not isinstance(message, Hello | Ping):
            raise Problem("bad_request", why="The first frame is hello")
        match message:
            case Hello():
                await self._hello(message)
            case Hold(stream, scopes):
                _at_most(len(scopes), _MOST_HELD, "scopes")
                self._at(stream).hold(frozenset(scopes))
            case Threads(stream, tasks, scopes):
                _at_most(len(tasks), _MOST_THREADS, "tasks")
                _at_most(len(scopes), _MOST_HELD, "scopes")
                self._at(stream).open_threads(frozenset(tasks), frozenset(scopes))
            case Push(mutations):
                await self._push(mutations)
            case CatchUp(stream, cursor, mark, others):
                self._catch_up(self._at(stream), Standing(cursor, mark, others))
            case Presence():
                self._present(message)
            case Ping():
                await self.check_session()
                self.send(_PONG)

    async def _hello(self, hello: Hello) -> None:
        if self.is_greeted:
            raise Problem("bad_request", why="Hello was said already")
        self._is_silent = False
        if hello.wire < WIRE_VERSION - 1:
            return self.bye("version_old")
        if hello.person != self.person:
            return self.bye("wrong_person")
        self._client = hello.client
        self._hub.enter(self)  # from here on it is told when its session ends
        if await self._caller.renewed() is None:
            return self.bye("signed_out")
        states = [await self._hub.state(each) for each in await self._streams()]
        # From here to the end nothing is awaited: no commit can fall between.
        for state in states:
            self._subscribe(state)
        self.is_greeted = True
        self.send(frame(self._welcome()))
        for subscription in self._subscriptions.values():
            self._resume(subscription, hello)
        return None

    def _resume(self, subscription: Subscription, hello: Hello) -> None:
        """Go on where the client stands, with what it holds."""
        stream = subscription.stream
        subscription.hold(frozenset(hello.hold.get(stream, [])))
        subscription.open_threads(frozenset(), frozenset(hello.threads.get(stream, [])))
        if (at := hello.streams.get(stream)) is not None:
            self._catch_up(subscription, at)

    async def _streams(self) -> list[StreamId]:
        own = StreamId(self.person)
        return list(dict.fromkeys([own, *await self._hub.reads.streams_of(self.person)]))

    def _subscribe(self, state: StreamState) -> Subscription:
        subscription = Subscription(state.roster, self.person, self)
        self._subscriptions[subscription.stream] = subscription
        state.subscriptions.add(subscription)
        return subscription

    def _welcome(self) -> Welcome:
        session = self._caller.session
        readable = [each for each in self._subscriptions.values() if each.rights]
        return Welcome(
            wire=WIRE_VERSION,
            model=MODEL_VERSION,
            me=Me(session.person, session.name, session.email, session.is_admin),
            streams={each.stream: each.stream_rights() for each in readable},
        )

    def _at(self, stream: StreamId) -> Subscription:
        subscription = self._subscriptions.get(stream)
        if subscription is None or not subscription.rights:
            raise Problem("not_found")
        return subscription

    def _catch_up(self, subscription: Subscription, at: Standing) -> None:
        stream, upto, now = subscription.stream, subscription.seen, self._hub.now()
        subscription.start(Pages(self._hub.reads, stream, at, upto=upto, now=now))

    def _present(self, here: Presence) -> None:
        if here.scope is None:
            return self._hub.presence.leave(self)
        if not self._reads(here.scope):
            raise Problem("not_found")
        peer = Peer(self._client, self.person, here.where, here.typing, here.cursor)
        return self._hub.presence.enter(self, here.scope, peer)

    def _reads(self, scope: ScopeId) -> bool:
        return any(scope in each.view.readable for each in self._subscriptions.values())

    async def _push(self, raws: list[msgspec.Raw]) -> None:
        views = [each.view for each in self.subscriptions()]
        readable = frozenset[ScopeId]().union(*(view.readable for view in views))
        prepared = await self._pushes.prepare(raws, readable)
        for answer in prepared.answers:
            self.send(frame(answer))
        if not prepared.submissions:
            return
        await self._turn.acquire()
        task = asyncio.create_task(self._submit(prepared.submissions))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _submit(self, submissions: list[Submission]) -> None:
        try:
            for answer in answers(submissions, await self._hub.submit(submissions)):
                self.send(frame(answer))
        finally:
            self._turn.release()


def _at_most(count: int, most: int, what: str) -> None:
    if count > most:
        raise Problem("bad_request", why=f"At most {most} {what}")
