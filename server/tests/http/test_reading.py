"""Segments, threads and the log: what one may read, and nothing else."""

import gzip
from base64 import urlsafe_b64encode
from threading import Thread, current_thread
from typing import Any

import httpx
import pytest
from pycrdt import Doc, Text

from cairn.http import reading
from cairn.model.ids import StreamId
from tests.verify.check import BLUE, RED
from tests.verify.site import Site, change, create, new_id

pytestmark = pytest.mark.anyio


async def test_a_segment_holds_the_rows_of_its_scope(site: Site) -> None:
    board = site.boards[RED]
    answer = await site.people["Ben"].client.get(f"/api/segments/{site.workspace}/{board}")
    segment = answer.json()
    assert (segment["stream"], segment["scope"]) == (site.workspace, board)
    assert set(segment["kinds"]) == {"board", "board_member", "column", "task"}
    assert answer.headers["content-encoding"] == "gzip"


async def test_the_workspaces_segment_names_the_boards_that_one_reads(site: Site) -> None:
    boards = {}
    for name in ("Ada", "Ben", "Cyn"):
        client = site.people[name].client
        segment = (await client.get(f"/api/segments/{site.workspace}/{site.workspace}")).json()
        table = segment["kinds"].get("board", {"fields": ["name"], "rows": []})
        at = table["fields"].index("name")
        boards[name] = {row[at] for row in table["rows"]}
    assert boards == {"Ada": {RED, BLUE}, "Ben": {RED}, "Cyn": set()}


async def test_what_one_may_not_read_answers_as_what_is_not_there(site: Site) -> None:
    client = site.people["Ben"].client
    thread = f"/api/threads/{site.workspace}"
    segment = f"/api/segments/{site.workspace}"
    hidden_task = create("task", site.columns[BLUE], "a1", title="Hidden")
    await site.people["Ada"].do(hidden_task)
    answers = {
        (await client.get(path)).text
        for path in (
            f"{segment}/{site.boards[BLUE]}",
            f"{segment}/{new_id()}",
            f"/api/segments/{new_id()}/{site.boards[RED]}",
            f"/api/segments/{site.people['Ada'].id}/{site.people['Ada'].id}",
            f"{thread}/{hidden_task['id']}",
            f"{thread}/{new_id()}",
            f"/api/log/{new_id()}",
        )
    }
    assert len(answers) == 1
    assert "not_found" in answers.pop()


async def test_asking_for_made_up_streams_leaves_nothing_behind(site: Site) -> None:
    hub = site.doors.hub
    made_up = StreamId(new_id())
    await site.people["Ben"].client.get(f"/api/segments/{made_up}/{made_up}")
    assert await hub.existing(made_up) is None
    assert made_up not in hub._states  # pyright: ignore[reportPrivateUsage] - to prove what stays inside


async def test_a_segment_that_is_known_is_not_sent_again(site: Site) -> None:
    client = site.people["Ada"].client
    path = f"/api/segments/{site.workspace}/{site.boards[RED]}"
    etag = (await client.get(path)).headers["etag"]
    assert (await client.get(path, headers={"If-None-Match": etag})).status_code == 304


async def test_a_segment_of_another_history_is_another_one(site: Site) -> None:
    path = f"/api/segments/{site.workspace}/{site.boards[RED]}"
    answer = await site.people["Ada"].client.get(path)
    segment = answer.json()
    assert answer.headers["etag"] == f'"{segment["seq"]}-{segment["mark"]}"'


