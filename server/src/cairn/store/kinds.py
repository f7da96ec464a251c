"""Which kinds of the model are read together."""

from functools import cache
from typing import Final

from cairn.model.fields import Merge
from cairn.model.ids import INSTANCE, ScopeId, StreamId
from cairn.model.kinds import KINDS, ScopeKind, StreamKind
from cairn.model.scopes import admin_scope
from cairn.policy.actions import ACTIONS

TEXT_KINDS: Final = {
    field.name: kind.name
    for kind in KINDS.values()
    for field in kind.fields
    if field.merge is Merge.TEXT
}
"""The kind that has a text field, by the field's name."""

THREAD_KINDS: Final = tuple(kind for kind in KINDS.values() if kind.thread)

SEGMENT_KINDS: Final = {
    scope: tuple(kind for kind in KINDS.values() if kind.scope is scope and not kind.thread)
    for scope in ScopeKind
}

PURGED_KINDS: Final = tuple(
    kind
    for kind, words in ACTIONS.items()
    if KINDS[kind].stream is StreamKind.WORKSPACE and words["purge"] != "trash.keep"
)
"""Kinds of a workspace that end when their time in the trash is over."""


@cache
def kinds_below(kind: str | None) -> tuple[str, ...]:
    """Return the kinds that stand right under `kind` in a board's tree; all of it for None."""
    return tuple(
        child.name
        for child in KINDS.values()
        if child.scope is ScopeKind.BOARD and child.name != "board"
        if kind is None or child.parent == kind
    )


def kind_of_scope(stream: StreamId, scope: ScopeId) -> ScopeKind:
    """Return what a scope of a stream is: the stream itself, its administration, or a board."""
    if scope == stream:
        return ScopeKind.STREAM
    if scope == admin_scope(stream):
        return ScopeKind.ADMIN
    return ScopeKind.BOARD


def kind_of_stream(stream: StreamId, *, is_person: bool) -> StreamKind:
    """Return what a stream is: whose id is a person's is that person's own."""
    if stream == INSTANCE:
        return StreamKind.INSTANCE
    return StreamKind.USER if is_person else StreamKind.WORKSPACE
