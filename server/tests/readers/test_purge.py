"""Purging: who may, what goes, and that all end up with the same, whenever they come back."""

from typing import Any

import pytest

from cairn.decide.row import Row
from cairn.model.ids import RowId
from cairn.model.ops import Purge
from cairn.readers.trash import Trees
from tests.readers.inbox import inbox
from tests.verify.check import BLUE, RED, private_board
from tests.verify.reader import Reader
from tests.verify.replica import Json
from tests.verify.site import (
    Person,
    Site,
    change,
    create,
    found_board,
    greeting,
    join,
    new_id,
    set_up,
)

pytestmark = pytest.mark.anyio


def delete(kind: str, row: str) -> Json:
    return {"op": "delete", "kind": kind, "id": row}


def move(kind: str, row: str, parent: str) -> Json:
    return {"op": "move", "kind": kind, "id": row, "parent": parent, "order": "a3"}


async def purge(person: Person, *rows: tuple[str, str], preview: bool = False) -> Json:
    body = {
        "stream": person.site.workspace,
        "rows": [{"kind": kind, "id": row} for kind, row in rows],
        "preview": preview,
    }
    answer = await person.client.post("/api/purge", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def _full_task(site: Site, board: str = RED) -> str:
    """Return a task with a checklist of two items and a comment."""
    task = create("task", site.columns[board], "a1", title="Full")
    checklist = create("checklist", task["id"], "a0", title="Steps")
    items = [create("check_item", checklist["id"], order, title="Step") for order in ("a0", "a1")]
    comment = create("comment", task["id"], body="Words")
    await site.people["Ada"].do(task, checklist, *items, comment)
    return task["id"]


ALL = {"task": 1, "checklist": 1, "check_item": 2, "comment": 1}


async def test_what_a_preview_counts_is_what_goes(site: Site) -> None:
    ada = site.people["Ada"]
    task = await _full_task(site)
    await ada.do(delete("task", task))

    assert await purge(ada, ("task", task), preview=True) == {"counts": ALL, "left_alone": []}
    assert await purge(ada, ("task", task), preview=True) == {"counts": ALL, "left_alone": []}
    assert await purge(ada, ("task", task)) == {"counts": ALL, "left_alone": []}
    (left,) = (await purge(ada, ("task", task)))["left_alone"]
    assert left["code"] == "not_found"


async def test_each_is_left_alone_for_a_reason_of_its_own(site: Site) -> None:
    ada, ben = site.people["Ada"], site.people["Ben"]
    live, red, blue = [await _full_task(site, board) for board in (RED, RED, BLUE)]
    await ada.do(delete("task", red), delete("task", blue))

    asked = [("task", row) for row in (red, blue, new_id())]
    codes = [left["code"] for left in (await purge(ben, *asked))["left_alone"]]
    assert codes == ["not_allowed", "not_found", "not_found"]
    answer = await purge(ada, ("task", live), ("task", red))
    assert [left["code"] for left in answer["left_alone"]] == ["not_deleted"]
    assert answer["counts"] == ALL


@pytest.mark.parametrize("preview", [True, False])
async def test_what_is_out_of_sight_or_in_use_is_not_looked_into(
    site: Site, monkeypatch: pytest.MonkeyPatch, *, preview: bool
) -> None:
    """A large tree is planned by its children, whose names are told: not to who may not look."""
    monkeypatch.setattr("cairn.readers.trash._MOST_AT_ONCE", 1)
    ada, ben = site.people["Ada"], site.people["Ben"]
    live, hidden = [await _full_task(site, board) for board in (RED, BLUE)]
    await ada.do(delete("task", hidden))

    answer = await purge(ben, ("task", live), ("task", hidden), preview=preview)

    assert [left["id"] for left in answer["left_alone"]] == [live, hidden]
    assert answer["counts"] == {}


async def test_a_stream_that_one_does_not_read_is_not_there(site: Site) -> None:
    ada, ben = site.people["Ada"], site.people["Ben"]
    for stream in (ada.id, new_id()):
        body = {"stream": stream, "rows": [{"kind": "star", "id": new_id()}]}
        assert (await ben.client.post("/api/purge", json=body)).status_code == 404


@pytest.mark.parametrize(
    "body", [{}, {"stream": "x", "rows": []}, {"rows": [{"kind": "task", "id": "x"}]}]
)
async def test_what_cant_be_read_is_a_bad_request(site: Site, body: Json) -> None:
    answer = await site.people["Ada"].client.post("/api/purge", json=body)

    assert answer.json()["code"] == "bad_request"


async def test_a_board_in_the_trash_is_lost_to_all_when_it_is_purged(site: Site) -> None:
    ada = site.people["Ada"]
    await found_board(site, "Shared", everyone="editor")
    await _full_task(site, "Shared")
    board = site.boards["Shared"]
    await ada.do(delete("board", board))
    counts = (await purge(ada, ("board", board)))["counts"]

    assert counts == ALL | {"board": 1, "column": 1}
    assert (await ada.client.get(f"/api/segments/{site.workspace}/{board}")).status_code == 404


async def test_what_leads_to_a_purged_task_from_another_board_goes_too(site: Site) -> None:
    ada = site.people["Ada"]
    red, blue = await _full_task(site, RED), await _full_task(site, BLUE)
    await ada.do(create("relation", blue, link="relates", to=red))
    await ada.do(delete("task", red))

    assert (await purge(ada, ("task", red)))["counts"] == ALL | {"relation": 1}


async def _comes_back(person: Person, old: Reader) -> Reader:
    """Let a device that was away catch up from where its replica stands."""
    stream = person.site.workspace
    replica = old.replicas[stream]
    reader = await person.connect()
    at = {"streams": {stream: {"cursor": replica.cursor, "mark": replica.mark}}}
    held = {"hold": {stream: sorted(old.scopes[stream])}}
    await reader.send({"type": "hello", **greeting(person.id), **at, **held})
    await reader.settle()
    reader.close()
    assert reader.of_type("reset") == []
    for frame in reader.of_type("entries"):
        if frame["stream"] == stream:
            replica.take(frame)
    return old


async def _fresh(person: Person) -> dict[str, Json]:
    reader = await person.follow()
    reader.close()
    return reader.replicas[person.site.workspace].rows


async def test_who_was_away_meanwhile_holds_what_all_hold(site: Site) -> None:
    ada, ben = site.people["Ada"], site.people["Ben"]
    known = await _full_task(site)
    away = [await person.follow() for person in (ada, ben)]
    for reader in away:
        reader.close()
    unknown = await _full_task(site)
    await ada.do(change("task", known, "title", "Renamed"))
    await ada.do(delete("task", known), delete("task", unknown))
    await purge(ada, ("task", known), ("task", unknown))

    for person, reader in zip((ada, ben), away, strict=True):
        back = await _comes_back(person, reader)
        assert back.replicas[site.workspace].rows == await _fresh(person)


async def test_who_was_away_while_it_left_their_board_holds_nothing_of_it(site: Site) -> None:
    """The entry that told of its leaving is erased: the purge itself must tell there."""
    ada, ben = site.people["Ada"], site.people["Ben"]
    task = await _full_task(site, RED)
    away = await ben.follow()
    away.close()
    await ada.do(move("task", task, site.columns[BLUE]))
    await ada.do(delete("task", task))
    await purge(ada, ("task", task))

    back = await _comes_back(ben, away)
    assert back.replicas[site.workspace].rows == await _fresh(ben)


async def test_what_was_pending_on_a_purged_row_is_not_found(site: Site) -> None:
    ada, ben = site.people["Ada"], site.people["Ben"]
    task = await _full_task(site)
    await ada.do(delete("task", task))
    await purge(ada, ("task", task))

    edits = [
        ben.mutation(change("task", task, "title", "Ben's")),
        ben.mutation(create("comment", task, body="Ben's")),
        ben.mutation({"op": "restore", "kind": "task", "id": task}),
    ]
    assert [answer["code"] for answer in await ben.push(*edits)] == ["not_found"] * 3


async def test_the_log_says_who_purged_and_nothing_of_what_it_was(site: Site) -> None:
    ada = site.people["Ada"]
    task = await _full_task(site)
    await ada.do(delete("task", task))
    await purge(ada, ("task", task))

    page = (await ada.client.get(f"/api/log/{site.workspace}?limit=3")).json()["entries"]
    assert (page[0]["actor"], page[0]["intent"]) == (ada.id, "trash.purge")
    assert page[0]["changes"][0] == {
        "kind": "task", "id": task, "scope": site.boards[RED], "gone": True
    }  # fmt: skip
    assert "Full" not in str(page)


async def test_a_purge_is_not_undone_and_says_so(site: Site) -> None:
    ada = site.people["Ada"]
    task = await _full_task(site)
    await ada.do(delete("task", task))
    await purge(ada, ("task", task))
    page = (await ada.client.get(f"/api/log/{site.workspace}?limit=1")).json()["entries"]

    body = {"stream": site.workspace, "of": {"mutation": page[0]["mutation"]}}
    answer = await ada.client.post("/api/undo", json=body)
    assert (answer.status_code, answer.json()["code"]) == (410, "purged")


@pytest.fixture
async def quiet(empty: Site) -> Site:
    """A workspace with a board that nobody but Ada knows: weeks pass, and sessions end."""
    await private_board(empty, await set_up(empty), RED)
    return empty


async def _settled(site: Site) -> int:
    """Let a round be made; return the workspace's head."""
    await site.doors.readers.settle()
    return (await site.doors.hub.reads.head(site.workspace)).seq


async def test_the_trash_is_emptied_when_its_time_is_over(quiet: Site) -> None:
    ada = quiet.people["Ada"]
    old, young = await _full_task(quiet), await _full_task(quiet)
    await ada.do(delete("task", old))
    quiet.clock.pass_days(20)
    await ada.do(delete("task", young))
    before = await _settled(quiet)
    quiet.clock.pass_days(9.9)
    assert await _settled(quiet) == before
    quiet.clock.pass_days(0.2)

    assert await _settled(quiet) == before + 1
    (sealed,) = await quiet.doors.hub.reads.entries(quiet.workspace, before, 10)
    assert (sealed.entry.means, sealed.entry.intent) == ("system", "trash.purge")
    assert {change.kind for change in sealed.entry.changes} == set(ALL)
    assert sealed.entry.changes[0].id == old


@pytest.mark.parametrize(("days", "kept"), [(3, 3), (400, 400), (0, 30), ("7", 30), (True, 30)])
async def test_the_workspace_says_how_long(quiet: Site, days: Any, kept: int) -> None:
    ada = quiet.people["Ada"]
    task = await _full_task(quiet)
    await ada.do(change("workspace", quiet.workspace, "settings", {"trash_days": days}))
    await ada.do(delete("task", task))
    before = await _settled(quiet)
    quiet.clock.pass_days(kept - 0.1)
    assert await _settled(quiet) == before
    quiet.clock.pass_days(0.2)

    assert await _settled(quiet) == before + 1


async def test_who_has_left_is_never_purged(quiet: Site) -> None:
    ada = quiet.people["Ada"]
    ben = await join(quiet, "Ben", boards=[{"board": quiet.boards[RED], "role": "editor"}])
    _, rows = await quiet.doors.hub.reads.rows_of(quiet.workspace, ["board_member", "member"])
    seats = [(row.kind, row.id) for row in rows if row.values["person"] == ben.id]
    await ada.do(*(delete(*seat) for seat in seats))
    before = await _settled(quiet)
    quiet.clock.pass_days(40)

    assert await _settled(quiet) == before


async def test_a_note_about_what_was_purged_stays(site: Site) -> None:
    ada, ben = site.people["Ada"], site.people["Ben"]
    task = await _full_task(site)
    await site.doors.readers.settle()
    await ada.do({"op": "add", "kind": "task", "id": task, "field": "assignees", "item": ben.id})
    (note,) = await inbox(site, ben)
    await ada.do(delete("task", task))
    await purge(ada, ("task", task))

    assert await inbox(site, ben) == [note]


def test_a_tree_that_is_too_large_ends_from_below() -> None:
    trees = Trees([*_rows("c1", "t", 3_000), *_rows("c2", "u", 5_000), *_rows("t0", "i", 2)])
    ended = list(trees.purges([("column", RowId("c1")), ("column", RowId("c2"))]))

    assert ended[0] == Purge("column", RowId("c1"))
    assert len(ended) == 1 + 5_000 + 1
    assert ended[-1] == Purge("column", RowId("c2"))


def test_what_stands_below_another_root_goes_with_it() -> None:
    trees = Trees(_rows("t1", "i", 2))

    assert list(trees.purges([("check_item", RowId("i0")), ("task", RowId("t1"))])) == [
        Purge("task", RowId("t1"))
    ]


def _rows(parent: str, name: str, count: int) -> list[Any]:
    row: Any = Row
    return [
        row("task", "ws", f"{name}{n}", "b", parent, "a0", 1, 0, "p", 0, "p", None, None, {})
        for n in range(count)
    ]


async def test_a_segment_from_before_is_given_to_nobody_any_more(site: Site) -> None:
    ada = site.people["Ada"]
    path = f"/api/segments/{site.workspace}/{site.boards[RED]}"
    task = await _full_task(site)
    await ada.do(change("task", task, "title", "canary-segment"))
    await ada.do(delete("task", task))
    site.clock.pass_days(2)  # what was kept until now is stale
    assert "canary-segment" in (await ada.client.get(path)).text
    await purge(ada, ("task", task))

    assert "canary-segment" not in (await ada.client.get(path)).text
