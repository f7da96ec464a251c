"""What an importer wants to stand in a workspace: rows with ids that it would give again."""

from typing import Any
from uuid import UUID, uuid5

from msgspec import Struct

from cairn.model.ids import RowId, StreamId


class Wanted(Struct, frozen=True):
    """One row as its source has it. `values` holds what is neither null nor false.

    Set fields are sorted lists; `text` is field -> content of a document. `origin` says where the
    row comes from: `source`, `id`, `url`, `at` (ms), and for what people wrote `author` (a name)
    and `person` (where the author is a member here); None for kinds without that field.
    """

    kind: str
    id: RowId
    parent: RowId
    order: str | None = None
    values: dict[str, Any] = {}
    text: dict[str, str] = {}
    origin: dict[str, Any] | None = None


def row_id(workspace: StreamId, source: str, source_id: str) -> RowId:
    """Return the id that a thing of a source has in a workspace, the same at every import."""
    return RowId(str(uuid5(UUID(workspace), f"{source}:{source_id}")))
