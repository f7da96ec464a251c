"""Plans read for long: many at once must not take every reading connection from the others."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from cairn.decide.facts import Actor
from cairn.model.ids import BatchId, MutationId, PersonId, StreamId
from cairn.undo.asked import Of, Undo
from cairn.undo.look import Asking
from cairn.undo.undoing import Undoing

pytestmark = pytest.mark.anyio


class Reading:
    """Stands for a store whose every plan takes long: counts how many there are at once."""

    def __init__(self) -> None:
        self.now = self.most = 0
        self.may_end = asyncio.Event()

    async def at_one_moment(self, work: Callable[[Any], Awaitable[Any]]) -> Any:
        assert callable(work)
        self.now += 1
        self.most = max(self.most, self.now)
        await self.may_end.wait()
        self.now -= 1


async def test_ten_previews_leave_connections_for_others() -> None:
    reading = Reading()
    undoing = Undoing(reading, _nothing_is_sent, lambda: 0)
    asked = Asking(
        Undo(StreamId("s"), Of(mutation=MutationId("m"))),
        Actor(PersonId("p"), "session"),
        frozenset(),
        BatchId("b"),
    )

    previews = [asyncio.ensure_future(undoing.preview(asked)) for _ in range(10)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    reading.may_end.set()
    await asyncio.gather(*previews)

    assert reading.most == 2


async def _nothing_is_sent(_submissions: Any) -> Any:
    pytest.fail("a preview writes nothing")
