"""A process to be killed: makes trees of rows, purges half of them, and has a reader answer each.

`python -m tests.kill.purger FOLDER`; it says a line a round, and never ends by itself.
"""

import asyncio
import sys
from pathlib import Path

from cairn.commit.submission import Committed
from cairn.model.ids import RowId
from cairn.model.ops import Create, Delete, Mutation, Purge
from cairn.readers.readers import Readers
from tests.commit.team import SYSTEM_ACTOR, Team, at_work, mutation, new_id, submission
from tests.engines import Sqlite
from tests.readers.echo import Echo, readers_of

CANARY = "canary-killed"
TREES = 16


async def run(folder: Path) -> None:
    store = Sqlite(folder).open()
    woken: list[Readers] = []

    def tell(committed: Committed) -> None:
        for readers in woken:
            readers.wake([committed])

    async with at_work(store, tell=tell) as team:
        woken.append(readers_of(team, Echo()))
        woken[0].start()
        while True:
            await _make_and_purge(team)
            sys.stdout.write("a round\n")
            sys.stdout.flush()


async def _make_and_purge(team: Team) -> None:
    tasks = [RowId(new_id()) for _ in range(TREES)]
    doomed = tasks[::2]
    for work in (
        [_tree(team, task) for task in tasks],
        [mutation(team.stream, Delete("task", task)) for task in doomed],
        [mutation(team.stream, Purge("task", task)) for task in doomed],
    ):
        await team.push_all(*(submission(SYSTEM_ACTOR, one) for one in work))


def _tree(team: Team, task: RowId) -> Mutation:
    checklist = RowId(new_id())
    return mutation(
        team.stream,
        team.new_task(CANARY, task),
        Create("checklist", checklist, {"title": CANARY}, task, "a0"),
        *(Create("check_item", RowId(new_id()), {"title": CANARY}, checklist, "a0") for _ in "12"),
    )


if __name__ == "__main__":
    asyncio.run(run(Path(sys.argv[1])))
