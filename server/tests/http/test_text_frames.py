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
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosedOK
from websockets.frames import Frame, Opcode

from cairn.http.text_frames import SendTexts, SocketProtocol, framed, send_texts_of

pytestmark = pytest.mark.anyio

Talk = Callable[[WebSocket, SendTexts], Awaitable[None]]
"""What a server says once it has accepted."""


@asynccontextmanager
async def _hearing(
    talk: Talk, protocol: type[asyncio.Protocol] = SocketProtocol
) -> AsyncGenerator[ClientConnection]:
    """Serve the talk, and listen to it with a client that reads the protocol strictly."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        websocket = WebSocket(scope, receive, send)
        send_texts = send_texts_of(scope)
        assert send_texts is not None
        await websocket.accept()
        await talk(websocket, send_texts)

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

    async def talk(websocket: WebSocket, send_texts: SendTexts) -> None:
        await send_texts([text.encode() for text in texts])
        await websocket.close()

    async with _hearing(talk) as client:
        assert [await client.recv() for _ in texts] == texts


async def test_what_is_sent_by_both_ways_comes_in_order() -> None:
    async def talk(websocket: WebSocket, send_texts: SendTexts) -> None:
        for n in range(0, 40, 2):
            await websocket.send_text(str(n))
            await send_texts([str(n + 1).encode()])
        await websocket.close()

    async with _hearing(talk) as client:
        assert [await client.recv() for _ in range(40)] == [str(n) for n in range(40)]
        with pytest.raises(ConnectionClosedOK):
            await client.recv()


async def test_nothing_is_sent_after_the_good_bye() -> None:
    raised: list[OSError] = []

    async def talk(websocket: WebSocket, send_texts: SendTexts) -> None:
        await websocket.close()
        try:
            await send_texts([b"too late"])
        except OSError as error:
            raised.append(error)

    async with _hearing(talk) as client:
        with pytest.raises(ConnectionClosedOK):
            await client.recv()
    assert len(raised) == 1


async def test_the_sender_waits_for_a_client_that_does_not_read() -> None:
    is_full = asyncio.Event()
    sent = 0

    class Watched(SocketProtocol):
        def pause_writing(self) -> None:
            super().pause_writing()
            is_full.set()

    async def talk(websocket: WebSocket, send_texts: SendTexts) -> None:
        nonlocal sent
        for _ in range(200):
            await send_texts([b"x" * 100_000])
            sent += 1
        await websocket.close()

    async with _hearing(talk, Watched) as client:
        client.transport.pause_reading()
        await is_full.wait()
        assert sent < 200
        client.transport.resume_reading()
        for _ in range(200):
            await client.recv()


async def test_a_sender_that_waits_is_told_when_the_client_is_gone() -> None:
    gone = asyncio.Event()

    async def talk(_: WebSocket, send_texts: SendTexts) -> None:
        try:
            while True:
                await send_texts([b"x" * 100_000])
        except OSError:
            gone.set()

    async with _hearing(talk) as client:
        client.transport.pause_reading()
        await client.recv_streaming().__anext__()
        client.transport.abort()
        await gone.wait()
