"""What the readers' framework asks of an engine: reads only. Its writes are effects."""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from cairn.commit.sealed import SealedEntry
from cairn.model.ids import StreamId
from cairn.model.kinds import StreamKind


class Standing(Struct, frozen=True):
    """How far a stream is, and how far the readers are in it (those that have begun)."""

    stream: StreamId
    kind: StreamKind
    head: int
    cursors: dict[str, int]


class KnownFault(Struct, frozen=True):
    """An entry that a reader failed at: still to be tried again, or skipped for good."""

    reader: str
    stream: StreamId
    seq: int
    tries: int
    is_skipped: bool
    what: str
    at: int


class KnownLease(Struct, frozen=True):
    """Who leads, and until when (ms)."""

    holder: str
    counter: int
    until: int


class FollowStore(Protocol):
    """Reads of cursors, faults and leases, and of the log."""

    async def standings(self, streams: Sequence[StreamId] | None) -> list[Standing]:
        """Return the standing of these streams, or of all."""
        ...

    async def reader_faults(self) -> list[KnownFault]:
        """Return what readers failed at, newest first."""
        ...

    async def lease(self, name: str) -> KnownLease | None:
        """Return the lease, None where nobody ever took it."""
        ...

    async def entries(self, stream: StreamId, after: int, limit: int) -> list[SealedEntry]:
        """Return entries in seq order from `after` + 1."""
        ...
