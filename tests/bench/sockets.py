"""A WebSocket client that costs little: the load must not be what is measured.

Frames go out with a mask of zeros (masking by it changes nothing), and of what comes in only the
type is looked at. One class, no library: a full client costs more than the server it drives.
"""

import asyncio
import base64
import json
import os
from collections.abc import Awaitable, Callable
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec

_TEXT: Final = 0x81
_PING: Final = 0x89
_PONG: Final = 0x8A
_TWO_BYTES: Final = 126
_EIGHT_BYTES: Final = 127
_MASKED: Final = 0x80
_SMALL: Final = 1 << 16


class Socket:
    """One connection that has said hello."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self.received = 0
        self.received_bytes = 0

    def send(self, frame: bytes) -> None:
        """Send one text frame."""
        size = len(frame)
        if size < _TWO_BYTES:
            head = bytes((_TEXT, _MASKED | size))
        elif size < _SMALL:
            head = bytes((_TEXT, _MASKED | _TWO_BYTES)) + size.to_bytes(2)
        else:
            head = bytes((_TEXT, _MASKED | _EIGHT_BYTES)) + size.to_bytes(8)
        self._writer.write(head + b"\0\0\0\0" + frame)

    async def receive(self) -> bytes:
        """Return the next frame's payload; raises EOFError where the server closed."""
        first, size = await self._reader.readexactly(2)
        if size == _TWO_BYTES:
            size = int.from_bytes(await self._reader.readexactly(2))
        elif size == _EIGHT_BYTES:
            size = int.from_bytes(await self._reader.readexactly(8))
        payload = await self._reader.readexactly(size)
        if first == _PING:
            self._writer.write(bytes((_PONG, _MASKED | size)) + b"\0\0\0\0" + payload)
            return await self.receive()
        if first != _TEXT:
            raise EOFError(payload[2:].decode(errors="replace"))
        self.received += 1
        self.received_bytes += size
        return payload

    async def until(self, kind: str) -> Any:
        """Return the next frame of this type, passing over others."""
        start = b'{"type":"' + kind.encode() + b'"'
        while not (frame := await self.receive()).startswith(start):
            pass
        return msgspec.json.decode(frame)

    def pause(self) -> None:
        """Stop reading for good: a client that is stuck."""
        self._writer.transport.pause_reading()  # type: ignore[attr-defined] - asyncio's streams hide it

    def close(self) -> None:
        """Cut the connection."""
        self._writer.close()


async def connect(url: str, cookie: str, hello: dict[str, Any]) -> tuple[Socket, Any]:
    """Open a socket, say hello, and return it with the welcome."""
    parts = urlsplit(url)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port, limit=1 << 22)
    key = base64.b64encode(os.urandom(16)).decode()
    writer.write(
        f"GET /api/socket HTTP/1.1\r\nHost: {parts.netloc}\r\nUpgrade: websocket\r\n"
        f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
        f"Origin: {url}\r\nCookie: {cookie}\r\n\r\n".encode()
    )
    answer = await reader.readuntil(b"\r\n\r\n")
    if b" 101 " not in answer.split(b"\r\n", 1)[0]:
        raise ConnectionError(answer.decode())
    socket = Socket(reader, writer)
    socket.send(json.dumps({"type": "hello", **hello}).encode())
    return socket, await socket.until("welcome")


Listener = Callable[[bytes], Awaitable[None] | None]
