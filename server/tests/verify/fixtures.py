"""The fixtures that tests of the running app share."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from tests.verify.check import Witnesses, summon, verify
from tests.verify.site import Site, empty_site


@pytest.fixture
def anyio_backend() -> str:
    """Async tests run on asyncio, as the server does."""
    return "asyncio"


@pytest.fixture
async def empty(tmp_path: Path, anyio_backend: str) -> AsyncGenerator[Site]:
    """A server that was just started for the first time."""
    del anyio_backend
    async with empty_site(tmp_path) as site:
        yield site


@pytest.fixture
async def witnesses(empty: Site) -> AsyncGenerator[Witnesses]:
    """The four readers of the site; what the test did is verified when it ends."""
    summoned = await summon(empty)
    try:
        yield summoned
        await verify(summoned)
    finally:
        summoned.dismiss()


@pytest.fixture
def site(witnesses: Witnesses) -> Site:
    """A workspace with Ada (owner), Ben (red board), Cyn (guest) and Dan (blue board)."""
    return witnesses.site
