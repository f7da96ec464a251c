"""The reader that tells two people when their words met in one paragraph, unseen by the later one.

Nothing is lost then, for texts merge; but both should look at what became of the paragraph. The
note says which document and entry; the words are read from the log by who may still read it.
"""

from collections.abc import Iterable, Sequence
from typing import Final, Protocol

from anyio import to_thread
from msgspec import UNSET

from cairn.decide.row import Row
from cairn.model.entries import Change, Entry
from cairn.model.ids import RowId, ScopeId, StreamId
from cairn.model.kinds import StreamKind
from cairn.readers.audience import KINDS, Audience
from cairn.readers.notes import Note, notify
from cairn.readers.reader import Reaction
from cairn.readers.text_history import Met, TextStep, met_at

_KIND: Final = "task"


class TextHistoryStore(Protocol):
    """What it asks of an engine."""

    async def rows_of(self, stream: StreamId, kinds: Sequence[str]) -> tuple[int, list[Row]]:
        """Return all rows of these kinds, deleted ones included."""
        ...

    async def text_steps(
        self, stream: StreamId, row: RowId, field: str
    ) -> tuple[ScopeId, list[TextStep]] | None:
        """Return the scope of a row and the stored updates of its document in order, each with
        the entry it came by; None where there is no such document.
        """
        ...


class Facts:
    """Who reads what, and what met at each entry and document."""

    def __init__(self, audience: Audience, met: dict[tuple[int, RowId], Met]) -> None:
        self.audience = audience
        self.met = met


class TextClashes:
    """Follows workspaces and writes to people's own streams."""

    name = "text_clashes"
    follows = frozenset({StreamKind.WORKSPACE})

    def __init__(self, store: TextHistoryStore) -> None:
        self._store = store

    def concerns(self, entry: Entry) -> bool:
        return entry.claimed_at is not None and any(_is_text(each) for each in entry.changes)

    async def load(self, stream: StreamId, entries: Sequence[Entry]) -> Facts:
        _, roster = await self._store.rows_of(stream, KINDS)
        met: dict[tuple[int, RowId], Met] = {}
        for entry in entries:
            for change in _texts(entry):
                field = change.text.field if change.text is not UNSET else ""
                stored = await self._store.text_steps(stream, change.id, field)
                if stored is None:  # purged meanwhile
                    continue
                found = await to_thread.run_sync(met_at, stored[1], field, entry.seq)
                if found is not None:
                    met[entry.seq, change.id] = found
        return Facts(Audience(roster), met)

    def react(self, stream: StreamId, entry: Entry, facts: Facts) -> Iterable[Reaction]:
        for change in _texts(entry):
            met = facts.met.get((entry.seq, change.id))
            if met is None or change.text is UNSET:
                continue
            note = Note(
                "clash", entry.seq, _KIND, change.id, change.scope,
                task=change.id, field=change.text.field,
            )  # fmt: skip
            for person in (met.actor, *met.others):
                if facts.audience.reads(person, change.scope):
                    yield from notify(person, stream, [note])


def _is_text(change: Change) -> bool:
    return change.kind == _KIND and change.text is not UNSET


def _texts(entry: Entry) -> list[Change]:
    """Return the documents that an entry wrote to, each once."""
    return list({change.id: change for change in entry.changes if _is_text(change)}.values())
