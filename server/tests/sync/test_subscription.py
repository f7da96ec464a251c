"""While older entries are read from the log, newer ones wait: order is never lost."""

import asyncio
from typing import Any, cast

import msgspec
import pytest

from cairn.commit.sealed import SealedEntry
from cairn.model.entries import Change, Entry
from cairn.model.frames import ScopeRights, Standing
from cairn.model.ids import MutationId, PersonId, RowId, ScopeId, StreamId
from cairn.sync.catch_up import Pages
from cairn.sync.delivery import Delivery, NewRights, Run
from cairn.sync.encoded import encode_mark
from cairn.sync.roster import Roster
from cairn.sync.store import ReadStore
from cairn.sync.subscription import Subscription

pytestmark = pytest.mark.anyio

ME = PersonId("01890000-0000-7000-8000-00000000000a")
STREAM, SCOPE = StreamId(ME), ScopeId(ME)
"""One's own stream: its one scope is readable without any rows."""


def _entry(seq: int) -> SealedEntry:
    change = Change(kind="star", id=RowId("row"), scope=SCOPE, after={"order": f"a{seq}"})
    entry = Entry(seq, MutationId(f"m{seq}"), ME, "test", seq, [change])
    return SealedEntry(entry, b"", [], b"", bytes([seq]) * 32, b"")


class Log:
    """Entries 1 to 3, read only when the test lets them."""

    def __init__(self) -> None:
        self.may_read = asyncio.Event()
        self.fault: Exception | None = None

    async def mark_at(self, _stream: StreamId, seq: int) -> bytes:
        return bytes([seq]) * 16

    async def entries(self, _stream: StreamId, after: int, limit: int) -> list[SealedEntry]:
        await self.may_read.wait()
        if self.fault is not None:
            raise self.fault
        return [_entry(seq) for seq in range(after + 1, min(after + limit, 3) + 1)]


class Frames:
    """Takes what a subscription sends."""

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []
        self.ended = ""
        self.most = 100

    def send(self, frame: bytes) -> None:
        self.sent.append(msgspec.json.decode(frame))

    async def room(self) -> bool:
        return len(self.sent) < self.most

    def too_slow(self) -> None:
        self.ended = "slow"

    def rights_changed(self) -> None:
        """Nobody is present."""

    def fail(self, error: Exception) -> None:
        self.ended = str(error)


def _following() -> tuple[Subscription, Frames, Log]:
    """Return a subscription at seq 3 that reads the log from the beginning."""
    frames, log = Frames(), Log()
    subscription = Subscription(Roster(STREAM, 3, bytes([3]) * 16, []), ME, frames)
    subscription.hold(frozenset({SCOPE}))
    reads = cast("ReadStore", log)
    subscription.start(Pages(reads, STREAM, Standing(0, ""), upto=3, now=0))
    return subscription, frames, log


def _commit(seq: int, *before: NewRights) -> Delivery:
    return Delivery(1, [*before, Run(STREAM, seq - 1, [_entry(seq)])])


async def test_what_comes_meanwhile_follows_what_is_read() -> None:
    subscription, frames, log = _following()
    subscription.deliver(_commit(4))
    subscription.deliver(_commit(5))
    assert frames.sent == []
    log.may_read.set()
    await subscription.settle()
    assert [(frame["after"], frame["upto"]) for frame in frames.sent] == [(0, 3), (3, 4), (4, 5)]


async def test_rights_that_change_meanwhile_keep_their_place() -> None:
    subscription, frames, log = _following()
    other = {SCOPE: ScopeRights(), ScopeId("other"): ScopeRights("viewer")}
    subscription.deliver(_commit(4, NewRights(4, {ME: ("member", other)})))
    log.may_read.set()
    await subscription.settle()
    assert [frame["type"] for frame in frames.sent] == ["entries", "scope", "entries"]


async def test_who_asks_again_while_it_is_read_is_sent_it_once() -> None:
    subscription, frames, log = _following()
    reads = cast("ReadStore", log)
    subscription.deliver(_commit(4))
    subscription.start(
        Pages(
            reads, STREAM, Standing(1, encode_mark(bytes([1]) * 16)), upto=subscription.seen, now=0
        )
    )
    log.may_read.set()
    await subscription.settle()
    assert [(frame["after"], frame["upto"]) for frame in frames.sent] == [(1, 3), (3, 4)]


async def test_a_scope_that_is_held_newly_comes_with_what_leads_up_to_it() -> None:
    frames, log = Frames(), Log()
    subscription = Subscription(Roster(STREAM, 2, bytes([2]) * 16, []), ME, frames)
    log.may_read.set()
    reads = cast("ReadStore", log)
    subscription.start(
        Pages(reads, STREAM, Standing(2, encode_mark(bytes([2]) * 16)), upto=2, now=0)
    )
    await subscription.settle()
    subscription.hold(frozenset({SCOPE}))
    subscription.deliver(_commit(3))
    assert [frame["entries"] for frame in frames.sent] == [[]]
    subscription.start(Pages(reads, STREAM, Standing(0, ""), upto=3, now=0))
    await subscription.settle()
    assert [entry["seq"] for entry in frames.sent[-1]["entries"]] == [1, 2, 3]


async def test_where_there_is_no_room_it_ends_and_what_came_meanwhile_leaves_no_gap() -> None:
    subscription, frames, log = _following()
    frames.most = 0
    subscription.deliver(_commit(4))
    log.may_read.set()
    await subscription.settle()
    subscription.deliver(_commit(5))
    subscription.tell_cursor()
    assert frames.sent == []


async def test_before_it_is_asked_for_nothing_is_sent_but_rights() -> None:
    frames = Frames()
    subscription = Subscription(Roster(STREAM, 3, bytes(16), []), ME, frames)
    subscription.hold(frozenset({SCOPE}))
    subscription.deliver(_commit(4, NewRights(4, {ME: (None, {SCOPE: ScopeRights("viewer")})})))
    assert [frame["type"] for frame in frames.sent] == ["scope"]


async def test_a_log_that_cant_be_read_ends_the_connection() -> None:
    subscription, frames, log = _following()
    log.fault = OSError("the disk is gone")
    log.may_read.set()
    await subscription.settle()
    assert frames.ended == "the disk is gone"
