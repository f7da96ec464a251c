"""Everything that somebody did is taken back link by link, and stops where others were between."""

import pytest

from tests.undo.asking import preview, rows, undo
from tests.verify.check import BLUE, RED
from tests.verify.site import Json, Person, Site, change, create, new_id

pytestmark = pytest.mark.anyio


async def _task(site: Site, who: str, board: str = RED, **fields: object) -> str:
    task = create("task", site.columns[board], "a1", title="One", **fields)
    await site.people[who].do(task)
    return task["id"]


def _title(task: str, title: str) -> Json:
    return change("task", task, "title", title)


def _move(task: str, parent: str, order: str = "a0") -> Json:
    return {"op": "move", "kind": "task", "id": task, "parent": parent, "order": order}


async def test_a_chain_of_changes_goes_back_to_its_beginning(site: Site) -> None:
    ben, task = site.people["Ben"], await _task(site, "Ada")
    before, since = await rows(site), site.clock()
    for title in ("Two", "Three", "One", "Four"):
        await ben.do(_title(task, title))
    for order in ("a5", "a3", "a7"):
        await ben.do(_move(task, site.columns[RED], order))

    undone = await undo(ben, {"actor": ben.id, "since": since})

    assert await rows(site) == before
    await undo(ben, {"batch": undone["batch"]})
    now = (await rows(site))[task]
    assert (now["title"], now["order"]) == ("Four", "a7")


async def test_it_stops_at_what_somebody_else_set_between(site: Site) -> None:
    ada, ben, task = site.people["Ada"], site.people["Ben"], await _task(site, "Ada")
    since = site.clock()
    await ben.do(_title(task, "Two"))
    await ada.do(_title(task, "Hers"))
    await ben.do(_title(task, "Three"))

    undone = await undo(ben, {"actor": ben.id, "since": since})

    assert (await rows(site))[task]["title"] == "Hers"
    assert (undone["undone"], undone["left_alone"]["count"]) == (1, 1)


async def test_it_stops_at_where_somebody_else_put_it(site: Site) -> None:
    ada, ben, task = site.people["Ada"], site.people["Ben"], await _task(site, "Ada")
    moved = await ben.do(_move(task, site.columns[RED], "a5"))
    await ada.do(_move(task, site.columns[RED], "a7"))

    undone = await undo(ben, {"mutation": moved["id"]})

    (left,) = undone["left_alone"]["sample"]
    assert (left["code"], left["by"]) == ("changed_since", ada.id)
    assert (await rows(site))[task]["order"] == "a7"


async def test_items_of_sets_come_and_go_one_by_one(site: Site) -> None:
    ada, ben, task = site.people["Ada"], site.people["Ben"], await _task(site, "Ada")
    item = {"kind": "task", "id": task, "field": "assignees"}
    added = await ben.do({"op": "add", **item, "item": ben.id})
    await ada.do({"op": "add", **item, "item": ada.id})

    undone = await undo(ben, {"mutation": added["id"]})

    assert (await rows(site))[task]["assignees"] == [ada.id]
    assert undone["undone"] == 1


async def test_a_task_comes_back_from_another_board_with_the_labels_it_lost(site: Site) -> None:
    ada = site.people["Ada"]
    lost = create("label", site.boards[RED], "a0", name="Only here")
    kept = create("label", site.boards[RED], "a1", name="On both")
    twin = create("label", site.boards[BLUE], "a1", name="On both")
    task = create("task", site.columns[RED], "a1", title="T", labels=[lost["id"], kept["id"]])
    await ada.do(lost, kept, twin, task, create("comment", task["id"], body="Words"))
    before = await rows(site)
    moved = await ada.do(_move(task["id"], site.columns[BLUE]))
    assert (await rows(site))[task["id"]]["labels"] == [twin["id"]]

    undone = await undo(ada, {"mutation": moved["id"]})

    assert await rows(site) == before
    assert undone["left_alone"]["count"] == 0


async def test_a_value_whose_field_stayed_behind_comes_back_with_its_task(site: Site) -> None:
    ada = site.people["Ada"]
    points = create("field", site.boards[RED], "a0", name="Points", type="number")
    task = create("task", site.columns[RED], "a1", title="T")
    value = create("field_value", task["id"], field=points["id"], value=3)
    await ada.do(points, task, value)
    before = await rows(site)
    moved = await ada.do(_move(task["id"], site.columns[BLUE]))
    assert (await rows(site))[value["id"]]["in_trash"]

    await undo(ada, {"mutation": moved["id"]})

    assert await rows(site) == before


async def test_the_rights_of_now_count(site: Site) -> None:
    ada, ben, task = site.people["Ada"], site.people["Ben"], await _task(site, "Ada")
    renamed = await ben.do(_title(task, "Two"))
    seat = await _seat(site, ben)
    await ada.do(change("board_member", seat, "role", "viewer"))

    foreseen = await preview(ben, {"mutation": renamed["id"]})
    undone = await undo(ben, {"mutation": renamed["id"]})
    await ada.do(change("board_member", seat, "role", "editor"))

    (left,) = undone["left_alone"]["sample"]
    assert (left["code"], left["reason"]) == ("not_allowed", "Only editors change tasks.")
    assert foreseen["left_alone"] == undone["left_alone"]
    assert (await rows(site))[task]["title"] == "Two"


