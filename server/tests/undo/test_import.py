"""A whole import is undone and redone, and everything is as before."""

from pathlib import Path

import pytest

from cairn.commit.verify import verify
from cairn.decide.facts import Actor
from cairn.decide.row import Row
from cairn.model.ids import BatchId, PersonId, ScopeId
from cairn.model.ops import Create, RowId, Set
from cairn.undo.asked import Of, Undo, Undone
from cairn.undo.look import Asking
from cairn.undo.undoing import Undoing
from tests.exchange.exports import (
    Json,
    a_board,
    a_card,
    a_checklist,
    a_comment,
    a_list,
    an_id,
    an_item,
)
from tests.exchange.team import Team, new_id, now, team
from tests.exchange.test_importing import imported

pytestmark = pytest.mark.anyio

CARDS = 250


def _export() -> Json:
    """A board that takes many mutations, with something of everything."""
    columns = [a_list("To do"), a_list("Done")]
    label = {"id": an_id(), "name": "Urgent", "color": "red"}
    cards = [
        a_card(f"Card {n}", idList=columns[n % 2]["id"], pos=n, desc=f"About {n}",
               idLabels=[label["id"]] * (n % 3 == 0))
        for n in range(CARDS)
    ]  # fmt: skip
    return a_board(
        *cards,
        lists=columns,
        labels=[label],
        checklists=[a_checklist(card, an_item("One"), an_item("Two")) for card in cards[::5]],
        actions=[a_comment(card, "Said") for card in cards[::7]],
    )


async def _stands(team: Team) -> dict[RowId, Row]:
    """Return all rows without what every change moves."""
    return {
        row.id: Row(
            row.kind, row.stream, row.id, row.scope, row.parent, row.order, 0, row.created_at,
            row.created_by, 0, PersonId(""), row.deleted_at and 1, row.deleted_by, row.values,
        )
        for row in await team.rows()
    }  # fmt: skip


async def _undo(team: Team, batch: BatchId, who: str = "Ada") -> Undone:
    undoing = Undoing(team.store, team.committer.submit, now)
    scopes = {row.scope for row in await team.rows()} | {ScopeId(team.workspace)}
    actor = Actor(team.people[who], "token")
    asked = Undo(team.workspace, Of(batch=batch))
    return await undoing.undo(Asking(asked, actor, frozenset(scopes), BatchId(new_id())))


async def test_an_import_is_undone_and_redone_to_the_same_board(tmp_path: Path) -> None:
    async with team(tmp_path, Ada="ada@example.org", Ben="ben.b@example.org") as yard:
        plan = await imported(yard, _export())
        batch = plan.mutations[0].batch
        assert batch is not None
        assert len(plan.mutations) > 5
        before, entries = await _stands(yard), await yard.head()

        undone = await _undo(yard, batch)
        gone = await _stands(yard)
        redone = await _undo(yard, BatchId(str(undone.batch)))

        assert undone.left_alone.count == 0
        assert [row.kind for row in gone.values() if row.deleted_at] == ["board"]
        assert await _stands(yard) == before
        assert (redone.mutations, await yard.head()) == (1, entries + 2)
        assert [fault async for fault in verify(yard.store, yard.workspace)] == []


async def test_what_people_did_on_an_imported_board_stays_when_it_is_undone(
    tmp_path: Path,
) -> None:
    async with team(tmp_path, Ada="ada@example.org", Ben="ben.b@example.org") as yard:
        plan = await imported(yard, _export())
        batch = plan.mutations[0].batch
        assert batch is not None
        first, other = (
            await yard.row("task", title="Card 0"),
            await yard.row("task", title="Card 1"),
        )
        board = await yard.row("board")
        seat = {"person": yard.people["Ben"], "role": "editor"}
        await yard.do("Ada", Create("board_member", RowId(new_id()), seat, board.id))
        await yard.do("Ben", Set("task", first.id, "title", "Renamed"))
        await yard.do("Ben", Create("comment", RowId(new_id()), {"body": "Hm"}, other.id))

        undone = await _undo(yard, batch)

        rows = await yard.rows("board", "column", "task")
        standing = {row.values.get("title") for row in rows if row.deleted_at is None}
        assert {"Renamed", "Card 1"} <= standing
        assert len([row for row in rows if row.kind == "task" and row.deleted_at]) == CARDS - 2
        left = {(one.kind, one.by) for one in undone.left_alone.sample}
        assert left == {(kind, yard.people["Ben"]) for kind in ("board", "column", "task")}
