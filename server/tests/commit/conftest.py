"""A store, and a team at work on it."""

from collections.abc import AsyncGenerator, Generator

import pytest

from tests.commit.failing import Failing
from tests.commit.team import Team, at_work
from tests.engines import Engine, Store


@pytest.fixture
def store(engine: Engine) -> Generator[Store]:
    """A store with no data yet."""
    opened = engine.open()
    yield opened
    opened.close()


@pytest.fixture
def failing(store: Store) -> Failing:
    """What stands between the committer and the store."""
    return Failing(store)


@pytest.fixture
async def team(store: Store, failing: Failing, anyio_backend: str) -> AsyncGenerator[Team]:
    """A team at work."""
    del anyio_backend
    async with at_work(store, failing) as team:
        yield team
        assert await team.faults() == []
