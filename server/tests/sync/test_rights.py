"""Rights follow the log, entry by entry: gained, lost, joined, left."""

from typing import Any

import pytest

from tests.verify.check import BLUE, RED, private_board
from tests.verify.site import Site, change, create, join, new_id

pytestmark = pytest.mark.anyio


async def _shared_board(site: Site, everyone: str = "none") -> str:
    ada = site.people["Ada"]
    await private_board(site, ada, "green")
    if everyone != "none":
        await ada.do(change("board", site.boards["green"], "everyone", everyone))
    return site.boards["green"]


async def test_opening_a_board_to_all_gives_it_to_members_and_not_to_guests(site: Site) -> None:
    ben, cyn = [await site.people[name].follow() for name in ("Ben", "Cyn")]
    board = await _shared_board(site, "viewer")
    for reader in (ben, cyn):
        await reader.settle()
        reader.close()
    (scope,) = ben.of_type("scope")
    assert scope["gained"] == {board: {"board": "viewer"}}
    assert cyn.of_type("scope") == []
    titles = [row.get("title") for row in ben.replicas[site.workspace].rows.values()]
    assert "green" in titles


async def test_closing_a_board_takes_it_at_that_very_entry(site: Site) -> None:
    board = await _shared_board(site, "editor")
    ada = site.people["Ada"]
    ben = await site.people["Ben"].follow()
    close = ada.mutation(change("board", board, "everyone", "none"))
    after = ada.mutation(create("task", site.columns["green"], "a5", title="behind-the-door"))
    await ada.push(close, after)
    await ben.settle()
    ben.close()
    (scope,) = ben.of_type("scope")
    assert scope["lost"] == [board]
    assert not any("behind-the-door" in text for text in ben.received)
    assert all(row["scope"] != board for row in ben.replicas[site.workspace].rows.values())


async def test_a_role_that_changed_is_told_with_the_scope(site: Site) -> None:
    board = await _shared_board(site, "viewer")
    ben = await site.people["Ben"].follow()
    await site.people["Ada"].do(change("board", board, "everyone", "editor"))
    await ben.settle()
    ben.close()
    (scope,) = ben.of_type("scope")
    assert scope["gained"] == {board: {"board": "editor"}}
    assert "lost" not in scope


async def test_between_gain_and_loss_in_one_commit_only_what_lies_between_is_seen(
    site: Site,
) -> None:
    board = await _shared_board(site)
    ada = site.people["Ada"]
    ben = await site.people["Ben"].follow()
    place = ben.replicas[site.workspace]
    await ben.send({"type": "hold", "stream": site.workspace, "scopes": [board]})
    await ben.send(
        {"type": "catch_up", "stream": site.workspace, "cursor": place.cursor, "mark": place.mark}
    )
    await ben.settle()
    seat = create("board_member", board, person=site.people["Ben"].id, role="editor")

    def task(title: str) -> dict[str, Any]:
        return ada.mutation(create("task", site.columns["green"], "a5", title=title))

    leave = {"op": "delete", "kind": "board_member", "id": seat["id"]}
    steps = [task("too-early"), ada.mutation(seat), task("between"), ada.mutation(leave)]
    await ada.push(*steps, task("too-late"))
    before = len(ben.received)
    await ben.settle()
    live = "".join(text for text in ben.received[before:] if text.startswith('{"type"'))
    ben.close()
    assert "between" in live
    assert "too-early" not in live
    assert "too-late" not in live


async def test_who_is_removed_from_the_workspace_loses_the_stream(site: Site) -> None:
    eve = await join(site, "Eve", boards=[{"board": site.boards[RED], "role": "viewer"}])
    reader = await eve.follow()
    _, rows = await site.doors.hub.reads.rows_of(site.workspace, ["member"])
    (seat,) = [row.id for row in rows if row.values["person"] == eve.id]
    await site.people["Ada"].do({"op": "delete", "kind": "member", "id": seat})
    await site.people["Ada"].do(create("task", site.columns[RED], "a7", title="after-eve"))
    await reader.settle()
    reader.close()
    assert {"type": "stream", "stream": site.workspace, "rights": None} in reader.frames
    assert site.workspace not in reader.replicas
    assert not any("after-eve" in text for text in reader.received)


async def test_who_joins_while_connected_gets_the_stream(site: Site) -> None:
    ada, eve = site.people["Ada"], await join(site, "Eve")
    reader = await eve.follow()
    root = new_id()
    other = {"op": "create", "kind": "workspace", "id": root, "fields": {"name": "Second"}}
    owner = create("member", root, person=ada.id, role="owner")
    await ada.do(other, owner, stream=root)
    made = await ada.client.post("/api/invitations", json={"workspace": root, "role": "member"})
    token = made.json()["url"].partition("#")[2]
    assert (await eve.client.post(f"/api/invitations/{token}/accept", json={})).status_code == 200
    await reader.wait_for(lambda frame: frame["type"] == "stream")
    reader.close()
    (frame,) = reader.of_type("stream")
    assert (frame["stream"], frame["rights"]["role"]) == (root, "member")
    assert reader.replicas[root].rows[root]["name"] == "Second"


async def test_of_a_board_that_is_not_held_only_its_own_row_is_sent(site: Site) -> None:
    ada = site.people["Ada"]
    reader = await ada.follow()
    await reader.send({"type": "hold", "stream": site.workspace, "scopes": [site.workspace]})
    before = len(reader.frames)
    await ada.do(create("task", site.columns[BLUE], "a7", title="unseen"))
    await ada.do(change("board", site.boards[BLUE], "icon", "anchor"))
    await reader.settle()
    new = reader.frames[before:]
    (entry,) = [entry for frame in new for entry in frame.get("entries", [])]
    assert entry["changes"][0]["after"] == {"icon": "anchor"}
    reader.close()


async def test_of_an_entry_over_two_boards_each_sees_what_they_hold(site: Site) -> None:
    ada = site.people["Ada"]
    ben = await site.people["Ben"].follow()
    half = await ada.follow()
    await half.send({"type": "hold", "stream": site.workspace, "scopes": [site.boards[BLUE]]})
    red = create("task", site.columns[RED], "a7", title="red-half")
    await ada.do(red, create("task", site.columns[BLUE], "a7", title="blue-half"))
    for reader in (ben, half):
        await reader.settle()
        reader.close()
    for reader, title in ((ben, "red-half"), (half, "blue-half")):
        (entry,) = reader.of_type("entries")[-1]["entries"]
        assert [each["here"]["title"] for each in entry["changes"]] == [title]


async def test_a_seq_with_nothing_to_see_moves_the_cursor_within_a_second(site: Site) -> None:
    cyn = await site.people["Cyn"].follow()
    await site.people["Ada"].do(create("task", site.columns[RED], "a7", title="unseen"))
    await cyn.wait_for(lambda frame: frame["type"] == "entries" and frame["upto"] > frame["after"])
    cyn.close()
    last = cyn.of_type("entries")[-1]
    assert last["entries"] == []
