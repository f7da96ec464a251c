"""What a push holds: mutations decoded one by one, so that a bad one harms no other."""

import re
import time
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

import msgspec
from msgspec import Struct

from cairn.commit.submission import (
    AcceptedAt,
    Outcome,
    RefusedAs,
    Submission,
    Waiting,
    digest_of,
)
from cairn.decide.facts import Actor
from cairn.identity.problem import Problem
from cairn.model.frames import MAX_PUSH, Accepted, Fault, Refused, Wait
from cairn.model.ids import UUID, MutationId, ScopeId, StreamId
from cairn.model.ops import MAX_MUTATION_BYTES, Mutation
from cairn.sync.pace import Pace
from cairn.sync.store import ReadStore
from cairn.sync.texts import check_texts

Answer = Accepted | Refused | Wait | Fault

_decode: Final = msgspec.json.Decoder(Mutation).decode
_UUID: Final = re.compile(UUID)
_VERSION_AT: Final = 14
"""Where a UUID tells its version. Cairn's own mutations have ids made from what they follow from
(version 5), which could be guessed: nobody else may take them."""


class _Named(Struct):
    """As much of a bad mutation as an answer needs."""

    id: str


_decode_named: Final = msgspec.json.Decoder(_Named).decode


class Prepared(Struct, frozen=True):
    """What goes down the write path, and the answers to what does not."""

    submissions: list[Submission]
    answers: list[Answer]


class Pushes:
    """Turns pushed mutations into submissions of one actor, no faster than its pace."""

    def __init__(self, reads: ReadStore, actor: Actor, pace: Pace) -> None:
        self._reads = reads
        self._actor = actor
        self._pace = pace

    async def prepare(self, raws: Sequence[msgspec.Raw], readable: frozenset[ScopeId]) -> Prepared:
        """Return submissions in the order in which they came."""
        if len(raws) > MAX_PUSH:
            raise Problem("bad_request", why=f"At most {MAX_PUSH} mutations in a push")
        prepared = Prepared([], [])
        read: list[Mutation] = []
        for raw in raws:
            match _read(raw):
                case Mutation() as mutation:
                    read.append(mutation)
                case answer:
                    prepared.answers.append(answer)
        taken = self._taken(read, time.monotonic())
        for mutation in read[:taken]:
            found = await check_texts(self._reads, readable, mutation)
            digest = digest_of(mutation)
            prepared.submissions.append(Submission(self._actor, mutation, digest, found=found))
        prepared.answers.extend(self._too_fast(read[taken:]))
        return prepared

    def _taken(self, mutations: list[Mutation], now: float) -> int:
        """Return how many of them may go now: work is in ops, and one mutation may hold many."""
        going = takewhile(lambda each: self._pace.takes(len(each.ops), now), mutations)
        return sum(1 for _ in going)

    def _too_fast(self, mutations: list[Mutation]) -> list[Wait]:
        """Answer those over the pace: of each stream the first, and what stands behind it."""
        after = self._pace.seconds_until(sum(len(each.ops) for each in mutations))
        met: set[StreamId] = set()
        waits: list[Wait] = []
        for mutation in mutations:
            code = "out_of_order" if mutation.stream in met else "too_fast"
            met.add(mutation.stream)
            waits.append(Wait(mutation.id, code, after))
        return waits


def answers(submissions: Sequence[Submission], outcomes: Sequence[Outcome]) -> list[Answer]:
    """Return the frames that answer these mutations: one `accepted` a stream, then the others."""
    accepted: dict[StreamId, list[tuple[MutationId, int]]] = {}
    others: list[Answer] = []
    for submission, outcome in zip(submissions, outcomes, strict=True):
        mutation = submission.mutation
        match outcome:
            case AcceptedAt(seq):
                accepted.setdefault(mutation.stream, []).append((mutation.id, seq))
            case RefusedAs(code, detail, op):
                others.append(Refused(mutation.id, code, detail, op))
            case Waiting(code, retry_after):
                others.append(Wait(mutation.id, code, retry_after))
    return [*(Accepted(stream, pairs) for stream, pairs in accepted.items()), *others]


def _read(raw: msgspec.Raw) -> Mutation | Refused | Fault:
    if len(memoryview(raw)) > MAX_MUTATION_BYTES:
        return _malformed(raw, f"it is over {MAX_MUTATION_BYTES} bytes")
    try:
        mutation = _decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return _malformed(raw, str(error))
    ids = [mutation.id, mutation.stream, *(op.id for op in mutation.ops)]
    if not all(_UUID.fullmatch(each) for each in ids):
        return _malformed(raw, "an id is no lower-case UUID")
    if mutation.id[_VERSION_AT] == "5":
        return _malformed(raw, "a mutation's id is no UUIDv5")
    return mutation


def _malformed(raw: msgspec.Raw, why: str) -> Refused | Fault:
    """Refuse it by its id; without one there is nothing to refuse."""
    try:
        named = _decode_named(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return Fault("bad_request", {"why": why})
    if not _UUID.fullmatch(named.id):
        return Fault("bad_request", {"why": "A mutation's id is a lower-case UUID"})
    return Refused(MutationId(named.id), "malformed", {"why": why})
