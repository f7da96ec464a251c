"""POST /api/sync: the frames of the socket in one request, where sockets are blocked."""

import time
from typing import Final

import msgspec
from msgspec import Struct
from starlette.responses import Response

from cairn.http.endpoint import Call
from cairn.http.socket import caller_of
from cairn.identity.problem import Problem
from cairn.model.frames import MAX_FRAME_BYTES
from cairn.sync.connection import Connection
from cairn.sync.outbox import Outbox
from cairn.sync.pace import Pace

_MOST_FRAMES: Final = 20
_NO_LIMIT: Final = 2**62
_MOST_BYTES: Final = 4 * 1024 * 1024
"""Of an answer, after which no more is read from the log; the next poll has the cursor for it."""


class Frames(Struct, frozen=True):
    """Frames of `protocol/wire.md`; the first is hello."""

    frames: list[msgspec.Raw]


class _Answer(Outbox):
    """What a poll is answered. Nobody takes from it meanwhile, so no room comes back."""

    async def wait_for_room(self) -> bool:
        """Return whether more of the log goes into this answer."""
        return self.size < _MOST_BYTES


async def poll(call: Call[Frames]) -> Response:
    """Do what the frames say and return what they brought."""
    frames = call.taken.frames
    if len(frames) > _MOST_FRAMES or any(len(memoryview(f)) > MAX_FRAME_BYTES for f in frames):
        raise Problem("body_too_large", most=f"{_MOST_FRAMES} frames of {MAX_FRAME_BYTES} bytes")
    outbox = _Answer(_NO_LIMIT)
    doors = call.doors
    caller = caller_of(call.request, doors, call.session)
    connection = Connection(doors.hub, caller, outbox, Pace(doors.push_rate, time.monotonic()))
    try:
        for each in frames:
            await connection.receive(bytes(each))
        await connection.settle()
    finally:
        connection.leave()
    body = b'{"frames":[%b]}' % b",".join(outbox.drain())
    return Response(body, 200, {"Cache-Control": "no-store"}, "application/json")
