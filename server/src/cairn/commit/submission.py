"""What the doors hand to the write path, and what they get back."""

from collections.abc import Awaitable, Callable, Sequence
from hashlib import sha256

import msgspec
from msgspec import Struct

from cairn.commit.effects import Effect
from cairn.commit.sealed import SealedEntry
from cairn.decide.facts import Actor
from cairn.model.ids import StreamId
from cairn.model.ops import Mutation


class Submission(Struct, frozen=True):
    """One mutation with its actor, and the operational writes that land with it or not at all.

    `digest` is `digest_of(mutation)`.
    """

    actor: Actor
    mutation: Mutation
    digest: bytes
    effects: tuple[Effect, ...] = ()
    found: "RefusedAs | None" = None
    """What the door found wrong (a text update that can't be applied): kept as its outcome."""
    looked_upto: int | None = None
    """Up to which seq undo has looked at what others did below the rows that it deletes: only what
    came since is left for `decide`. Else a board of 10,000 tasks would be loaded for it, while
    everybody waits."""


def digest_of(mutation: Mutation) -> bytes:
    """Return the SHA-256 of the mutation without `after`, which is set when sending."""
    if mutation.after is not None:
        mutation = msgspec.structs.replace(mutation, after=None)
    return sha256(msgspec.json.encode(mutation)).digest()


class AcceptedAt(Struct, frozen=True):
    """Durable at `seq`. The same for every repeat."""

    seq: int


class RefusedAs(Struct, frozen=True):
    """Final and stored. The same for every repeat."""

    code: str
    detail: dict[str, str] = {}
    op: int | None = None


class Waiting(Struct, frozen=True):
    """Not decided, nothing stored; `retry_after` in seconds."""

    code: str
    retry_after: float = 1.0


Outcome = AcceptedAt | RefusedAs | Waiting


Submit = Callable[[Sequence[Submission]], Awaitable[list[Outcome]]]
"""Hands mutations to the write path as one outbox, and returns what became of each, in order."""


class Committed(Struct, frozen=True):
    """What one transaction added to one stream, told only after it is durable.

    `entries` are in seq order without gaps; `after` is the seq before the first.
    """

    stream: StreamId
    after: int
    upto: int
    mark: bytes
    entries: list[SealedEntry]
