"""How rows end: out of their tables, and their past blackened where the chain still needs it."""

from collections.abc import Sequence
from typing import Final

from cairn.commit.store import Erasure
from cairn.decide.row import Row
from cairn.store.postgresql.arrays import numbers, texts
from cairn.store.postgresql.database import Database
from cairn.store.postgresql.statements import PAIRS, pairs, table

_ENDED: Final = "unnest($1::text[], $2::text[], $3::bigint[]) AS ended(stream, id, seq)"
_OF_A_ROW: Final = (
    f"DELETE FROM text_update AS held USING {_ENDED}",
    f"UPDATE part AS held SET salt = NULL, bytes = NULL FROM {_ENDED}",
)
"""What entries before the purge left of a row."""


class Erasing:
    """The part of a transaction that purges."""

    _database: Database

    async def remove(self, rows: Sequence[Row]) -> None:
        by_kind: dict[str, list[tuple[str, str]]] = {}
        for row in rows:
            by_kind.setdefault(row.kind, []).append((row.stream, row.id))
        for kind, keys in by_kind.items():
            self._database.run(
                f"DELETE FROM {table(kind)} AS held USING {PAIRS}"
                " WHERE held.stream = wanted.a AND held.id = wanted.b",
                *pairs(keys),
            )

    async def erase(self, erasures: Sequence[Erasure]) -> None:
        ended = [(each.stream, row, each.seq) for each in erasures for row in each.rows]
        if not ended:
            return
        streams, rows, seqs = zip(*ended, strict=True)
        for sql in _OF_A_ROW:
            self._database.run(
                f'{sql} WHERE held.stream = ended.stream AND held."row" = ended.id'
                " AND held.seq < ended.seq",
                texts(streams),
                texts(rows),
                numbers(seqs),
            )
        self._database.run(
            f"DELETE FROM text_clock AS held USING {PAIRS}"
            ' WHERE held.stream = wanted.a AND held."row" = wanted.b',
            texts(streams),
            texts(rows),
        )
