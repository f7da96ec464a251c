"""What is purged together: each tree as one, and before a large one what makes it large. Pure."""

from collections.abc import Iterator, Sequence
from typing import Final

from cairn.decide.row import Row
from cairn.model.ids import RowId
from cairn.model.ops import MAX_TREE_ROWS, Purge

_MOST_AT_ONCE: Final = MAX_TREE_ROWS - 500
"""Rows that end as one; relations that lead to them from elsewhere come on top."""


class Trees:
    """The rows below some roots."""

    def __init__(self, below: Sequence[Row]) -> None:
        self._children: dict[RowId, list[Row]] = {}
        for row in below:
            if row.parent is not None:
                self._children.setdefault(row.parent, []).append(row)
        self._ids = {row.id for row in below}

    def purges(self, roots: Sequence[tuple[str, RowId]]) -> Iterator[Purge]:
        """Yield what ends one after the other; what stands below another root goes with that."""
        for kind, row_id in roots:
            if row_id not in self._ids:
                yield from self._purges(kind, row_id)

    def _purges(self, kind: str, row_id: RowId) -> Iterator[Purge]:
        if self._size(row_id) > _MOST_AT_ONCE:
            for child in self._children[row_id]:
                yield from self._purges(child.kind, child.id)
        yield Purge(kind, row_id)

    def _size(self, row_id: RowId) -> int:
        return 1 + sum(self._size(child.id) for child in self._children.get(row_id, ()))
