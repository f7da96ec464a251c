"""One client that does not read delays nobody, and is dropped when its queue is full."""

import asyncio

import pytest

from cairn.sync.outbox import Outbox
from tests.verify.check import RED
from tests.verify.site import Site, create, greeting

pytestmark = pytest.mark.anyio


async def test_a_stuck_connection_is_dropped_and_the_others_get_all(site: Site) -> None:
    ben = site.people["Ben"]
    stuck = await ben.connect(limit=2_000)
    held = {"hold": {site.workspace: [site.boards[RED]]}}
    at = {"streams": {site.workspace: {"cursor": 0, "mark": ""}}}
    await stuck.send({"type": "hello", **greeting(ben.id), **held, **at})
    reader = await ben.follow()
    for n in range(20):
        await ben.do(create("task", site.columns[RED], f"b{n:02}", title=f"Task {n}"))
    await reader.settle()
    await stuck.settle()
    titles = {row.get("title") for row in reader.replicas[site.workspace].rows.values()}
    assert {f"Task {n}" for n in range(20)} <= titles
    assert [frame["code"] for frame in stuck.of_type("bye")] == ["slow"]
    assert stuck.frames[-1]["type"] == "bye"
    stuck.close()
    reader.close()


async def test_a_full_outbox_takes_nothing_more() -> None:
    outbox = Outbox(limit=10)
    assert outbox.put(b"12345678")
    assert not outbox.put(b"345")
    assert await outbox.take(1) == [b"12345678"]
    assert outbox.put(b"345")


async def test_what_waits_is_taken_together_up_to_some_bytes() -> None:
    outbox = Outbox(limit=100)
    for frame in (b"1234", b"5678", b"9", b"long enough alone"):
        outbox.put(frame)
    assert await outbox.take(9) == [b"1234", b"5678", b"9"]
    assert await outbox.take(9) == [b"long enough alone"]


async def test_a_taker_that_waits_gets_all_that_came_at_once() -> None:
    outbox = Outbox(limit=100)
    taking = asyncio.create_task(outbox.take(100))
    await asyncio.sleep(0)
    outbox.put(b"one")
    outbox.put(b"two")
    assert await taking == [b"one", b"two"]


async def test_one_frame_goes_out_however_long_it_is() -> None:
    outbox = Outbox(limit=10)
    assert outbox.put(b"x" * 100)


async def test_room_comes_back_when_half_was_taken() -> None:
    outbox = Outbox(limit=10)
    outbox.put(b"123456")
    waiting = asyncio.create_task(outbox.wait_for_room())
    await asyncio.sleep(0)
    assert not waiting.done()
    await outbox.take(1)
    await waiting


async def test_a_closed_outbox_ends_after_its_last_frame() -> None:
    outbox = Outbox(limit=10)
    outbox.put(b"first")
    outbox.close(b"last")
    assert [await outbox.take(1) for _ in range(3)] == [[b"first"], [b"last"], []]


async def test_a_dropped_outbox_says_only_good_bye() -> None:
    outbox = Outbox(limit=10)
    outbox.put(b"first")
    outbox.close(b"bye", drop=True)
    assert [await outbox.take(10) for _ in range(2)] == [[b"bye"], []]
