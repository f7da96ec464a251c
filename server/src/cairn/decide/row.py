"""A row as `decide` and the store see it."""

from typing import Any

from msgspec import Struct

from cairn.model.ids import PersonId, RowId, ScopeId, StreamId


class Row(Struct):
    """One row. `values` holds the model's fields that are not null; sets are sorted lists.

    Text fields are not in `values`: their documents have tables of their own.
    """

    kind: str
    stream: StreamId
    id: RowId
    scope: ScopeId
    parent: RowId | None
    order: str | None
    seq: int
    created_at: int
    created_by: PersonId
    updated_at: int
    updated_by: PersonId
    deleted_at: int | None
    deleted_by: PersonId | None
    values: dict[str, Any]
