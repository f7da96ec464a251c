"""A store, a team at work on it, and the running app."""

from collections.abc import AsyncGenerator, Generator

import pytest

from tests.commit.team import Team, at_work
from tests.engines import Engine, Store
from tests.verify.fixtures import anyio_backend, empty, site, witnesses

__all__ = ["anyio_backend", "empty", "site", "witnesses"]


@pytest.fixture
def store(engine: Engine) -> Generator[Store]:
    """A store with no data yet."""
    opened = engine.open()
    yield opened
    opened.close()


@pytest.fixture
async def team(store: Store, anyio_backend: str) -> AsyncGenerator[Team]:
    """A team at work."""
    del anyio_backend
    async with at_work(store) as team:
        yield team
        assert await team.faults() == []
