"""The verify action itself: it passes for what is right, and finds what is wrong."""

from collections.abc import AsyncGenerator
from dataclasses import replace

import pytest

from cairn.model.ids import ScopeId
from cairn.sync.delivery import Run
from cairn.sync.encoded import Piece, View
from cairn.sync.roster import Roster
from tests.verify.check import RED, Witnesses, summon, verify
from tests.verify.site import Site, change, create

pytestmark = pytest.mark.anyio


async def test_what_was_created_and_changed_reaches_who_may_read_it(site: Site) -> None:
    ada, ben = site.people["Ada"], site.people["Ben"]
    task = create("task", site.columns[RED], "a1", title="Write it down")
    await ada.do(task)
    await ben.do(change("task", task["id"], "priority", 3))
    await ben.do(create("comment", task["id"], body="Done soon"))
    await ada.do({"op": "delete", "kind": "task", "id": task["id"]})


@pytest.fixture
async def unverified(empty: Site) -> AsyncGenerator[Witnesses]:
    """The four of a site that is not verified at the end of the test."""
    witnesses = await summon(empty)
    yield witnesses
    witnesses.dismiss()


async def test_a_filter_that_lets_all_through_is_found(
    unverified: Witnesses, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lets_through(run: Run, after: int, view: View) -> bytes | None:
        wide = replace(view, readable=view.readable | everything, held=view.held | everything)
        return frame(run, after, wide)

    site = unverified.site
    everything = frozenset(map(ScopeId, [site.workspace, *site.boards.values()]))
    frame = Run.frame
    monkeypatch.setattr(Run, "frame", lets_through)
    with pytest.raises(AssertionError, match="one holds other rows"):
        await verify(unverified)


async def test_rights_that_lag_behind_the_log_are_found(
    unverified: Witnesses, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_blind(_roster: Roster, _entry: object) -> bool:
        return False

    monkeypatch.setattr(Roster, "concerns", is_blind)
    with pytest.raises(AssertionError, match="changing"):
        await verify(unverified)


async def test_a_lost_change_is_found(
    unverified: Witnesses, monkeypatch: pytest.MonkeyPatch
) -> None:
    def keeps_tasks_back(piece: Piece, view: View) -> str | None:
        return None if '"kind":"task"' in piece.json else for_view(piece, view)

    for_view = Piece.for_view
    monkeypatch.setattr(Piece, "for_view", keeps_tasks_back)
    with pytest.raises(AssertionError, match="all holds other rows"):
        await verify(unverified)
