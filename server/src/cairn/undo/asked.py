"""What is asked of undo, and what it answers. The HTTP API has the same shapes."""

from typing import Annotated, Any, Final

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from cairn.model.ids import UUID, BatchId, MutationId, PersonId, RowId, ScopeId, StreamId
from cairn.model.ops import Batch

SAMPLE: Final = 50
"""Most changes that an answer shows one by one; the others are counted."""

_Whole = Annotated[int, Meta(ge=0, le=2**53 - 1)]


class Of(Struct, frozen=True, omit_defaults=True):
    """What is to be undone: one of a mutation, a batch, and all that an actor did since a time.

    `since` is in ms; with `upto` nothing that came after that seq is touched.
    """

    mutation: Annotated[MutationId, Meta(pattern=rf"^{UUID}\Z")] | None = None
    batch: Batch | None = None
    actor: Annotated[PersonId, Meta(pattern=rf"^{UUID}\Z")] | None = None
    since: _Whole | None = None
    upto: _Whole | None = None

    def __post_init__(self) -> None:
        """Refuse what names none, or several."""
        named = [self.mutation, self.batch, self.actor]
        if sum(one is not None for one in named) != 1:
            raise ValueError("Name one of mutation, batch, or actor with since")
        if (self.actor is None) is not (self.since is None):
            raise ValueError("actor and since go together")


class Undo(Struct, frozen=True):
    """Undo it, or with `preview` say what would change.

    `batch` is the id that the undo gets: a client makes it, and may repeat the request under it
    after a lost answer. Undoing that batch redoes.
    """

    stream: Annotated[StreamId, Meta(pattern=rf"^{UUID}\Z")]
    of: Of
    preview: bool = False
    batch: Batch | None = None


class Changed(Struct, frozen=True, omit_defaults=True):
    """One change: `from` is what stands there, `to` what it is to be; items of sets one by one.

    `op` is delete, restore, move, set, add or remove; `below` counts the rows that go to the trash
    with a deleted one.
    """

    kind: str
    id: RowId
    scope: ScopeId
    op: str
    title: str | None = None
    field: str | None = None
    from_: Any = msgspec.field(default=None, name="from")
    to: Any = None
    below: int = 0


class LeftThere(Struct, frozen=True, omit_defaults=True):
    """What is left alone, why, and where someone else was there since: who.

    `reason` is the policy's, of `not_allowed`; the name of what has no match on the board where the
    row went, of `no_match`.
    """

    kind: str
    id: RowId
    scope: ScopeId
    code: str
    title: str | None = None
    field: str | None = None
    by: PersonId | None = None
    reason: str | None = None


class Changes(Struct, frozen=True):
    """How many changes, and some of them."""

    count: int
    sample: list[Changed]


class Kept(Struct, frozen=True):
    """How many changes are left alone, and some of them."""

    count: int
    sample: list[LeftThere]


class Undone(Struct, frozen=True, omit_defaults=True):
    """What an undo would do (`undo`, up to seq `upto`), or did (`batch`, `mutations`, `undone`).

    `partly_hidden`: it touches what the asker may not read, which stays as it is.
    """

    left_alone: Kept
    partly_hidden: bool
    undo: Changes | UnsetType = UNSET
    upto: int | UnsetType = UNSET
    batch: BatchId | UnsetType = UNSET
    mutations: int | UnsetType = UNSET
    undone: int | UnsetType = UNSET
