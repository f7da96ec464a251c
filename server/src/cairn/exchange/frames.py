"""Frames between processes: four bytes of length (big-endian), then the content."""

from asyncio import StreamReader
from typing import BinaryIO, Final

_LENGTH: Final = 4
LONGEST: Final = 16 * 1024 * 1024


def framed(content: bytes) -> bytes:
    """Return the content as a frame."""
    return len(content).to_bytes(_LENGTH) + content


async def receive(reader: StreamReader) -> bytes:
    """Return the next frame's content; raises IncompleteReadError where the other side went."""
    return await reader.readexactly(_fitting(await reader.readexactly(_LENGTH)))


def take(stream: BinaryIO) -> bytes:
    """Return the next frame's content from a blocking stream; raises EOFError at its end."""
    return _exactly(stream, _fitting(_exactly(stream, _LENGTH)))


def _fitting(length: bytes) -> int:
    size = int.from_bytes(length)
    if size > LONGEST:
        raise ConnectionError("a frame that is too long")
    return size


def _exactly(stream: BinaryIO, size: int) -> bytes:
    content = stream.read(size)
    if len(content) < size:
        raise EOFError("the other side went")
    return content
