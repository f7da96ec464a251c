"""A Trello export comes in by the interface: looked at first, then written while one is told."""

import json
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, aclosing
from pathlib import Path
from typing import Any

import httpx
import pytest

from cairn.decide.facts import Actor
from cairn.exchange.imports import Import, Stopped, Written
from cairn.exchange.visit import Asked
from tests.exchange.exports import (
    Json,
    a_board,
    a_card,
    a_comment,
    a_list,
    a_member,
    as_file,
)
from tests.verify.check import Witnesses
from tests.verify.site import Person, Site, change, empty_site, join, set_up

pytestmark = pytest.mark.anyio


def a_yard(*, cards: int = 2, **more: Any) -> Json:
    """Return a board with Ada, a stranger, what they wrote and what can't come."""
    ada, cem = a_member("Ada"), a_member("Cem")
    hull = a_card("Paint the hull", idMembers=[ada["id"], cem["id"]])
    others = [a_card(f"Card {number}", idShort=number) for number in range(2, cards + 1)]
    return a_board(
        hull,
        *others,
        members=[ada, cem],
        actions=[a_comment(hull, "Blue.", idMemberCreator=cem["id"])],
        prefs={"permissionLevel": "org", "selfJoin": True, "background": "sea"},
        **more,
    )


async def look(person: Person, file: bytes, **more: str) -> httpx.Response:
    return await _send(person, "/api/imports/preview", file, **more)


async def bring(person: Person, file: bytes, **more: str) -> list[Json]:
    """Import it; return what was told, line by line."""
    answer = await _send(person, "/api/imports", file, **more)
    assert answer.status_code == 200, answer.text
    return [json.loads(line) for line in answer.text.splitlines()]


async def _send(person: Person, path: str, file: bytes, **more: str) -> httpx.Response:
    asked = {"stream": person.site.workspace, **more}
    return await person.client.post(path, params=asked, content=file, timeout=60)


def reading(person: Person, file: bytes) -> AbstractAsyncContextManager[Import]:
    """Have the file read, as the door does."""

    async def pieces() -> AsyncIterator[bytes]:
        yield file

    asked = Asked(person.site.workspace, person.id, person.site.clock())
    return person.site.doors.imports.reading(asked, pieces())


async def actor_of(person: Person) -> Actor:
    session = await person.site.doors.session_of(person.token)
    assert session is not None
    return Actor(person.id, "import", session.id)


async def head(site: Site) -> int:
    return (await site.doors.hub.reads.head(site.workspace)).seq


async def rows(site: Site, kind: str) -> list[Any]:
    store: Any = site.doors.hub.reads
    return (await store.rows_of(site.workspace, [kind]))[1]


async def test_a_look_tells_what_would_come_and_be_lost_and_changes_nothing(empty: Site) -> None:
    ada = await set_up(empty)
    before = await head(empty)
    report = (await look(ada, as_file(a_yard()))).json()
    assert report["board"] | {"id": ""} == {
        "id": "", "name": "Boat yard", "everyone": "editor", "is_new": True,
    }  # fmt: skip
    assert report["counts"]["tasks"] == 2
    assert report["counts"]["comments"] == 1
    assert {"what": "board background", "count": 1, "example": "sea"} in report["lost"]
    assert [(one["name"], one["person"]) for one in report["people"]] == [
        ("Ada", ada.id),
        ("Cem", None),
    ]
    assert await head(empty) == before


async def test_an_import_is_told_as_it_happens_and_is_undone_whole(witnesses: Witnesses) -> None:
    site = witnesses.site
    ada = site.people["Ada"]
    begun, *written, came = await bring(ada, as_file(a_yard(cards=450)))
    assert begun["type"] == "begun"
    whole = begun["report"]["changes"]
    assert [one["type"] for one in written] == ["written"] * len(written)
    assert written[-1] == {"type": "written", "done": whole, "whole": whole}
    assert len(written) > 1
    assert came == {"type": "came", "counts": begun["report"]["counts"]}
    assert came["counts"]["tasks"] == 450

    board = begun["report"]["board"]["id"]
    undo = {"stream": site.workspace, "of": {"batch": begun["report"]["batch"]}}
    answer = await ada.client.post("/api/undo", json=undo)
    assert answer.json()["left_alone"]["count"] == 0, answer.text
    (gone,) = [row for row in await rows(site, "board") if row.id == board]
    assert gone.deleted_at is not None


async def test_the_same_file_again_asks_for_nothing(empty: Site) -> None:
    ada = await set_up(empty)
    file = as_file(a_yard())
    await bring(ada, file)
    before = await head(empty)
    report = (await look(ada, file)).json()
    assert (report["changes"], report["board"]["is_new"]) == (0, False)
    begun, came = await bring(ada, file)
    assert came["counts"] == begun["report"]["counts"]
    assert await head(empty) == before


async def test_people_are_taken_for_whom_one_says(empty: Site) -> None:
    ada = await set_up(empty)
    ben = await join(empty, "Ben")
    board = a_yard()
    theirs = [member["id"] for member in board["members"]]
    chosen = f"{theirs[0]}:,{theirs[1]}:{ben.id}"
    report = (await look(ada, as_file(board), people=chosen)).json()
    assert [one["person"] for one in report["people"]] == [None, ben.id]
    await bring(ada, as_file(board), people=chosen)
    (hull,) = [row for row in await rows(empty, "task") if row.values["title"] == "Paint the hull"]
    assert hull.values["assignees"] == [ben.id]
    assert hull.values["origin"]["members"] == ["Ada"]


