"""Ops of an undo -> mutations of one batch, each small enough to go between other people's."""

from collections.abc import Iterator, Sequence
from typing import Final
from uuid import UUID, uuid5

import msgspec
from msgspec import Struct

from cairn.model.ids import BatchId, MutationId, PersonId, StreamId
from cairn.model.ops import MAX_MUTATION_BYTES, Mutation, Op
from cairn.undo.inverse import Step

MOST_OPS: Final = 100
"""As many as the queue takes of bulk work at once."""
_MOST_BYTES: Final = MAX_MUTATION_BYTES - 16 * 1024
"""Of ops, with room for the mutation's own fields. A single op may have more: two long texts."""

Steps = Sequence[tuple[Op, Step]]


class Run(Struct, frozen=True):
    """What all mutations of one undo share. `at` is when it was asked for, in ms."""

    batch: BatchId
    stream: StreamId
    actor: PersonId
    intent: str
    at: int

    def mutation(self, n: int) -> MutationId:
        """Return the id of the n-th: the same for a repeat, and nobody else's."""
        return MutationId(str(uuid5(UUID(self.batch), f"{self.actor}:{n}")))


def pack(steps: Steps, run: Run, first: int) -> Iterator[tuple[Mutation, list[Step]]]:
    """Yield mutations with the steps of their ops, numbered from `first`; each op stands apart."""
    for n, group in enumerate(_groups(steps), start=first):
        mutation = Mutation(
            id=run.mutation(n),
            stream=run.stream,
            intent=run.intent,
            ops=[op for op, _ in group],
            at=run.at,
            batch=run.batch,
            apart=True,
        )
        yield mutation, [step for _, step in group]


def _groups(steps: Steps) -> Iterator[list[tuple[Op, Step]]]:
    group: list[tuple[Op, Step]] = []
    filled = 0
    for op, step in steps:
        size = len(msgspec.json.encode(op))
        if group and (len(group) >= MOST_OPS or filled + size > _MOST_BYTES):
            yield group
            group, filled = [], 0
        group.append((op, step))
        filled += size
    if group:
        yield group
