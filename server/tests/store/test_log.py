"""Reads of the log: entries, marks and pages of what somebody may read."""

from collections.abc import AsyncGenerator

import pytest

from cairn.commit.submission import AcceptedAt
from cairn.model.ids import RowId, ScopeId
from cairn.model.ops import Create, Set
from cairn.sync.log_query import LogQuery
from tests.commit.team import Team, at_work, new_id
from tests.engines import Store

pytestmark = pytest.mark.anyio


@pytest.fixture
async def team(store: Store, anyio_backend: str) -> AsyncGenerator[Team]:
    """A team at work."""
    del anyio_backend
    async with at_work(store) as team:
        yield team


async def _edit(team: Team, task: RowId, title: str) -> int:
    outcome = await team.send(Set("task", task, "title", title))
    assert isinstance(outcome, AcceptedAt)
    return outcome.seq


async def test_entries_follow_a_cursor_up_to_a_limit(team: Team) -> None:
    for _ in range(4):
        await team.task()

    entries = await team.store.entries(team.stream, 2, 2)

    assert [entry.entry.seq for entry in entries] == [3, 4]
    assert await team.store.entries(team.stream, 5, 10) == []


async def test_entries_are_read_as_they_were_told(team: Team) -> None:
    await _edit(team, await team.task(), "Edited")

    told = [entry for one in team.told for entry in one.entries]

    assert await team.store.entries(team.stream, 1, 10) == told


async def test_the_mark_is_the_first_half_of_the_hash(team: Team) -> None:
    (entry,) = await team.store.entries(team.stream, 0, 1)

    assert await team.store.mark_at(team.stream, 1) == entry.hash[:16]
    assert await team.store.mark_at(team.stream, 0) == bytes(16)
    assert await team.store.mark_at(team.stream, 99) is None


async def test_a_page_is_of_one_task_newest_first(team: Team) -> None:
    task, other = await team.task(), await team.task()
    comment = Create("comment", RowId(new_id()), {"body": "Words"}, task)
    await team.send(comment)
    await _edit(team, other, "Other")
    last = await _edit(team, task, "Last")
    scopes = [ScopeId(team.board)]

    page = await team.store.page(team.stream, scopes, LogQuery(task=task, limit=2))
    rest = await team.store.page(team.stream, scopes, LogQuery(task=task, before=page.next))

    assert [one.entry.seq for one in page.entries] == [last, last - 2]
    assert [one.entry.changes[0].id for one in rest.entries] == [task]
    assert rest.next is None


async def test_a_page_holds_only_what_is_in_the_readers_scopes(team: Team) -> None:
    hidden = RowId(new_id())
    await team.send(
        Create("board", hidden, {"name": "Hidden", "everyone": "viewer"}, RowId(team.stream), "a1"),
        team.new_task(),
    )

    page = await team.store.page(team.stream, [ScopeId(team.board)], LogQuery())
    nothing = await team.store.page(team.stream, [ScopeId(new_id())], LogQuery())

    newest = page.entries[0]
    assert [change.kind for change in newest.entry.changes] == ["task"]
    assert all(part.scope == team.board for part in newest.parts), "no address either"
    assert nothing.entries == []
