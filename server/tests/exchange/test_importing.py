"""An import into a workspace that has its own people, and a second one after they worked in it."""

from base64 import urlsafe_b64encode
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec
import pytest

from cairn.commit.submission import Outcome, RefusedAs, Submission, Waiting
from cairn.exchange.delivery import ImportStopped
from cairn.exchange.importing import Importer, Plan, Submit
from cairn.exchange.merge import Here, to_read
from cairn.exchange.person import Person
from cairn.exchange.text import content_of, update_of
from cairn.exchange.trello.source import trello_source
from cairn.model.ids import RowId, ScopeId
from cairn.model.ops import MAX_MUTATION_BYTES, Create, Delete, Move, Set, TextOp
from tests.exchange.exports import (
    Json,
    a_board,
    a_card,
    a_checklist,
    a_comment,
    a_list,
    a_member,
    an_id,
    an_item,
    as_file,
)
from tests.exchange.team import Team, now, team

pytestmark = pytest.mark.anyio


@asynccontextmanager
async def yard(folder: Path) -> AsyncGenerator[Team]:
    """Open a workspace with Ada, who imports, and Ben."""
    async with team(folder, Ada="ada@example.org", Ben="ben.b@example.org") as opened:
        yield opened


async def planned(team: Team, board: Json, who: str = "Ada") -> tuple[Importer, Plan]:
    people = [
        Person(team.people["Ada"], "Ada", "ada@example.org"),
        Person(team.people["Ben"], "Ben", "ben.b@example.org"),
    ]
    importer = Importer(team.store, team.workspace, team.people[who])
    source = trello_source(as_file(board), team.workspace, people, team.people[who])
    return importer, await importer.plan(source, now())


async def imported(team: Team, board: Json, who: str = "Ada") -> Plan:
    """Import, and hold the store to what the plan said."""
    importer, plan = await planned(team, board, who)
    await importer.carry_out(plan, team.committer.submit, lambda _done, _whole: None)
    assert await importer.read_back(plan) == plan.counts
    return plan


def lost(plan: Plan) -> dict[str, int]:
    return {loss.what: loss.count for loss in plan.lost}


def a_busy_board() -> Json:
    """Return a board with something of everything; its parts are changed by the tests."""
    ada, ben = a_member("Ada"), a_member("Benjamin", username="benb")
    oak = {"id": an_id(), "name": "Oak", "color": "orange"}
    field = {"id": an_id(), "name": "Hours", "type": "number", "pos": 1}
    todo, done = a_list("To do", pos=1), a_list("Done", pos=2, closed=True)
    hull = a_card(
        "Paint the hull",
        idList=todo["id"],
        desc="Two coats.",
        due="2024-05-01T10:00:00Z",
        idMembers=[ada["id"], ben["id"]],
        idLabels=[oak["id"]],
        attachments=[{"id": an_id(), "name": "Colours", "url": "https://example.org/c"}],
        customFieldItems=[{"idCustomField": field["id"], "value": {"number": "6"}}],
    )
    keel = a_card("Lay the keel", idList=done["id"], pos=2, idShort=2, closed=True)
    return a_board(
        hull,
        keel,
        lists=[todo, done],
        labels=[oak],
        members=[ada, ben],
        customFields=[field],
        checklists=[a_checklist(hull, an_item("Sand", state="complete"), an_item("Prime", pos=2))],
        actions=[a_comment(hull, "Blue, please.", idMemberCreator=ben["id"])],
        prefs={"permissionLevel": "org", "selfJoin": True},
    )


