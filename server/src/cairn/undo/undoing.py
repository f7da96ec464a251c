"""The service: reads the log, plans, and sends the inverses down the write path as one batch."""

from asyncio import Lock, Semaphore
from collections.abc import Callable, Iterable, Sequence
from typing import Final
from weakref import WeakValueDictionary

from msgspec import Struct
from msgspec.structs import replace

from cairn.commit.store import RowKey
from cairn.commit.submission import Outcome, RefusedAs, Submission, Submit, Waiting, digest_of
from cairn.decide.row import Row
from cairn.identity.problem import Problem
from cairn.model.entries import Entry
from cairn.model.ids import MutationId, PersonId, StreamId
from cairn.undo.asked import Undone
from cairn.undo.inverse import Step, inverse, pairs_of
from cairn.undo.look import Asking, Look, look
from cairn.undo.pack import Run, pack
from cairn.undo.plan import Left
from cairn.undo.rehearsal import Rehearsal
from cairn.undo.store import UndoReads, UndoStore
from cairn.undo.telling import changes, kept, left_in, told

_NUMBERS: Final = 256
"""Ids of mutations that are looked up at once, to find those of an earlier try."""

_PLANS_AT_ONCE: Final = 2
"""A plan holds one of the few reading connections for up to seconds: others need the rest."""


class Sent(Struct, frozen=True):
    """One mutation of an undo, and what its ops take back."""

    submission: Submission
    steps: list[Step]


class Prepared(Struct, frozen=True):
    """What is to be sent, and the entries that an earlier try under the same batch has made."""

    look: Look
    run: Run
    sent: list[Sent]
    earlier: list[Entry]


class Undoing:
    """Undoes what a person may undo: `decide` is asked for each op, with the rights of now."""

    def __init__(self, store: UndoStore, submit: Submit, now: Callable[[], int]) -> None:
        self._store = store
        self._submit = submit
        self._now = now
        self._planning = Semaphore(_PLANS_AT_ONCE)
        self._undoing: WeakValueDictionary[StreamId, Lock] = WeakValueDictionary()

    async def preview(self, asking: Asking) -> Undone:
        """Return what `undo` would do at this moment. Raises Problem."""

        async def work(reads: UndoReads) -> Undone:
            prepared = await _prepare(reads, asking, self._now())
            rehearsal = Rehearsal(reads, prepared.look.seen, prepared.run.at)
            entries = [await rehearsal.take(sent.submission) for sent in prepared.sent]
            results = list(zip(prepared.sent, entries, strict=True))
            return await _answer(reads, prepared, results, is_preview=True)

        async with self._planning:
            return await self._store.at_one_moment(work)

    async def undo(self, asking: Asking) -> Undone:
        """Undo it as one batch. The same batch again goes on where the first try ended.

        What was left alone is told from what was committed, as the log may have gone on since it
        was planned. Raises Problem.
        """

        async def prepare(reads: UndoReads) -> Prepared:
            return await _prepare(reads, asking, self._now())

        async with self._one_at_a_time(asking.asked.stream):
            async with self._planning:
                prepared = await self._store.at_one_moment(prepare)
            outcomes = await self._submit([sent.submission for sent in prepared.sent])
        _stop_if_waiting(outcomes)

        async def tell(reads: UndoReads) -> Undone:
            results = await _written(reads, prepared, outcomes)
            return await _answer(reads, prepared, results, is_preview=False)

        async with self._planning:
            return await self._store.at_one_moment(tell)

    def _one_at_a_time(self, stream: StreamId) -> Lock:
        """Of a stream: what a second undo would read, the first is changing."""
        return self._undoing.setdefault(stream, Lock())


