"""The one place where a mutation is decided: pure, in memory, in the order of the log."""

from collections.abc import Callable
from typing import Any, Final

from cairn.decide.asking import enters
from cairn.decide.attempt import Attempt
from cairn.decide.changes import changes_of
from cairn.decide.creating import create
from cairn.decide.decision import Accepted, Decision, Refused, Wait
from cairn.decide.facts import Actor, Facts
from cairn.decide.inviting import check_taken, offer_to
from cairn.decide.moving import move
from cairn.decide.purging import purge
from cairn.decide.setting import add_item, remove_item, set_field
from cairn.decide.texts import append
from cairn.decide.trash import delete, restore
from cairn.model.entries import LeftAlone
from cairn.model.ids import INSTANCE, RowId
from cairn.model.kinds import KINDS, StreamKind
from cairn.model.ops import (
    MAX_OPS,
    Add,
    Create,
    Delete,
    Move,
    Mutation,
    Op,
    Purge,
    Remove,
    Restore,
    Set,
    TextOp,
)

_CARRY_OUT: Final[dict[type[Op], Callable[[Attempt, Any], Refused | Wait | None]]] = {
    Create: create,
    Set: set_field,
    Add: add_item,
    Remove: remove_item,
    Move: move,
    TextOp: append,
    Delete: delete,
    Restore: restore,
    Purge: purge,
}

_STATE: Final = frozenset({"changed_since", "not_found", "deleted", "not_deleted", "bad_reference"})
"""Refusals of a `void` op that only say that the world went on: it is left alone."""


def decide(facts: Facts, actor: Actor, mutation: Mutation) -> Decision:
    """Turn a mutation into changes, a refusal or a wait.

    After Accepted the facts show its effects; after Refused and Wait they are as before. Heads
    are not moved. A mutation whose ops all found nothing to do is accepted without changes; one
    whose `void` ops were all left alone is accepted too and says so; one whose ops stood `apart`
    and could none be done is refused `nothing_done`, with the first reason as its detail.
    """
    if not _is_signed_in(facts, actor):
        return Wait("signed_out")
    if fault := _unfit(mutation):
        return fault
    kind = _kind_of_stream(facts, actor, mutation)
    if kind is None:
        return Refused("not_found")
    attempt = Attempt(facts, actor, mutation, kind)
    if not enters(attempt):
        return Refused("not_found")
    begun = attempt.save()
    fault = _carry_out(attempt, mutation)
    if fault is not None:
        attempt.back_to(begun)
        return fault
    return Accepted(
        changes_of(attempt),
        attempt.clashes,
        attempt.left_alone,
        attempt.texts,
        [row.id for row in facts.purged(attempt.begun)] if _purges(mutation) else [],
    )


def _carry_out(attempt: Attempt, mutation: Mutation) -> Refused | Wait | None:
    offer = offer_to(attempt, mutation)  # before it makes its own author somebody who may more
    if isinstance(offer, Refused):
        return offer
    fault = _carry_out_all(attempt, mutation)
    return fault or (check_taken(attempt, offer) if offer else None)


def _carry_out_all(attempt: Attempt, mutation: Mutation) -> Refused | Wait | None:
    undone: list[Refused] = []
    for index, op in enumerate(mutation.ops):
        before = attempt.save()
        attempt.index = index
        fault = _CARRY_OUT[type(op)](attempt, op)
        if fault is None:
            continue
        if isinstance(fault, Wait):
            return fault
        if not (mutation.apart or _is_void(op, fault)):
            return Refused(fault.code, fault.detail, index)
        attempt.back_to(before)
        attempt.left_alone.append(LeftAlone(index, fault.code, fault.detail))
        undone.append(fault)
    if mutation.apart and len(undone) == len(mutation.ops):
        return Refused("nothing_done", {"first": undone[0].code})
    return None


def _is_void(op: Op, fault: Refused) -> bool:
    match op:
        case Set() | Move() | Delete() | Restore():
            return op.clash == "void" and fault.code in _STATE
        case _:
            return False


def _is_signed_in(facts: Facts, actor: Actor) -> bool:
    if actor.means in {"system", "link"}:
        return True  # Cairn itself; whoever comes by a link may only be getting an account
    account = facts.accounts.get(actor.person)
    if account is None or not account.active:
        return False
    if actor.session is None:
        return actor.means != "session"
    return actor.session in facts.live_sessions


def _unfit(mutation: Mutation) -> Refused | None:
    if not mutation.ops:
        return Refused("malformed", {"why": "it has no ops"})
    if len(mutation.ops) > MAX_OPS:
        return Refused("too_many", {"what": "ops", "most": str(MAX_OPS)})
    if any(isinstance(op, Purge) is not _purges(mutation) for op in mutation.ops):
        return Refused("malformed", {"why": "purges stand beside purges only"})
    return None


def _purges(mutation: Mutation) -> bool:
    return isinstance(mutation.ops[0], Purge)


def _kind_of_stream(facts: Facts, actor: Actor, mutation: Mutation) -> StreamKind | None:
    """Return what the stream is, or is to become; None where there is none."""
    if mutation.stream == INSTANCE:
        return StreamKind.INSTANCE
    if mutation.stream == actor.person:
        return StreamKind.USER
    root = facts.row(mutation.stream, RowId(mutation.stream))
    if root is not None:
        return KINDS[root.kind].stream
    match mutation.ops[0]:
        case Create(kind=name, id=row_id) if row_id == mutation.stream and name in KINDS:
            stream = KINDS[name].stream
            return None if stream is StreamKind.INSTANCE else stream
        case _:
            return None
