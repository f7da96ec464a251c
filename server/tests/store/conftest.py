"""A store with no data yet."""

from collections.abc import Generator

import pytest

from tests.engines import Engine, Store


@pytest.fixture
def store(engine: Engine) -> Generator[Store]:
    """A store with no data yet."""
    opened = engine.open()
    yield opened
    opened.close()
