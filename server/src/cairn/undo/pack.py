"""Ops of an undo -> mutations of one batch, each small enough to go between other people's."""

from collections.abc import Iterator, Sequence
from typing import Final
from uuid import UUID, uuid5

import msgspec
from msgspec import Struct

from cairn.model.ids import BatchId, MutationId, PersonId, RowId, StreamId
from cairn.model.ops import MAX_MUTATION_BYTES, Delete, Mutation, Op, Restore
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


class _Group:
    """What goes into one mutation."""

    def __init__(self) -> None:
        self.steps: list[tuple[Op, Step]] = []
        self._bytes = 0
        self._marked: set[RowId] = set()
        self._is_crossing = False

    def takes(self, op: Op, step: Step) -> bool:
        """Put the step in, if it fits, and if the entry will tell all that it did: what goes to
        another board goes alone, and no row goes into the trash and comes out again.
        """
        size, is_mark = len(msgspec.json.encode(op)), isinstance(op, Delete | Restore)
        is_full = len(self.steps) >= MOST_OPS or self._bytes + size > _MOST_BYTES
        is_mixed = self._is_crossing or step.is_crossing or (is_mark and op.id in self._marked)
        if self.steps and (is_full or is_mixed):
            return False
        self.steps.append((op, step))
        self._bytes += size
        self._is_crossing = step.is_crossing
        if is_mark:
            self._marked.add(op.id)
        return True


def _groups(steps: Steps) -> Iterator[Steps]:
    group = _Group()
    for op, step in steps:
        if not group.takes(op, step):
            yield group.steps
            group = _Group()
            group.takes(op, step)
    if group.steps:
        yield group.steps
