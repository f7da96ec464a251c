"""What a transaction reads: one query a kind and question, sent together where they can be."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from cairn.commit.store import Head, RowKey, StoredOutcome, TextKey
from cairn.decide.facts import Account, TextClocks
from cairn.decide.row import Row
from cairn.model.ids import MutationId, PersonId, RowId, ScopeId, SessionId, StreamId
from cairn.store.columns import codec
from cairn.store.kinds import kinds_below
from cairn.store.outcomes import outcome_of
from cairn.store.postgresql import statements
from cairn.store.postgresql.arrays import texts as listed
from cairn.store.postgresql.database import Database
from cairn.store.postgresql.statements import ONE, PAIRS, pairs

_NO_HASH: Final = bytes(32)

_LOCK: Final = (
    "SELECT id, seq, hash, number FROM stream WHERE id = ANY($1::text[]) ORDER BY id FOR UPDATE"
)
_MAKE: Final = (
    "INSERT INTO stream (id, seq, hash, number) SELECT wanted, 0, $2::bytea, 0"
    " FROM unnest($1::text[]) AS wanted ON CONFLICT DO NOTHING"
)


class Loads:
    """The reading half of a transaction."""

    _database: Database

    async def lock(self, streams: Sequence[StreamId]) -> dict[StreamId, Head]:
        """Those that are there first, then new ones, each in id order: no two ever wait crosswise.

        What is read afterwards is read anew, so it has what the last holder of the lock wrote.
        """
        heads = self._locked(streams)
        if new := sorted(set(streams) - heads.keys()):
            self._database.run(_MAKE, listed(new), _NO_HASH)
            heads |= self._locked(new)
        return heads

    def _locked(self, streams: Sequence[StreamId]) -> dict[StreamId, Head]:
        found = self._database.all(_LOCK, listed(sorted(streams)))
        return {stream: Head(seq, hash_, number) for stream, seq, hash_, number in found}

    async def outcomes(
        self, keys: Sequence[tuple[StreamId, MutationId]]
    ) -> dict[tuple[StreamId, MutationId], StoredOutcome]:
        if not keys:
            return {}
        found = self._database.all(
            "SELECT held.stream, held.mutation, actor, digest, seq, code, detail, op"
            f" FROM {PAIRS} JOIN outcome AS held"
            " ON held.stream = wanted.a AND held.mutation = wanted.b",
            *pairs(keys),
        )
        return {
            (stream, mutation): StoredOutcome(actor, digest, outcome_of(seq, code, detail, op))
            for stream, mutation, actor, digest, seq, code, detail, op in found
        }

    async def rows(self, wanted: Mapping[str, Sequence[RowKey]]) -> list[Row]:
        return self._rows(
            (kind, statements.select_by_id(kind), keys) for kind, keys in wanted.items()
        )

    async def members(self, wanted: Sequence[tuple[StreamId, PersonId]]) -> list[Row]:
        return self._rows(
            (kind, statements.select_of_persons(kind), wanted)
            for kind in ("member", "board_member")
        )

    async def owners(self, streams: Sequence[StreamId]) -> list[Row]:
        found = self._database.all(
            f"SELECT {statements.columns('member')} FROM {ONE}"
            " JOIN member AS held ON held.stream = wanted.a AND held.role = 'owner'",
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
        return self._rows((kind, statements.select_below(kind), parents) for kind in kinds)

    async def touched_since(
        self, stream: StreamId, scope: ScopeId, after: int, but_by: PersonId
    ) -> list[RowId]:
        found = self._database.all(
            'SELECT DISTINCT part."row" FROM entry JOIN part'
            " ON part.stream = entry.stream AND part.seq = entry.seq AND part.scope = $2"
            " WHERE entry.stream = $1 AND entry.seq > $3 AND entry.actor <> $4",
            stream,
            scope,
            after,
            but_by,
        )
        return [row for (row,) in found]

    async def setters(
        self, wanted: Sequence[tuple[RowKey, str]]
    ) -> dict[tuple[RowKey, str], PersonId]:
        found = self._database.all_of([(_SETTER, (*key, field)) for key, field in wanted])
        return {key: records[0][0] for key, records in zip(wanted, found, strict=True) if records}

    async def relations_to(self, tasks: Sequence[RowKey]) -> list[Row]:
        return self._rows([("relation", statements.RELATIONS_TO, tasks)])

    async def scopes_in_log(self, rows: Sequence[RowKey]) -> dict[RowKey, set[ScopeId]]:
        if not rows:
            return {}
        found = self._database.all(
            'SELECT DISTINCT held.stream, held."row", held.scope'
            f" FROM {PAIRS} JOIN part AS held"
            ' ON held.stream = wanted.a AND held."row" = wanted.b WHERE held.scope IS NOT NULL',
            *pairs(rows),
        )
        scopes: dict[RowKey, set[ScopeId]] = {}
        for stream, row, scope in found:
            scopes.setdefault((stream, row), set()).add(scope)
        return scopes

    async def texts(self, keys: Sequence[TextKey]) -> dict[TextKey, TextClocks]:
        texts = {key: TextClocks({}, 0) for key in keys}
        found = self._database.all(
            'SELECT held.stream, held."row", held.field, client, clock, person'
            " FROM unnest($1::text[], $2::text[], $3::text[]) AS wanted(a, b, c)"
            ' JOIN text_clock AS held ON held.stream = wanted.a AND held."row" = wanted.b'
            " AND held.field = wanted.c",
            *(listed(column) for column in zip(*keys, strict=True)),
        )
        for stream, row, field, client, clock, person in found:
            texts[stream, row, field].clocks[client] = (clock, person)
        return texts

    async def accounts(self, persons: Sequence[PersonId]) -> list[Account]:
        return accounts_of(self._database, persons)

    async def live_sessions(self, sessions: Sequence[SessionId], now: int) -> set[SessionId]:
        found = self._database.all(
            f"SELECT held.id FROM {ONE} JOIN session AS held ON held.id = wanted.a"
            " WHERE expires_at > $2",
            listed(sessions),
            now,
        )
        return {session for (session,) in found}

    def _rows(self, asked: Iterable[tuple[str, str, Sequence[tuple[str, str]]]]) -> list[Row]:
        wanted = [one for one in asked if one[2]]
        found = self._database.all_of([(sql, pairs(keys)) for _, sql, keys in wanted])
        return [
            codec(kind).row(record)
            for (kind, _, _), records in zip(wanted, found, strict=True)
            for record in records
        ]


_SETTER: Final = (
    "SELECT entry.actor FROM part"
    " JOIN entry ON entry.stream = part.stream AND entry.seq = part.seq"
    " WHERE part.stream = $1 AND \"row\" = $2 AND kind = 'change'"
    "  AND (convert_from(bytes, 'UTF8')::json #> ARRAY['after', $3::text] IS NOT NULL"
    "   OR convert_from(bytes, 'UTF8')::json -> 'here' IS NOT NULL)"
    " ORDER BY part.seq DESC LIMIT 1"
)
"""Who last gave a field another value: the row's history, newest first, until then."""


def accounts_of(database: Database, persons: Sequence[PersonId]) -> list[Account]:
    """Return the accounts of these persons."""
    found = database.all(
        f"SELECT person, active, is_admin, name, email FROM {ONE}"
        " JOIN account ON person = wanted.a",
        listed(persons),
    )
    return [Account(*record) for record in found]
