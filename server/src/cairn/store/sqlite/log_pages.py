"""Pages of the log: candidates by the index that names the fewest, then what else was asked for.

Each page looks at a bounded number of entries, however rare what is wanted is.
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

from cairn.commit.acts import acts_of
from cairn.commit.sealed import SealedEntry
from cairn.model.ids import ScopeId, StreamId
from cairn.store.sqlite.database import Database, Record
from cairn.store.sqlite.loads import listed
from cairn.store.sqlite.log_reads import Only, entries_at
from cairn.store.sqlite.pool import ReadPool
from cairn.sync.log_query import LogQuery, Page

MOST_LOOKED_AT: Final = 5_000
"""Candidates of one page: some 10 ms of reading where nothing of them is wanted."""

_AT_ONCE: Final = 50
_MOST_AT_ONCE: Final = 1_000
"""Candidates that are taken together: first as many as most pages need, then more and more."""

_END: Final = 2**62
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


class LogPages:
    """The part of a ReadStore that pages through the log."""

    _pool: ReadPool

    async def page(self, stream: StreamId, scopes: Sequence[ScopeId], asked: LogQuery) -> Page:
        return await self._pool.run(
            lambda database: _Search(database, stream, scopes, asked).page()
        )


class _Search:
    def __init__(
        self, database: Database, stream: StreamId, scopes: Sequence[ScopeId], asked: LogQuery
    ) -> None:
        self._database = database
        self._stream = stream
        self._scopes = scopes
        self._asked = asked
        self._first, self._before = self._range()

    def page(self) -> Page:
        found: list[SealedEntry] = []
        limit, looked = self._asked.limit, 0
        many = max(limit, _AT_ONCE)
        while True:
            seqs = self._candidates(many)
            found += self._shown(seqs)
            looked += len(seqs)
            if len(found) >= limit:
                return Page(found[:limit], found[limit - 1].entry.seq)
            if len(seqs) < many:
                return Page(found, None)
            self._before, many = seqs[-1], min(2 * many, _MOST_AT_ONCE)
            if looked >= MOST_LOOKED_AT:
                return Page(found, self._before)

    def _range(self) -> tuple[int, int]:
        """Return the first seq and the one behind the last. Times rise with seq, as clocks do."""
        asked = self._asked
        first, before = 0, _END if asked.before is None else asked.before
        if asked.since is not None:
            found = self._database.one(FIRST_SINCE, self._stream, asked.since)
            first = found[0] if found else _END
        if asked.until is not None:
            found = self._database.one(LAST_UNTIL, self._stream, asked.until)
            before = min(before, found[0] + 1 if found else 0)
        if asked.seq is not None:
            first, before = max(first, asked.seq), min(before, asked.seq + 1)
        return first, before

    def _candidates(self, many: int) -> list[int]:
        """Return the next seqs that may be wanted, newest first."""
        asked = self._asked
        if asked.seq is not None:
            return list(range(self._first, self._before))
        for sql, key in ((BY_BATCH, asked.batch), (BY_ROW, asked.row), (BY_TASK, asked.task)):
            if key is not None:
                return _seqs([self._found(sql, key, many)], many)
        if asked.words is not None:
            by_words = self._by_words(asked.words, many)
            if asked.actor is None or len(by_words) < many:
                return by_words
        if asked.actor is not None:
            return _seqs([self._found(BY_ACTOR, asked.actor, many)], many)
        return _seqs((self._found(BY_SCOPE, scope, many) for scope in self._scopes), many)

    def _by_words(self, words: frozenset[str], many: int) -> list[int]:
        """Return the next seqs with one of these acts: where few are left, they are the fewest."""
        pairs = ((scope, word) for scope in self._scopes for word in words)
        return _seqs((self._found(BY_ACT, scope, many, word) for scope, word in pairs), many)

    def _found(self, sql: str, key: str, many: int, *more: str) -> list[Record]:
        return self._database.all(sql, self._stream, key, self._first, self._before, many, *more)

    def _shown(self, seqs: Sequence[int]) -> list[SealedEntry]:
        """Return the entries that are wanted, with the parts that the reader may see of them.

        What was left alone has no scope and comes along: whoever shows it asks whose it is.
        """
        asked = self._asked
        words = None if asked.words is None else listed(asked.words)
        wanted = self._database.all(
            WANTED, self._stream, listed(seqs), asked.actor, asked.batch, asked.since,
            asked.until, words, listed(self._scopes),
        )  # fmt: skip
        only = Only(self._scopes, asked.task, asked.row)
        entries = entries_at(self._database, self._stream, [seq for (seq,) in wanted], only)
        return [each for each in entries if self._is_shown(each)]

    def _is_shown(self, sealed: SealedEntry) -> bool:
        """Say whether something of it is seen, and of what was asked for if it is about one row."""
        asked = self._asked
        if all(part.scope is None for part in sealed.parts):
            return False
        if asked.words is None or (asked.task is None and asked.row is None):
            return True
        return any(word in asked.words for _, word in acts_of(sealed.entry))


def _seqs(found: Iterable[Sequence[Record]], many: int) -> list[int]:
    """Join what came by several keys, newest first: none of them was read to its beginning."""
    return sorted({seq for (seq,) in chain.from_iterable(found)}, reverse=True)[:many]
