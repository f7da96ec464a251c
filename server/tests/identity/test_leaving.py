"""Who left a workspace and comes back is where the new invitation says, and nowhere else."""

import pytest

from tests.verify.check import RED
from tests.verify.site import Json, Person, Site, join

pytestmark = pytest.mark.anyio


async def _member(site: Site, person: Person) -> str:
    _, rows = await site.doors.hub.reads.rows_of(site.workspace, ["member"])
    (row,) = [row.id for row in rows if row.values["person"] == person.id]
    return row


async def _invite_back(site: Site, person: Person, *boards: Json) -> None:
    wanted = {"workspace": site.workspace, "role": "member", "boards": list(boards)}
    made = await site.people["Ada"].client.post("/api/invitations", json=wanted)
    token = made.json()["url"].partition("#")[2]
    answer = await person.client.post(f"/api/invitations/{token}/accept", json={})
    assert answer.status_code == 200, answer.text


async def _reads_red(site: Site, person: Person) -> bool:
    path = f"/api/segments/{site.workspace}/{site.boards[RED]}"
    return (await person.client.get(path)).status_code == 200


async def test_an_old_place_on_a_private_board_does_not_come_back(site: Site) -> None:
    ada, red = site.people["Ada"], {"board": site.boards[RED], "role": "editor"}
    eve = await join(site, "Eve", boards=[red])
    assert await _reads_red(site, eve)
    await ada.do({"op": "delete", "kind": "member", "id": await _member(site, eve)})

    await _invite_back(site, eve)
    without = await _reads_red(site, eve)
    await _invite_back(site, eve, red)

    assert (without, await _reads_red(site, eve)) == (False, True)


async def test_undoing_the_removal_brings_the_places_back(site: Site) -> None:
    ada, ben = site.people["Ada"], site.people["Ben"]
    removed = await ada.do({"op": "delete", "kind": "member", "id": await _member(site, ben)})

    body = {"stream": site.workspace, "of": {"mutation": removed["id"]}}
    answer = await ada.client.post("/api/undo", json=body)

    assert answer.json()["undone"] == 2
    assert await _reads_red(site, ben)
