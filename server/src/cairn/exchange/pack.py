"""Steps of an import -> mutations of one batch, each small enough to go between other people's."""

from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Final
from uuid import UUID, uuid5

import msgspec
from msgspec import Struct

from cairn.exchange.compare import Step, Written
from cairn.exchange.text import client_of, update_of
from cairn.model.ids import BatchId, MutationId, PersonId, StreamId
from cairn.model.ops import Mutation, Op, TextOp

MOST_OPS: Final = 100
_MOST_BYTES: Final = 230_000
"""Of ops; below the protocol's 256 KiB with room for the mutation's own fields."""
_TEXT_OVERHEAD: Final = 400
"""Bytes of a text op beside its content: names, ids and Yjs's own."""


class Batch(Struct, frozen=True):
    """What all mutations of one run share. `at` is when it began, in ms."""

    id: BatchId
    stream: StreamId
    intent: str
    at: int


def batch_of(stream: StreamId, actor: PersonId, content: bytes, at: int, intent: str) -> Batch:
    """Return the batch of one run: the same file at the same time has the same ids."""
    run = f"{actor}:{at}:{sha256(content).hexdigest()}"
    return Batch(BatchId(str(uuid5(UUID(stream), run))), stream, intent, at)


def pack(steps: Iterable[Step], batch: Batch) -> Iterator[Mutation]:
    """Yield the mutations in order; their ids follow from the batch's and their place in it."""
    for index, group in enumerate(_groups(steps)):
        mutation = MutationId(str(uuid5(UUID(batch.id), str(index))))
        yield Mutation(
            id=mutation,
            stream=batch.stream,
            intent=batch.intent,
            ops=[_op(step, mutation) for step in group],
            at=batch.at,
            batch=batch.id,
        )


def _groups(steps: Iterable[Step]) -> Iterator[list[Step]]:
    group: list[Step] = []
    filled = 0
    for step in steps:
        size = _size(step)
        if group and (len(group) >= MOST_OPS or filled + size > _MOST_BYTES):
            yield group
            group, filled = [], 0
        group.append(step)
        filled += size
    if group:
        yield group


def _size(step: Step) -> int:
    if isinstance(step, Written):
        return len(step.content.encode()) * 4 // 3 + _TEXT_OVERHEAD
    return len(msgspec.json.encode(step))


def _op(step: Step, mutation: MutationId) -> Op:
    if not isinstance(step, Written):
        return step
    client = client_of(mutation, step.id)
    update = update_of(step.field, step.content, step.over, client)
    written = urlsafe_b64encode(update).rstrip(b"=").decode()
    return TextOp(kind=step.kind, id=step.id, field=step.field, update=written)
