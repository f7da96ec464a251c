"""The first frame: who one is, what one may read, and who gets no further."""

from typing import Any

import pytest

from tests.verify.check import BLUE, RED
from tests.verify.reader import Reader
from tests.verify.site import Site, create, greeting, new_id

pytestmark = pytest.mark.anyio


async def _greet(site: Site, who: str = "Ben", **other: Any) -> Reader:
    person = site.people[who]
    reader = await person.connect()
    await reader.send({"type": "hello", **greeting(person.id), **other})
    await reader.settle()
    reader.close()
    return reader


async def test_welcome_says_who_one_is_and_what_one_reads(site: Site) -> None:
    (welcome,) = (await _greet(site)).of_type("welcome")
    ben = site.people["Ben"]
    assert welcome["me"]["person"] == ben.id
    assert welcome["streams"][ben.id]["kind"] == "user"
    workspace = welcome["streams"][site.workspace]
    assert workspace["role"] == "member"
    assert workspace["scopes"] == {
        site.workspace: {},
        site.boards[RED]: {"board": "editor"},
    }


async def test_a_replica_of_somebody_else_is_turned_away(site: Site) -> None:
    reader = await _greet(site, person=site.people["Ada"].id)
    assert [(frame["type"], frame.get("code")) for frame in reader.frames] == [
        ("bye", "wrong_person")
    ]


async def test_a_client_that_is_too_old_is_told_so(site: Site) -> None:
    reader = await _greet(site, wire=-1)
    assert reader.frames == [{"type": "bye", "code": "version_old"}]


async def test_hello_is_said_once(site: Site) -> None:
    ben = site.people["Ben"]
    reader = await ben.follow()
    await reader.send({"type": "hello", **greeting(ben.id)})
    await reader.settle()
    reader.close()
    assert reader.frames[-1]["type"] == "fault"
    assert len(reader.of_type("welcome")) == 1


async def test_only_who_says_no_hello_is_ended_for_it(site: Site) -> None:
    ben = site.people["Ben"]
    silent, heard = await ben.connect(), await ben.follow()
    await silent.send({"type": "ping"})
    for reader in (silent, heard):
        reader.connection.end_if_silent()
        await reader.send({"type": "ping"})
        await reader.settle()
        reader.close()
    assert [frame["type"] for frame in silent.frames] == ["fault"]
    assert heard.frames[-1]["type"] == "pong"


async def test_before_hello_nothing_is_answered_but_ping(site: Site) -> None:
    ben = site.people["Ben"]
    reader = await ben.connect()
    task = create("task", site.columns[RED], "a1", title="Too early")
    await reader.send({"type": "push", "mutations": [ben.mutation(task)]})
    await reader.send({"type": "hold", "stream": site.workspace, "scopes": [site.boards[RED]]})
    await reader.send({"type": "ping"})
    await reader.settle()
    answers = [(frame["type"], frame.get("code")) for frame in reader.frames]
    assert answers == [("fault", "bad_request"), ("fault", "bad_request"), ("pong", None)]


async def test_streams_and_scopes_that_one_does_not_read_are_not_there(site: Site) -> None:
    reader = await _greet(
        site,
        streams={
            site.people["Ada"].id: {"cursor": 0, "mark": ""},
            new_id(): {"cursor": 0, "mark": ""},
        },
        hold={site.workspace: [site.boards[BLUE]]},
    )
    assert [frame["type"] for frame in reader.frames] == ["welcome"]


async def test_a_stream_that_one_does_not_read_answers_as_a_made_up_one(site: Site) -> None:
    ben = site.people["Ben"]
    reader = await ben.connect()
    await reader.send({"type": "hello", **greeting(ben.id)})
    for stream in (site.people["Ada"].id, new_id()):
        await reader.send({"type": "catch_up", "stream": stream, "cursor": 0, "mark": ""})
    await reader.settle()
    reader.close()
    faults = reader.of_type("fault")
    assert [fault["code"] for fault in faults] == ["not_found", "not_found"]
