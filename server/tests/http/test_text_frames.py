"""The extension by which many texts go out in one write, as a real client reads them."""

import asyncio
import socket
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
import uvicorn
from anyio import create_task_group, fail_after
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket
from uvicorn.protocols.utils import ClientDisconnected
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosedOK
from websockets.frames import Frame, Opcode

from cairn.http.text_frames import SocketProtocol, TextWriter, framed, text_writer_of

pytestmark = pytest.mark.anyio

Talk = Callable[[WebSocket, TextWriter], Awaitable[None]]
"""What a server says once it has accepted."""


@asynccontextmanager
async def _hearing(
    talk: Talk, protocol: type[asyncio.Protocol] = SocketProtocol
) -> AsyncGenerator[ClientConnection]:
    """Serve the talk, and listen to it with a client that reads the protocol strictly."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        websocket = WebSocket(scope, receive, send)
        writer = text_writer_of(scope)
        assert writer is not None
        await websocket.accept()
        await talk(websocket, writer)

    config = uvicorn.Config(app, ws=protocol, log_config=None, lifespan="off")
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        async with create_task_group() as tasks:
            tasks.start_soon(server.serve, [listening])
            with fail_after(5):
                async with connect(f"ws://127.0.0.1:{port}", max_size=None) as client:
                    yield client
                server.should_exit = True


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536, 100_000])
def test_a_frame_has_the_bytes_that_the_library_would_make(size: int) -> None:
    text = b"x" * size
    assert framed(text) == Frame(Opcode.TEXT, text).serialize(mask=False)


async def test_each_text_is_a_message_of_its_own() -> None:
    texts = ["", "ünï", "x" * 126, "y" * 70_000, "end"]

    async def talk(websocket: WebSocket, writer: TextWriter) -> None:
        writer.write_texts([text.encode() for text in texts])
        await websocket.close()

    async with _hearing(talk) as client:
        assert [await client.recv() for _ in texts] == texts


async def test_what_is_sent_by_both_ways_comes_in_order() -> None:
    async def talk(websocket: WebSocket, writer: TextWriter) -> None:
        for n in range(0, 40, 2):
            await websocket.send_text(str(n))
            writer.write_texts([str(n + 1).encode()])
        await websocket.close()

    async with _hearing(talk) as client:
        assert [await client.recv() for _ in range(40)] == [str(n) for n in range(40)]
        with pytest.raises(ConnectionClosedOK):
            await client.recv()


async def test_nothing_is_sent_after_the_good_bye() -> None:
    raised: list[OSError] = []

    async def talk(websocket: WebSocket, writer: TextWriter) -> None:
        await websocket.close()
        try:
            writer.write_texts([b"too late"])
        except OSError as error:
            raised.append(error)

    async with _hearing(talk) as client:
        with pytest.raises(ConnectionClosedOK):
            await client.recv()
    assert len(raised) == 1


async def test_the_writer_says_when_a_client_does_not_read_and_when_it_does_again() -> None:
    is_full = asyncio.Event()
    sent = 0

    async def talk(websocket: WebSocket, writer: TextWriter) -> None:
        nonlocal sent
        while sent < 200:
            sent += 1
            if not writer.write_texts([b"x" * 100_000]):
                is_full.set()
                await writer.until_writable()
        await websocket.close()

    async with _hearing(talk) as client:
        client.transport.pause_reading()
        await is_full.wait()
        assert sent < 200
        client.transport.resume_reading()
        for _ in range(200):
            await client.recv()


async def test_who_waits_for_a_client_is_told_when_it_is_gone() -> None:
    is_full, is_gone = asyncio.Event(), asyncio.Event()

    async def talk(_: WebSocket, writer: TextWriter) -> None:
        while writer.write_texts([b"x" * 100_000]):
            pass
        is_full.set()
        await writer.until_writable()
        with pytest.raises(ClientDisconnected):
            writer.write_texts([b"too late"])
        is_gone.set()

    async with _hearing(talk) as client:
        client.transport.pause_reading()
        await is_full.wait()
        client.transport.abort()
        await is_gone.wait()
