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
"""The answer is read as fast as the client reads; it is bounded by the horizon."""


class Frames(Struct, frozen=True):
    """Frames of `protocol/wire.md`; the first is hello."""

    frames: list[msgspec.Raw]


async def poll(call: Call[Frames]) -> Response:
    """Do what the frames say and return what they brought."""
    frames = call.taken.frames
    if len(frames) > _MOST_FRAMES or any(len(memoryview(f)) > MAX_FRAME_BYTES for f in frames):
        raise Problem("body_too_large", most=f"{_MOST_FRAMES} frames of {MAX_FRAME_BYTES} bytes")
    outbox = Outbox(_NO_LIMIT)
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
