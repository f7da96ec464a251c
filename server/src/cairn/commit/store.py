"""What the write path asks of an engine. Set-based and async, so that PostgreSQL fits as it is.

On SQLite one writer thread runs a loop of its own and each call returns without waiting; on
PostgreSQL the calls are pipelined. Faults: `StoreFault` when the machinery fails (disk full,
database gone): nothing was written, everybody waits. `DataFault` when what was handed over can't
be stored: the group is halved until the culprit is alone.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Literal, Protocol

from msgspec import Struct

from cairn.commit.effects import Effect
from cairn.commit.sealed import SealedEntry
from cairn.commit.submission import AcceptedAt, RefusedAs
from cairn.decide.decision import TextAppend
from cairn.decide.facts import Account, TextClocks
from cairn.decide.row import Row
from cairn.model.ids import MutationId, PersonId, RowId, ScopeId, SessionId, StreamId


class StoreFault(Exception):
    """The machinery failed; nothing of the transaction was written."""

    def __init__(
        self, message: str, code: Literal["unavailable", "storage_full"] = "unavailable"
    ) -> None:
        super().__init__(message)
        self.code: Literal["unavailable", "storage_full"] = code


class CommitUnknown(Exception):
    """COMMIT was sent and its answer never came: run again from lock, claim tells what happened."""


class RolledBack(Exception):
    """The engine gave the transaction up before COMMIT (a deadlock, a lost connection): nothing of
    it was written, run it again from lock.
    """


class DataFault(Exception):
    """A row, entry or effect that can't be stored."""


class EffectRefused(Exception):
    """An effect that can't be carried out (a taken e-mail, a spent link): refusal `code`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class LeaseLost(Exception):
    """An effect of a leader that leads no more: its mutation waits, nothing is refused."""


class Head(Struct, frozen=True):
    """Where a stream stands. A new stream: seq 0, hash of 32 zero bytes, number 0."""

    seq: int
    hash: bytes
    number: int  # the last task number given


class StoredOutcome(Struct, frozen=True):
    """The outcome of a mutation with whom it was bound to."""

    actor: PersonId
    digest: bytes
    outcome: AcceptedAt | RefusedAs


class NewOutcome(Struct, frozen=True):
    """An outcome to keep."""

    stream: StreamId
    mutation: MutationId
    actor: PersonId
    digest: bytes
    outcome: AcceptedAt | RefusedAs
    at: int


class NewText(Struct, frozen=True):
    """A text update with the entry that it belongs to."""

    stream: StreamId
    seq: int
    person: PersonId
    text: TextAppend


class Erasure(Struct, frozen=True):
    """Rows that the entry at `seq` ends: what was kept of them before it goes, or is blackened."""

    stream: StreamId
    seq: int
    rows: list[RowId]


RowKey = tuple[StreamId, RowId]
TextKey = tuple[StreamId, RowId, str]


class FactReads(Protocol):
    """What facts are loaded from, all of one moment."""

    async def outcomes(
        self, keys: Sequence[tuple[StreamId, MutationId]]
    ) -> dict[tuple[StreamId, MutationId], StoredOutcome]:
        """Return the known ones of these mutations."""
        ...

    async def rows(self, wanted: Mapping[str, Sequence[RowKey]]) -> list[Row]:
        """Return the rows of each kind that exist, deleted ones included. One query a kind."""
        ...

    async def members(self, wanted: Sequence[tuple[StreamId, PersonId]]) -> list[Row]:
        """Return the member rows of these persons and their board_member rows, of all boards."""
        ...

    async def owners(self, streams: Sequence[StreamId]) -> list[Row]:
        """Return the member rows of the owners of these workspaces."""
        ...

    async def below(self, roots: Sequence[RowKey]) -> list[Row]:
        """Return all rows under these, deleted ones included, parents first."""
        ...

    async def children(self, parents: Sequence[RowKey], kinds: Sequence[str]) -> list[Row]:
        """Return the rows of these kinds that stand right under these rows."""
        ...

    async def touched_since(
        self, stream: StreamId, scope: ScopeId, after: int, but_by: PersonId
    ) -> list[RowId]:
        """Return the rows of a scope that others than a person touched after a seq."""
        ...

    async def setters(
        self, wanted: Sequence[tuple[RowKey, str]]
    ) -> dict[tuple[RowKey, str], PersonId]:
        """Return who last gave these fields (or `parent`, or `deleted_at`) another value, as far
        as the log still says.
        """
        ...

    async def relations_to(self, tasks: Sequence[RowKey]) -> list[Row]:
        """Return the relations that lead to these tasks, deleted ones included."""
        ...

    async def scopes_in_log(self, rows: Sequence[RowKey]) -> dict[RowKey, set[ScopeId]]:
        """Return the scopes in which the log speaks of these rows."""
        ...

    async def texts(self, keys: Sequence[TextKey]) -> dict[TextKey, TextClocks]:
        """Return the clocks of these documents; an unknown one is empty."""
        ...

    async def accounts(self, persons: Sequence[PersonId]) -> list[Account]:
        """Return the accounts of these persons."""
        ...

    async def live_sessions(self, sessions: Sequence[SessionId], now: int) -> set[SessionId]:
        """Return those that are open and not past their end."""
        ...


class WriteTransaction(FactReads, Protocol):
    """One transaction. Leaving it without an exception commits durably; with one, nothing stays.

    Reads see what the transaction wrote before.
    """

    async def lock(self, streams: Sequence[StreamId]) -> dict[StreamId, Head]:
        """Lock the streams' rows in id order, making those that are new."""
        ...

    async def write(self, rows: Sequence[Row]) -> None:
        """Insert or replace rows by (stream, id), set-based."""
        ...

    async def write_texts(self, texts: Sequence[NewText]) -> None:
        """Append updates and advance their clients' clocks; a client is its first person's."""
        ...

    async def append(
        self,
        heads: Mapping[StreamId, Head],
        entries: Sequence[tuple[StreamId, SealedEntry]],
        outcomes: Sequence[NewOutcome],
    ) -> None:
        """Append entries with their parts, keep outcomes, and set the streams' heads."""
        ...

    async def remove(self, rows: Sequence[Row]) -> None:
        """Take rows out of their tables."""
        ...

    async def erase(self, erasures: Sequence[Erasure]) -> None:
        """Drop the texts of these rows, and salt and bytes of all parts about them, of entries
        before the purge's own. Commitments stay, so the chain verifies.
        """
        ...

    async def carry_out(self, effects: Sequence[Effect]) -> None:
        """Carry out operational writes, in order. Raises EffectRefused or LeaseLost."""
        ...


class WriteStore(Protocol):
    """An engine that the write path can write to."""

    def transaction(self) -> AbstractAsyncContextManager[WriteTransaction]:
        """Begin a transaction that locks before it reads. Leaving it may raise CommitUnknown."""
        ...
