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
    assert outbox.put("12345678")
    assert not outbox.put("345")
    assert await outbox.take() == "12345678"
    assert outbox.put("345")


async def test_one_frame_goes_out_however_long_it_is() -> None:
    outbox = Outbox(limit=10)
    assert outbox.put("x" * 100)


async def test_room_comes_back_when_half_was_taken() -> None:
    outbox = Outbox(limit=10)
    outbox.put("123456")
    waiting = asyncio.create_task(outbox.wait_for_room())
    await asyncio.sleep(0)
    assert not waiting.done()
    await outbox.take()
    await waiting


async def test_a_closed_outbox_ends_after_its_last_frame() -> None:
    outbox = Outbox(limit=10)
    outbox.put("first")
    outbox.close("last")
    assert [await outbox.take() for _ in range(3)] == ["first", "last", None]


async def test_a_dropped_outbox_says_only_good_bye() -> None:
    outbox = Outbox(limit=10)
    outbox.put("first")
    outbox.close("bye", drop=True)
    assert [await outbox.take() for _ in range(2)] == ["bye", None]
