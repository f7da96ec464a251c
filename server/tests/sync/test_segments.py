"""Segments are built once for all who ask, and kept until they are stale."""

import gzip
from asyncio import Event, create_task, gather, sleep
from typing import cast

import msgspec
import pytest

from cairn.commit.sealed import SealedEntry
from cairn.commit.submission import Committed
from cairn.model.entries import Change, Entry
from cairn.model.ids import SYSTEM, MutationId, RowId, ScopeId, StreamId
from cairn.sync.segments import Segments
from cairn.sync.store import ReadStore, Snapshot

pytestmark = pytest.mark.anyio

STREAM, BOARD = StreamId("stream"), ScopeId("board")
DAY_MS = 24 * 60 * 60 * 1000


class Reads:
    """Counts builds, and lets the test hold them up."""

    def __init__(self) -> None:
        self.builds = 0
        self.may_go_on = Event()
        self.may_go_on.set()

    async def segment(self, stream: StreamId, scope: ScopeId) -> Snapshot:
        del stream
        self.builds += 1
        await self.may_go_on.wait()
        return Snapshot(scope, 100 + self.builds, bytes(15) + b"\1", b'{"kinds":{}}')


class Time:
    now = 0

    def __call__(self) -> int:
        return self.now


async def test_those_who_ask_at_once_share_one_build() -> None:
    reads = Reads()
    segments = Segments(cast("ReadStore", reads), Time())
    reads.may_go_on.clear()
    asking = [create_task(segments.board(STREAM, BOARD, 100)) for _ in range(10)]
    await sleep(0)
    reads.may_go_on.set()
    assert len({packed.seq for packed in await gather(*asking)}) == 1
    assert reads.builds == 1


async def test_a_segment_is_built_again_after_500_entries() -> None:
    reads = Reads()
    segments = Segments(cast("ReadStore", reads), Time())
    first = await segments.board(STREAM, BOARD, 101)
    assert await segments.board(STREAM, BOARD, first.seq + 500) is first
    assert await segments.board(STREAM, BOARD, first.seq + 501) is not first
    assert reads.builds == 2


async def test_a_segment_is_built_again_after_a_day() -> None:
    reads, time = Reads(), Time()
    segments = Segments(cast("ReadStore", reads), time)
    first = await segments.board(STREAM, BOARD, 101)
    time.now = DAY_MS
    assert await segments.board(STREAM, BOARD, 101) is first
    time.now = DAY_MS + 1
    assert await segments.board(STREAM, BOARD, 101) is not first


async def test_who_goes_away_while_it_is_built_spoils_it_for_nobody() -> None:
    reads = Reads()
    segments = Segments(cast("ReadStore", reads), Time())
    reads.may_go_on.clear()
    leaving = create_task(segments.board(STREAM, BOARD, 100))
    staying = create_task(segments.board(STREAM, BOARD, 100))
    await sleep(0)
    leaving.cancel()
    reads.may_go_on.set()
    assert (await staying).seq == 101


async def test_the_body_says_where_it_stands() -> None:
    packed = await Segments(cast("ReadStore", Reads()), Time()).board(STREAM, BOARD, 100)
    assert msgspec.json.decode(gzip.decompress(packed.body)) == {
        "stream": "stream",
        "scope": "board",
        "seq": 101,
        "mark": "AAAAAAAAAAAAAAAAAAAAAQ",
        "kinds": {},
    }


async def test_one_that_was_read_before_a_purge_is_read_again() -> None:
    reads = Reads()
    segments = Segments(cast("ReadStore", reads), Time())
    reads.may_go_on.clear()
    asking = create_task(segments.board(STREAM, BOARD, 100))
    await sleep(0)
    segments.announced([_purge_at(102)])
    reads.may_go_on.set()

    assert (await asking).seq == 102
    assert reads.builds == 2


def _purge_at(seq: int) -> Committed:
    change = Change("task", RowId("t1"), BOARD, gone=True)
    entry = Entry(seq, MutationId("m1"), SYSTEM, "trash.purge", 0, [change])
    sealed = SealedEntry(entry, b"", [], bytes(32), bytes(32), b"")
    return Committed(STREAM, seq - 1, seq, bytes(16), [sealed])
