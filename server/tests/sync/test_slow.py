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
    assert await outbox.take() == [b"12345678"]
    assert outbox.put(b"345")


async def test_what_waits_is_taken_together_up_to_64_kibibytes() -> None:
    outbox = Outbox(limit=2**20)
    short, long = b"x" * 30_000, b"y" * 100_000
    for frame in (short, short, short, long):
        outbox.put(frame)
    assert [await outbox.take() for _ in range(3)] == [[short, short], [short], [long]]


async def test_one_frame_goes_out_however_long_it_is() -> None:
    outbox = Outbox(limit=10)
    assert outbox.put(b"x" * 100)


async def test_room_comes_back_when_half_was_taken() -> None:
    outbox = Outbox(limit=10)
    outbox.put(b"123456")
    waiting = asyncio.create_task(outbox.wait_for_room())
    await asyncio.sleep(0)
    assert not waiting.done()
    await outbox.take()
    await waiting


async def test_a_closed_outbox_ends_after_its_last_frame() -> None:
    outbox = Outbox(limit=10)
    outbox.put(b"first")
    outbox.close(b"last")
    assert [await outbox.take() for _ in range(2)] == [[b"first", b"last"], []]


async def test_a_dropped_outbox_says_only_good_bye() -> None:
    outbox = Outbox(limit=10)
    outbox.put(b"first")
    outbox.close(b"bye", drop=True)
    assert [await outbox.take() for _ in range(2)] == [[b"bye"], []]


class Client:
    """Takes what is poured; full after `most` writes, until it is emptied."""

    def __init__(self, most: int = 100) -> None:
        self.most = most
        self.written: list[list[bytes]] = []

    def write(self, frames: list[bytes]) -> bool:
        self.written.append(frames)
        return len(self.written) < self.most


async def test_what_comes_in_one_turn_is_poured_in_one_write() -> None:
    outbox, client = Outbox(limit=100), Client()
    pouring = asyncio.create_task(outbox.pour(client.write))
    outbox.put(b"waits")
    await asyncio.sleep(0)
    outbox.put(b"one")
    outbox.put(b"two")
    assert client.written == [[b"waits"]]
    outbox.close(b"bye")
    await pouring
    assert client.written == [[b"waits"], [b"one", b"two", b"bye"]]
    assert outbox.is_over


async def test_pouring_stops_while_the_client_is_full_and_what_comes_waits() -> None:
    long, longer = b"x" * 70_000, b"y" * 80_000
    outbox, client = Outbox(limit=160_000), Client(most=1)
    outbox.put(long)
    outbox.put(longer)
    await outbox.pour(client.write)
    assert outbox.put(long)
    assert not outbox.put(long)
    await asyncio.sleep(0)
    assert client.written == [[long]]
    client.most = 100
    outbox.close()
    await outbox.pour(client.write)
    assert client.written == [[long], [longer], [long]]


async def test_who_pours_is_told_that_the_client_is_gone() -> None:
    def write(frames: list[bytes]) -> bool:
        raise ConnectionError(frames)

    outbox = Outbox(limit=10)
    pouring = asyncio.create_task(outbox.pour(write))
    await asyncio.sleep(0)
    outbox.put(b"first")
    with pytest.raises(ConnectionError):
        await pouring


async def test_nothing_is_poured_once_that_was_given_up() -> None:
    outbox, client = Outbox(limit=10), Client()
    pouring = asyncio.create_task(outbox.pour(client.write))
    await asyncio.sleep(0)
    pouring.cancel()
    await asyncio.wait([pouring])
    outbox.put(b"late")
    await asyncio.sleep(0)
    assert client.written == []
