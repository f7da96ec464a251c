"""The round that empties the trash: what lay there for longer than the workspace keeps it, ends."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Protocol
from uuid import UUID, uuid5

from msgspec.structs import replace

from cairn.commit.effects import Effect
from cairn.commit.store import Head
from cairn.commit.submission import Submission
from cairn.decide.facts import Actor
from cairn.decide.row import Row
from cairn.model.ids import SYSTEM, BatchId, MutationId, RowId, StreamId
from cairn.readers.purging import PurgeReads, PurgeStore, purge_of
from cairn.readers.trash import Trees

TRASH_DAYS: Final = 30
"""How long the trash is kept where the workspace's setting `trash_days` says nothing."""

_MOST_DAYS: Final = 36_500
_DAY_MS: Final = 24 * 60 * 60 * 1000
_AT_ONCE: Final = 100
"""Roots that are purged before others have a turn."""

_ACTOR: Final = Actor(SYSTEM, "system")
_NAMESPACE: Final = UUID("c0b7f0b2-1f8e-5b52-9d1b-7a3c2f0f9d55")


class RetentionStore(PurgeStore, Protocol):
    """What it asks of an engine."""

    async def workspaces(self) -> list[Row]:
        """Return the rows of all workspaces that are not in the trash."""
        ...

    async def head(self, stream: StreamId) -> Head:
        """Return where the stream stands."""
        ...

    async def trash(self, stream: StreamId, until: int, limit: int) -> list[tuple[str, RowId]]:
        """Return kinds and ids of rows that may be purged and were deleted up to a time (ms)."""
        ...


class Retention:
    """Looks into every workspace's trash once an hour."""

    name = "retention"
    every_ms = 60 * 60 * 1000

    def __init__(self, store: RetentionStore) -> None:
        self._store = store

    async def due(self, guard: Effect, now: int) -> Sequence[Submission]:
        found: list[Submission] = []
        for workspace in await self._store.workspaces():
            until = now - trash_days(workspace.values.get("settings")) * _DAY_MS
            roots = await self._store.trash(workspace.stream, until, _AT_ONCE)
            if roots:
                found += await self._purges(workspace.stream, roots, now)
        return [replace(submission, effects=(guard,)) for submission in found]

    async def _purges(
        self, stream: StreamId, roots: Sequence[tuple[str, RowId]], now: int
    ) -> list[Submission]:
        async def plan(reads: PurgeReads) -> Trees:
            return Trees(await reads.below([(stream, row_id) for _, row_id in roots]))

        trees = await self._store.at_one_moment(plan)
        seq = (await self._store.head(stream)).seq
        batch = BatchId(_made(stream, seq, "batch"))
        return [
            purge_of(
                _ACTOR, stream, op,
                mutation=MutationId(_made(stream, seq, op.id)), batch=batch, now=now,
            )
            for op in trees.purges(roots)
        ]  # fmt: skip


def trash_days(settings: Mapping[str, Any] | None) -> int:
    """Return how long a workspace keeps its trash; what is no number of days counts as absent."""
    days = settings.get("trash_days") if isinstance(settings, Mapping) else None
    return days if type(days) is int and 1 <= days <= _MOST_DAYS else TRASH_DAYS


def _made(stream: StreamId, seq: int, what: str) -> str:
    """Return an id that the same look at the same log gives again."""
    return str(uuid5(_NAMESPACE, f"{stream}/{seq}/{what}"))