async def test_everything_of_a_board_stands_afterwards(tmp_path: Path) -> None:
    async with yard(tmp_path) as team:
        plan = await imported(team, a_busy_board())
        hull = await team.row("task", title="Paint the hull")
        keel = await team.row("task", title="Lay the keel")
        oak, field = await team.row("label"), await team.row("field")
        comment = await team.row("comment")
        texts = await team.store.text(team.workspace, hull.id, "description")

    counts = plan.counts
    assert (counts.boards, counts.columns, counts.columns_archived) == (1, 2, 1)
    assert (counts.tasks, counts.tasks_archived, counts.labels, counts.fields) == (2, 1, 1, 1)
    assert (counts.checklists, counts.check_items, counts.comments) == (1, 2, 1)
    assert (counts.members, counts.attachments) == (2, 1)
    assert hull.values["assignees"] == sorted(team.people.values())
    assert hull.values["labels"] == [oak.id]
    assert hull.values["due"] == "2024-05-01T10:00:00Z[UTC]"
    assert (hull.values["number"], keel.values["number"]) == (1, 2)
    assert keel.values["archived"] is True
    assert field.values["type"] == "number"
    assert (comment.created_by, comment.values["origin"]["author"]) == (
        team.people["Ada"],
        "Benjamin",
    )
    assert comment.values["origin"]["person"] == team.people["Ben"]
    assert comment.values["origin"]["at"] == 1_709_287_200_000
    assert texts is not None
    assert content_of("description", texts[1]) == "Two coats."


async def test_all_of_an_import_is_one_batch_of_small_mutations(tmp_path: Path) -> None:
    async with yard(tmp_path) as team:
        _, plan = await planned(team, a_board(*(a_card(f"Card {n}") for n in range(250))))
    assert [len(mutation.ops) for mutation in plan.mutations] == [100, 100, 53]
    assert len({mutation.batch for mutation in plan.mutations}) == 1
    assert len({mutation.id for mutation in plan.mutations}) == 3


async def test_a_description_as_long_as_it_may_be_fits_into_a_mutation(tmp_path: Path) -> None:
    async with yard(tmp_path) as team:
        cards = (a_card(f"Card {n}", desc="木" * 50_000) for n in range(3))
        plan = await imported(team, a_board(*cards))
    assert plan.counts.tasks == 3
    sizes = [len(msgspec.json.encode(mutation)) for mutation in plan.mutations]
    assert max(sizes) <= MAX_MUTATION_BYTES


async def test_no_mutation_of_many_long_descriptions_is_too_large(tmp_path: Path) -> None:
    async with yard(tmp_path) as team:
        cards = (a_card(f"Card {n}", desc="x" * 3_700) for n in range(120))
        _, plan = await planned(team, a_board(*cards))
    sizes = [len(msgspec.json.encode(mutation)) for mutation in plan.mutations]
    assert max(sizes) <= MAX_MUTATION_BYTES
    assert len(sizes) < 5


async def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    async with yard(tmp_path) as team:
        before = await team.head()
        await planned(team, a_busy_board())
        assert (await team.head(), await team.rows("board", "task")) == (before, [])


async def test_a_second_import_of_the_same_file_adds_no_entry(tmp_path: Path) -> None:
    async with yard(tmp_path) as team:
        board = a_busy_board()
        first = await imported(team, board)
        head, rows = await team.head(), await team.rows()
        second = await imported(team, board)
        assert (await team.head(), await team.rows()) == (head, rows)
    assert (second.mutations, second.counts) == ([], first.counts)


async def test_a_newer_file_changes_what_changed(tmp_path: Path) -> None:
    async with yard(tmp_path) as team:
        board = a_busy_board()
        await imported(team, board)
        card = board["cards"][0]
        card |= {"name": "Varnish the hull", "desc": "Three coats.", "due": None}
        card |= {
            "idMembers": card["idMembers"][:1],
            "closed": True,
            "idList": board["lists"][1]["id"],
        }
        board["checklists"][0]["checkItems"][1]["state"] = "complete"
        board["cards"].append(a_card("Mend the sail", idList=board["lists"][0]["id"]))
        plan = await imported(team, board)
        hull = await team.row("task", title="Varnish the hull")
        done = await team.row("column", name="Done")
        items = await team.rows("check_item")
        texts = await team.store.text(team.workspace, hull.id, "description")

    assert (plan.counts.tasks, plan.counts.tasks_archived) == (3, 2)
    assert (hull.parent, hull.values["archived"]) == (done.id, True)
    assert hull.values["assignees"] == [team.people["Ada"]]
    assert "due" not in hull.values
    assert all(item.values["done"] for item in items)
    assert texts is not None
    assert content_of("description", texts[1]) == "Three coats."
    assert lost(plan) == {}


