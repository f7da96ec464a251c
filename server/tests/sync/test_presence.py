"""Presence: told to who is on the same scope, never beyond it, never kept."""

from typing import Any

import pytest

from tests.verify.check import BLUE, RED
from tests.verify.site import Site, change, greeting, join

pytestmark = pytest.mark.anyio


def _at(scope: str | None, **other: Any) -> dict[str, Any]:
    return {"type": "presence", "scope": scope, **other}


async def test_those_on_a_board_see_each_other(site: Site) -> None:
    ada, ben = [await site.people[name].follow() for name in ("Ada", "Ben")]
    await ada.send(_at(site.boards[RED]))
    await ben.send(_at(site.boards[RED], typing=True, cursor="c1"))
    await ada.wait_for(lambda frame: frame["type"] == "peers" and frame["peers"] != [])
    (peer,) = ada.of_type("peers")[-1]["peers"]
    assert peer["person"] == site.people["Ben"].id
    assert (peer["typing"], peer["cursor"]) == (True, "c1")
    await ben.send(_at(None))
    await ada.wait_for(lambda frame: frame["type"] == "peers" and frame["peers"] == [])
    ada.close()
    ben.close()


async def test_nobody_is_present_where_they_may_not_read(site: Site) -> None:
    ada, ben = [await site.people[name].follow() for name in ("Ada", "Ben")]
    await ada.send(_at(site.boards[BLUE]))
    await ben.send(_at(site.boards[BLUE]))
    await ben.settle()
    assert ben.of_type("fault")[-1]["code"] == "not_found"
    await ada.wait_for(lambda frame: frame["type"] == "peers")
    assert ada.of_type("peers")[-1]["peers"] == []
    ada.close()
    ben.close()


@pytest.mark.parametrize("told", [{"where": "x" * 65}, {"cursor": "x" * 501}])
async def test_nobody_makes_others_read_much(told: dict[str, str], site: Site) -> None:
    ben = await site.people["Ben"].follow()
    await ben.send(_at(site.boards[RED], **told))
    await ben.settle()
    assert ben.of_type("fault")[-1]["code"] == "bad_request"
    ben.close()


async def test_a_replicas_id_is_short(site: Site) -> None:
    ben = site.people["Ben"]
    reader = await ben.connect()
    await reader.send({"type": "hello", **greeting(ben.id), "client": "x" * 65})
    await reader.settle()
    assert [frame["type"] for frame in reader.frames] == ["fault"]
    reader.close()


async def test_who_closes_the_connection_is_gone(site: Site) -> None:
    ada, ben = [await site.people[name].follow() for name in ("Ada", "Ben")]
    await ada.send(_at(site.boards[RED]))
    await ben.send(_at(site.boards[RED]))
    await ada.wait_for(lambda frame: frame["type"] == "peers" and frame["peers"] != [])
    ben.close()
    await ada.wait_for(lambda frame: frame["type"] == "peers" and frame["peers"] == [])
    ada.close()


async def test_who_loses_the_board_is_no_longer_present(site: Site) -> None:
    ada = site.people["Ada"]
    await ada.do(change("board", site.boards[RED], "everyone", "viewer"))
    eve = await (await join(site, "Eve")).follow()
    watching = await ada.follow()
    await watching.send(_at(site.boards[RED]))
    await eve.send(_at(site.boards[RED]))
    await watching.wait_for(lambda frame: frame["type"] == "peers" and frame["peers"] != [])
    await ada.do(change("board", site.boards[RED], "everyone", "none"))
    await watching.wait_for(lambda frame: frame["type"] == "peers" and frame["peers"] == [])
    watching.close()
    eve.close()
