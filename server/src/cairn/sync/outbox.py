"""Frames that wait for one connection: bounded, so that a slow one can't fill the memory."""

import asyncio
from collections import deque


class Outbox:
    """A queue of frames with one taker. When over `limit` bytes, it is lost as `slow`."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._frames: deque[bytes] = deque()
        self._size = 0
        self._closed = False
        self._arrival: asyncio.Future[None] | None = None
        """What the taker waits for: bare, as an Event costs a delivery twice as much."""
        self._room = asyncio.Event()
        self._room.set()
        self._end = asyncio.Event()

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

    async def wait_for_room(self) -> None:
        """Return when it is less than half full, or closed."""
        await self._room.wait()

    async def wait_for_frame(self) -> None:
        """Return when there is something to take, or it is closed."""
        while not self._frames and not self._closed:
            self._arrival = asyncio.get_running_loop().create_future()
            await self._arrival

    async def take(self, most: int) -> list[bytes]:
        """Return the next frames, up to `most` bytes and one at least; none when it is closed."""
        if not self._frames:
            await self.wait_for_frame()
        taken: list[bytes] = []
        while self._frames and (not taken or len(self._frames[0]) <= most):
            frame = self._frames.popleft()
            taken.append(frame)
            most -= len(frame)
            self._size = max(0, self._size - len(frame))
        if self._size * 2 <= self._limit:
            self._room.set()
        return taken

    def drain(self) -> list[bytes]:
        """Return all that waits, and forget it."""
        frames = list(self._frames)
        self._frames.clear()
        self._size = 0
        self._room.set()
        return frames

    def _wake(self) -> None:
        if self._arrival is not None and not self._arrival.done():
            self._arrival.set_result(None)