async def test_a_stranger_is_kept_as_a_name_whatever_one_says(empty: Site) -> None:
    ada = await set_up(empty)
    board = a_yard()
    chosen = f"{board['members'][1]['id']}:{empty.workspace}"
    report = (await look(ada, as_file(board), people=chosen)).json()
    assert [one["person"] for one in report["people"]] == [ada.id, None]


async def test_only_who_may_invite_finds_people_by_their_addresses(empty: Site) -> None:
    ada = await set_up(empty)
    ben = await join(empty, "Ben")
    file = as_file(a_board(members=[a_member("A Stranger", email="ada@example.org")]))
    assert [one["person"] for one in (await look(ada, file)).json()["people"]] == [ada.id]
    assert [one["person"] for one in (await look(ben, file)).json()["people"]] == [None]


async def test_who_may_not_make_boards_is_told_so_before_the_file_is_read(
    witnesses: Witnesses,
) -> None:
    cyn = witnesses.site.people["Cyn"]
    for path in ("/api/imports/preview", "/api/imports"):
        answer = await _send(cyn, path, b"not read")
        assert answer.status_code == 403
        assert answer.json()["detail"] == "Guests can't make boards."


async def test_a_workspace_that_one_is_not_in_is_not_there(empty: Site) -> None:
    ada = await set_up(empty)
    other = "01900000-0000-7000-8000-000000000009"
    assert (await look(ada, b"{}", stream=other)).json()["code"] == "not_found"


DEEP = b'{"lists":[],"cards":' + b"[" * 200_000 + b"]" * 200_000 + b"}"


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (b"", "isn't JSON"),
        (b"PK\x03\x04 a zip, say", "isn't JSON"),
        (b"\x80\x81\x82", "isn't text"),
        (b"[1, 2]", "no Trello board"),
        (b'{"idList": "5f"}', "one Trello card"),
        (as_file({"lists": {}, "cards": []}), "no Trello board"),
        (DEEP, "can't be read"),
    ],
    ids=["empty", "a zip", "no text", "a list", "a card", "of another shape", "very deep"],
)
async def test_what_is_no_export_is_refused_with_the_mend_and_changes_nothing(
    file: bytes, why: str, empty: Site
) -> None:
    ada = await set_up(empty)
    before = await head(empty)
    for path in ("/api/imports/preview", "/api/imports"):
        answer = await _send(ada, path, file)
        assert (answer.status_code, answer.json()["code"]) == (422, "not_an_export"), answer.text
        assert why in answer.json()["detail"]
    assert await head(empty) == before


async def test_a_file_over_the_limit_is_refused_and_says_the_limit(tmp_path: Path) -> None:
    async with empty_site(tmp_path, import_limit=10_000) as site:
        ada = await set_up(site)
        small, large = as_file(a_board(a_card())), as_file(a_board(a_card(desc="a" * 10_000)))
        assert (await look(ada, small)).status_code == 200
        answer = await look(ada, large)
        assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")
        assert answer.json()["params"] == {"most": "10000 bytes"}


async def test_who_loses_the_right_on_the_way_is_told_what_stands(witnesses: Witnesses) -> None:
    """Ada's board is imported again by Ben, who may not edit it: the rest is not his to change."""
    site = witnesses.site
    ada, dan = site.people["Ada"], site.people["Dan"]
    board: Json = a_yard(lists=[a_list()]) | {"prefs": {"permissionLevel": "org"}}
    begun, *_ = await bring(ada, as_file(board))
    await ada.do(change("board", begun["report"]["board"]["id"], "everyone", "viewer"))
    board["cards"][0]["name"] = "Varnish the hull"
    begun, stopped = await bring(dan, as_file(board))
    assert stopped["type"] == "stopped"
    assert not stopped["is_begun"]
    assert stopped["why"].startswith("Only ")


async def test_who_signs_out_meanwhile_imports_nothing(empty: Site) -> None:
    ada = await set_up(empty)
    before = await head(empty)
    async with reading(ada, as_file(a_yard())) as found:
        actor = await actor_of(ada)
        assert (await ada.client.delete("/api/session")).status_code == 204
        told = [one async for one in found.carry_out(actor)]
    assert told[-1] == Stopped("The data can't be written at the moment.", is_begun=False)
    assert await head(empty) == before


async def test_who_stops_listening_stops_the_import_and_can_undo_what_came(empty: Site) -> None:
    ada = await set_up(empty)
    actor = await actor_of(ada)
    async with (
        reading(ada, as_file(a_yard(cards=900))) as found,
        aclosing(found.carry_out(actor)) as told,
    ):
        async for one in told:
            if isinstance(one, Written):
                break
    assert 0 < len(await rows(empty, "task")) < 900
    undo = {"stream": empty.workspace, "of": {"batch": found.report.batch}}
    await ada.client.post("/api/undo", json=undo)
    (board,) = await rows(empty, "board")
    assert board.deleted_at is not None
