"""Reading a data folder that nobody has open."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

from cairn.decide.row import Row
from cairn.instance import DATABASE, Store
from cairn.model.ids import StreamId
from cairn.store.sqlite import read_sqlite

T = TypeVar("T")


def reading(folder: Path, read: Callable[[Store], Awaitable[T]]) -> T:
    """Return what `read` finds in the folder's store."""

    async def run() -> T:
        store = read_sqlite(folder / DATABASE)
        try:
            return await read(store)
        finally:
            store.close()

    return asyncio.run(run())


def rows_in(folder: Path, workspace: str, kind: str) -> list[Row]:
    """Return all rows of a kind."""
    return reading(folder, lambda store: store.rows_of(StreamId(workspace), [kind]))[1]
