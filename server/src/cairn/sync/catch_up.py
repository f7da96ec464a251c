"""Reading the log from a cursor on, if the cursor can be served."""

from collections.abc import AsyncIterator, Iterator
from typing import Final, Literal

from cairn.commit.sealed import SealedEntry
from cairn.model.frames import Cursor, Standing
from cairn.model.ids import StreamId
from cairn.sync.delivery import Run
from cairn.sync.encoded import encode_mark
from cairn.sync.store import ReadStore

HORIZON_ENTRIES: Final = 50_000
HORIZON_MS: Final = 30 * 24 * 60 * 60 * 1000
_PAGE: Final = 200
"""Entries read at once."""

_FRAME_BYTES: Final = 256 * 1024
"""Changes that go into one frame, one entry at least: a client applies them in one go, and entries
of imports are large."""

Reason = Literal["horizon", "fork"]


class Pages:
    """The entries after where a client stands up to `upto`, page by page."""

    def __init__(
        self, reads: ReadStore, stream: StreamId, at: Standing, *, upto: int, now: int
    ) -> None:
        self.cursor = at.cursor
        self._at = at
        self._reads = reads
        self._stream = stream
        self._upto = upto
        self._now = now

    async def refusal(self) -> Reason | None:
        """Return why the cursor can't be served: another history (fork), or too old (horizon)."""
        is_known = await self._knows(self._at)
        others = [await self._knows(each) for each in self._at.others]
        if is_known is False or False in others:
            return "fork"
        if is_known is None or self._upto - self.cursor > HORIZON_ENTRIES:
            return "horizon"
        if self.cursor == self._upto:
            return None
        first = await self._reads.entries(self._stream, self.cursor, 1)
        return "horizon" if not first or first[0].entry.at < self._now - HORIZON_MS else None

    async def _knows(self, at: Cursor) -> bool | None:
        """Say whether a place is one of this history; None where that is not known any more."""
        if not 0 <= at.cursor <= self._upto:
            return False
        mark = await self._reads.mark_at(self._stream, at.cursor)
        return None if mark is None else encode_mark(mark) == at.mark

    async def __aiter__(self) -> AsyncIterator[Run]:
        after = self.cursor
        while after < self._upto:
            limit = min(_PAGE, self._upto - after)
            page = await self._reads.entries(self._stream, after, limit)
            if not page:
                return
            for entries in _in_frames(page):
                run = Run(self._stream, after, entries)
                yield run
                after = run.upto


def _in_frames(page: list[SealedEntry]) -> Iterator[list[SealedEntry]]:
    """Cut a page into pieces that each fit into a frame."""
    piece: list[SealedEntry] = []
    size = 0
    for sealed in page:
        more = sum(len(part.content or b"") for part in sealed.parts)
        if piece and size + more > _FRAME_BYTES:
            yield piece
            piece, size = [], 0
        piece.append(sealed)
        size += more
    yield piece
