"""What is known of a workspace's people beside their rows, and to whom."""

from typing import Any

import pytest

from tests.verify.check import RED
from tests.verify.site import Person, Site, create, email_of, join

pytestmark = pytest.mark.anyio

_DAY_MS = 24 * 60 * 60 * 1000


async def _known(site: Site, by: Person) -> dict[str, Any]:
    answer = await by.client.get(f"/api/members/{site.workspace}")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def _leave(site: Site, person: Person) -> None:
    _, rows = await site.doors.hub.reads.rows_of(site.workspace, ["member"])
    (row,) = [row.id for row in rows if row.values["person"] == person.id]
    await person.do({"op": "delete", "kind": "member", "id": row})


async def test_an_owner_sees_addresses_and_last_visits(site: Site) -> None:
    known = await _known(site, site.people["Ada"])
    emails = {each["person"]: each["email"] for each in known["people"]}
    assert emails == {person.id: email_of(name) for name, person in site.people.items()}
    visits = [each["seen_at"] for each in known["people"]]
    assert all(site.clock.ms - _DAY_MS < at <= site.clock.ms for at in visits)


async def test_who_signed_out_everywhere_was_here_nobody_knows_when(site: Site) -> None:
    cyn = site.people["Cyn"]
    await cyn.client.delete("/api/session")
    known = await _known(site, site.people["Ada"])
    assert {each["person"]: each["seen_at"] for each in known["people"]}[cyn.id] is None


async def test_a_private_board_whose_manager_left_is_told_to_owners_who_take_it_over(
    site: Site,
) -> None:
    eve, max_ = await join(site, "Eve"), await join(site, "Max", "admin")
    board = create("board", site.workspace, "a5", name="Lost")
    await eve.do(board, create("board_member", board["id"], person=eve.id, role="manager"))
    ada = site.people["Ada"]
    before = (await _known(site, ada))["lost_boards"]
    await _leave(site, eve)
    told = [(await _known(site, by))["lost_boards"] for by in (ada, max_)]
    assert (before, told) == ([], [[{"id": board["id"], "name": "Lost"}], []])

    await ada.do(create("board_member", board["id"], person=ada.id, role="manager"))
    assert (await _known(site, ada))["lost_boards"] == []
    rights = await site.doors.hub.rights(site.workspace, ada.id)
    assert rights[board["id"]].board == "manager"


async def test_of_private_boards_only_those_are_told_that_the_asker_reads(site: Site) -> None:
    ben, amy = site.people["Ben"], await join(site, "Amy", "admin")
    told = [
        {each["person"]: each["boards"] for each in (await _known(site, by))["people"]}[ben.id]
        for by in (site.people["Ada"], amy)
    ]
    assert told == [[site.boards[RED]], []]


async def test_a_board_with_a_manager_or_open_to_all_is_not_lost(site: Site) -> None:
    ada = site.people["Ada"]
    await ada.do(create("board", site.workspace, "a5", name="Open", everyone="viewer"))
    assert (await _known(site, ada))["lost_boards"] == []
