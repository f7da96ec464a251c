"""A full disk refuses nobody: all wait, and go on when there is room again."""

import pytest

from cairn.commit.submission import AcceptedAt, Waiting
from tests.commit.team import at_work
from tests.engines import Sqlite

pytestmark = [pytest.mark.anyio, pytest.mark.sqlite]


async def test_everybody_waits_while_the_disk_is_full(engine: Sqlite) -> None:
    store = engine.open()
    async with at_work(store) as team:
        sent = [team.create("x" * 500) for _ in range(300)]
        engine.fill(store)

        outcomes = await team.push_all(*sent)

        assert outcomes == [Waiting("storage_full", 30.0)] * 300
        assert await team.titles() == {}
        engine.make_room(store)
        again = await team.push_all(*sent)
        assert all(isinstance(outcome, AcceptedAt) for outcome in again)
        assert await team.faults() == []
    store.close()
