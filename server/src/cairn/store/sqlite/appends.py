"""What a transaction writes to rows, logs and texts: prepared once, bound for each record."""

from collections.abc import Mapping, Sequence

from cairn.commit.acts import acts_of
from cairn.commit.sealed import SealedEntry
from cairn.commit.store import Head, NewOutcome, NewText
from cairn.decide.row import Row
from cairn.model.ids import StreamId
from cairn.store.columns import codec
from cairn.store.outcomes import outcome_record
from cairn.store.sqlite import statements
from cairn.store.sqlite.database import Database


class Appends:
    """The writing half of a transaction. Each call returns without waiting for anyone."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def write(self, rows: Sequence[Row]) -> None:
        by_kind: dict[str, list[Row]] = {}
        for row in rows:
            by_kind.setdefault(row.kind, []).append(row)
        for kind, same in by_kind.items():
            self._write(kind, same)

    def _write(self, kind: str, rows: Sequence[Row]) -> None:
        bindings = codec(kind).bindings
        records = {(row.stream, row.id): bindings(row) for row in rows}
        for stayed in self._database.each(statements.update_in_place(kind), records.values()):
            del records[stayed]
        self._database.each(statements.upsert(kind), records.values())

    async def write_texts(self, texts: Sequence[NewText]) -> None:
        self._database.each(
            'INSERT INTO text_update (stream, "row", field, seq, n, bytes)'
            " VALUES (?, ?, ?, ?, ?, ?)",
            [
                (new.stream, new.text.id, new.text.field, new.seq, n, new.text.update)
                for n, new in enumerate(texts)
            ],
        )
        self._database.each(
            'INSERT INTO text_clock (stream, "row", field, client, clock, person)'
            " VALUES (?, ?, ?, ?, ?, ?)"
            ' ON CONFLICT (stream, "row", field, client) DO UPDATE SET clock = excluded.clock',
            [
                (new.stream, new.text.id, new.text.field, new.text.client, new.text.end, new.person)
                for new in texts
                if new.text.end > new.text.start  # what only deletes moves no clock
            ],
        )

    async def append(
        self,
        heads: Mapping[StreamId, Head],
        entries: Sequence[tuple[StreamId, SealedEntry]],
        outcomes: Sequence[NewOutcome],
    ) -> None:
        self._database.each(
            "INSERT INTO entry (stream, seq, header, hash) VALUES (?, ?, ?, ?)",
            [(stream, sealed.entry.seq, sealed.header, sealed.hash) for stream, sealed in entries],
        )
        self._database.each(
            "INSERT INTO part"
            ' (stream, seq, n, kind, scope, "row", task, salt, bytes, commitment)'
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (stream, sealed.entry.seq, n, part.kind, part.scope, part.row, part.task,
                 part.salt, part.content, part.commitment)
                for stream, sealed in entries
                for n, part in enumerate(sealed.parts)
            ],
        )  # fmt: skip
        self._database.each(
            "INSERT INTO act (stream, scope, what, seq) VALUES (?, ?, ?, ?)",
            [
                (stream, scope, what, sealed.entry.seq)
                for stream, sealed in entries
                for scope, what in acts_of(sealed.entry)
            ],
        )
        self._database.each(
            "INSERT INTO outcome (stream, mutation, actor, digest, seq, code, detail, op, at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [outcome_record(outcome) for outcome in outcomes],
        )
        self._database.each(
            "UPDATE stream SET seq = ?, hash = ?, number = ? WHERE id = ?",
            [(head.seq, head.hash, head.number, stream) for stream, head in heads.items()],
        )
