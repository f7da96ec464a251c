"""Pages of the log by the indexes of PostgreSQL."""

from collections.abc import Sequence
from typing import Final

from cairn.commit.sealed import SealedEntry
from cairn.model.ids import ScopeId, StreamId
from cairn.store.database import Bound
from cairn.store.log_search import Candidate, search
from cairn.store.postgresql.arrays import numbers, texts
from cairn.store.postgresql.database import Database
from cairn.store.postgresql.log_reads import Only, entries_at
from cairn.store.postgresql.pool import ReadPool
from cairn.sync.log_query import LogQuery, Page

_IN_RANGE: Final = "seq >= $3 AND seq < $4 ORDER BY seq DESC LIMIT $5"

_CANDIDATES: Final[dict[Candidate, str]] = {
    "task": f"SELECT DISTINCT seq FROM part WHERE stream = $1 AND task = $2 AND {_IN_RANGE}",
    "row": f'SELECT DISTINCT seq FROM part WHERE stream = $1 AND "row" = $2 AND {_IN_RANGE}',
    "scope": f"SELECT DISTINCT seq FROM part WHERE stream = $1 AND scope = $2 AND {_IN_RANGE}",
    "batch": f"SELECT seq FROM entry WHERE stream = $1 AND batch = $2 AND {_IN_RANGE}",
    "actor": f"SELECT seq FROM entry WHERE stream = $1 AND actor = $2 AND {_IN_RANGE}",
    "act": f"SELECT seq FROM act WHERE stream = $1 AND scope = $2 AND what = $6 AND {_IN_RANGE}",
}
_FIRST_SINCE: Final = (
    "SELECT seq FROM entry WHERE stream = $1 AND at >= $2 ORDER BY at, seq LIMIT 1"
)
_LAST_UNTIL: Final = (
    "SELECT seq FROM entry WHERE stream = $1 AND at <= $2 ORDER BY at DESC, seq DESC LIMIT 1"
)
_WANTED: Final = (
    "SELECT held.seq FROM unnest($2::bigint[]) WITH ORDINALITY AS wanted(seq, place)"
    " JOIN entry AS held ON held.stream = $1 AND held.seq = wanted.seq"
    " WHERE ($3::text IS NULL OR actor = $3) AND ($4::text IS NULL OR batch = $4)"
    " AND ($5::bigint IS NULL OR at >= $5) AND ($6::bigint IS NULL OR at <= $6)"
    " AND ($7::text[] IS NULL OR EXISTS (SELECT 1 FROM part JOIN act"
    " ON act.stream = $1 AND act.scope = part.scope AND act.what = ANY($7::text[])"
    " AND act.seq = held.seq"
    " WHERE part.stream = $1 AND part.seq = held.seq AND part.scope = ANY($8::text[])))"
    " ORDER BY place"
)


class LogPages:
    """The part of a ReadStore that pages through the log."""

    _pool: ReadPool

    async def page(self, stream: StreamId, scopes: Sequence[ScopeId], asked: LogQuery) -> Page:
        return await self._pool.run(
            lambda database: search(_Log(database, stream, scopes, asked), scopes, asked)
        )


class _Log:
    def __init__(
        self, database: Database, stream: StreamId, scopes: Sequence[ScopeId], asked: LogQuery
    ) -> None:
        self._database = database
        self._stream = stream
        self._scopes = scopes
        self._asked = asked

    def first_since(self, at: int) -> int | None:
        found = self._database.one(_FIRST_SINCE, self._stream, at)
        return found[0] if found else None

    def last_until(self, at: int) -> int | None:
        found = self._database.one(_LAST_UNTIL, self._stream, at)
        return found[0] if found else None

    def candidates(  # noqa: PLR0913, PLR0917 - a key and a range
        self, by: Candidate, key: str, first: int, before: int, many: int, word: str | None
    ) -> list[int]:
        more: tuple[Bound, ...] = () if word is None else (word,)
        found = self._database.all(_CANDIDATES[by], self._stream, key, first, before, many, *more)
        return [seq for (seq,) in found]

    def entries(self, seqs: Sequence[int]) -> list[SealedEntry]:
        asked = self._asked
        words = None if asked.words is None else texts(asked.words)
        wanted = self._database.all(
            _WANTED, self._stream, numbers(seqs), asked.actor, asked.batch, asked.since,
            asked.until, words, texts(self._scopes),
        )  # fmt: skip
        only = Only(self._scopes, asked.task, asked.row)
        return entries_at(self._database, self._stream, [seq for (seq,) in wanted], only)