async def test_what_the_team_changed_stays_when_the_file_did_not(tmp_path: Path) -> None:
    async with yard(tmp_path) as team:
        board = a_busy_board()
        await imported(team, board)
        hull = await team.row("task", title="Paint the hull")
        await team.do("Ben", Set("task", hull.id, "title", "Paint it red"))
        head = await team.head()
        plan = await imported(team, board)
        assert await team.head() == head
    assert lost(plan) == {}


async def test_what_both_sides_changed_stays_as_the_team_has_it_and_is_told(tmp_path: Path) -> None:
    async with yard(tmp_path) as team:
        board = a_busy_board()
        await imported(team, board)
        hull = await team.row("task", title="Paint the hull")
        done = await team.row("column", name="Done")
        await team.do(
            "Ben",
            Set("task", hull.id, "title", "Paint it red"),
            Move("task", hull.id, parent=done.id, order="a0"),
        )
        board["cards"][0] |= {"name": "Paint it blue", "pos": 99, "due": "2025-01-01T00:00:00Z"}
        plan = await imported(team, board)
        after = await team.row("task", title="Paint it red")
        again = await imported(team, board)

    assert (after.parent, after.order) == (done.id, "a0")
    assert after.values["due"] == "2025-01-01T00:00:00Z[UTC]"
    assert lost(plan) == {"values changed here and at the source (those here stand)": 2}
    assert (again.mutations, lost(again)) == ([], {})


async def test_what_is_in_the_trash_stays_there_with_all_below_it(tmp_path: Path) -> None:
    async with yard(tmp_path) as team:
        board = a_busy_board()
        await imported(team, board)
        hull, oak = await team.row("task", title="Paint the hull"), await team.row("label")
        await team.do("Ben", Delete("task", hull.id), Delete("label", oak.id))
        board["cards"][0]["name"] = "Varnish the hull"
        board["cards"].append(
            a_card("New", idList=board["lists"][0]["id"], idLabels=[board["labels"][0]["id"]])
        )
        plan = await imported(team, board)
        new = await team.row("task", title="New")
        still = await team.row("task", title="Paint the hull")

    assert still.deleted_at is not None
    assert "labels" not in new.values
    assert (plan.counts.tasks, plan.counts.labels, plan.counts.checklists) == (2, 0, 0)
    assert lost(plan)["things that are in the trash here"] == 2
    assert lost(plan)["what stands under things left alone here"] == 6


async def test_a_task_moved_to_another_board_stays_there(tmp_path: Path) -> None:
    async with yard(tmp_path) as team:
        board = a_board(a_card())
        await imported(team, board)
        other, column = RowId(an_uuid(1)), RowId(an_uuid(2))
        task = await team.row("task")
        root = RowId(team.workspace)
        await team.do(
            "Ada",
            Create("board", other, {"name": "Other", "everyone": "editor"}, root, "a0"),
            Create("column", column, {"name": "Here"}, other, "a0"),
            Move("task", task.id, parent=column, order="a0"),
        )
        board["cards"][0]["name"] = "Renamed"
        plan = await imported(team, board)
        moved = await team.row("task")

    assert (moved.parent, moved.values["title"]) == (column, "Paint the hull")
    assert plan.counts.tasks == 0
    assert lost(plan) == {"things that were moved to another board here": 1}


async def test_what_is_gone_from_the_file_is_not_deleted(tmp_path: Path) -> None:
    async with yard(tmp_path) as team:
        board = a_board(a_card("One"), a_card("Two"))
        await imported(team, board)
        del board["cards"][1]
        plan = await imported(team, board)
        assert len(await team.rows("task")) == 2
    assert plan.counts.tasks == 1


async def test_someone_else_may_import_again_but_not_change_comments(tmp_path: Path) -> None:
    async with yard(tmp_path) as team:
        board = a_busy_board()
        await imported(team, board)
        board["actions"][0]["data"]["text"] = "Green, please."
        board["cards"][0]["name"] = "Varnish the hull"
        await imported(team, board, who="Ben")
        assert (await team.row("comment")).values["body"] == "Blue, please."
        assert await team.row("task", title="Varnish the hull")


