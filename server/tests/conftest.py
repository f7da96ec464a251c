"""Says which engine the suite runs on, gives it to tests, and leaves logging as it was."""

import logging
import os
from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path

import pytest
import structlog

from tests.engines import CHOSEN, Engine, Postgresql
from tests.postgresql import server

_STARTED = ExitStack()


def pytest_configure(config: pytest.Config) -> None:
    """Start the server that all workers share."""
    if CHOSEN is Postgresql and not hasattr(config, "workerinput"):
        os.environ["CAIRN_TEST_POSTGRESQL"] = _STARTED.enter_context(server())  # noqa: TID251 - for the workers


def pytest_unconfigure() -> None:
    """End it."""
    _STARTED.close()


def pytest_report_header() -> str:
    """Print the engine: a suite that silently ran on another one proves nothing."""
    return f"engine: {CHOSEN.name} ({CHOSEN.version()})"


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what is SQLite's own on another engine, and count it as skipped."""
    if CHOSEN is Postgresql and item.get_closest_marker("sqlite"):
        pytest.skip("what it looks at is SQLite's own")


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """The engine of this run, with no data yet."""
    return CHOSEN(tmp_path)


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
