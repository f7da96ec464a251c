"""Pages of the log by the indexes of SQLite."""

from collections.abc import Sequence
from typing import Final

from cairn.commit.sealed import SealedEntry
from cairn.model.ids import ScopeId, StreamId
from cairn.store.log_search import Candidate, search
from cairn.store.sqlite.database import Database
from cairn.store.sqlite.loads import listed
from cairn.store.sqlite.log_reads import Only, entries_at
from cairn.store.sqlite.pool import ReadPool
from cairn.sync.log_query import LogQuery, Page

_IN_RANGE: Final = "seq >= ?3 AND seq < ?4 ORDER BY seq DESC LIMIT ?5"

BY_TASK: Final = (
    "SELECT DISTINCT seq FROM part INDEXED BY part_by_task"
    f" WHERE stream = ?1 AND task = ?2 AND {_IN_RANGE}"
)
BY_ROW: Final = (
    "SELECT DISTINCT seq FROM part INDEXED BY part_by_row"
    f' WHERE stream = ?1 AND "row" = ?2 AND {_IN_RANGE}'
)
BY_SCOPE: Final = (
    "SELECT DISTINCT seq FROM part INDEXED BY part_by_scope"
    f" WHERE stream = ?1 AND scope = ?2 AND {_IN_RANGE}"
)
BY_BATCH: Final = (
    "SELECT seq FROM entry INDEXED BY entry_by_batch"
    f" WHERE stream = ?1 AND batch = ?2 AND {_IN_RANGE}"
)
BY_ACTOR: Final = (
    "SELECT seq FROM entry INDEXED BY entry_by_actor"
    f" WHERE stream = ?1 AND actor = ?2 AND {_IN_RANGE}"
)
BY_ACT: Final = (
    f"SELECT seq FROM act WHERE stream = ?1 AND scope = ?2 AND what = ?6 AND {_IN_RANGE}"
)
FIRST_SINCE: Final = (
    "SELECT seq FROM entry INDEXED BY entry_by_time WHERE stream = ? AND at >= ?"
    " ORDER BY at, seq LIMIT 1"
)
LAST_UNTIL: Final = (
    "SELECT seq FROM entry INDEXED BY entry_by_time WHERE stream = ? AND at <= ?"
    " ORDER BY at DESC, seq DESC LIMIT 1"
)
WANTED: Final = (
    "SELECT held.seq FROM json_each(?2) AS wanted"
    " CROSS JOIN entry AS held ON held.stream = ?1 AND held.seq = wanted.value"
    " WHERE (?3 IS NULL OR actor = ?3) AND (?4 IS NULL OR batch = ?4)"
    " AND (?5 IS NULL OR at >= ?5) AND (?6 IS NULL OR at <= ?6)"
    " AND (?7 IS NULL OR EXISTS (SELECT 1 FROM part"
    " CROSS JOIN json_each(?7) AS word CROSS JOIN act ON act.stream = ?1"
    " AND act.scope = part.scope AND act.what = word.value AND act.seq = held.seq"
    " WHERE part.stream = ?1 AND part.seq = held.seq"
    " AND +part.scope IN (SELECT value FROM json_each(?8))))"
)
"""An entry has few parts, a reader many scopes: the + keeps SQLite from asking scope by scope."""

_CANDIDATES: Final[dict[Candidate, str]] = {
    "task": BY_TASK,
    "row": BY_ROW,
    "scope": BY_SCOPE,
    "batch": BY_BATCH,
    "actor": BY_ACTOR,
    "act": BY_ACT,
}


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
        found = self._database.one(FIRST_SINCE, self._stream, at)
        return found[0] if found else None

    def last_until(self, at: int) -> int | None:
        found = self._database.one(LAST_UNTIL, self._stream, at)
        return found[0] if found else None

    def candidates(  # noqa: PLR0913, PLR0917 - a key and a range
        self, by: Candidate, key: str, first: int, before: int, many: int, word: str | None
    ) -> list[int]:
        more = () if word is None else (word,)
        found = self._database.all(_CANDIDATES[by], self._stream, key, first, before, many, *more)
        return [seq for (seq,) in found]

    def entries(self, seqs: Sequence[int]) -> list[SealedEntry]:
        asked = self._asked
        words = None if asked.words is None else listed(asked.words)
        wanted = self._database.all(
            WANTED, self._stream, listed(seqs), asked.actor, asked.batch, asked.since,
            asked.until, words, listed(self._scopes),
        )  # fmt: skip
        only = Only(self._scopes, asked.task, asked.row)
        return entries_at(self._database, self._stream, [seq for (seq,) in wanted], only)
