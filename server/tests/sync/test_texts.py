"""Text updates at the door: applied to a copy, and told only to who has the task open."""

from base64 import urlsafe_b64encode
from typing import Any

import pytest
from pycrdt import Doc, Text

from tests.verify.check import BLUE, RED
from tests.verify.reader import Reader
from tests.verify.site import Site, create, greeting, new_id

pytestmark = pytest.mark.anyio

Json = dict[str, Any]


def _update(text: str, client: int = 7) -> str:
    doc: Doc[Text] = Doc(client_id=client)
    doc.get("description", type=Text).insert(0, text)
    return urlsafe_b64encode(doc.get_update()).decode().rstrip("=")


def _text(task: str, update: str) -> Json:
    op = {"op": "text", "kind": "task", "id": task, "field": "description"}
    return {**op, "update": update}


async def _task(site: Site, board: str = RED) -> str:
    task = create("task", site.columns[board], "a1", title="Described")
    await site.people["Ada"].do(task)
    return task["id"]


async def test_an_update_is_kept_and_found_in_the_thread(site: Site) -> None:
    ben, task = site.people["Ben"], await _task(site)
    update = _update("Hello")
    await ben.do(_text(task, update))
    thread = (await ben.client.get(f"/api/threads/{site.workspace}/{task}")).json()
    assert thread["texts"] == {"description": [update]}


@pytest.mark.parametrize("update", ["", "AAEC", "!!!", "_____w", "x"])
async def test_what_is_no_update_is_refused(update: str, site: Site) -> None:
    ben, task = site.people["Ben"], await _task(site)
    (answer,) = await ben.push(ben.mutation(_text(task, update)))
    assert answer["type"] == "refused"
    assert answer["code"] in {"text_bad", "text_gap", "nothing_done", "wrong_type"}


async def test_a_text_over_its_limit_is_refused(site: Site) -> None:
    ben, task = site.people["Ben"], await _task(site)
    (answer,) = await ben.push(ben.mutation(_text(task, _update("x" * 100_001))))
    assert (answer["code"], answer["detail"]["most"]) == ("too_long", "100000")


@pytest.mark.parametrize("update", [_update("Hello"), "AAEC", _update("x" * 100_001)])
async def test_a_hidden_task_answers_as_a_made_up_one(update: str, site: Site) -> None:
    ben, hidden = site.people["Ben"], await _task(site, BLUE)
    await site.people["Ada"].do(_text(hidden, _update("A long description", client=8)))
    of_hidden, of_made_up = [
        (await ben.push(ben.mutation(_text(task, update))))[0] for task in (hidden, new_id())
    ]
    assert of_hidden | {"mutation": ""} == of_made_up | {"mutation": ""}
    assert of_hidden["type"] == "refused"


async def test_live_updates_go_to_who_has_the_task_open(site: Site) -> None:
    ada, ben, task = site.people["Ada"], site.people["Ben"], await _task(site)
    open_one, closed_one = await ada.follow(), await ada.follow()
    await open_one.send({"type": "threads", "stream": site.workspace, "tasks": [task]})
    await ben.do(_text(task, _update("Seen")))
    for reader in (open_one, closed_one):
        await reader.settle()
        reader.close()
    assert any('"text":{' in text for text in open_one.received)
    assert not any('"text":{' in text for text in closed_one.received)


async def test_who_holds_all_threads_of_a_board_is_sent_the_updates_of_its_tasks(
    site: Site,
) -> None:
    ada = site.people["Ada"]
    red, blue = await _task(site), await _task(site, BLUE)
    named_in_hello = await _greeted(site, "Ada", threads={site.workspace: [site.boards[RED]]})
    named_later = await _greeted(site, "Ada")
    await named_later.send(
        {"type": "threads", "stream": site.workspace, "scopes": [site.boards[RED]]}
    )
    await ada.do(_text(red, _update("Of the red board")))
    await ada.do(_text(blue, _update("Of the blue board", client=8)))
    for reader in (named_in_hello, named_later):
        (text,) = await _texts_received(reader)
        assert red in text


async def test_nobody_holds_the_threads_of_a_board_that_they_may_not_read(site: Site) -> None:
    task = await _task(site, BLUE)
    reader = await _greeted(site, "Ben", threads={site.workspace: [site.boards[BLUE]]})
    await site.people["Ada"].do(_text(task, _update("Secret")))
    assert await _texts_received(reader) == []


async def _greeted(site: Site, name: str, **hello: Json) -> Reader:
    """Return a connection that follows the workspace from its beginning."""
    person = site.people[name]
    reader = await person.connect()
    cursors = {site.workspace: {"cursor": 0, "mark": ""}}
    await reader.send({"type": "hello", **greeting(person.id), "streams": cursors, **hello})
    return reader


async def _texts_received(reader: Reader) -> list[str]:
    await reader.settle()
    reader.close()
    return [text for text in reader.received if '"text":{' in text]