async def test_a_private_board_is_managed_by_who_imported_it_and_read_by_nobody_else(
    tmp_path: Path,
) -> None:
    async with yard(tmp_path) as team:
        plan = await imported(team, a_board(a_card(), prefs={"permissionLevel": "private"}))
        board, mine = await team.row("board"), await team.row("board_member")
    assert "everyone" not in board.values
    assert (mine.values["person"], mine.values["role"]) == (team.people["Ada"], "manager")
    assert plan.counts.members == 0


async def test_members_without_an_account_are_told_and_their_names_kept(tmp_path: Path) -> None:
    cem = a_member("Cem")
    card = a_card(idMembers=[cem["id"]])
    checklist = a_checklist(card, an_item("Sand", idMember=cem["id"]))
    async with yard(tmp_path) as team:
        plan = await imported(team, a_board(card, members=[cem], checklists=[checklist]))
        task = await team.row("task")
    assert task.values["origin"]["members"] == ["Cem"]
    assert lost(plan) == {
        "members who have no account here (their names stay with what they wrote)": 1,
        "assignments to members who have no account here": 2,
    }
    assert {loss.example for loss in plan.lost} == {"Cem"}


async def test_of_many_long_names_an_origin_keeps_what_fits(tmp_path: Path) -> None:
    crew = [a_member("🚢" * 190 + str(number)) for number in range(40)]
    async with yard(tmp_path) as team:
        card = a_card(idMembers=[member["id"] for member in crew], shortUrl="https://x.org/" * 30)
        await imported(team, a_board(card, members=crew))
        task = await team.row("task")
    assert task.values["origin"]["members"] == ["🚢" * 30] * 10
    assert "url" not in task.values["origin"]


async def test_an_item_is_assigned_to_the_member_here(tmp_path: Path) -> None:
    ada, card = a_member("Ada"), a_card()
    checklist = a_checklist(card, an_item("Sand", idMember=ada["id"]), an_item("Prime", pos=2))
    async with yard(tmp_path) as team:
        await imported(team, a_board(card, members=[ada], checklists=[checklist]))
        sand, prime = [await team.row("check_item", title=title) for title in ("Sand", "Prime")]
        ada_here = team.people["Ada"]
    assert (sand.values["assignee"], "assignee" in prime.values) == (ada_here, False)
    assert sand.order is not None
    assert prime.order is not None
    assert sand.order < prime.order


async def test_a_value_of_a_field_is_taken_once_and_a_difference_told(tmp_path: Path) -> None:
    async with yard(tmp_path) as team:
        board = a_busy_board()
        await imported(team, board)
        board["cards"][0]["customFieldItems"][0]["value"]["number"] = "9"
        plan = await imported(team, board)
        value = await team.row("field_value")
    assert value.values["value"] == 6
    assert lost(plan) == {"what is taken once and differs at the source now (that here stands)": 1}


async def test_what_both_sides_changed_alike_is_no_difference(tmp_path: Path) -> None:
    async with yard(tmp_path) as team:
        board = a_board(a_card(closed=True))
        await imported(team, board)
        task = await team.row("task")
        await team.do("Ada", Set("task", task.id, "archived", value=False))
        board["cards"][0]["closed"] = False
        plan = await imported(team, board)
    assert (plan.counts.tasks_archived, lost(plan)) == (0, {})


async def test_only_documents_that_the_source_changed_are_read(tmp_path: Path) -> None:
    async with yard(tmp_path) as team:
        board = a_board(
            a_card("One", desc="As it was."), a_card("Two", desc="Old."), a_card("Three")
        )
        await imported(team, board)
        board["cards"][1]["desc"] = "New."
        source = trello_source(as_file(board), team.workspace, [], team.people["Ada"])
        here = Here(
            root=RowId(team.workspace),
            board=ScopeId(source.board),
            actor=team.people["Ada"],
            rows={row.id: row for row in await team.rows()},
        )
        two = await team.row("task", title="Two")
    assert list(to_read(source.wanted, here)) == [(two.id, "description")]


