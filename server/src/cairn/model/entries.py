"""What the log holds: entries, their changes and clashes. The wire sends the same shapes."""

from typing import Any, Literal

from msgspec import UNSET, Struct, UnsetType

from cairn.model.ids import BatchId, MutationId, PersonId, RowId, ScopeId

Means = Literal["session", "token", "link", "import", "system"]


class TextUpdate(Struct, frozen=True):
    """A Yjs update (base64url) of one text field."""

    field: str
    update: str


class Change(Struct, frozen=True, omit_defaults=True):
    """What one entry did to one row, as seen from one scope.

    Exactly one of: `here` (the row is new in this scope: all its fields that are not null,
    with parent, order, created_at, created_by and, in the trash, deleted_at and deleted_by);
    `after` (the fields that changed, new values, place and deletion marks included);
    `gone` (the row left this scope, or for want of `here` and `before` is no more: it was purged);
    `text`. An entry has at most one of the first three a row
    and scope, and its `text` changes come last.
    `seq`, `updated_at` and `updated_by` of the row are those of the entry and are not sent.
    `before` has the old values of `after`'s fields (or of all fields when gone); it is in the
    log, not in live frames.
    """

    kind: str
    id: RowId
    scope: ScopeId
    here: dict[str, Any] | UnsetType = UNSET
    after: dict[str, Any] | UnsetType = UNSET
    before: dict[str, Any] | UnsetType = UNSET
    gone: bool = False
    text: TextUpdate | UnsetType = UNSET


class ClashNote(Struct, frozen=True, omit_defaults=True):
    """Two values met at one field (or `parent`, or `deleted_at`); both are kept here.

    `stands` is what the row holds after the entry, `other` what does not; `theirs` is who gave the
    field the value that was met (of an unreadable log: who changed the row last).
    """

    kind: str
    id: RowId
    scope: ScopeId
    field: str
    clash: Literal["take", "yield"]
    stands: Any
    other: Any
    theirs: PersonId | None = None


class LeftAlone(Struct, frozen=True, omit_defaults=True):
    """What was not done, and why: an op of a bulk act, a `void` one, or what a row lost on its
    way to another board (`no_match`, several an op).
    """

    op: int  # index in the mutation's ops
    code: str
    detail: dict[str, str] = {}


class Entry(Struct, frozen=True, omit_defaults=True):
    """One accepted mutation in its stream."""

    seq: int
    mutation: MutationId
    actor: PersonId
    intent: str
    at: int  # ms, the server's
    changes: list[Change]
    means: Means = "session"
    batch: BatchId | None = None
    claimed_at: int | None = None  # the author's `at`, where it is more than a minute older
    clashes: list[ClashNote] = []
    left_alone: list[LeftAlone] = []
