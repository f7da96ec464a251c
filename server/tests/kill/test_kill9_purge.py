"""Killed at any moment: a purge is whole or not at all, and a reader's answers come once."""

import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from cairn.commit.verify import verify
from cairn.decide.row import Row
from tests.commit.team import at_work
from tests.engines import Sqlite, Store
from tests.readers.echo import Echo, readers_of

pytestmark = pytest.mark.anyio

ROUNDS = 6
KINDS = ("task", "checklist", "check_item", "comment")


def _killed_at_work(folder: Path, seconds: float) -> None:
    """Let the purger work for a while after its first round, and kill it."""
    purger = subprocess.Popen(
        [sys.executable, "-m", "tests.kill.purger", str(folder)],
        cwd=Path(__file__).resolve().parents[2],
        stdout=subprocess.PIPE,
    )
    assert purger.stdout is not None
    while b"a round" not in purger.stdout.readline():
        assert purger.poll() is None, "it ended by itself"
    time.sleep(seconds)
    purger.kill()
    purger.wait()
    purger.stdout.close()


async def _check(store: Store) -> tuple[int, int]:
    """Check every stream; return how many trees are whole, and how many entries purged."""
    whole = purges = 0
    for stream in await store.streams():
        assert [fault async for fault in verify(store, stream)] == []
        _, rows = await store.rows_of(stream, KINDS)
        whole += _whole_trees(rows)
        page = await store.entries(stream, 0, 100_000)
        purges += sum(any(change.gone for change in one.entry.changes) for one in page)
    return whole, purges


def _whole_trees(rows: list[Row]) -> int:
    below = Counter(row.parent for row in rows if row.kind != "comment")
    tasks = [row for row in rows if row.kind == "task"]
    lists = [row for row in rows if row.kind == "checklist"]
    assert all(below[task.id] == 1 for task in tasks)
    assert all(below[each.id] == 2 for each in lists)
    assert len(lists) == len(tasks)
    assert Counter(row.kind for row in rows)["check_item"] == 2 * len(tasks)
    answers = Counter(row.parent for row in rows if row.kind == "comment")
    assert {answers[task.id] for task in tasks if task.deleted_at is None} <= {1}
    return len(tasks)


async def test_purges_are_whole_and_answers_come_once(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - a test's seed
    engine = Sqlite(tmp_path)
    whole = purges = 0
    for _ in range(ROUNDS):
        _killed_at_work(tmp_path, chance.uniform(0.0, 0.4))
        store = engine.open()
        async with at_work(store) as team:
            await readers_of(team, Echo()).settle()
            whole, purges = await _check(store)
        store.close()

    assert whole > ROUNDS
    assert purges > ROUNDS
