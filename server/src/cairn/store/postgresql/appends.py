"""What a transaction writes to rows, logs and texts: one statement a table, one array a column."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from cairn.commit.acts import acts_of
from cairn.commit.sealed import SealedEntry
from cairn.commit.store import Head, NewOutcome, NewText
from cairn.decide.row import Row
from cairn.model.ids import StreamId
from cairn.store.outcomes import outcome_record
from cairn.store.postgresql import statements
from cairn.store.postgresql.arrays import blobs, numbers, texts
from cairn.store.postgresql.database import Database

_TEXT: Final = (
    'INSERT INTO text_update (stream, "row", field, seq, n, bytes) SELECT * FROM'
    " unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::bytea[])"
)
_CLOCK: Final = (
    'INSERT INTO text_clock (stream, "row", field, client, clock, person) SELECT * FROM'
    " unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::text[])"
    ' ON CONFLICT (stream, "row", field, client) DO UPDATE SET clock = excluded.clock'
)
_ENTRY: Final = (
    "INSERT INTO entry (stream, seq, header, hash, actor, at, batch) SELECT * FROM"
    " unnest($1::text[], $2::bigint[], $3::bytea[], $4::bytea[], $5::text[], $6::bigint[],"
    " $7::text[])"
)
_PART: Final = (
    'INSERT INTO part (stream, seq, n, kind, scope, "row", task, salt, bytes, commitment)'
    " SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[], $5::text[],"
    " $6::text[], $7::text[], $8::bytea[], $9::bytea[], $10::bytea[])"
)
_ACT: Final = (
    "INSERT INTO act (stream, scope, what, seq) SELECT * FROM"
    " unnest($1::text[], $2::text[], $3::text[], $4::bigint[])"
)
_OUTCOME: Final = (
    "INSERT INTO outcome (stream, mutation, actor, digest, seq, code, detail, op, at)"
    " SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bytea[], $5::bigint[],"
    " $6::text[], $7::text[], $8::bigint[], $9::bigint[])"
)
_HEAD: Final = (
    "UPDATE stream SET seq = new.seq, hash = new.hash, number = new.number"
    " FROM unnest($1::text[], $2::bigint[], $3::bytea[], $4::bigint[])"
    " AS new(id, seq, hash, number) WHERE stream.id = new.id"
)


class Appends:
    """The writing half of a transaction: it sends, and hears of faults at COMMIT."""

    _database: Database

    async def write(self, rows: Sequence[Row]) -> None:
        by_kind: dict[str, list[Row]] = {}
        for row in rows:
            by_kind.setdefault(row.kind, []).append(row)
        for kind, same in by_kind.items():
            self._database.run(statements.upsert(kind), *statements.bound(kind, same))

    async def write_texts(self, texts: Sequence[NewText]) -> None:
        self._each(
            _TEXT,
            [
                (new.stream, new.text.id, new.text.field, new.seq, n, new.text.update)
                for n, new in enumerate(texts)
            ],
            "tttnnb",
        )
        clocks = {
            (new.stream, new.text.id, new.text.field, new.text.client): (new.text.end, new.person)
            for new in texts
            if new.text.end > new.text.start  # what only deletes moves no clock
        }
        self._each(_CLOCK, [(*key, *clock) for key, clock in clocks.items()], "tttnnt")

    async def append(
        self,
        heads: Mapping[StreamId, Head],
        entries: Sequence[tuple[StreamId, SealedEntry]],
        outcomes: Sequence[NewOutcome],
    ) -> None:
        self._each(
            _ENTRY,
            [
                (stream, sealed.entry.seq, sealed.header, sealed.hash,
                 sealed.entry.actor, sealed.entry.at, sealed.entry.batch)
                for stream, sealed in entries
            ],
            "tnbbtnt",
        )  # fmt: skip
        self._each(
            _PART,
            [
                (stream, sealed.entry.seq, n, part.kind, part.scope, part.row, part.task,
                 part.salt, part.content, part.commitment)
                for stream, sealed in entries
                for n, part in enumerate(sealed.parts)
            ],
            "tnnttttbbb",
        )  # fmt: skip
        self._each(
            _ACT,
            [
                (stream, scope, what, sealed.entry.seq)
                for stream, sealed in entries
                for scope, what in acts_of(sealed.entry)
            ],
            "tttn",
        )
        self._each(_OUTCOME, [outcome_record(outcome) for outcome in outcomes], "tttbnttnn")
        self._each(
            _HEAD,
            [(stream, head.seq, head.hash, head.number) for stream, head in heads.items()],
            "tnbn",
        )

    def _each(self, sql: str, records: Sequence[Sequence[Any]], types: str) -> None:
        """Send all records with one statement; `types` has a letter a column."""
        if records:
            by_column = zip(types, zip(*records, strict=True), strict=True)
            self._database.run(sql, *(_array(type_, values) for type_, values in by_column))


def _array(type_: str, values: Iterable[Any]) -> str:
    match type_:
        case "b":
            return blobs(values)
        case "n":
            return numbers(values)
        case _:
            return texts(values)
