"""What a transaction reads: one query a kind and question, keys bound as one JSON list."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import msgspec

from cairn.commit.store import Head, RowKey, StoredOutcome, TextKey
from cairn.decide.facts import Account, TextClocks
from cairn.decide.row import Row
from cairn.model.ids import MutationId, PersonId, RowId, ScopeId, SessionId, StreamId
from cairn.store.columns import codec
from cairn.store.kinds import kinds_below
from cairn.store.outcomes import outcome_of
from cairn.store.sqlite import statements
from cairn.store.sqlite.database import Database

_NO_HASH: Final = bytes(32)


def listed(keys: Iterable[Any]) -> str:
    """Return the keys as the JSON list that the statements take."""
    return msgspec.json.encode(list(keys)).decode()


class Loads:
    """The reading half of a transaction. Each call returns without waiting for anyone."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def lock(self, streams: Sequence[StreamId]) -> dict[StreamId, Head]:
        """The transaction is the only one that writes, so the rows are locked by having begun."""
        names = listed(sorted(streams))
        self._database.run(
            "INSERT OR IGNORE INTO stream (id, seq, hash, number)"
            " SELECT value, 0, ?2, 0 FROM json_each(?1)",
            names,
            _NO_HASH,
        )
        found = self._database.all(
            "SELECT held.id, seq, hash, number FROM json_each(?1) AS wanted"
            " CROSS JOIN stream AS held ON held.id = wanted.value",
            names,
        )
        return {stream: Head(seq, hash_, number) for stream, seq, hash_, number in found}

    async def outcomes(
        self, keys: Sequence[tuple[StreamId, MutationId]]
    ) -> dict[tuple[StreamId, MutationId], StoredOutcome]:
        found = self._database.all(
            "SELECT held.stream, held.mutation, actor, digest, seq, code, detail, op"
            f" FROM {statements.PAIRS} CROSS JOIN outcome AS held"
            " ON held.stream = wanted.value ->> 0 AND held.mutation = wanted.value ->> 1",
            listed(keys),
        )
        return {
            (stream, mutation): StoredOutcome(actor, digest, outcome_of(seq, code, detail, op))
            for stream, mutation, actor, digest, seq, code, detail, op in found
        }

    async def rows(self, wanted: Mapping[str, Sequence[RowKey]]) -> list[Row]:
        return [
            row
            for kind, keys in wanted.items()
            for row in self._rows(kind, statements.select_by_id(kind), keys)
        ]

    async def members(self, wanted: Sequence[tuple[StreamId, PersonId]]) -> list[Row]:
        return [
            row
            for kind in ("member", "board_member")
            for row in self._rows(kind, statements.select_of_persons(kind), wanted)
        ]

    async def owners(self, streams: Sequence[StreamId]) -> list[Row]:
        found = self._database.all(
            f"SELECT {statements.columns('member')} FROM json_each(?1) AS wanted"
            " CROSS JOIN member AS held ON held.stream = wanted.value AND held.role = 'owner'",
            listed(streams),
        )
        return [codec("member").row(record) for record in found]

    async def below(self, roots: Sequence[RowKey]) -> list[Row]:
        found: list[Row] = []
        kinds, keys = kinds_below(None), list(roots)
        while keys:
            level = await self.children(keys, kinds)
            found += level
            kinds = tuple({kind for row in level for kind in kinds_below(row.kind)})
            keys = [(row.stream, row.id) for row in level]
        return found

    async def children(self, parents: Sequence[RowKey], kinds: Sequence[str]) -> list[Row]:
        return [
            row
            for kind in kinds
            for row in self._rows(kind, statements.select_below(kind), parents)
        ]

    async def touched_since(
        self, stream: StreamId, scope: ScopeId, after: int, but_by: PersonId
    ) -> list[RowId]:
        found = self._database.all(
            'SELECT DISTINCT part."row" FROM entry CROSS JOIN part'
            " ON part.stream = entry.stream AND part.seq = entry.seq AND part.scope = ?2"
            " WHERE entry.stream = ?1 AND entry.seq > ?3 AND entry.actor <> ?4",
            stream,
            scope,
            after,
            but_by,
        )
        return [row for (row,) in found]

    async def setters(
        self, wanted: Sequence[tuple[RowKey, str]]
    ) -> dict[tuple[RowKey, str], PersonId]:
        found = {key: setter_of(self._database, *key[0], key[1]) for key in wanted}
        return {key: person for key, person in found.items() if person is not None}

    async def relations_to(self, tasks: Sequence[RowKey]) -> list[Row]:
        return self._rows("relation", statements.RELATIONS_TO, tasks)

    async def scopes_in_log(self, rows: Sequence[RowKey]) -> dict[RowKey, set[ScopeId]]:
        found = self._database.all(
            'SELECT DISTINCT held.stream, held."row", held.scope'
            f" FROM {statements.PAIRS} CROSS JOIN part AS held INDEXED BY part_by_row"
            ' ON held.stream = wanted.value ->> 0 AND held."row" = wanted.value ->> 1'
            " WHERE held.scope IS NOT NULL",
            listed(rows),
        )
        scopes: dict[RowKey, set[ScopeId]] = {}
        for stream, row, scope in found:
            scopes.setdefault((stream, row), set()).add(scope)
        return scopes

    async def texts(self, keys: Sequence[TextKey]) -> dict[TextKey, TextClocks]:
        texts = {key: TextClocks({}, 0) for key in keys}
        found = self._database.all(
            'SELECT held.stream, held."row", held.field, client, clock, person'
            f" FROM {statements.PAIRS} CROSS JOIN text_clock AS held"
            ' ON held.stream = wanted.value ->> 0 AND held."row" = wanted.value ->> 1'
            " AND held.field = wanted.value ->> 2",
            listed(keys),
        )
        for stream, row, field, client, clock, person in found:
            texts[stream, row, field].clocks[client] = (clock, person)
        return texts

    async def accounts(self, persons: Sequence[PersonId]) -> list[Account]:
        return accounts_of(self._database, persons)

    async def live_sessions(self, sessions: Sequence[SessionId], now: int) -> set[SessionId]:
        found = self._database.all(
            "SELECT held.id FROM json_each(?1) AS wanted"
            " CROSS JOIN session AS held ON held.id = wanted.value WHERE expires_at > ?2",
            listed(sessions),
            now,
        )
        return {session for (session,) in found}

    def _rows(self, kind: str, sql: str, keys: Sequence[tuple[str, str]]) -> list[Row]:
        return (
            [codec(kind).row(record) for record in self._database.all(sql, listed(keys))]
            if keys
            else []
        )


def setter_of(database: Database, stream: str, row: str, field: str) -> PersonId | None:
    """Return who last gave a field another value: the row's history, newest first, until then."""
    found = database.one(
        "SELECT CAST(entry.header AS TEXT) ->> 'actor' FROM part INDEXED BY part_by_row"
        " JOIN entry ON entry.stream = part.stream AND entry.seq = part.seq"
        " WHERE part.stream = ?1 AND \"row\" = ?2 AND kind = 'change'"
        "  AND (json_type(CAST(bytes AS TEXT), ?3) IS NOT NULL"
        "   OR json_type(CAST(bytes AS TEXT), '$.here') IS NOT NULL)"
        " ORDER BY part.seq DESC LIMIT 1",
        stream,
        row,
        f'$.after."{field}"',
    )
    return PersonId(found[0]) if found else None


def accounts_of(database: Database, persons: Sequence[PersonId]) -> list[Account]:
    """Return the accounts of these persons."""
    found = database.all(
        "SELECT person, active, is_admin, name, email FROM json_each(?1) AS wanted"
        " CROSS JOIN account ON person = wanted.value",
        listed(persons),
    )
    return [
        Account(person, bool(active), bool(is_admin), name, email)
        for person, active, is_admin, name, email in found
    ]