async def test_who_takes_no_gzip_gets_the_same(site: Site) -> None:
    client = site.people["Ada"].client
    path = f"/api/segments/{site.workspace}/{site.boards[RED]}"
    packed = await client.get(path)
    plain = await client.get(path, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.json() == packed.json()


async def test_a_segment_is_unpacked_beside_the_event_loop(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def noted(packed: bytes) -> bytes:
        threads.append(current_thread())
        return decompress(packed)

    threads: list[Thread] = []
    decompress = gzip.decompress
    monkeypatch.setattr(gzip, "decompress", noted)
    path = f"/api/segments/{site.workspace}/{site.boards[RED]}"
    await site.people["Ada"].client.get(path, headers={"Accept-Encoding": "identity"})
    assert [thread is current_thread() for thread in threads] == [False]


async def test_a_thread_holds_what_stands_under_its_task(site: Site) -> None:
    ben = site.people["Ben"]
    task = create("task", site.columns[RED], "a1", title="Talk")
    comment = create("comment", task["id"], body="First")
    await ben.do(task, comment)
    thread = (await ben.client.get(f"/api/threads/{site.workspace}/{task['id']}")).json()
    assert thread["scope"] == site.boards[RED]
    assert [row[0] for row in thread["kinds"]["comment"]["rows"]] == [comment["id"]]


async def test_the_log_shows_both_values_and_pages_backwards(site: Site) -> None:
    ben = site.people["Ben"]
    task = create("task", site.columns[RED], "a1", title="Old")
    await ben.do(task)
    await ben.do(change("task", task["id"], "title", "New"))
    path = f"/api/log/{site.workspace}?task={task['id']}&limit=1"
    first = (await ben.client.get(path)).json()
    (entry,) = first["entries"]
    assert entry["actor"] == ben.id
    assert entry["changes"][0]["before"] == {"title": "Old"}
    assert entry["changes"][0]["after"] == {"title": "New"}
    second = (await ben.client.get(f"{path}&before={first['next']}")).json()
    assert second["entries"][0]["changes"][0]["here"]["title"] == "Old"


async def test_the_log_keeps_hidden_boards_to_itself(site: Site) -> None:
    text = (await site.people["Ben"].client.get(f"/api/log/{site.workspace}?limit=200")).text
    assert RED in text
    assert BLUE not in text


async def test_the_log_tells_nobody_an_address(site: Site) -> None:
    text = (await site.people["Ada"].client.get(f"/api/log/{site.workspace}?limit=200")).text
    assert "192.0.2.1" not in text
    assert "address" not in text


async def test_what_was_left_alone_is_told_to_its_author_only(site: Site) -> None:
    ada, ben = site.people["Ada"], site.people["Ben"]
    task = create("task", site.columns[RED], "a1", title="One of two")
    await ada.do(task)
    reader = await ada.follow()
    await ben.do(
        change("task", task["id"], "priority", 2),
        change("task", new_id(), "priority", 2),
        apart=True,
    )
    path = f"/api/log/{site.workspace}?limit=1"
    own = (await ben.client.get(path)).json()["entries"][0]
    assert [left["code"] for left in own["left_alone"]] == ["not_found"]
    assert "left_alone" not in (await ada.client.get(path)).json()["entries"][0]
    await reader.settle()
    reader.close()
    (live,) = reader.of_type("entries")[-1]["entries"]
    assert "left_alone" not in live


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=201", "before=-1", "before=x", "before=9223372036854775808", "limit="],
)
async def test_a_bad_page_is_refused(query: str, site: Site) -> None:
    answer = await site.people["Ada"].client.get(f"/api/log/{site.workspace}?{query}")
    assert answer.status_code == 400


async def test_the_threads_of_a_board_come_by_pages_of_tasks_that_have_any(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_TASKS_IN_PAGE", 2)
    ben = site.people["Ben"]
    tasks = [create("task", site.columns[RED], f"a{n}", title=f"Talk {n}") for n in range(5)]
    commented = [tasks[n]["id"] for n in (0, 1, 3)]
    await ben.do(*tasks, *(create("comment", task, body="Said") for task in commented))
    await ben.do(_described(tasks[4]["id"]))
    pages = await _threads(ben.client, f"{site.workspace}?scope={site.boards[RED]}")
    at = pages[0]["kinds"]["comment"]["fields"].index("parent")
    parents = [
        row[at] for page in pages for row in page["kinds"].get("comment", {"rows": []})["rows"]
    ]
    assert sorted(parents) == sorted(commented)
    assert [list(page["texts"]) for page in pages] == [[], [tasks[4]["id"]]]


async def test_the_threads_of_a_hidden_board_are_not_there(site: Site) -> None:
    ben, hidden = site.people["Ben"], create("task", site.columns[BLUE], "a1", title="Hidden")
    await site.people["Ada"].do(hidden, create("comment", hidden["id"], body="Secret"))
    path = f"/api/threads/{site.workspace}?scope="
    answers = {(await ben.client.get(path + scope)).text for scope in (site.boards[BLUE], new_id())}
    assert len(answers) == 1
    assert "not_found" in answers.pop()
    assert "Secret" not in str(
        await _threads(ben.client, f"{site.workspace}?scope={site.boards[RED]}")
    )


async def test_what_the_replica_keeps_is_kept_nowhere_else(site: Site) -> None:
    client, board = site.people["Ben"].client, site.boards[RED]
    for path in (
        f"/api/segments/{site.workspace}/{board}",
        f"/api/threads/{site.workspace}?scope={board}",
        f"/api/log/{site.workspace}",
    ):
        assert (await client.get(path)).headers["cache-control"] == "no-store"


def _described(task: str) -> dict[str, Any]:
    doc: Doc[Text] = Doc(client_id=7)
    doc.get("description", type=Text).insert(0, "Told")
    update = urlsafe_b64encode(doc.get_update()).decode().rstrip("=")
    return {"op": "text", "kind": "task", "id": task, "field": "description", "update": update}


async def _threads(client: httpx.AsyncClient, path: str) -> list[dict[str, Any]]:
    pages: list[dict[str, Any]] = []
    after = ""
    while True:
        page = (await client.get(f"/api/threads/{path}&after={after}")).json()
        pages.append(page)
        if page["next"] is None:
            return pages
        after = page["next"]
