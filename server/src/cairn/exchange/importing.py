"""One import from plan to report: read what stands, compare, write in one batch, read back."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from msgspec import Struct

from cairn.commit.submission import Submit
from cairn.decide.facts import Actor
from cairn.decide.row import Row
from cairn.exchange.compare import Document
from cairn.exchange.counts import Counts, counted
from cairn.exchange.delivery import AT_ONCE, Delivery, Progress
from cairn.exchange.losses import Loss, Losses
from cairn.exchange.merge import Here, Merged, merge, to_read
from cairn.exchange.pack import batch_of, pack
from cairn.exchange.person import Matched
from cairn.exchange.text import content_of
from cairn.exchange.wanted import Wanted
from cairn.model.ids import BatchId, PersonId, RowId, ScopeId, StreamId
from cairn.model.ops import Mutation, Set


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
    `people` are those whom it names, with whom each is here.
    """

    name: str
    content: bytes
    board: RowId
    wanted: list[Wanted]
    lost: list[Loss]
    uncounted: frozenset[RowId] = frozenset()
    people: list[Matched] = []


class Plan(Struct, frozen=True):
    """What an import would do: the report of a dry run, and the mutations."""

    counts: Counts
    lost: list[Loss]
    batch: BatchId
    mutations: list[Mutation]
    counted: set[RowId]
    source: Source

    @property
    def changes(self) -> int:
        """How many changes the mutations make."""
        return sum(len(mutation.ops) for mutation in self.mutations)


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
            batch=batch.id,
            mutations=list(pack(merged.steps, batch)),
            counted=counted_ids,
            source=source,
        )

    async def carry_out(self, plan: Plan, submit: Submit, progress: Progress) -> None:
        """Write the plan's mutations in order. Raises ImportStopped at the first not taken."""
        delivery = Delivery(self._actor, submit)
        progress(0, plan.changes)
        for start in range(0, len(plan.mutations), AT_ONCE):
            await delivery.deliver(plan.mutations[start : start + AT_ONCE])
            progress(delivery.done, plan.changes)

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
