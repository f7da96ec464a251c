"""How rows end: out of their tables, and their past blackened where the chain still needs it."""

from collections.abc import Sequence
from typing import Final

from cairn.commit.store import Erasure
from cairn.decide.row import Row
from cairn.store.sqlite.database import Database
from cairn.store.sqlite.statements import table

_OF_A_ROW: Final = (
    "DELETE FROM text_update",
    "UPDATE part INDEXED BY part_by_row SET salt = NULL, bytes = NULL",
)
"""What entries before the purge left of a row."""


class Erasing:
    """The part of a transaction that purges."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def remove(self, rows: Sequence[Row]) -> None:
        by_kind: dict[str, list[tuple[str, str]]] = {}
        for row in rows:
            by_kind.setdefault(row.kind, []).append((row.stream, row.id))
        for kind, keys in by_kind.items():
            self._database.each(f"DELETE FROM {table(kind)} WHERE stream = ? AND id = ?", keys)

    async def erase(self, erasures: Sequence[Erasure]) -> None:
        ended = [(each.stream, row, each.seq) for each in erasures for row in each.rows]
        for sql in _OF_A_ROW:
            self._database.each(f'{sql} WHERE stream = ?1 AND "row" = ?2 AND seq < ?3', ended)
        self._database.each(
            'DELETE FROM text_clock WHERE stream = ? AND "row" = ?', [key for *key, _ in ended]
        )
