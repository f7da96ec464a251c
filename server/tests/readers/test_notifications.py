"""Who is told of what: both people of a clash, who is assigned, named or answered. No others."""

import msgspec
import pytest

from cairn.commit.submission import Submission, digest_of
from cairn.decide.facts import Actor
from cairn.model.ids import MutationId, RowId
from cairn.model.ops import Create, Mutation
from tests.readers.inbox import Json, inbox, reasons
from tests.verify.check import BLUE, RED, Witnesses
from tests.verify.site import Person, Site, change, create, found_board, new_id

pytestmark = pytest.mark.anyio


async def _task(site: Site, board: str = RED, **fields: object) -> str:
    task = create("task", site.columns[board], "a1", **{"title": "A task", **fields})
    await site.people["Ada"].do(task)
    return task["id"]


async def _rename(person: Person, task: str, title: str, was: str, clash: str = "take") -> int:
    """Rename a task as somebody who saw `was`; return the entry's seq."""
    op = {**change("task", task, "title", title), "was": was, "clash": clash}
    (answer,) = await person.push(person.mutation(op))
    return answer["mutations"][0][1]


def _on(site: Site, task: str, board: str = RED, **more: str) -> Json:
    return {"kind": "task", "id": task, "scope": site.boards[board], "task": task, **more}


@pytest.mark.parametrize("clash", ["take", "yield"])
async def test_both_people_of_a_clash_are_told_where_to_find_both_values(
    site: Site, clash: str
) -> None:
    ada, ben = site.people["Ada"], site.people["Ben"]
    task = await _task(site)
    await _rename(ben, task, "Ben's", "A task")
    seq = await _rename(ada, task, "Ada's", "A task", clash)

    for person in (ada, ben):
        (note,) = await inbox(site, person)
        assert (note["reason"], note["entry"], note["workspace"]) == ("clash", seq, site.workspace)
        assert note["about"] == _on(site, task, field="title")
    page = await ben.client.get(f"/api/log/{site.workspace}?limit=1")
    assert {"Ada's", "Ben's"} == {
        page.json()["entries"][0]["clashes"][0][n] for n in ("stands", "other")
    }


async def test_a_later_clash_makes_the_one_note_of_the_field_new_again(site: Site) -> None:
    ada, ben = site.people["Ada"], site.people["Ben"]
    task = await _task(site)
    await _rename(ben, task, "Ben's", "A task")
    await _rename(ada, task, "Ada's", "A task")
    (first,) = await inbox(site, ben)
    read = change("notification", first["id"], "read_at", site.clock())
    await ben.do(read, stream=ben.id)
    last = await _rename(ben, task, "Ben's again", "A task")

    (note,) = await inbox(site, ben)
    assert (note["id"], note["entry"], note.get("read_at")) == (first["id"], last, None)


async def test_a_note_that_was_thrown_away_comes_back_with_the_next_clash(site: Site) -> None:
    ada, ben = site.people["Ada"], site.people["Ben"]
    task = await _task(site)
    await _rename(ben, task, "Ben's", "A task")
    await _rename(ada, task, "Ada's", "A task")
    (first,) = await inbox(site, ben)
    await ben.do({"op": "delete", "kind": "notification", "id": first["id"]}, stream=ben.id)
    assert await inbox(site, ben) == []
    await _rename(ada, task, "Ada's again", "A task")
    assert await inbox(site, ben) == [], "that was no clash with Ben"
    await _rename(ben, task, "Ben's again", "A task")

    assert len(await inbox(site, ben)) == 1


async def test_who_clashes_with_themselves_is_told_once(site: Site) -> None:
    ben = site.people["Ben"]
    task = await _task(site)
    await _rename(ben, task, "On the phone", "A task")
    await _rename(ben, task, "On the laptop", "A task")

    assert await reasons(site, ben) == ["clash"]
    assert await reasons(site, site.people["Ada"]) == []


async def test_two_fields_of_a_row_clash_apart(site: Site) -> None:
    ada, ben = site.people["Ada"], site.people["Ben"]
    task = await _task(site)
    await ben.do(change("task", task, "title", "Ben's"), change("task", task, "priority", 1))
    await ada.do(
        {**change("task", task, "title", "Ada's"), "was": "A task"},
        {**change("task", task, "priority", 2), "was": 3},
    )

    assert {note["about"]["field"] for note in await inbox(site, ben)} == {"title", "priority"}


async def test_who_is_assigned_is_told_and_who_assigns_themselves_is_not(site: Site) -> None:
    ada, ben = site.people["Ada"], site.people["Ben"]
    task = await _task(site, assignees=[ada.id])
    await ada.do({"op": "add", "kind": "task", "id": task, "field": "assignees", "item": ben.id})
    await ada.do(change("task", task, "title", "Renamed"))

    (note,) = await inbox(site, ben)
    assert (note["reason"], note["about"]) == ("assigned", _on(site, task))
    assert await inbox(site, ada) == []


