"""How an outcome lies in its table: a seq or a code, never both."""

import msgspec

from cairn.commit.store import NewOutcome
from cairn.commit.submission import AcceptedAt, RefusedAs
from cairn.store.database import Bound


def outcome_of(
    seq: int | None, code: str | None, detail: str | None, op: int | None
) -> AcceptedAt | RefusedAs:
    """Return the outcome that a record of the table holds."""
    if code is None:
        assert seq is not None  # noqa: S101 - the table's CHECK
        return AcceptedAt(seq)
    return RefusedAs(code, msgspec.json.decode(detail or "{}", type=dict[str, str]), op)


def outcome_record(new: NewOutcome) -> tuple[Bound, ...]:
    """Return stream, mutation, actor, digest, seq, code, detail, op and time."""
    key = (new.stream, new.mutation, new.actor, new.digest)
    if isinstance(new.outcome, AcceptedAt):
        return (*key, new.outcome.seq, None, None, None, new.at)
    detail = msgspec.json.encode(new.outcome.detail).decode()
    return (*key, None, new.outcome.code, detail, new.outcome.op, new.at)
