"""Frames that wait for one connection: bounded, so that a slow one can't fill the memory."""

import asyncio
from collections import deque


class Outbox:
    """A queue of frames with one taker. When over `limit` characters, it is lost as `slow`."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._frames: deque[str] = deque()
        self._size = 0
        self._closed = False
        self._changed = asyncio.Event()
        self._room = asyncio.Event()
        self._room.set()
        self._end = asyncio.Event()

    def put(self, frame: str) -> bool:
        """Take a frame in; False when there is no room for it."""
        if self._closed:
            return True
        if self._size + len(frame) > self._limit and self._frames:
            return False
        self._frames.append(frame)
        self._size += len(frame)
        if self._size * 2 > self._limit:
            self._room.clear()
        self._changed.set()
        return True

    def close(self, last: str | None = None, *, drop: bool = False) -> None:
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
        self._changed.set()

    async def closed(self) -> None:
        """Return when it is closed."""
        await self._end.wait()

    async def wait_for_room(self) -> None:
        """Return when it is less than half full, or closed."""
        await self._room.wait()

    async def wait_for_frame(self) -> None:
        """Return when there is something to take, or it is closed."""
        while not self._frames and not self._closed:
            self._changed.clear()
            await self._changed.wait()

    async def take(self) -> str | None:
        """Return the next frame, None when it is closed and empty."""
        await self.wait_for_frame()
        if not self._frames:
            return None
        frame = self._frames.popleft()
        self._size = max(0, self._size - len(frame))
        if self._size * 2 <= self._limit:
            self._room.set()
        return frame

    def drain(self) -> list[str]:
        """Return all that waits, and forget it."""
        frames = list(self._frames)
        self._frames.clear()
        self._size = 0
        self._room.set()
        return frames
