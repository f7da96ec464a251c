"""Says which engines the suite runs on, gives each test that asks for `engine` all of them, and
leaves logging as it was.
"""

import logging
from collections.abc import Generator
from pathlib import Path

import pytest
import structlog

from tests.engines import ENGINES, Engine


def pytest_report_header() -> list[str]:
    """Print the engines: a suite that silently ran on another one proves nothing."""
    return [f"engine: {engine.name} ({engine.version})" for engine in ENGINES]


@pytest.fixture(params=ENGINES, ids=lambda engine: engine.name)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    """An engine with no data yet."""
    chosen: type[Engine] = request.param
    return chosen(tmp_path)


@pytest.fixture
def anyio_backend() -> str:
    """Async tests run on asyncio, as the server does."""
    return "asyncio"


@pytest.fixture(autouse=True)
def logs_as_before() -> Generator[None]:
    """A test that sets up logging writes to what pytest captures, which is gone afterwards."""
    handlers, level = logging.root.handlers, logging.root.level
    yield
    structlog.reset_defaults()
    logging.root.handlers, logging.root.level = handlers, level