async def test_an_item_of_a_checklist_assigns_too(site: Site) -> None:
    ada, ben = site.people["Ada"], site.people["Ben"]
    task = await _task(site)
    checklist = create("checklist", task, "a0", title="Steps")
    item = create("check_item", checklist["id"], "a0", title="First", assignee=ben.id)
    await ada.do(checklist, item)

    (note,) = await inbox(site, ben)
    assert note["about"] == {
        "kind": "check_item", "id": item["id"], "scope": site.boards[RED], "task": task
    }  # fmt: skip


async def test_a_task_that_crosses_boards_assigns_nobody_anew(site: Site) -> None:
    ada, ben = site.people["Ada"], site.people["Ben"]
    await found_board(site, "Shared", everyone="editor")
    task = await _task(site, assignees=[ben.id])
    await ada.do(create("comment", task, body="Nobody is named"))
    told = await inbox(site, ben)
    move = {
        "op": "move",
        "kind": "task",
        "id": task,
        "parent": site.columns["Shared"],
        "order": "a1",
    }
    await ada.do(move)

    assert await inbox(site, ben) == told


async def test_a_comment_tells_who_is_named_assigned_or_watching(site: Site) -> None:
    ada, ben, dan = (site.people[name] for name in ("Ada", "Ben", "Dan"))
    task = await _task(site)
    await ada.do(create("comment", task, body="Nobody follows it yet"))
    assert await inbox(site, ben) == []
    await ben.do(create("watch", ben.id, workspace=site.workspace, task=task), stream=ben.id)
    comment = create("comment", task, body="What of this, @ben and @Dan?")
    await ada.do(comment)
    await ada.do(create("comment", task, body="Anybody?"))
    await ben.do(create("comment", task, body="Here, @Ada"))

    first, second = await inbox(site, ben)
    assert (first["reason"], second["reason"]) == ("mentioned", "commented")
    assert first["about"] == {
        "kind": "comment", "id": comment["id"], "scope": site.boards[RED], "task": task
    }  # fmt: skip
    assert await reasons(site, ada) == ["mentioned"]
    assert await inbox(site, dan) == [], "Dan doesn't read the board"


async def test_a_name_that_is_put_in_later_is_told_once(site: Site) -> None:
    ada, ben = site.people["Ada"], site.people["Ben"]
    comment = create("comment", await _task(site), body="Somebody?")
    await ada.do(comment)
    for body in ("@Ben?", "@Ben? Please."):
        await ada.do(change("comment", comment["id"], "body", body))

    assert await reasons(site, ben) == ["mentioned"]


async def test_who_does_not_read_the_scope_is_told_nothing(
    witnesses: Witnesses, site: Site
) -> None:
    ada, ben, cyn = (site.people[name] for name in ("Ada", "Ben", "Cyn"))
    task = await _task(site, BLUE, title="canary-note", assignees=[ben.id, cyn.id])
    await ada.do(create("comment", task, body="canary-note for @Ben and @Cyn"))
    await site.doors.readers.settle()

    for person in (ben, cyn):
        assert await inbox(site, person) == []
    for name, reader in witnesses.readers.items():
        await reader.settle()
        got = any("canary-note" in text for text in reader.received)
        assert got == (name in {"all", "changing"}), name


async def test_notes_hold_references_and_no_texts(witnesses: Witnesses, site: Site) -> None:
    ada, ben = site.people["Ada"], site.people["Ben"]
    words = ("canary-title", "canary-body", "canary-mine")
    task = await _task(site, title="canary-title", assignees=[ben.id])
    await ada.do(create("comment", task, body="canary-body @Ben"))
    await _rename(ben, task, "canary-mine", "canary-other")
    assert len(await inbox(site, ben)) == 3
    reader = witnesses.readers["one"]
    await reader.settle()

    own = [
        text for text, frame in zip(reader.received, map(_decoded, reader.received), strict=True)
        if frame.get("stream") == ben.id
    ]  # fmt: skip
    assert any('"notification"' in text for text in own), "they come live"
    assert not any(word in text for text in own for word in words)


async def test_only_oneself_reads_ones_own_stream(site: Site) -> None:
    ada, ben = site.people["Ada"], site.people["Ben"]
    await _task(site, assignees=[ben.id])
    await inbox(site, ben)

    own = await ben.client.get(f"/api/segments/{ben.id}/{ben.id}")
    assert set(own.json()["kinds"]) == {"profile", "notification"}
    for path in (f"/api/segments/{ben.id}/{ben.id}", f"/api/log/{ben.id}"):
        assert (await ada.client.get(path)).status_code == 404


async def test_what_an_import_brings_is_no_news(site: Site) -> None:
    ada, ben = site.people["Ada"], site.people["Ben"]
    fields = {"title": "Imported", "assignees": [ben.id]}
    op = Create("task", RowId(new_id()), fields, RowId(site.columns[RED]), "a7")
    mutation = Mutation(MutationId(new_id()), site.workspace, "import", [op], site.clock())
    await site.doors.hub.submit(
        [Submission(Actor(ada.id, "import"), mutation, digest_of(mutation))]
    )

    assert await inbox(site, ben) == []


def _decoded(text: str) -> Json:
    found: Json = msgspec.json.decode(text)
    return found
