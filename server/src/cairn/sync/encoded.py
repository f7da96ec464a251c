"""Entries as they are sent live: each (entry, scope) encoded once, frames joined from the pieces.

`before` values are left out; what a reader may not see is never part of what is joined for them.
"""

from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from typing import Any, Final

import msgspec
from msgspec import UNSET, Struct

from cairn.model.entries import Change, ClashNote, Entry, LeftAlone
from cairn.model.ids import PersonId, RowId, ScopeId, StreamId

_encode: Final = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class View:
    """What one connection is sent of one stream; `full` are the scopes of which everything is."""

    person: PersonId
    readable: frozenset[ScopeId]
    held: frozenset[ScopeId] = frozenset()
    threads: frozenset[RowId] = frozenset()
    threads_of: frozenset[ScopeId] = frozenset()
    full: frozenset[ScopeId] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "full", self.readable & self.held)


class Piece(Struct, frozen=True):
    """One change or clash as JSON, and who is sent it.

    A board's own row goes to all who read the board, a text update to those who have the task
    open or hold all threads of the scope, the rest to those who hold the scope.
    """

    scope: ScopeId
    json: str
    is_board: bool = False
    text_of: RowId | None = None
    bare: str = ""
    """Of a text update: what those are sent who hold the scope without having the task open."""

    def for_view(self, view: View) -> str | None:
        """Return what the view is sent of it."""
        if self.scope not in view.readable:
            return None
        if self.text_of in view.threads or self.is_board:
            return self.json
        if self.text_of is not None and self.scope in view.threads_of:
            return self.json
        if self.scope not in view.full:
            return None
        return self.json if self.text_of is None else self.bare


class EncodedEntry:
    """An entry in pieces."""

    __slots__ = ("_head", "_left_alone", "actor", "changes", "clashes", "seq")

    def __init__(self, entry: Entry) -> None:
        self.seq = entry.seq
        self.actor = entry.actor
        self.changes = [_change(change) for change in entry.changes]
        self.clashes = [_clash(note) for note in entry.clashes]
        self._left_alone = _left_alone(entry.left_alone)
        head = _encode(
            {
                "seq": entry.seq,
                "mutation": entry.mutation,
                "actor": entry.actor,
                "intent": entry.intent,
                "at": entry.at,
                **({"batch": entry.batch} if entry.batch else {}),
                **({"claimed_at": entry.claimed_at} if entry.claimed_at else {}),
            }
        )
        self._head = head[:-1].decode()

    @property
    def is_told_to_actor(self) -> bool:
        """Whether its author is sent more of it than others are."""
        return bool(self._left_alone)

    def pieces(self) -> list[Piece]:
        """Return all that is sent by scope."""
        return self.changes + self.clashes

    def for_view(self, view: View) -> str | None:
        """Return the entry as this view is sent it, None where there is nothing to see."""
        changes = _seen(self.changes, view)
        clashes = _seen(self.clashes, view)
        left_alone = self._left_alone if self.actor == view.person else ""
        if not (changes or clashes or left_alone):
            return None
        noted = f',"clashes":[{",".join(clashes)}]' if clashes else ""
        return f'{self._head},"changes":[{",".join(changes)}]{noted}{left_alone}}}'


def _seen(pieces: list[Piece], view: View) -> list[str]:
    return [json for piece in pieces if (json := piece.for_view(view)) is not None]


def entries_frame(
    stream: StreamId, after: int, upto: int, mark: bytes, entries: list[str]
) -> bytes:
    """Return the frame that tells of these entries."""
    return (
        f'{{"type":"entries","stream":"{stream}","after":{after},"upto":{upto},'
        f'"mark":"{encode_mark(mark)}","entries":[{",".join(entries)}]}}'
    ).encode()


def encode_mark(mark: bytes) -> str:
    """Return a mark as the wire has it: base64url without padding, empty before the first entry."""
    return urlsafe_b64encode(mark).decode().rstrip("=") if any(mark) else ""


def _change(change: Change) -> Piece:
    live = Change(
        kind=change.kind,
        id=change.id,
        scope=change.scope,
        here=change.here,
        after=change.after,
        gone=change.gone,
        text=change.text,
    )
    json = _encode(live).decode()
    if change.text is UNSET:
        return Piece(change.scope, json, is_board=change.kind == "board")
    bare = Change(kind=change.kind, id=change.id, scope=change.scope, after={})
    return Piece(change.scope, json, text_of=change.id, bare=_encode(bare).decode())


def _clash(note: ClashNote) -> Piece:
    return Piece(note.scope, _encode(note).decode())


def _left_alone(ops: list[LeftAlone]) -> str:
    return f',"left_alone":{_encode(ops).decode()}' if ops else ""


def frame(message: Any) -> bytes:  # noqa: ANN401 - any frame of cairn.model.frames
    """Return a frame as UTF-8."""
    return _encode(message)
