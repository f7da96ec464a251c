"""Verify: is a stream still what was committed?

From the first entry on, the chain's hashes and the commitments of all parts are computed again,
the rows are made again from the log, and what the store holds is compared with them: each entry
with its outcome, each row, each text update, and the stream's head. A part that was erased keeps
its commitment, and a later purge names the row that it was about: no other part may be erased.
"""

from base64 import urlsafe_b64decode
from collections.abc import AsyncGenerator, Generator, Mapping, Sequence
from typing import Final, Protocol

import msgspec
from msgspec import UNSET, Struct

from cairn.commit.chain import GENESIS, chained, commitment, unseal
from cairn.commit.replay import Replay, is_purge
from cairn.commit.sealed import Part, SealedEntry, StoredEntry
from cairn.commit.store import Head, StoredOutcome
from cairn.commit.submission import AcceptedAt
from cairn.decide.row import Row
from cairn.model.entries import Change, ClashNote, Entry
from cairn.model.ids import MutationId, RowId, StreamId

_AT_ONCE: Final = 1_000
"""Entries read at a time."""

TextName = tuple[RowId, str, int]
"""Row, field and the seq of the entry."""


class Fault(Struct, frozen=True):
    """Something that is not what was committed: where, and what is wrong with it."""

    stream: StreamId
    place: str
    what: str


class VerifyStore(Protocol):
    """What verifying asks of an engine: everything as it lies there. What can't even be read as
    the type of its column is left out, and so found missing.
    """

    async def stored_rows(self, stream: StreamId) -> tuple[Head, list[Row]]:
        """Return all rows of a stream and the head that they are of."""
        ...

    async def stored_entries(self, stream: StreamId, after: int, limit: int) -> list[StoredEntry]:
        """Return entries in seq order from `after` + 1."""
        ...

    async def stored_outcomes(
        self, stream: StreamId, mutations: Sequence[MutationId]
    ) -> dict[MutationId, StoredOutcome]:
        """Return the outcomes of these mutations."""
        ...

    async def count_accepted(self, stream: StreamId, upto: int) -> int:
        """Return how many outcomes say that a mutation was accepted, up to a seq."""
        ...

    async def stored_texts(self, stream: StreamId) -> dict[TextName, list[bytes]]:
        """Return the updates of all documents of a stream."""
        ...


class Purged(Struct):
    """What the purges of the streams verified so far have ended."""

    entries: int = 0
    rows: int = 0
    parts: int = 0
    """Parts that were erased."""


async def verify(
    store: VerifyStore, stream: StreamId, purged: Purged | None = None
) -> AsyncGenerator[Fault]:
    """Yield all faults of a stream as it stood when the first read was made; count its purges."""
    head, rows = await store.stored_rows(stream)
    check = _Check(stream, purged or Purged())
    while check.seq < head.seq:
        stored = await store.stored_entries(stream, check.seq, min(_AT_ONCE, head.seq - check.seq))
        if not stored:
            break
        entries = [(one, _unsealed(one)) for one in stored]
        mutations = [sealed.entry.mutation for _, sealed in entries if sealed]
        outcomes = await store.stored_outcomes(stream, mutations)
        for one, sealed in entries:
            for fault in check.entry(one, sealed, outcomes):
                yield fault
    if check.lacks_purges:  # one that came meanwhile may have erased what was read after it
        async for entry in _after(store, stream, head.seq):
            check.came_meanwhile(entry)
    accepted = await store.count_accepted(stream, head.seq)
    texts = await store.stored_texts(stream)
    for fault in (
        *check.head(head, accepted),
        *check.rows(rows),
        *check.texts(texts, head.seq),
        *check.erased(),
    ):
        yield fault


async def _after(store: VerifyStore, stream: StreamId, seq: int) -> AsyncGenerator[Entry]:
    while stored := await store.stored_entries(stream, seq, _AT_ONCE):
        for sealed in filter(None, map(_unsealed, stored)):
            yield sealed.entry
        seq = stored[-1].seq


def _unsealed(stored: StoredEntry) -> SealedEntry | None:
    try:
        return unseal(stored.header, stored.parts, GENESIS, stored.hash)
    except (msgspec.DecodeError, LookupError, ValueError):
        return None


