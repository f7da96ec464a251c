"""Reading the log from a cursor on, if the cursor can be served."""

from collections.abc import AsyncIterator
from typing import Final, Literal

from cairn.model.ids import StreamId
from cairn.sync.delivery import Run
from cairn.sync.encoded import encode_mark
from cairn.sync.store import ReadStore

HORIZON_ENTRIES: Final = 50_000
HORIZON_MS: Final = 30 * 24 * 60 * 60 * 1000
_PAGE: Final = 500
"""Entries read at once: about 10 ms of encoding, so that others' turns come."""

Reason = Literal["horizon", "fork"]


class Pages:
    """The entries after `cursor` up to `upto`, page by page."""

    def __init__(  # noqa: PLR0913 - a cursor has three parts, and two ends
        self, reads: ReadStore, stream: StreamId, cursor: int, mark: str, *, upto: int, now: int
    ) -> None:
        self.cursor = cursor
        self._reads = reads
        self._stream = stream
        self._mark = mark
        self._upto = upto
        self._now = now

    async def refusal(self) -> Reason | None:
        """Return why the cursor can't be served: another history (fork), or too old (horizon)."""
        if not 0 <= self.cursor <= self._upto:
            return "fork"
        mark = await self._reads.mark_at(self._stream, self.cursor)
        if mark is not None and encode_mark(mark) != self._mark:
            return "fork"
        if mark is None or self._upto - self.cursor > HORIZON_ENTRIES:
            return "horizon"
        if self.cursor == self._upto:
            return None
        first = await self._reads.entries(self._stream, self.cursor, 1)
        return "horizon" if not first or first[0].entry.at < self._now - HORIZON_MS else None

    async def __aiter__(self) -> AsyncIterator[Run]:
        after = self.cursor
        while after < self._upto:
            limit = min(_PAGE, self._upto - after)
            page = await self._reads.entries(self._stream, after, limit)
            if not page:
                return
            run = Run(self._stream, after, page)
            yield run
            after = run.upto
