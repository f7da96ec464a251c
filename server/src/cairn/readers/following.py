"""One reader's way through one stream: a batch at a time, an entry at fault set aside alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from time import perf_counter
from traceback import extract_tb
from typing import Any, Final

from cairn.commit.effects import Effect, MoveCursor, NoteReaderFault
from cairn.commit.store import StoreFault
from cairn.commit.submission import Outcome, RefusedAs, Submit, Waiting
from cairn.model.entries import Entry
from cairn.model.ids import StreamId
from cairn.readers.reader import Reaction, Reader, submission_of
from cairn.telemetry.logs import log

MOST_TRIES: Final = 3
"""How often an entry is tried before the reader goes on behind it."""

_AGAIN_MS: Final = 5_000
"""Between two tries, and after a wait of the write path."""

_Reactions = list[tuple[Entry, Reaction]]


class _Culprit(Exception):
    """The entry at which the reader failed."""

    def __init__(self, entry: Entry, before: _Reactions, cause: Exception) -> None:
        super().__init__(entry.seq)
        self.entry = entry
        self.before = before
        """What follows from the entries before it."""
        self.cause = cause


@dataclass(eq=False, slots=True)
class Following:
    """Where a reader is in a stream. Times in ms."""

    reader: Reader[Any]
    stream: StreamId
    cursor: int
    tries: int = 0
    """Of the entry at fault, the first one that concerns the reader behind the cursor."""
    rests_until: int = 0
    _unkept: list[Effect] = field(default_factory=list[Effect])

    async def take(self, entries: Sequence[Entry], submit: Submit, guard: Effect, now: int) -> None:
        """React to a batch and move on behind it, or up to what could not be done.

        Raises StoreFault where nothing can be read: no try is counted.
        """
        began, after = perf_counter(), self.cursor
        new = [entry for entry in entries if entry.seq > after]
        concerned = [entry for entry in new if self.reader.concerns(entry)]
        culprit: _Culprit | None = None
        try:
            reactions = await self._reactions(concerned)
        except _Culprit as met:
            culprit, reactions = met, met.before
        waits = await self._write(reactions, submit, guard)
        if waits is not None:
            self.rests_until = now + _AGAIN_MS
            self._move(waits.seq - 1)
        elif culprit is not None:
            self._failed(culprit, now)
        elif new:
            self._move(new[-1].seq)
        if concerned:
            log().info(
                "reader", reader=self.reader.name, stream=self.stream, after=after,
                upto=self.cursor, concerned=len(concerned), mutations=len(reactions),
                ms=round((perf_counter() - began) * 1_000, 2),
            )  # fmt: skip

    @property
    def has_unkept(self) -> bool:
        """Whether its record lags behind."""
        return bool(self._unkept)

    def take_unkept(self) -> list[Effect]:
        """Return the operational writes that its record lacks; they are in the caller's hands."""
        unkept, self._unkept = self._unkept, []
        return unkept

    def give_back(self, unkept: list[Effect]) -> None:
        """Take back what could not be written down, to be written with what came since."""
        self._unkept = [*unkept, *self._unkept]

    async def _reactions(self, entries: Sequence[Entry]) -> _Reactions:
        """Return what follows from the entries; alone where one of them is at fault."""
        if not entries:
            return []
        try:
            return await self._of(entries)
        except StoreFault:
            raise
        except Exception:  # noqa: BLE001 - one of them is at fault: which?
            before: _Reactions = []
            for entry in entries:
                try:
                    before += await self._of([entry])
                except StoreFault:
                    raise
                except Exception as cause:
                    raise _Culprit(entry, before, cause) from cause
            return before

    async def _of(self, entries: Sequence[Entry]) -> _Reactions:
        facts = await self.reader.load(self.stream, entries)
        return [
            (entry, reaction)
            for entry in entries
            for reaction in self.reader.react(self.stream, entry, facts)
        ]

    async def _write(self, reactions: _Reactions, submit: Submit, guard: Effect) -> Entry | None:
        """Write them as one outbox; return the first entry of which something has to wait."""
        counts: dict[int, int] = {}
        submissions = [
            submission_of(
                self.reader.name, self.stream, entry, _next(counts, entry.seq), reaction, guard
            )
            for entry, reaction in reactions
        ]
        outcomes = await submit(submissions)
        for (entry, _), outcome in zip(reactions, outcomes, strict=True):
            if isinstance(outcome, Waiting):
                return entry
            self._note_refusal(entry, outcome)
        return None

    def _note_refusal(self, entry: Entry, outcome: Outcome) -> None:
        """Log it: a refusal is final, and mostly a repeat, or a row that is gone meanwhile."""
        if isinstance(outcome, RefusedAs):
            log().info(
                "reader_refused", reader=self.reader.name, stream=self.stream, seq=entry.seq,
                code=outcome.code,
            )  # fmt: skip

    def _failed(self, culprit: _Culprit, now: int) -> None:
        """Count a try of the entry; the last one leaves it behind."""
        seq = culprit.entry.seq
        self._move(seq - 1)
        self.tries += 1
        is_skipped = self.tries >= MOST_TRIES
        what = _described(culprit.cause)
        log().error(
            "reader_fault", reader=self.reader.name, stream=self.stream, seq=seq,
            tries=self.tries, skipped=is_skipped, what=what,
        )  # fmt: skip
        self._unkept.append(
            NoteReaderFault(self.reader.name, self.stream, seq, self.tries, is_skipped, what, now)
        )
        if is_skipped:
            self._move(seq)
        else:
            self.rests_until = now + _AGAIN_MS

    def _move(self, seq: int) -> None:
        if seq > self.cursor:
            self.cursor, self.tries = seq, 0
            self._unkept = [each for each in self._unkept if not isinstance(each, MoveCursor)]
            self._unkept.append(MoveCursor(self.reader.name, self.stream, seq))


def _next(counts: dict[int, int], seq: int) -> int:
    """Number the reactions of each entry."""
    counts[seq] = counts.get(seq, -1) + 1
    return counts[seq]


def _described(cause: Exception) -> str:
    """Say what failed where. Messages are left out: they may quote what people wrote."""
    frames = extract_tb(cause.__traceback__)
    at = f" at {frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno}" if frames else ""
    return f"{type(cause).__name__}{at}"
