"""Reads the frame of a Yjs update (format v1): whose structs it holds, from where to where.

Enough to order updates without Yjs: the content is skipped over, never applied. Format: `yjs`
src/utils/{UpdateDecoder,encoding,DeleteSet}.js and src/structs/; `lib0` decoding.js. Only what a
document of plain or formatted text holds is taken.
"""

from dataclasses import dataclass, field
from typing import Final

_LARGEST: Final = 2**53 - 1


class BadUpdate(Exception):
    """Bytes that are no update of a text document."""


@dataclass(slots=True)
class Frame:
    """Structs of `client` from `start` to `end` (None: it only deletes), and what they build on.

    `needs` holds for each client the clock that must be known before this can be applied.
    """

    client: int | None = None
    start: int = 0
    end: int = 0
    needs: dict[int, int] = field(default_factory=dict[int, int])

    def need(self, client: int, clock: int) -> None:
        """Note that structs of a client below the clock are built upon."""
        if client == self.client and clock <= self.end:
            return
        self.needs[client] = max(clock, self.needs.get(client, 0))


def read_frame(update: bytes) -> Frame:
    """Return the frame of an update. Raises BadUpdate."""
    cursor = _Cursor(update)
    frame = Frame()
    clients = cursor.number()
    if clients > 1:
        raise BadUpdate
    for _ in range(clients):
        _read_structs(cursor, frame)
    deletes = _read_deletes(cursor, frame)
    if not cursor.is_at_end() or (frame.client is None and not deletes):
        raise BadUpdate
    return frame


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def is_at_end(self) -> bool:
        return self._at == len(self._data)

    def byte(self) -> int:
        if self._at >= len(self._data):
            raise BadUpdate
        self._at += 1
        return self._data[self._at - 1]

    def number(self) -> int:
        value = shift = 0
        while True:
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            if value > _LARGEST:
                raise BadUpdate
            if byte < 0x80:  # noqa: PLR2004 - the top bit says that another byte follows
                return value
            shift += 7

    def text(self) -> str:
        size = self.number()
        raw = self._data[self._at : self._at + size]
        if len(raw) != size:
            raise BadUpdate
        self._at += size
        try:
            return raw.decode()
        except UnicodeDecodeError:
            raise BadUpdate from None


_HAS_LEFT, _HAS_RIGHT, _HAS_KEY, _CONTENT = 0x80, 0x40, 0x20, 0x1F
_COLLECTED, _DELETED, _STRING, _EMBED, _FORMAT = 0, 1, 4, 5, 6


def _read_structs(cursor: _Cursor, frame: Frame) -> None:
    structs, frame.client = cursor.number(), cursor.number()
    frame.start = frame.end = cursor.number()
    if structs == 0:
        raise BadUpdate
    for _ in range(structs):
        info = cursor.byte()
        if info & _CONTENT != _COLLECTED:
            _read_place(cursor, frame, info)
        frame.end += _read_content(cursor, info & _CONTENT)


def _read_place(cursor: _Cursor, frame: Frame, info: int) -> None:
    """Read between what an item stands, or what it is the first of."""
    for bit in (_HAS_LEFT, _HAS_RIGHT):
        if info & bit:
            frame.need(cursor.number(), cursor.number() + 1)
    if info & (_HAS_LEFT | _HAS_RIGHT):
        return
    if cursor.number() == 1:
        cursor.text()
    else:
        frame.need(cursor.number(), cursor.number() + 1)
    if info & _HAS_KEY:
        cursor.text()


def _read_content(cursor: _Cursor, content: int) -> int:
    """Skip over the content and return its length on the client's clock."""
    length = 1
    if content in {_COLLECTED, _DELETED}:
        length = cursor.number()
    elif content == _STRING:
        length = len(cursor.text().encode("utf-16-le")) // 2  # JavaScript's length
    elif content == _EMBED:
        cursor.text()
    elif content == _FORMAT:
        cursor.text()
        cursor.text()
    else:
        raise BadUpdate
    if length == 0:
        raise BadUpdate
    return length


def _read_deletes(cursor: _Cursor, frame: Frame) -> int:
    """Read what is deleted, and return how many pieces."""
    pieces = 0
    for _ in range(cursor.number()):
        client = cursor.number()
        for _ in range(cursor.number()):
            frame.need(client, cursor.number() + cursor.number())
            pieces += 1
    return pieces