async def test_a_description_that_both_sides_changed_stays_as_the_team_has_it(
    tmp_path: Path,
) -> None:
    async with yard(tmp_path) as team:
        board = a_board(a_card(desc="Old."))
        await imported(team, board)
        task = await team.row("task")
        written = await team.store.text(team.workspace, task.id, "description")
        assert written is not None
        update = update_of("description", "Ours.", written[1], client=7)
        await team.do("Ada", TextOp("task", task.id, "description", as_base64(update)))
        board["cards"][0]["desc"] = "Theirs."
        plan = await imported(team, board)
        stands = await team.store.text(team.workspace, task.id, "description")
    assert stands is not None
    assert content_of("description", stands[1]) == "Ours."
    assert lost(plan) == {"values changed here and at the source (those here stand)": 1}


# What goes wrong on the way


def refusing(team: Team, after: int) -> Submit:
    """Return a submit that takes this many mutations and refuses the others."""
    taken = 0

    async def submit(mutations: Sequence[Submission]) -> list[Outcome]:
        nonlocal taken
        able = mutations[: max(0, after - taken)]
        taken += len(able)
        reason = {"reason": "Guests can't make boards."}
        refused = [RefusedAs("not_allowed", reason)] * (len(mutations) - len(able))
        return [*await team.committer.submit(able), *refused]

    return submit


@pytest.mark.parametrize(("taken", "is_begun"), [(0, False), (1, True), (8, True)])
async def test_a_refusal_stops_the_import_and_says_why_and_whether_anything_came(
    tmp_path: Path, taken: int, *, is_begun: bool
) -> None:
    async with yard(tmp_path) as team:
        importer, plan = await planned(team, a_board(*(a_card(f"Card {n}") for n in range(900))))
        with pytest.raises(ImportStopped, match="Guests can't make boards") as stopped:
            await importer.carry_out(plan, refusing(team, taken), lambda _done, _whole: None)
        came = len(await team.rows("task"))
    assert (stopped.value.is_begun, came > 0) == (is_begun, is_begun)


async def test_an_import_gives_up_when_the_data_cant_be_written(tmp_path: Path) -> None:
    async with yard(tmp_path) as team:
        importer, plan = await planned(team, a_busy_board())

        async def busy(mutations: Sequence[Submission]) -> list[Outcome]:
            return [Waiting("unavailable", 0.0)] * len(mutations)

        with pytest.raises(ImportStopped, match="can't be written") as stopped:
            await importer.carry_out(plan, busy, lambda _done, _whole: None)
    assert not stopped.value.is_begun


async def test_an_import_waits_with_the_server_and_goes_on(tmp_path: Path) -> None:
    async with yard(tmp_path) as team:
        importer, plan = await planned(team, a_busy_board())
        answers: list[str] = []

        async def busy_once(mutations: Sequence[Submission]) -> list[Outcome]:
            answers.append("asked")
            if len(answers) == 1:
                return [Waiting("unavailable", 0.0)] * len(mutations)
            return await team.committer.submit(mutations)

        await importer.carry_out(plan, busy_once, lambda _done, _whole: None)
        assert await importer.read_back(plan) == plan.counts
    assert len(answers) == 2


async def test_an_import_that_was_cut_off_is_completed_by_the_next(tmp_path: Path) -> None:
    board = a_board(*(a_card(f"Card {n}") for n in range(250)))
    async with yard(tmp_path) as team:
        importer, plan = await planned(team, board)
        half = msgspec.structs.replace(plan, mutations=plan.mutations[:1])
        await importer.carry_out(half, team.committer.submit, lambda _done, _whole: None)
        rest = await imported(team, board)
    assert rest.counts.tasks == 250
    assert sum(len(mutation.ops) for mutation in rest.mutations) == 153


def as_base64(update: bytes) -> str:
    return urlsafe_b64encode(update).rstrip(b"=").decode()


def an_uuid(number: int) -> str:
    return f"01900000-0000-7000-8000-{number:012}"
