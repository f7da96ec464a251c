"""Entries with their commitments and hash, as the store keeps them and the hub sends them."""

from typing import Literal

from msgspec import Struct

from cairn.model.entries import Entry
from cairn.model.ids import ScopeId

PartKind = Literal["change", "clash", "left_alone", "address"]


class Part(Struct, frozen=True):
    """One erasable piece of an entry: what is committed to is salt and content.

    `content` is the JSON of a Change (with `before`), ClashNote or LeftAlone, or the address as
    UTF-8. After an erasure both are None and the commitment stays.
    `scope` None: read with the stream, by owners and admins only (address) or by the actor
    (left_alone).
    """

    kind: PartKind
    scope: ScopeId | None
    row: str | None  # the row it is about, for a task's activity
    task: str | None  # the task it is about or under, None elsewhere
    salt: bytes | None
    content: bytes | None
    commitment: bytes


class SealedEntry(Struct, frozen=True):
    """One link of a stream's chain: `hash = SHA-256(previous ‖ header ‖ commitments)`.

    `header` is the stored bytes of the entry without its parts; `digest` the mutation's.
    """

    entry: Entry
    header: bytes
    parts: list[Part]
    previous: bytes
    hash: bytes
    digest: bytes

    @property
    def mark(self) -> bytes:
        """The 16 bytes that a cursor carries."""
        return self.hash[:16]


class StoredEntry(Struct, frozen=True):
    """An entry as it lies in the store, whatever may have become of its bytes."""

    seq: int
    header: bytes
    parts: list[Part]
    hash: bytes
