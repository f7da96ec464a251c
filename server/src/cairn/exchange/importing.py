"""One import from plan to report: read what stands, compare, write in one batch, read back."""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, Protocol

from msgspec import Struct

from cairn.commit.submission import (
    AcceptedAt,
    Outcome,
    RefusedAs,
    Submission,
    Submit,
    Waiting,
    digest_of,
)
from cairn.decide.facts import Actor
from cairn.decide.row import Row
from cairn.exchange.compare import Document
from cairn.exchange.counts import Counts, counted
from cairn.exchange.losses import Loss, Losses
from cairn.exchange.merge import Here, Merged, merge, to_read
from cairn.exchange.pack import batch_of, pack
from cairn.exchange.text import content_of
from cairn.exchange.wanted import Wanted
from cairn.model.errors import CODES
from cairn.model.ids import PersonId, RowId, ScopeId, StreamId
from cairn.model.ops import Mutation, Set

_AT_ONCE: Final = 8
"""Mutations handed over together: enough to fill groups, few enough to show progress."""
_MOST_WAITS: Final = 30

Progress = Callable[[int, int], None]
"""Called with the changes written and those to write."""


class ExchangeStore(Protocol):
    """What an import reads of an engine."""

    async def rows_of(self, stream: StreamId, kinds: Sequence[str]) -> tuple[int, list[Row]]:
        """Return all rows of these kinds and the seq they are of; deleted ones included."""
        ...

    async def text(
        self, stream: StreamId, row: RowId, field: str
    ) -> tuple[ScopeId, list[bytes]] | None:
        """Return the scope of a row and the stored updates of its document, in order."""
        ...


class Source(Struct, frozen=True):
    """One board as a source has it, ready to be compared.

    `content` is the file; `uncounted` are rows that are no part of it (the importer's own).
    """

    name: str
    content: bytes
    board: RowId
    wanted: list[Wanted]
    lost: list[Loss]
    uncounted: frozenset[RowId] = frozenset()


class Plan(Struct, frozen=True):
    """What an import would do: the report of a dry run, and the mutations."""

    counts: Counts
    lost: list[Loss]
    mutations: list[Mutation]
    counted: set[RowId]
    source: Source


class ImportStopped(Exception):
    """Mutations were not taken. What came before them stands, and a repeat goes on from there."""

    def __init__(self, reason: str, *, is_begun: bool) -> None:
        super().__init__(reason)
        self.is_begun = is_begun
        """Whether anything came before."""


class Importer:
    """Imports one source into one workspace as one person."""

    def __init__(self, store: ExchangeStore, workspace: StreamId, person: PersonId) -> None:
        self._store = store
        self._workspace = workspace
        self._actor = Actor(person=person, means="import")

    async def plan(self, source: Source, at: int) -> Plan:
        """Compare the source with what stands; `at` is now, in ms."""
        here = Here(
            root=RowId(self._workspace),
            board=ScopeId(source.board),
            actor=self._actor.person,
            rows=await self._rows(source.wanted),
        )
        documents = {
            (row, field): await self._document(row, field)
            for row, field in to_read(source.wanted, here)
        }
        losses = Losses(source.lost)
        merged = merge(source.wanted, here, documents, losses)
        batch = batch_of(self._workspace, self._actor.person, source.content, at, "board.import")
        counted_ids = merged.standing - source.uncounted
        return Plan(
            counts=counted(_foreseen(source.wanted, here.rows, merged, counted_ids)),
            lost=losses.list(),
            mutations=list(pack(merged.steps, batch)),
            counted=counted_ids,
            source=source,
        )

    async def carry_out(self, plan: Plan, submit: Submit, progress: Progress) -> None:
        """Write the plan's mutations in order. Raises ImportStopped at the first not taken."""
        whole = sum(len(mutation.ops) for mutation in plan.mutations)
        done = 0
        progress(done, whole)
        for start in range(0, len(plan.mutations), _AT_ONCE):
            some = plan.mutations[start : start + _AT_ONCE]
            try:
                await self._submit(some, submit)
            except ImportStopped as stopped:
                stopped.is_begun = stopped.is_begun or start > 0
                raise
            done += sum(len(mutation.ops) for mutation in some)
            progress(done, whole)

    async def read_back(self, plan: Plan) -> Counts:
        """Count what the store holds of the plan's source now."""
        rows = await self._rows(plan.source.wanted)
        return counted(
            (row.kind, row.values)
            for row in rows.values()
            if row.id in plan.counted and row.deleted_at is None and _is_from(row, plan.source.name)
        )

    async def _rows(self, wanted: Sequence[Wanted]) -> dict[RowId, Row]:
        kinds = sorted({row.kind for row in wanted})
        ids = {row.id for row in wanted}
        _, rows = await self._store.rows_of(self._workspace, kinds)
        return {row.id: row for row in rows if row.id in ids}

    async def _document(self, row: RowId, field: str) -> Document:
        found = await self._store.text(self._workspace, row, field)
        updates = found[1] if found else []
        return Document(content_of(field, updates), updates)

    async def _submit(self, mutations: Sequence[Mutation], submit: Submit) -> None:
        waiting = [Submission(self._actor, one, digest_of(one)) for one in mutations]
        for _ in range(_MOST_WAITS):
            outcomes = await submit(waiting)
            _stop_if_refused(outcomes)
            waits = [outcome for outcome in outcomes if isinstance(outcome, Waiting)]
            if not waits:
                return
            await asyncio.sleep(waits[0].retry_after)  # repeats of what is done get their answer
        raise ImportStopped("The data can't be written at the moment.", is_begun=False)


def _stop_if_refused(outcomes: Sequence[Outcome]) -> None:
    refused = next((outcome for outcome in outcomes if isinstance(outcome, RefusedAs)), None)
    if refused is not None:
        reason = CODES[refused.code].text.format_map(_Named(refused.detail))
        is_begun = any(isinstance(outcome, AcceptedAt) for outcome in outcomes)
        raise ImportStopped(reason, is_begun=is_begun)


class _Named(dict[str, str]):
    """The detail of a refusal; what a text names and the detail lacks is shown as it stands."""

    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"


def _foreseen(
    wanted: Sequence[Wanted], rows: Mapping[RowId, Row], merged: Merged, counted_ids: set[RowId]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (kind, values) as they will stand; of values only those that are counted."""
    will_be: dict[RowId, Any] = {
        step.id: step.value
        for step in merged.steps
        if isinstance(step, Set) and step.field == "archived"
    }
    for row in wanted:
        if row.id in counted_ids:
            stands = rows[row.id].values if row.id in rows else row.values
            yield row.kind, {"archived": will_be.get(row.id, stands.get("archived"))}


def _is_from(row: Row, source: str) -> bool:
    """Rows without an origin are the source's by their id alone."""
    origin = row.values.get("origin")
    return origin is None or origin.get("source") == source
