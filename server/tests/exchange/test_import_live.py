"""An import while people have the workspace open: they see it as they see each other's work."""

import pytest

from cairn.exchange.importing import Importer, Plan
from cairn.exchange.person import Person as Known
from cairn.exchange.trello.source import trello_source
from tests.exchange.exports import Json, as_file
from tests.exchange.test_importing import a_busy_board
from tests.verify.check import Witnesses
from tests.verify.site import Site

pytestmark = pytest.mark.anyio


async def imported(site: Site, board: Json) -> Plan:
    """Import as Ada, who knows everybody, and hold the store to the plan."""
    people = [Known(person.id, person.name, person.email) for person in site.people.values()]
    ada = site.people["Ada"].id
    hub = site.doors.hub
    importer = Importer(hub.reads, site.workspace, ada)
    plan = await importer.plan(
        trello_source(as_file(board), site.workspace, people, ada), site.clock()
    )
    await importer.carry_out(plan, hub.submit, lambda _done, _whole: None)
    assert await importer.read_back(plan) == plan.counts
    return plan


async def test_members_follow_an_import_and_a_second_one(witnesses: Witnesses) -> None:
    board = a_busy_board()
    await imported(witnesses.site, board)
    board["cards"][0] |= {"name": "Varnish the hull", "desc": "Three coats.", "idMembers": []}
    await imported(witnesses.site, board)
    for name in ("all", "one", "changing"):
        await witnesses.readers[name].settle()
        assert any("Varnish the hull" in text for text in witnesses.readers[name].received)


async def test_a_private_board_is_imported_out_of_sight(witnesses: Witnesses) -> None:
    board: Json = a_busy_board() | {"prefs": {"permissionLevel": "private"}, "members": []}
    await imported(witnesses.site, board)
    for name in ("one", "none", "changing"):
        await witnesses.readers[name].settle()
        assert not any("Paint the hull" in text for text in witnesses.readers[name].received)
