"""Accepting an invitation: what its row offers under the lock, and to whom; nothing beside it."""

from typing import Final

from msgspec import Struct

from cairn.decide.asking import LINK_ONLY, NOT_FOUND
from cairn.decide.attempt import Attempt
from cairn.decide.decision import Refused
from cairn.decide.facts import Facts
from cairn.decide.row import Row
from cairn.model.ids import PersonId, RowId
from cairn.model.kinds import StreamKind
from cairn.model.ops import Mutation, Set
from cairn.policy.rights import board_role, is_above
from cairn.policy.table import TABLE

_NOT_OFFERED: Final = Refused("not_allowed", {"reason": "An invitation gives what it offers."})


class Offer(Struct, frozen=True):
    """What an invitation gives now: `boards` (and the role on each) that its maker may share."""

    invitation: RowId
    used: int
    role: str
    boards: dict[RowId, str]


def offered(facts: Facts, invitation: Row) -> Offer | None:
    """Return what the invitation gives now; None where it is void.

    It gives what its maker could give today, so it ends with their rights.
    """
    values = invitation.values
    used: int = values.get("used", 0)
    is_over = (
        invitation.deleted_at is not None
        or used >= values.get("uses", 1)
        or values.get("expires_at", facts.now + 1) <= facts.now
    )
    if is_over or not _could_invite(facts, invitation):
        return None
    return Offer(invitation.id, used, values["role"], _boards(facts, invitation))


def offer_to(attempt: Attempt, mutation: Mutation) -> Offer | Refused | None:
    """Return what the mutation, by means of a link, may take; None where that is not asked.

    It claims one use with `set invitation used`. A set-up link makes its own workspace and needs
    no invitation.
    """
    if attempt.actor.means != "link" or attempt.kind is not StreamKind.WORKSPACE:
        return None
    if attempt.row(RowId(attempt.stream)) is None:
        return None
    claimed = _claimed(mutation)
    if claimed is None:
        return LINK_ONLY
    row = attempt.row(claimed)
    if row is None or row.kind != "invitation" or not _is_for(attempt, row):
        return NOT_FOUND
    return offered(attempt.facts, row) or NOT_FOUND


def check_taken(attempt: Attempt, offer: Offer) -> Refused | None:
    """Refuse what came of the mutation if it isn't one use, and what that gives to its actor."""
    before = attempt.facts.before(attempt.begun)
    if (attempt.stream, offer.invitation) not in before:
        return _NOT_OFFERED
    for (_, row_id), previous in before.items():
        row = attempt.row(row_id)
        if row is None or not _is_offered(offer, attempt.actor.person, previous, row):
            return _NOT_OFFERED
    return None


def _is_offered(offer: Offer, person: PersonId, previous: Row | None, row: Row) -> bool:
    match row.kind:
        case "invitation":
            return row.id == offer.invitation and row.values["used"] == offer.used + 1
        case "member":
            role = offer.role
        case "board_member" if row.parent is not None:
            role = offer.boards.get(row.parent)
        case _:
            return False
    is_new = previous is None or previous.deleted_at is not None
    return is_new and (row.values["person"], row.values["role"]) == (person, role)


def _claimed(mutation: Mutation) -> RowId | None:
    for op in mutation.ops:
        match op:
            case Set(kind="invitation", field="used"):
                return op.id
            case _:
                pass
    return None


def _is_for(attempt: Attempt, invitation: Row) -> bool:
    """Say whether it is meant for the actor's address, and its maker's account is open."""
    accounts = attempt.facts.accounts
    account, maker = accounts.get(attempt.actor.person), accounts.get(invitation.created_by)
    if account is None or maker is None:
        return False
    return maker.active and invitation.values.get("email") in {None, account.email}


def _could_invite(facts: Facts, invitation: Row) -> bool:
    role = _role(facts, invitation)
    if role is None or TABLE["member.invite"].answers[role] is not True:
        return False
    return not is_above(invitation.values["role"], role)


def _boards(facts: Facts, invitation: Row) -> dict[RowId, str]:
    places = invitation.values.get("boards", [])
    return {
        RowId(place["board"]): place["role"]
        for place in places
        if _could_share(facts, invitation, RowId(place["board"]))
    }


def _could_share(facts: Facts, invitation: Row, board_id: RowId) -> bool:
    board = facts.row(invitation.stream, board_id)
    if board is None or board.deleted_at is not None:
        return False
    own = facts.board_member(invitation.stream, board_id, invitation.created_by)
    role = board_role(
        _role(facts, invitation),
        board.values.get("everyone"),
        own.values["role"] if own else None,
    )
    return role is not None and TABLE["board.share"].answers[role] is True


def _role(facts: Facts, invitation: Row) -> str | None:
    member = facts.member(invitation.stream, invitation.created_by)
    return member.values["role"] if member else None