async def test_what_one_may_not_is_left_and_the_rest_of_the_same_act_is_undone(site: Site) -> None:
    ada, ben, task = site.people["Ada"], site.people["Ben"], await _task(site, "Ada")
    column = site.columns[RED]
    both = await ada.do(_title(task, "Two"), change("column", column, "limit", 5))

    undone = await undo(ben, {"mutation": both["id"]})

    now = await rows(site)
    assert (now[task]["title"], now[column]["limit"]) == ("One", 5)
    (left,) = undone["left_alone"]["sample"]
    assert (left["code"], left["field"]) == ("not_allowed", "limit")


async def test_what_went_below_something_that_went_later_comes_back_after_it(site: Site) -> None:
    ben, task = site.people["Ben"], await _task(site, "Ada")
    steps = create("checklist", task, "a0", title="Steps")
    await ben.do(steps)
    before = await rows(site)
    gone = await ben.do(
        _title(task, "Two"),
        {"op": "delete", "kind": "checklist", "id": steps["id"]},
        {"op": "delete", "kind": "task", "id": task},
    )

    undone = await undo(ben, {"mutation": gone["id"]})

    assert await rows(site) == before
    assert undone["left_alone"]["count"] == 0


async def test_what_is_hidden_stays_and_the_answer_says_that_there_is_more(site: Site) -> None:
    ada, ben, batch = site.people["Ada"], site.people["Ben"], new_id()
    red, blue = await _task(site, "Ada"), await _task(site, "Ada", BLUE)
    await ada.do(_title(red, "Two"), batch=batch)
    await ada.do(_title(blue, "Two"), batch=batch)

    undone = await undo(ben, {"batch": batch})

    now = await rows(site)
    assert (now[red]["title"], now[blue]["title"]) == ("One", "Two")
    assert (undone["undone"], undone["partly_hidden"]) == (1, True)
    assert blue not in str(undone)


async def test_what_came_from_a_hidden_board_is_not_taken_for_new(site: Site) -> None:
    ada, ben, task = site.people["Ada"], site.people["Ben"], await _task(site, "Ada", BLUE)
    moved = await ada.do(_move(task, site.columns[RED]))

    answer = await ben.client.post(
        "/api/undo", json={"stream": site.workspace, "of": {"mutation": moved["id"]}}
    )

    assert answer.json()["code"] == "not_found"
    assert not (await rows(site))[task]["in_trash"]
    await ada.do(_move(task, site.columns[BLUE]))  # else the word of that board is told to others


async def test_the_same_batch_again_doubles_nothing_and_tells_the_same(site: Site) -> None:
    ben, task, batch = site.people["Ben"], await _task(site, "Ada"), new_id()
    since = site.clock()
    for title in ("Two", "One", "Three"):
        await ben.do(_title(task, title))
    of = {"actor": ben.id, "since": since}

    first = await undo(ben, of, batch=batch)
    head = (await site.doors.hub.reads.head(site.workspace)).seq
    second = await undo(ben, of, batch=batch)

    assert second == first
    assert (await site.doors.hub.reads.head(site.workspace)).seq == head


async def test_the_same_batch_again_leaves_what_came_after_it(site: Site) -> None:
    ben, task, batch = site.people["Ben"], await _task(site, "Ada"), new_id()
    of = {"actor": ben.id, "since": site.clock()}
    await ben.do(_title(task, "Two"))

    await undo(ben, of, batch=batch)
    await ben.do(_title(task, "Three"))
    await undo(ben, of, batch=batch)

    assert (await rows(site))[task]["title"] == "Three"


async def test_what_a_first_try_put_into_the_trash_is_not_told_as_left_there(site: Site) -> None:
    ben, batch = site.people["Ben"], new_id()
    made = await ben.do(create("task", site.columns[RED], "a1", title="Made"))

    first = await undo(ben, {"mutation": made["id"]}, batch=batch)

    assert await undo(ben, {"mutation": made["id"]}, batch=batch) == first


async def test_a_preview_says_upto_where_and_what_came_later_stays(site: Site) -> None:
    ben, task = site.people["Ben"], await _task(site, "Ada")
    since = site.clock()
    await ben.do(_title(task, "Two"))
    foreseen = await preview(ben, {"actor": ben.id, "since": since})
    await ben.do(change("task", task, "priority", 1))

    await undo(ben, {"actor": ben.id, "since": since, "upto": foreseen["upto"]})

    now = (await rows(site))[task]
    assert (now["title"], now["priority"]) == ("One", 1)


async def _seat(site: Site, person: Person) -> str:
    return next(
        row
        for row, values in (await rows(site)).items()
        if values["kind"] == "board_member" and values["person"] == person.id
    )
