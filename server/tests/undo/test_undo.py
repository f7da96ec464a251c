"""Undo of one mutation: what it did is taken back, and what others did since stands."""

from typing import Any

import pytest

from tests.undo.asking import preview, rows, undo
from tests.verify.check import BLUE, RED
from tests.verify.site import Site, change, create, new_id

pytestmark = pytest.mark.anyio


async def test_a_changed_title_is_put_back(site: Site) -> None:
    ben = site.people["Ben"]
    task = create("task", site.columns[RED], "a1", title="Old")
    await ben.do(task)
    renamed = await ben.do(change("task", task["id"], "title", "New"))

    answer = await undo(ben, {"mutation": renamed["id"]})

    assert (answer["undone"], answer["mutations"], answer["left_alone"]["count"]) == (1, 1, 0)
    assert (await rows(site))[task["id"]]["title"] == "Old"


async def test_undoing_the_batch_of_an_undo_redoes(site: Site) -> None:
    ben = site.people["Ben"]
    task = create("task", site.columns[RED], "a1", title="Made")
    made = await ben.do(task)

    undone = await undo(ben, {"mutation": made["id"]})
    assert (await rows(site))[task["id"]]["in_trash"]

    await undo(ben, {"batch": undone["batch"]})
    assert not (await rows(site))[task["id"]]["in_trash"]


async def test_what_somebody_else_changed_since_stands_and_is_named(site: Site) -> None:
    ada, ben = site.people["Ada"], site.people["Ben"]
    task = create("task", site.columns[RED], "a1", title="Old")
    await ben.do(task)
    renamed = await ben.do(change("task", task["id"], "title", "New"))
    await ada.do(change("task", task["id"], "title", "Newer"))

    answer = await undo(ben, {"mutation": renamed["id"]})

    assert answer["undone"] == 0
    (left,) = answer["left_alone"]["sample"]
    assert (left["code"], left["by"], left["title"]) == ("changed_since", ada.id, "Newer")
    assert (await rows(site))[task["id"]]["title"] == "Newer"


async def test_a_preview_says_what_would_change_and_changes_nothing(site: Site) -> None:
    ben = site.people["Ben"]
    task = create("task", site.columns[RED], "a1", title="Old")
    await ben.do(task)
    renamed = await ben.do(change("task", task["id"], "title", "New"))

    answer = await preview(ben, {"mutation": renamed["id"]})

    assert answer["undo"]["count"] == 1
    assert answer["undo"]["sample"] == [
        {
            "kind": "task",
            "id": task["id"],
            "scope": site.boards[RED],
            "op": "set",
            "title": "New",
            "field": "title",
            "from": "New",
            "to": "Old",
        }
    ]
    assert (await rows(site))[task["id"]]["title"] == "New"


async def test_what_one_may_not_read_is_undone_as_little_as_what_is_not_there(site: Site) -> None:
    ada, ben = site.people["Ada"], site.people["Cyn"]
    hidden = await ada.do(create("task", site.columns[RED], "a1", title="Hidden"))
    answers = {
        (
            await ben.client.post(
                "/api/undo", json={"stream": site.workspace, "of": {"mutation": one}}
            )
        ).text
        for one in (hidden["id"], new_id())
    }
    assert len(answers) == 1
    assert "not_found" in answers.pop()


@pytest.mark.parametrize("asked", [preview, undo])
async def test_what_went_on_where_one_may_not_read_is_not_told(site: Site, asked: Any) -> None:
    ada, ben = site.people["Ada"], site.people["Ben"]
    task = create("task", site.columns[RED], "a1", title="Old")
    await ben.do(task)
    renamed = await ben.do(change("task", task["id"], "title", "New"))
    away = {"op": "move", "kind": "task", "id": task["id"]}
    await ada.do(away | {"parent": site.columns[BLUE], "order": "a1"})
    await ada.do(change("task", task["id"], "title", "Nobody else's"))

    left = (await asked(ben, {"mutation": renamed["id"]}))["left_alone"]

    assert [(one["code"], "title" in one, "by" in one) for one in left["sample"]] == [
        ("not_found", False, False)
    ]
