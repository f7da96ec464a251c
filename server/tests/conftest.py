"""Says which engines the suite runs on, and gives each test that asks for `engine` all of them."""

from pathlib import Path

import pytest

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
