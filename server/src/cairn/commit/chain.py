"""The chain: what is hashed, and how. Pure; salts are given.

`hash = SHA-256(previous ‖ header ‖ commitments)` and `commitment = SHA-256(salt ‖ bytes)`.
The header is JSON with ids, times and the mutation's digest, no word that a person wrote. So what
people wrote can be erased (salt and bytes dropped) and the chain still verifies.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Final

import msgspec
from msgspec import Struct

from cairn.commit.sealed import Part, SealedEntry
from cairn.model.entries import Change, ClashNote, Entry, LeftAlone, Means
from cairn.model.ids import BatchId, MutationId, PersonId, StreamId

GENESIS: Final = bytes(32)
"""What the first entry of a stream follows."""

SALT_BYTES: Final = 16


class Header(Struct, frozen=True, omit_defaults=True):
    """An entry without its parts. `digest` is the mutation's SHA-256, in base64."""

    stream: StreamId
    seq: int
    mutation: MutationId
    actor: PersonId
    intent: str
    at: int
    means: Means
    digest: str
    batch: BatchId | None = None
    claimed_at: int | None = None


_encode: Final = msgspec.json.Encoder().encode
read_header: Final = msgspec.json.Decoder(Header).decode
_decode_change: Final = msgspec.json.Decoder(Change).decode
_decode_clash: Final = msgspec.json.Decoder(ClashNote).decode
_decode_left_alone: Final = msgspec.json.Decoder(LeftAlone).decode


def commitment(salt: bytes, content: bytes) -> bytes:
    """Return what an entry says of a part, also when the part is erased."""
    return sha256(salt + content).digest()


def chained(previous: bytes, header: bytes, commitments: Iterable[bytes]) -> bytes:
    """Return the hash of the entry that follows `previous`."""
    return sha256(b"".join((previous, header, *commitments))).digest()


def seal(
    stream: StreamId, entry: Entry, digest: bytes, parts: Sequence[Part], previous: bytes
) -> SealedEntry:
    """Return the entry as the next link after `previous`."""
    header = _encode(
        Header(
            stream, entry.seq, entry.mutation, entry.actor, entry.intent, entry.at, entry.means,
            b64encode(digest).decode(), entry.batch, entry.claimed_at,
        )
    )  # fmt: skip
    hash_ = chained(previous, header, [part.commitment for part in parts])
    return SealedEntry(entry, header, list(parts), previous, hash_, digest)


def unseal(header: bytes, parts: list[Part], previous: bytes, hash_: bytes) -> SealedEntry:
    """Return the entry that was stored; erased parts are missing from it.

    Raises msgspec.DecodeError for bytes that no seal made.
    """
    head = read_header(header)
    by_kind: dict[str, list[bytes]] = {"change": [], "clash": [], "left_alone": [], "address": []}
    for part in parts:
        if part.content is not None:
            by_kind[part.kind].append(part.content)
    entry = Entry(
        seq=head.seq,
        mutation=head.mutation,
        actor=head.actor,
        intent=head.intent,
        at=head.at,
        changes=[_decode_change(change) for change in by_kind["change"]],
        means=head.means,
        batch=head.batch,
        claimed_at=head.claimed_at,
        clashes=[_decode_clash(clash) for clash in by_kind["clash"]],
        left_alone=[_decode_left_alone(left) for left in by_kind["left_alone"]],
    )
    return SealedEntry(entry, header, parts, previous, hash_, b64decode(head.digest))
