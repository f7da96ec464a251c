"""Pages of the log: candidates by the index that names the fewest, then what else was asked for.

Each page looks at a bounded number of entries, however rare what is wanted is.
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final, Literal, Protocol

from cairn.commit.acts import acts_of
from cairn.commit.sealed import SealedEntry
from cairn.model.ids import ScopeId
from cairn.sync.log_query import LogQuery, Page

MOST_LOOKED_AT: Final = 5_000
"""Candidates of one page: some 10 ms of reading where nothing of them is wanted."""

_AT_ONCE: Final = 50
_MOST_AT_ONCE: Final = 1_000
"""Candidates that are taken together: first as many as most pages need, then more and more."""

_END: Final = 2**62

Candidate = Literal["task", "row", "scope", "batch", "actor", "act"]
"""What entries may be found by; `act` is a scope with the word of an act."""


class Log(Protocol):
    """One moment of a stream's log, for one question."""

    def first_since(self, at: int) -> int | None:
        """Return the first seq from a time (ms) on."""
        ...

    def last_until(self, at: int) -> int | None:
        """Return the last seq up to a time (ms)."""
        ...

    def candidates(  # noqa: PLR0913, PLR0917 - a key and a range
        self, by: Candidate, key: str, first: int, before: int, many: int, word: str | None
    ) -> list[int]:
        """Return the highest seqs in the range that are found by a key, at most so many."""
        ...

    def entries(self, seqs: Sequence[int]) -> list[SealedEntry]:
        """Return those of the entries that are as asked for, with the parts that the reader may
        see of them. What was left alone has no scope and comes along: whoever shows it asks whose
        it is.
        """
        ...


def search(log: Log, scopes: Sequence[ScopeId], asked: LogQuery) -> Page:
    """Return the newest entries that are as asked for, and before which seq to go on."""
    return _Search(log, scopes, asked).page()


class _Search:
    def __init__(self, log: Log, scopes: Sequence[ScopeId], asked: LogQuery) -> None:
        self._log = log
        self._scopes = scopes
        self._asked = asked
        self._first, self._before = self._range()

    def page(self) -> Page:
        found: list[SealedEntry] = []
        limit, looked = self._asked.limit, 0
        many = max(limit, _AT_ONCE)
        while True:
            seqs = self._candidates(many)
            found += [each for each in self._log.entries(seqs) if self._is_shown(each)]
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
            found = self._log.first_since(asked.since)
            first = _END if found is None else found
        if asked.until is not None:
            found = self._log.last_until(asked.until)
            before = min(before, 0 if found is None else found + 1)
        if asked.seq is not None:
            first, before = max(first, asked.seq), min(before, asked.seq + 1)
        return first, before

    def _candidates(self, many: int) -> list[int]:
        """Return the next seqs that may be wanted, newest first."""
        asked = self._asked
        if asked.seq is not None:
            return list(range(self._first, self._before))
        keys: tuple[tuple[Candidate, str | None], ...] = (
            ("batch", asked.batch), ("row", asked.row), ("task", asked.task),
        )  # fmt: skip
        for by, key in keys:
            if key is not None:
                return _seqs([self._found(by, key, many)], many)
        if asked.words is not None:
            by_words = self._by_words(asked.words, many)
            if asked.actor is None or len(by_words) < many:
                return by_words
        if asked.actor is not None:
            return _seqs([self._found("actor", asked.actor, many)], many)
        return _seqs((self._found("scope", scope, many) for scope in self._scopes), many)

    def _by_words(self, words: frozenset[str], many: int) -> list[int]:
        """Return the next seqs with one of these acts: where few are left, they are the fewest."""
        pairs = ((scope, word) for scope in self._scopes for word in words)
        return _seqs((self._found("act", scope, many, word) for scope, word in pairs), many)

    def _found(self, by: Candidate, key: str, many: int, word: str | None = None) -> list[int]:
        return self._log.candidates(by, key, self._first, self._before, many, word)

    def _is_shown(self, sealed: SealedEntry) -> bool:
        """Say whether something of it is seen, and of what was asked for if it is about one row."""
        asked = self._asked
        if all(part.scope is None for part in sealed.parts):
            return False
        if asked.words is None or (asked.task is None and asked.row is None):
            return True
        return any(word in asked.words for _, word in acts_of(sealed.entry))


def _seqs(found: Iterable[Sequence[int]], many: int) -> list[int]:
    """Join what came by several keys, newest first: none of them was read to its beginning."""
    return sorted(set(chain.from_iterable(found)), reverse=True)[:many]
