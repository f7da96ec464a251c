"""GET /api/socket: a WebSocket over which the frames of `protocol/wire.md` go."""

import asyncio
import time
from collections import Counter
from typing import Final

from starlette.requests import HTTPConnection
from starlette.websockets import WebSocket, WebSocketDisconnect

from cairn.http.cookies import token_of
from cairn.http.doors import Doors
from cairn.http.origin import client_of, from_this_site
from cairn.http.problems import problem_response
from cairn.http.text_frames import TextWriter, text_writer_of
from cairn.identity.problem import Problem
from cairn.identity.store import OpenSession
from cairn.model.ids import SessionId
from cairn.sync.connection import Caller, Connection
from cairn.sync.outbox import Outbox
from cairn.sync.pace import Pace
from cairn.telemetry.logs import log

_HELLO_SECONDS: Final = 10.0
"""How long a socket may be open without a hello, which clients say at once."""

_GOODBYE_SECONDS: Final = 5.0
"""How long the last frames of a closing connection may take."""


class Sockets:
    """The open sockets of an app, so many a session at most."""

    def __init__(self) -> None:
        self._open: Counter[SessionId] = Counter()

    async def serve(self, websocket: WebSocket) -> None:
        """Serve one connection from handshake to close."""
        doors: Doors = websocket.app.state.doors
        websocket.scope["cairn.route"] = "/api/socket"
        try:
            session = await _admitted(websocket, doors)
            self._take_place(session.id, doors.socket_limit)
        except Problem as problem:
            await websocket.send_denial_response(problem_response(problem))
            return
        try:
            await _connect(websocket, doors, session)
        finally:
            self._give_up_place(session.id)

    def _take_place(self, session: SessionId, most: int) -> None:
        if self._open[session] >= most:
            raise Problem("too_many", what="Sockets of a session", most=str(most))
        self._open[session] += 1

    def _give_up_place(self, session: SessionId) -> None:
        self._open[session] -= 1
        if not self._open[session]:
            del self._open[session]


def caller_of(request: HTTPConnection, doors: Doors, session: OpenSession) -> Caller:
    """Return who is at the other end; the session can be looked up again."""
    token = token_of(request, doors.public_url)

    async def renewed() -> OpenSession | None:
        return await doors.session_of(token)

    return Caller(session, client_of(request).address, renewed)


async def _admitted(websocket: WebSocket, doors: Doors) -> OpenSession:
    if not from_this_site(websocket, doors.public_url):
        raise Problem("bad_origin")
    if doors.hub.is_draining:
        raise Problem("draining")
    session = await doors.session_of(token_of(websocket, doors.public_url))
    if session is None:
        raise Problem("sign_in_needed")
    return session


async def _connect(websocket: WebSocket, doors: Doors, session: OpenSession) -> None:
    await websocket.accept()
    outbox = Outbox(doors.queue_limit)
    caller = caller_of(websocket, doors, session)
    connection = Connection(doors.hub, caller, outbox, Pace(doors.push_rate, time.monotonic()))
    waiting = asyncio.get_running_loop().call_later(_HELLO_SECONDS, connection.end_if_silent)
    try:
        await _serve(websocket, connection, outbox)
    finally:
        waiting.cancel()
        outbox.close()
        connection.leave()


async def _serve(websocket: WebSocket, connection: Connection, outbox: Outbox) -> None:
    """Read until the client goes, send until the outbox is closed; the end of one ends both."""
    sending = asyncio.create_task(_send(websocket, outbox))
    reading = asyncio.create_task(_read(websocket, connection))
    closing = asyncio.create_task(outbox.closed())
    tasks = (sending, reading, closing)
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        if closing.done():
            reading.cancel()
            await asyncio.wait([sending], timeout=_GOODBYE_SECONDS)
    finally:
        for task in tasks:
            task.cancel()
        for result in await asyncio.gather(*tasks, return_exceptions=True):
            if isinstance(result, Exception) and not isinstance(result, WebSocketDisconnect):
                log().error("socket_fault", exc_info=result)


async def _send(websocket: WebSocket, outbox: Outbox) -> None:
    writer = text_writer_of(websocket.scope)
    if writer is None:
        await _send_by_asgi(websocket, outbox)
    else:
        await _write(writer, outbox)
    await websocket.close()


async def _send_by_asgi(websocket: WebSocket, outbox: Outbox) -> None:
    while frames := await outbox.take():
        for frame in frames:
            await websocket.send({"type": "websocket.send", "text": frame.decode()})


async def _write(writer: TextWriter, outbox: Outbox) -> None:
    try:
        while not outbox.is_over:
            await writer.until_writable()
            await outbox.pour(writer.write_texts)
    except OSError as gone:
        raise WebSocketDisconnect(1006) from gone


async def _read(websocket: WebSocket, connection: Connection) -> None:
    while True:
        message = await websocket.receive()
        if message["type"] == "websocket.disconnect":
            return
        await connection.receive(message.get("text") or message.get("bytes") or b"")
