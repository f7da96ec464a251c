"""Frames that wait for one connection: bounded, so that a slow one can't fill the memory."""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Final

_TOGETHER_BYTES: Final = 64 * 1024
"""Frames that are taken together; as much as a transport holds before it says that it is full."""

Write = Callable[[list[bytes]], bool]
"""Takes frames; returns whether it takes more now. May raise."""


class Outbox:
    """A queue of frames with one taker. When over `limit` bytes, it is lost as `slow`."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._frames: deque[bytes] = deque()
        self._size = 0
        self._closed = False
        self._changed = asyncio.Event()
        self._room = asyncio.Event()
        self._room.set()
        self._end = asyncio.Event()
        self._write: Write | None = None
        self._poured: asyncio.Future[None] | None = None
        self._is_due = False

    @property
    def size(self) -> int:
        """The bytes that wait."""
        return self._size

    @property
    def is_over(self) -> bool:
        """Whether all was taken and nothing more comes."""
        return self._closed and not self._frames

    def put(self, frame: bytes) -> bool:
        """Take a frame in; False when there is no room for it."""
        if self._closed:
            return True
        if self._size + len(frame) > self._limit and self._frames:
            return False
        self._frames.append(frame)
        self._size += len(frame)
        if self._size * 2 > self._limit:
            self._room.clear()
        self._wake()
        return True

    def close(self, last: bytes | None = None, *, drop: bool = False) -> None:
        """Take nothing more in after `last`; with `drop` what waits is thrown away."""
        if self._closed:
            return
        if drop:
            self._frames.clear()
        if last is not None:
            self._frames.append(last)
        self._closed = True
        self._end.set()
        self._room.set()
        self._wake()

    async def closed(self) -> None:
        """Return when it is closed."""
        await self._end.wait()

    async def wait_for_room(self) -> bool:
        """Return True once it is less than half full, False when nothing more should come."""
        await self._room.wait()
        return not self._closed

    async def wait_for_frame(self) -> None:
        """Return when there is something to take, or it is closed."""
        while not self._frames and not self._closed:
            self._changed.clear()
            await self._changed.wait()

    async def take(self) -> list[bytes]:
        """Return what waits, as much as goes together; none when it is over."""
        await self.wait_for_frame()
        return self._next()

    async def pour(self, write: Write) -> None:
        """Hand what waits to `write`, and what comes at the end of each turn of the loop.

        Returns when `write` takes no more or it is over; raises what `write` raises. To wake a
        task for each frame instead costs a delivery a quarter of its time.
        """
        self._write = write
        self._poured = asyncio.get_running_loop().create_future()
        self._hand_over()
        try:
            await self._poured
        finally:
            self._write = None

    def drain(self) -> list[bytes]:
        """Return all that waits, and forget it."""
        frames = list(self._frames)
        self._frames.clear()
        self._size = 0
        self._room.set()
        return frames

    def _wake(self) -> None:
        if self._write is None:
            self._changed.set()
        elif not self._is_due:
            self._is_due = True
            asyncio.get_running_loop().call_soon(self._hand_over)

    def _hand_over(self) -> None:
        self._is_due = False
        takes_more = True
        try:
            while self._write is not None and takes_more and self._frames:
                takes_more = self._write(self._next())
        except Exception as error:  # noqa: BLE001 - raised where it is poured
            self._stop(error)
        else:
            if self._closed or not takes_more:
                self._stop()

    def _stop(self, error: Exception | None = None) -> None:
        self._write = None
        if self._poured is None or self._poured.done():
            return
        if error is None:
            self._poured.set_result(None)
        else:
            self._poured.set_exception(error)

    def _next(self) -> list[bytes]:
        taken: list[bytes] = []
        size = 0
        while self._frames and (not taken or size + len(self._frames[0]) <= _TOGETHER_BYTES):
            frame = self._frames.popleft()
            taken.append(frame)
            size += len(frame)
        self._size = max(0, self._size - size)
        if self._size * 2 <= self._limit:
            self._room.set()
        return taken
