"""What was made is undone with what is below it, but for what others made or touched there."""

import pytest

from tests.undo.asking import preview, rows, undo
from tests.verify.check import RED
from tests.verify.site import Json, Site, change, create, new_id

pytestmark = pytest.mark.anyio


async def _imported(site: Site, who: str = "Ben") -> tuple[str, Json, list[Json]]:
    """Make a column with three tasks in several mutations of one batch."""
    person, batch = site.people[who], new_id()
    column = create("column", site.boards[RED], "a5", name="Imported")
    tasks = [create("task", column["id"], f"a{n}", title=f"Task {n}") for n in range(3)]
    await person.do(column, batch=batch)
    for task in tasks:
        await person.do(task, create("comment", task["id"], body="Words"), batch=batch)
    return batch, column, tasks


async def test_a_batch_goes_to_the_trash_by_its_root_and_comes_back_as_it_was(site: Site) -> None:
    ada = site.people["Ada"]
    batch, column, _ = await _imported(site, "Ada")
    before = await rows(site)

    foreseen = await preview(ada, {"batch": batch})
    undone = await undo(ada, {"batch": batch})
    after = await rows(site)
    await undo(ada, {"batch": undone["batch"]})

    (change_,) = foreseen["undo"]["sample"]
    assert (change_["op"], change_["id"], change_["below"]) == ("delete", column["id"], 6)
    assert (undone["undone"], undone["left_alone"]["count"]) == (1, 0)
    assert [row for row in after if after[row] != before[row]] == [column["id"]]
    assert await rows(site) == before


async def test_where_others_did_something_the_rest_goes_alone(site: Site) -> None:
    ada, ben = site.people["Ada"], site.people["Ben"]
    batch, column, tasks = await _imported(site, "Ada")
    own = create("task", column["id"], "b00", title="Ben's own")
    await ben.do(own)
    await ben.do(change("task", tasks[1]["id"], "title", "Renamed"))

    undone = await undo(ada, {"batch": batch})

    now = await rows(site)
    in_trash = {row for row, values in now.items() if values["in_trash"]}
    assert in_trash == {tasks[0]["id"], tasks[2]["id"]} | {
        row for row, values in now.items() if values["parent"] == tasks[1]["id"]
    }
    assert undone["undone"] == 3
    left = {(one["id"], one["code"], one["by"]) for one in undone["left_alone"]["sample"]}
    assert left == {(row, "changed_since", ben.id) for row in (column["id"], tasks[1]["id"])}


async def test_somebody_elses_batch_is_undone_by_who_may(site: Site) -> None:
    ada = site.people["Ada"]
    batch, column, _ = await _imported(site, "Ada")
    task = create("task", column["id"], "b00", title="Added later")
    await ada.do(task)
    seat = create("board_member", site.boards[RED], person=site.people["Dan"].id, role="manager")
    await ada.do(seat)

    undone = await undo(site.people["Dan"], {"batch": batch})

    assert (undone["undone"], undone["left_alone"]["count"]) == (1, 0)
    assert (await rows(site))[column["id"]]["in_trash"]
    await ada.do({"op": "delete", "kind": "board_member", "id": seat["id"]})


async def test_what_goes_back_to_its_place_first_keeps_nothing_from_going(site: Site) -> None:
    ada, ben = site.people["Ada"], site.people["Ben"]
    theirs = create("task", site.columns[RED], "a1", title="Ben's")
    await ben.do(theirs)
    since = site.clock()
    column = create("column", site.boards[RED], "a5", name="New")
    await ada.do(column)
    move = {"op": "move", "kind": "task", "id": theirs["id"], "parent": column["id"], "order": "a0"}
    await ada.do(move)

    undone = await undo(ada, {"actor": ada.id, "since": since})

    now = await rows(site)
    assert undone["left_alone"]["count"] == 0
    assert (now[theirs["id"]]["parent"], now[theirs["id"]]["order"]) == (site.columns[RED], "a1")
    assert now[column["id"]]["in_trash"]


async def test_what_is_in_the_trash_already_is_left_there_and_says_by_whom(site: Site) -> None:
    ada, ben = site.people["Ada"], site.people["Ben"]
    task = create("task", site.columns[RED], "a1", title="Made")
    made = await ben.do(task)
    await ada.do({"op": "delete", "kind": "task", "id": task["id"]})

    undone = await undo(ben, {"mutation": made["id"]})

    (left,) = undone["left_alone"]["sample"]
    assert (undone["undone"], left["code"], left["by"]) == (0, "deleted", ada.id)


async def test_what_one_made_and_deleted_oneself_needs_nothing(site: Site) -> None:
    ben, since = site.people["Ben"], site.clock()
    task = create("task", site.columns[RED], "a1", title="Made")
    await ben.do(task)
    await ben.do({"op": "delete", "kind": "task", "id": task["id"]})

    undone = await undo(ben, {"actor": ben.id, "since": since})

    assert (undone["undone"], undone["left_alone"]["count"]) == (0, 0)