async def _prepare(reads: UndoReads, asking: Asking, now: int) -> Prepared:
    asked, actor = asking.asked, asking.actor
    run = Run(asking.batch, asked.stream, actor.person, "undo", now)
    used, earlier = await _earlier(reads, run)
    found = await look(reads, asking, earlier[-1].seq - 1 if earlier else asked.of.upto)
    if found.is_redoing:
        run = replace(run, intent="redo")
    sent = [
        Sent(Submission(actor, mutation, digest_of(mutation), looked_upto=found.looked), steps)
        for mutation, steps in pack(found.plan.steps, run, used)
    ]
    return Prepared(found, run, sent, earlier)


async def _earlier(reads: UndoReads, run: Run) -> tuple[int, list[Entry]]:
    """Return how many mutations were decided under this batch, and their entries, newest first."""
    used: list[MutationId] = []
    while True:
        ids = [run.mutation(n) for n in range(len(used), len(used) + _NUMBERS)]
        known = await reads.outcomes([(run.stream, one) for one in ids])
        used += [one for one in ids if (run.stream, one) in known]
        if len(known) < _NUMBERS:
            break
    return len(used), [sealed.entry for sealed in await reads.entries_of(run.stream, used)]


def _stop_if_waiting(outcomes: Sequence[Outcome]) -> None:
    """What was decided stands; the same request under the same batch goes on from there."""
    for outcome in outcomes:
        if isinstance(outcome, Waiting):
            raise Problem(outcome.code)


async def _written(
    reads: UndoReads, prepared: Prepared, outcomes: Sequence[Outcome]
) -> list[tuple[Sent, Entry]]:
    """Return the entries of what was sent; of what was refused one that says why, op by op."""
    stream, ids = prepared.run.stream, [sent.submission.mutation.id for sent in prepared.sent]
    entries = {one.entry.mutation: one.entry for one in await reads.entries_of(stream, ids)}
    rehearsal = Rehearsal(reads, (await reads.head(stream)).seq, prepared.run.at)
    results: list[tuple[Sent, Entry]] = []
    for sent, outcome in zip(prepared.sent, outcomes, strict=True):
        entry = entries.get(sent.submission.mutation.id)
        if entry is None and isinstance(outcome, RefusedAs):
            entry = await rehearsal.refused(sent.submission, outcome)
        if entry is not None:
            results.append((sent, entry))
    return results


async def _answer(
    reads: UndoReads, prepared: Prepared, results: Sequence[tuple[Sent, Entry]], *, is_preview: bool
) -> Undone:
    seen, run, earlier = prepared.look, prepared.run, prepared.earlier
    now = await _rows_now(reads, run.stream, results)
    rows = seen.rows | {row.id: row for row in now if row.scope in seen.scopes}
    left = [
        *seen.plan.left,
        *(one for sent, entry in results for one in left_in(entry, sent.steps, rows)),
    ]
    entries = [*earlier, *(entry for _, entry in results)]
    found = told(entries, _others(left, earlier, run.actor), rows, seen.below)
    if is_preview:
        return Undone(kept(found, rows), seen.is_partly_hidden, undo=changes(found), upto=seen.upto)
    mutations = len(earlier) + sum(bool(entry.seq) for _, entry in results)
    return Undone(
        kept(found, rows), seen.is_partly_hidden, batch=run.batch, mutations=mutations,
        undone=len(found.done),
    )  # fmt: skip


async def _rows_now(
    reads: UndoReads, stream: StreamId, results: Sequence[tuple[Sent, Entry]]
) -> list[Row]:
    """Read the rows of what was left alone: others may have touched them since the plan."""
    wanted: dict[str, list[RowKey]] = {}
    for sent, entry in results:
        for step in (sent.steps[left.op] for left in entry.left_alone):
            wanted.setdefault(step.kind, []).append((stream, step.id))
    return await reads.rows(wanted)


def _others(left: Iterable[Left], earlier: Sequence[Entry], actor: PersonId) -> list[Left]:
    """Leave out what is only there no more because an earlier try has taken it back."""
    done = {(step.id, step.field) for e in earlier for step in inverse(e, pairs_of(e.changes))}
    return [one for one in left if one.by != actor or (one.id, one.field) not in done]
