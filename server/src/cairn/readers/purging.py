"""Purging by hand: what it would end, and its end. `decide` asks who may."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Annotated, Protocol, TypeVar

from msgspec import Meta, Struct
from uuid_utils import uuid7

from cairn.commit.load import load
from cairn.commit.sealed import SealedEntry
from cairn.commit.store import FactReads, RowKey
from cairn.commit.submission import RefusedAs, Submission, Submit, Waiting, digest_of
from cairn.decide.decide import decide
from cairn.decide.decision import Accepted, Refused, Wait
from cairn.decide.facts import Actor, Facts
from cairn.model.entries import Change
from cairn.model.ids import UUID, BatchId, MutationId, RowId, ScopeId, StreamId
from cairn.model.kinds import KINDS
from cairn.model.ops import MAX_OPS, Mutation, Purge
from cairn.readers.trash import Trees

T = TypeVar("T")

Id = Annotated[str, Meta(pattern=rf"^{UUID}\Z")]


class InTrash(Struct, frozen=True):
    """A row in the trash."""

    kind: str
    id: Id


class ToPurge(Struct, frozen=True):
    """What is to end. With `preview` nothing does: the answer says what would."""

    stream: Id
    rows: Annotated[list[InTrash], Meta(min_length=1, max_length=MAX_OPS)]
    preview: bool = False


class LeftInTrash(Struct, frozen=True, omit_defaults=True):
    """A row that is left where it is, and why: a code of the catalogue and its detail."""

    kind: str
    id: RowId
    code: str
    detail: dict[str, str] = {}


class Ended(Struct, frozen=True):
    """How many rows of each kind are no more (or would be), and what was left alone."""

    counts: dict[str, int]
    left_alone: list[LeftInTrash]


class PurgeReads(FactReads, Protocol):
    """One moment of the store."""

    async def entries_of(
        self, stream: StreamId, mutations: Sequence[MutationId]
    ) -> list[SealedEntry]:
        """Return the entries of these mutations, of those that were accepted."""
        ...


class PurgeStore(Protocol):
    """What it asks of an engine."""

    async def at_one_moment(self, work: Callable[[PurgeReads], Awaitable[T]]) -> T:
        """Let `work` read one snapshot, off the event loop."""
        ...


class Purging:
    """Ends what somebody wants to be no more: a mutation a tree, each whole or not at all."""

    def __init__(self, store: PurgeStore, submit: Submit, now: Callable[[], int]) -> None:
        self._store = store
        self._submit = submit
        self._now = now

    async def preview(self, actor: Actor, wanted: ToPurge, readable: frozenset[ScopeId]) -> Ended:
        """Return what `purge` would do at this moment."""
        now = self._now()

        async def rehearse(reads: PurgeReads) -> Ended:
            facts, changes, left = Facts(now), list[Change](), list[LeftInTrash]()
            for submission in await _planned(reads, actor, wanted, readable, now):
                await load(reads, facts, [submission])
                match decide(facts, actor, submission.mutation):
                    case Accepted() as accepted:
                        changes += accepted.changes
                    case Refused(code, detail):
                        left.append(_left(submission, code, detail))
                    case Wait(code):
                        left.append(_left(submission, code, {}))
            return Ended(_counts(changes), left)

        return await self._store.at_one_moment(rehearse)

    async def purge(self, actor: Actor, wanted: ToPurge, readable: frozenset[ScopeId]) -> Ended:
        """End it, tied by a batch; `readable` is what the actor reads of the stream.

        What can't be decided now is left alone with its wait's code.
        """
        now = self._now()

        async def plan(reads: PurgeReads) -> list[Submission]:
            return await _planned(reads, actor, wanted, readable, now)

        submissions = await self._store.at_one_moment(plan)
        outcomes = await self._submit(submissions)
        left = [
            _left(submission, outcome.code, getattr(outcome, "detail", {}))
            for submission, outcome in zip(submissions, outcomes, strict=True)
            if isinstance(outcome, RefusedAs | Waiting)
        ]
        ids = [submission.mutation.id for submission in submissions]

        async def told(reads: PurgeReads) -> Ended:
            entries = await reads.entries_of(StreamId(wanted.stream), ids)
            return Ended(_counts([each for one in entries for each in one.entry.changes]), left)

        return await self._store.at_one_moment(told)


async def _planned(
    reads: FactReads, actor: Actor, wanted: ToPurge, readable: frozenset[ScopeId], now: int
) -> list[Submission]:
    """Return a mutation for each tree. What is not in the actor's sight, or not in the trash, is
    not looked into: `decide` refuses it as it was named.
    """
    stream, batch = StreamId(wanted.stream), BatchId(str(uuid7()))
    roots = [(row.kind, RowId(row.id)) for row in wanted.rows]
    keys: dict[str, list[RowKey]] = {}
    for kind, row_id in roots:
        if kind in KINDS:
            keys.setdefault(kind, []).append((stream, row_id))
    known = await reads.rows(keys)
    open_to = [row for row in known if row.deleted_at is not None and row.scope in readable]
    trees = Trees(await reads.below([(stream, row.id) for row in open_to]))
    return [
        purge_of(actor, stream, op, mutation=MutationId(str(uuid7())), batch=batch, now=now)
        for op in trees.purges(roots)
    ]


def purge_of(  # noqa: PLR0913 - all that a mutation is
    actor: Actor, stream: StreamId, op: Purge, *, mutation: MutationId, batch: BatchId, now: int
) -> Submission:
    """Return the mutation that ends one tree."""
    made = Mutation(mutation, stream, "trash.purge", [op], now, batch=batch)
    return Submission(actor, made, digest_of(made))


def _left(submission: Submission, code: str, detail: dict[str, str]) -> LeftInTrash:
    (op,) = submission.mutation.ops
    return LeftInTrash(op.kind, op.id, code, detail)


def _counts(changes: Sequence[Change]) -> dict[str, int]:
    """Count rows by kind: one that was told gone in several scopes is one row."""
    counts: dict[str, int] = {}
    for _, kind in sorted({(change.id, change.kind) for change in changes}):
        counts[kind] = counts.get(kind, 0) + 1
    return counts
