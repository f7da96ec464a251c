"""The hub when the store fails: told in the log, and the next who asks may succeed."""

from typing import Any, cast

import pytest

from cairn.commit.store import StoreFault
from cairn.decide.row import Row
from cairn.model.ids import StreamId
from cairn.sync.hub import Hub
from cairn.sync.store import ReadStore
from tests.verify.check import RED
from tests.verify.site import Site, create, greeting

pytestmark = pytest.mark.anyio

STREAM = StreamId("01890000-0000-7000-8000-00000000000b")


class Reads:
    """An empty store that can fail."""

    fails = True

    async def rows_of(self, *_: object) -> tuple[int, list[Row]]:
        if self.fails:
            raise StoreFault("the disk is gone")
        return 0, []

    async def mark_at(self, *_: object) -> bytes:
        return bytes(16)


async def _submit(*_: object) -> list[Any]:
    return []


async def test_a_stream_that_could_not_be_read_is_read_again() -> None:
    reads = Reads()
    hub = Hub(cast("ReadStore", reads), _submit, lambda: 0)
    with pytest.raises(StoreFault):
        await hub.state(STREAM)
    reads.fails = False
    assert (await hub.state(STREAM)).roster.seq == 0


async def test_who_greets_while_the_store_fails_is_told_to_come_back(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    ben = site.people["Ben"]
    reader = await ben.connect()

    async def fails(*_: object) -> list[StreamId]:
        raise StoreFault("the disk is gone")

    with monkeypatch.context() as patch:
        patch.setattr(site.doors.hub.reads, "streams_of", fails)
        await reader.send({"type": "hello", **greeting(ben.id)})
        await reader.settle()
    reader.close()
    assert reader.frames == [{"type": "bye", "code": "unavailable", "retry_after": 5.0}]


async def test_an_announcement_of_what_is_known_is_told_once(site: Site) -> None:
    ben = site.people["Ben"]
    reader = await ben.follow()
    await ben.do(create("task", site.columns[RED], "a1", title="Once"))
    hub = site.doors.hub
    state = await hub.state(site.workspace)
    await state.read_on()
    await reader.settle()
    reader.close()
    told = [entry["seq"] for frame in reader.of_type("entries") for entry in frame["entries"]]
    assert told.count(state.roster.seq) == 1
