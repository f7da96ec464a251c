"""What the log can be asked for: by whom, when, what kinds of acts, about what."""

from collections.abc import AsyncGenerator
from typing import Any

import pytest

from cairn.commit.acts import acts_of
from cairn.commit.submission import AcceptedAt
from cairn.model.ids import BatchId, PersonId, RowId, ScopeId
from cairn.model.ops import Create, Delete, Move, Op, Restore, Set
from cairn.store import log_search
from cairn.store.sqlite.migrate import migrations
from cairn.sync.log_query import LogQuery, Page
from tests.commit.team import Team, at_work, new_id
from tests.engines import Sqlite, Store

pytestmark = pytest.mark.anyio


@pytest.fixture
async def team(store: Store, anyio_backend: str) -> AsyncGenerator[Team]:
    """A team at work."""
    del anyio_backend
    async with at_work(store) as team:
        yield team


async def _do(team: Team, *ops: Op, **more: Any) -> int:
    outcome = await team.send(*ops, **more)
    assert isinstance(outcome, AcceptedAt), outcome
    return outcome.seq


async def _asked(team: Team, **asked: Any) -> Page:
    scopes = [ScopeId(team.board), ScopeId(team.stream)]
    return await team.store.page(team.stream, scopes, LogQuery(**asked))


def _seqs(page: Page) -> list[int]:
    return [sealed.entry.seq for sealed in page.entries]


async def test_each_kind_of_act_is_found_by_its_word(team: Team) -> None:
    task = RowId(new_id())
    made = await _do(team, team.new_task(row=task))
    titled = await _do(team, Set("task", task, "title", "Other"))
    moved = await _do(team, Move("task", task, team.done, "a1"))
    deleted = await _do(team, Delete("task", task))
    restored = await _do(team, Restore("task", task))

    words = ("create", "title", "move", "delete", "restore")
    found = [_seqs(await _asked(team, words=frozenset({f"task.{word}"}))) for word in words]

    assert found == [[made], [titled], [moved], [deleted], [restored]]


async def test_an_intent_is_a_word_too_and_hides_no_act(team: Team) -> None:
    task = await team.task()
    lying = await _do(team, Delete("task", task), intent="task.move")

    assert _seqs(await _asked(team, words=frozenset({"task.move"}))) == [lying]
    assert _seqs(await _asked(team, words=frozenset({"task.delete"}))) == [lying]


async def test_what_crossed_is_a_move_on_both_boards(team: Team) -> None:
    lab, ideas, task = RowId(new_id()), RowId(new_id()), await team.task()
    await _do(
        team,
        Create("board", lab, {"name": "Lab", "everyone": "editor"}, RowId(team.stream), "a1"),
        Create("column", ideas, {"name": "Ideas"}, lab, "a0"),
    )
    moved = await _do(team, Move("task", task, ideas, "a0"))

    query = LogQuery(words=frozenset({"task.move"}), task=task)
    pages = [
        await team.store.page(team.stream, [ScopeId(board)], query) for board in (team.board, lab)
    ]

    assert [_seqs(page) for page in pages] == [[moved], [moved]]


async def test_a_word_asked_of_a_row_is_about_that_row(team: Team) -> None:
    one, other = await team.task(), await team.task()
    await _do(team, Set("task", one, "title", "New"), Set("task", other, "priority", 1))

    assert _seqs(await _asked(team, row=other, words=frozenset({"task.title"}))) == []


async def test_entries_are_found_by_actor_batch_time_and_seq(team: Team) -> None:
    task, batch = await team.task(), BatchId(new_id())
    first = await _do(team, Set("task", task, "title", "One"), batch=batch)
    second = await _do(team, Set("task", task, "title", "Two"))
    (entry,) = (await _asked(team, seq=first)).entries
    (later,) = (await _asked(team, seq=second)).entries

    assert _seqs(await _asked(team, batch=batch)) == [first]
    assert _seqs(await _asked(team, actor=team.ada.person, limit=1)) == [second]
    assert _seqs(await _asked(team, actor=PersonId(new_id()))) == []
    assert _seqs(await _asked(team, since=later.entry.at)) == [second]
    assert _seqs(await _asked(team, since=entry.entry.at, until=entry.entry.at)) == [first]
    assert _seqs(await _asked(team, since=later.entry.at + 60_000)) == []


async def test_conditions_narrow_together(team: Team) -> None:
    task, batch = await team.task(), BatchId(new_id())
    await _do(team, Set("task", task, "title", "One"), batch=batch)
    wanted = await _do(team, Set("task", task, "priority", 1), batch=batch)

    found = await _asked(
        team, task=task, batch=batch, actor=team.ada.person, words=frozenset({"task.priority"})
    )

    assert _seqs(found) == [wanted]


async def test_a_search_looks_at_so_many_entries_and_says_where_to_go_on(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_search, "MOST_LOOKED_AT", 50)
    task = await team.task()
    batch = BatchId(new_id())
    wanted = await _do(team, Set("task", task, "title", "Wanted"), batch=batch)
    for n in range(120):
        await _do(team, Set("task", task, "title", str(n)))

    first = await _asked(team, task=task, batch=batch, actor=PersonId(new_id()), since=0)
    empty = await _asked(team, task=task, actor=PersonId(new_id()))
    rest = await _asked(team, task=task, actor=PersonId(new_id()), before=empty.next)

    assert first == Page([], None), "the batch has one entry"
    assert (empty.entries, empty.next) == ([], wanted + 71)
    assert rest == Page([], wanted + 21)


@pytest.mark.sqlite
async def test_the_acts_of_an_older_file_are_those_that_are_written_now(
    engine: Sqlite, team: Team
) -> None:
    task = await team.task()
    for op in (Set("task", task, "title", "T"), Delete("task", task), Restore("task", task)):
        await _do(team, op)
    written = {
        (team.stream, scope, what, sealed.entry.seq)
        for sealed in await team.store.entries(team.stream, 0, 100)
        for scope, what in acts_of(sealed.entry)
    }

    with engine.beside() as database:
        database.run("DELETE FROM act")
        database.run(_filling())
        found = database.all(
            "SELECT stream, scope, what, seq FROM act WHERE stream = ?", team.stream
        )

    assert {tuple(record) for record in found} == written


def _filling() -> str:
    """Return the part of the migration that fills the acts of an older file."""
    script = migrations()[2]
    return script[script.index("WITH change") :]
