"""Runs a coroutine that never waits, as work on one snapshot is, to its end."""

from collections.abc import Awaitable
from typing import TypeVar

T = TypeVar("T")


def finished(work: Awaitable[T]) -> T:
    """Run what never waits to its end, in this thread."""
    running = work.__await__()
    try:
        next(running)
    except StopIteration as ended:
        return ended.value
    running.close()
    raise RuntimeError("work on a snapshot may only wait for the snapshot")
