"""Ops and mutations, as they come from any door. Decoding checks shapes, `decide` the rest."""

from typing import Annotated, Any, Final, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from cairn.model.ids import UUID, BatchId, MutationId, RowId, StreamId

Value = Any
"""A JSON value; which one a field takes is said in `cairn.model.kinds`."""

MAX_OPS: Final = 1_000
MAX_MUTATION_BYTES: Final = 256 * 1024
MAX_ORDER: Final = 250
"""Longest order key, in characters."""
MAX_SET_ITEMS: Final = 200
MAX_TREE_ROWS: Final = 5_000
"""Most rows that one move may carry to another scope, or one purge may end."""

Intent = Annotated[str, Meta(pattern=r"^[a-z_]+(\.[a-z_]+)?\Z", max_length=64)]
"""E.g. task.move; groups and labels, never decides. Stands in headers, which are never erased:
so it is a word of ours and no text."""
Batch = Annotated[BatchId, Meta(pattern=rf"^{UUID}\Z")]
OrderKey = Annotated[str, Meta(min_length=1)]
Clash = Literal["take", "yield", "void"]


class _Op(Struct, frozen=True, tag_field="op", gc=False, omit_defaults=True):
    kind: str
    id: RowId


class Create(_Op, frozen=True, tag="create"):
    """Make a row under `parent` (absent for the root of a stream), at `order` if placed."""

    fields: dict[str, Value]
    parent: RowId | None = None
    order: OrderKey | None = None


class Set(_Op, frozen=True, tag="set"):
    """Give a value field another value; `was` is the one that the author saw."""

    field: str
    value: Value
    was: Value | UnsetType = UNSET
    clash: Clash = "take"


class Add(_Op, frozen=True, tag="add"):
    """Put an item into a set field."""

    field: str
    item: Value


class Remove(_Op, frozen=True, tag="remove"):
    """Take an item out of a set field."""

    field: str
    item: Value


class Move(_Op, frozen=True, tag="move"):
    """Put a row under `parent` at `order`; `was` is the parent that the author saw."""

    parent: RowId
    order: OrderKey
    was: RowId | UnsetType = UNSET
    clash: Clash = "take"


class TextOp(_Op, frozen=True, tag="text"):
    """Append a Yjs update (base64url) to a text field."""

    field: str
    update: str


class Delete(_Op, frozen=True, tag="delete"):
    """Put a row, and with it what stands under it, into the trash; `was` is the seq seen."""

    was: int | UnsetType = UNSET
    clash: Clash = "take"


class Restore(_Op, frozen=True, tag="restore"):
    """Take a row out of the trash; `was` is the seq seen."""

    was: int | UnsetType = UNSET
    clash: Clash = "take"


class Purge(_Op, frozen=True, tag="purge"):
    """Take a row out of the trash for good, with all below it. Never undone, so it stands only
    beside others of its kind; clients ask for it by `POST /api/purge` and keep none pending.
    """


Op = Create | Set | Add | Remove | Move | TextOp | Delete | Restore | Purge


class Mutation(Struct, frozen=True, omit_defaults=True):
    """Ops that stand or fall together; with `apart` each stands alone."""

    id: MutationId
    stream: StreamId
    intent: Intent
    ops: list[Op]
    at: Annotated[int, Meta(ge=0, le=2**53 - 1)]  # ms, the author's claim
    after: MutationId | None = None
    batch: Batch | None = None
    apart: bool = False
