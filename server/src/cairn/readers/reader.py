"""What a reader of the log is: pure in the middle, its reads at one rim, its writes at the other.

A reader says which entries concern it, loads what it must know of them in one go, and answers each
with reactions. The framework does the rest: cursors, ids, tries, the lease, the order.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar
from uuid import UUID, uuid5

from msgspec import Struct

from cairn.commit.effects import Effect
from cairn.commit.submission import Submission, digest_of
from cairn.decide.facts import Actor
from cairn.model.entries import Entry
from cairn.model.ids import SYSTEM, MutationId, StreamId
from cairn.model.kinds import StreamKind
from cairn.model.ops import Mutation, Op

_NAMESPACE = UUID("6c1d1a34-5c53-5d0e-8f6e-0b7f8f6f6a11")
_ACTOR = Actor(SYSTEM, "system")

F = TypeVar("F")


class Reaction(Struct, frozen=True):
    """A mutation that follows from an entry, written by Cairn itself to one stream.

    The same entry may be met again with other facts, so what it writes must bear repeating: name
    rows by ids that are made from what they are about, and let ops stand `apart` where some may
    have been done already.
    """

    stream: StreamId
    intent: str
    ops: list[Op]
    apart: bool = False
    effects: tuple[Effect, ...] = ()


class Reader(Protocol[F]):
    """Follows every stream of some kinds, entry by entry. `F`: what it must know to react."""

    name: str
    """Stands in cursors and in the ids of mutations: never changed."""
    follows: frozenset[StreamKind]

    def concerns(self, entry: Entry) -> bool:
        """Say whether there may be something to do. Pure and quick: it sees all that is written."""
        ...

    async def load(self, stream: StreamId, entries: Sequence[Entry]) -> F:
        """Return what must be known of entries that concern it: set-based, one call a batch.

        Raises StoreFault where it can't be read now: all is tried again, and no try is counted.
        """
        ...

    def react(self, stream: StreamId, entry: Entry, facts: F) -> Iterable[Reaction]:
        """Return what follows from an entry. Pure."""
        ...


def submission_of(
    reader: str, stream: StreamId, entry: Entry, n: int, reaction: Reaction, *guards: Effect
) -> Submission:
    """Return the reaction as the write path takes it; a repeat has the same id and body."""
    made = uuid5(_NAMESPACE, f"{reader}/{stream}/{entry.seq}/{n}")
    mutation = Mutation(
        id=MutationId(str(made)),
        stream=reaction.stream,
        intent=reaction.intent,
        ops=reaction.ops,
        at=entry.at,
        apart=reaction.apart,
    )
    return Submission(_ACTOR, mutation, digest_of(mutation), (*guards, *reaction.effects))
