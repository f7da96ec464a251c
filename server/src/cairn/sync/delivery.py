"""What one commit brings to the connections of a stream: entries, and rights that changed between.

Connections that are to be sent the same share one frame: joining it for each of a thousand
would take longer than sending it.
"""

from dataclasses import dataclass, field

from cairn.commit.sealed import SealedEntry
from cairn.model.ids import PersonId, RowId, ScopeId, StreamId
from cairn.sync.encoded import EncodedEntry, View, entries_frame
from cairn.sync.roster import Rights

_Key = tuple[
    int,
    frozenset[ScopeId],
    frozenset[ScopeId],
    frozenset[RowId],
    frozenset[ScopeId],
    PersonId | None,
]
"""All that a frame depends on."""


@dataclass(frozen=True, slots=True)
class NewRights:
    """From the entry at `seq` on, these persons read these scopes; that entry included."""

    seq: int
    of: dict[PersonId, tuple[str | None, Rights]]
    """The role in the workspace and the scopes, of everybody whose rights differ now."""


class Run:
    """Entries in seq order between two changes of rights: after `after` up to `upto`."""

    def __init__(self, stream: StreamId, after: int, entries: list[SealedEntry]) -> None:
        self.after = after
        self.upto = entries[-1].entry.seq
        self.mark = entries[-1].mark
        self._stream = stream
        self._entries = [EncodedEntry(sealed.entry) for sealed in entries]
        pieces = [piece for entry in self._entries for piece in entry.pieces()]
        self._by_scope = _by_scope(self._entries)
        self._scopes = frozenset(self._by_scope)
        self._not_only_held = frozenset(
            piece.scope for piece in pieces if piece.is_board or piece.text_of is not None
        )
        self._texts = frozenset(piece.text_of for piece in pieces if piece.text_of is not None)
        self._text_scopes = frozenset(piece.scope for piece in pieces if piece.text_of is not None)
        self._told = frozenset(entry.actor for entry in self._entries if entry.is_told_to_actor)
        self._frames: dict[_Key, bytes | None] = {}

    def frame(self, after: int, view: View) -> bytes | None:
        """Return the frame for a view that stands at `after`, None where nothing is to be seen."""
        full = view.full & self._scopes
        other = view.readable & self._not_only_held
        told = view.person if view.person in self._told else None
        if not (full or other or told):
            return None
        threads, threads_of = view.threads & self._texts, view.threads_of & self._text_scopes
        key = (after, full, other, threads, threads_of, told)
        try:
            return self._frames[key]  # looked up once: the key's hash is most of what this costs
        except KeyError:
            joined = self._frames[key] = self._join(after, view, full | other, told)
            return joined

    def _join(
        self, after: int, view: View, scopes: frozenset[ScopeId], told: PersonId | None
    ) -> bytes | None:
        entries = self._entries
        if len(scopes) == 1 and told is None:  # most often: one board
            entries = self._by_scope[next(iter(scopes))]
        seen = [json for entry in entries if (json := entry.for_view(view)) is not None]
        return entries_frame(self._stream, after, self.upto, self.mark, seen) if seen else None


def _by_scope(entries: list[EncodedEntry]) -> dict[ScopeId, list[EncodedEntry]]:
    found: dict[ScopeId, list[EncodedEntry]] = {}
    for entry in entries:
        for scope in {piece.scope for piece in entry.pieces()}:
            found.setdefault(scope, []).append(entry)
    return found


@dataclass(slots=True)
class Delivery:
    """The steps of one commit, in order."""

    entries: int
    steps: list[Run | NewRights] = field(default_factory=list["Run | NewRights"])