class _Check:
    """One stream, entry after entry."""

    def __init__(self, stream: StreamId, purged: Purged) -> None:
        self.seq = 0
        self._purged = purged
        self._stream = stream
        self._hash = GENESIS
        self._replay = Replay(stream)
        self._entries = 0
        self._texts: dict[TextName, list[bytes]] = {}
        self._unknown: set[str | None] = set()
        """Rows of which a part was erased, or can't be read: what became of them isn't known."""
        self._erased: dict[str | None, str] = {}
        """Rows of which a part was erased, and no purge has named them yet; with the place."""

    def entry(
        self,
        stored: StoredEntry,
        sealed: SealedEntry | None,
        outcomes: Mapping[MutationId, StoredOutcome],
    ) -> Generator[Fault]:
        """Check one entry; `sealed` is None where it can't be read."""
        place = f"entry {stored.seq}"
        if stored.seq != self.seq + 1:
            yield self._fault(place, f"it follows {self.seq}: entries are missing")
        hash_ = chained(self._hash, stored.header, [part.commitment for part in stored.parts])
        if hash_ != stored.hash:
            yield self._fault(place, "its hash does not follow from the one before and its content")
        self.seq, self._hash = stored.seq, stored.hash
        self._entries += 1
        for n, part in enumerate(stored.parts):
            yield from self._part(f"{place}, part {n}", part)
        if sealed is None:
            yield self._fault(place, "it can't be read")
            self._unknown |= {part.row for part in stored.parts}
            return
        yield from self._outcome(place, sealed, outcomes.get(sealed.entry.mutation))
        yield from self._take(place, sealed)

    def head(self, head: Head, accepted: int) -> Generator[Fault]:
        """Check that the stream stands where its log ends, and that no outcome lacks its entry."""
        if (self.seq, self._hash) != (head.seq, head.hash):
            yield self._fault("stream", f"its head is at {head.seq}, its log ends at {self.seq}")
        if accepted != self._entries:
            yield self._fault("outcomes", f"{accepted} say accepted of {self._entries} entries")

    def rows(self, stored: list[Row]) -> Generator[Fault]:
        """Compare the rows with those that the log makes."""
        made = dict(self._replay.rows)
        for row in stored:
            expected = made.pop((row.kind, row.id), None)
            if row.id in self._unknown:
                continue
            if expected is None:
                yield self._fault(f"{row.kind} {row.id}", "the log knows no such row")
            elif row != expected:
                differing = ", ".join(_differing(row, expected))
                yield self._fault(f"{row.kind} {row.id}", f"differs from the log in {differing}")
        for kind, row_id in made:
            if row_id not in self._unknown:
                yield self._fault(f"{kind} {row_id}", "the log has it, its table does not")

    def texts(self, stored: dict[TextName, list[bytes]], upto: int) -> Generator[Fault]:
        """Compare the updates of documents with those in the log."""
        for name in self._texts.keys() | {name for name in stored if name[2] <= upto}:
            row_id, field, seq = name
            if stored.get(name) != self._texts.get(name) and row_id not in self._unknown:
                place = f"{field} of {row_id}, entry {seq}"
                yield self._fault(place, "the document's update differs from the log")

    @property
    def lacks_purges(self) -> bool:
        """Whether parts are erased that no purge so far accounts for."""
        return bool(self._erased)

    def came_meanwhile(self, entry: Entry) -> None:
        """Take only what an entry behind the head says of purges."""
        for change in entry.changes:
            if is_purge(change):
                self._erased.pop(change.id, None)

    def erased(self) -> Generator[Fault]:
        """Name parts that were erased though no purge has ended what they are about."""
        for place in self._erased.values():
            yield self._fault(place, "its content is gone, and no purge says so")

    def _fault(self, place: str, what: str) -> Fault:
        return Fault(self._stream, place, what)

    def _part(self, place: str, part: Part) -> Generator[Fault]:
        if part.content is None and part.salt is None:
            self._unknown.add(part.row)
            self._erased.setdefault(part.row, place)
            self._purged.parts += 1
        elif part.content is None or part.salt is None:
            self._unknown.add(part.row)
            yield self._fault(place, "half of it is gone")
        elif commitment(part.salt, part.content) != part.commitment:
            yield self._fault(place, "its content is not what was committed to")

    def _outcome(
        self, place: str, sealed: SealedEntry, outcome: StoredOutcome | None
    ) -> Generator[Fault]:
        entry = sealed.entry
        expected = StoredOutcome(entry.actor, sealed.digest, AcceptedAt(entry.seq))
        if outcome != expected:
            what = "has no outcome" if outcome is None else "differs from its outcome"
            yield self._fault(place, f"mutation {entry.mutation} {what}")

    def _take(self, place: str, sealed: SealedEntry) -> Generator[Fault]:
        """Replay the entry, then see that each part is filed under the row that it is about."""
        entry = sealed.entry
        if entry.seq != self.seq:
            yield self._fault(place, f"its header says {entry.seq}")
        ended = {change.id for change in entry.changes if is_purge(change)}
        self._purged.entries += bool(ended)
        self._purged.rows += len(ended)
        for change in entry.changes:
            if is_purge(change):
                if self._replay.end(change):
                    yield self._fault(place, f"it ends {change.id}, whose past is still there")
                self._unknown.discard(change.id)
                self._erased.pop(change.id, None)
                continue
            try:
                self._replay.take(change, entry)
            except LookupError:
                if change.id not in self._unknown:
                    yield self._fault(
                        place, f"it changes {change.kind} {change.id}, which isn't there"
                    )
            self._note_text(change, entry.seq)
        changes = iter((*entry.changes, *entry.clashes))
        for part in sealed.parts:
            if part.kind in {"change", "clash"} and part.content is not None:
                about = next(changes)
                is_its = (part.scope, part.row) == (about.scope, about.id)
                if not is_its or not self._is_filed_right(part.task, about):
                    yield self._fault(place, f"a part about {about.kind} {about.id} is misfiled")

    def _is_filed_right(self, task: str | None, about: Change | ClashNote) -> bool:
        """Compare with the task that the row stands under; what stood between may be purged."""
        try:
            return task == self._replay.task_of(about.kind, about.id)
        except KeyError as missing:
            _, row_id = missing.args[0]
            return task is None or row_id in self._unknown

    def _note_text(self, change: Change, seq: int) -> None:
        if change.text is not UNSET:
            name = (change.id, change.text.field, seq)
            update = urlsafe_b64decode(change.text.update + "=" * (-len(change.text.update) % 4))
            self._texts.setdefault(name, []).append(update)


def _differing(row: Row, expected: Row) -> list[str]:
    """Name what differs, fields of the kind one by one."""
    system = [
        name
        for name in row.__struct_fields__
        if name != "values" and getattr(row, name) != getattr(expected, name)
    ]
    names = sorted(row.values | expected.values)
    return system + [n for n in names if row.values.get(n) != expected.values.get(n)]
