"""Many text messages in one write: an extension of ASGI, and uvicorn's protocol that offers it.

An ordinary send passes every layer of middleware, encodes the text again and builds a frame of
objects for each receiver; told to a thousand, that takes longer than the kernel's own part. What
goes from server to client is not masked: a frame is its payload with two to ten bytes before it.
"""

from collections.abc import Sequence
from struct import Struct
from typing import Final, Protocol

from starlette.types import Scope
from uvicorn.protocols.utils import ClientDisconnected
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.protocol import State

_EXTENSION: Final = "cairn.texts"

_TEXT: Final = 0x81  # RFC 6455, 5.2: the last frame of its message, text
_TWO_BYTES: Final = 126
_EIGHT_BYTES: Final = 127
_SMALL: Final = 1 << 16
_medium: Final = Struct("!BBH").pack
_large: Final = Struct("!BBQ").pack


class TextWriter(Protocol):
    """What the extension offers, from accept to close."""

    def write_texts(self, texts: Sequence[bytes]) -> bool:
        """Send each as a text message (UTF-8, unchecked), in order with ordinary sends.

        Returns whether more should be sent now. Raises OSError when the client is gone or the
        socket is closing.
        """
        ...

    async def until_writable(self) -> None:
        """Return when more should be sent, or the client is gone."""
        ...


def text_writer_of(scope: Scope) -> TextWriter | None:
    """Return the extension of a connection, None where the ASGI server does not offer it."""
    offered: dict[str, dict[str, TextWriter]] = scope.get("extensions") or {}
    return offered.get(_EXTENSION, {}).get("writer")


class SocketProtocol(WebSocketsSansIOProtocol):
    """Uvicorn's, with the extension. All it sends itself is written at once: the order holds."""

    async def run_asgi(self) -> None:
        """Offer the extension to the app."""
        extension: dict[object, object] = {"writer": self}
        self.scope["extensions"] = {**(self.scope.get("extensions") or {}), _EXTENSION: extension}
        await super().run_asgi()

    def write_texts(self, texts: Sequence[bytes]) -> bool:
        """See `TextWriter`."""
        if self.disconnected or self.conn.state is not State.OPEN:
            raise ClientDisconnected
        self.transport.write(b"".join([framed(text) for text in texts]))
        return self.writable.is_set()

    async def until_writable(self) -> None:
        """See `TextWriter`."""
        await self.writable.wait()


def framed(text: bytes) -> bytes:
    """Return an unmasked text frame (RFC 6455, 5.2)."""
    size = len(text)
    if size < _TWO_BYTES:
        return bytes((_TEXT, size)) + text
    if size < _SMALL:
        return _medium(_TEXT, _TWO_BYTES, size) + text
    return _large(_TEXT, _EIGHT_BYTES, size) + text
