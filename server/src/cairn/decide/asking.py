"""The policy, asked with the facts: who reads what, and who may do it."""

from typing import Final

from cairn.decide.attempt import Attempt
from cairn.decide.decision import Refused
from cairn.decide.row import Row
from cairn.model.ids import RowId, ScopeId
from cairn.model.kinds import KINDS, ScopeKind, StreamKind
from cairn.policy.actions import ACTIONS, By, ByOwner
from cairn.policy.rights import board_role, is_above, reads_admin_scope
from cairn.policy.table import ABOVE_OWN, BY_LINK, GIVES, TABLE, Ground

NOT_FOUND: Final = Refused("not_found")
LINK_ONLY: Final = Refused("not_allowed", {"reason": "A link only lets someone in."})
_ABOVE_OWN: Final = Refused("not_allowed", {"reason": ABOVE_OWN})


def is_trusted(attempt: Attempt) -> bool:
    """Say whether the mutation comes from Cairn itself, which reads all."""
    return attempt.actor.means in {"system", "link"}


def enters(attempt: Attempt) -> bool:
    """Say whether the stream exists for the actor; one that is still to be made does."""
    if is_trusted(attempt):
        return True
    match attempt.kind:
        case StreamKind.WORKSPACE:
            return (
                attempt.row(RowId(attempt.stream)) is None or _workspace_role(attempt) is not None
            )
        case StreamKind.USER:
            return attempt.stream == attempt.actor.person
        case StreamKind.INSTANCE:
            return _is_admin(attempt)


def reads(attempt: Attempt, row: Row) -> bool:
    """Say whether the row exists for the actor."""
    if is_trusted(attempt):
        return True
    match KINDS[row.kind].scope:
        case ScopeKind.BOARD:
            return _board_role(attempt, row.scope) is not None
        case ScopeKind.ADMIN:
            return reads_admin_scope(_workspace_role(attempt))
        case ScopeKind.STREAM:
            return True  # who enters the stream


def may(attempt: Attempt, word: str, row: Row, item: object = None) -> Refused | None:
    """Ask whether the actor may do it to the row (for a create: the row as it will be).

    `word` is the op, or the field of ops that have one; `item` that of a set.
    """
    if attempt.actor.means == "system":
        return None
    action = _action(attempt, word, row, item)
    if attempt.actor.means == "link":
        return None if action in BY_LINK else LINK_ONLY
    line = TABLE[action]
    role = _role(attempt, line.ground, row.scope)
    if role is None:
        return NOT_FOUND
    answer = line.answers[role]
    return None if answer is True else Refused("not_allowed", {"reason": answer})


def gives(attempt: Attempt, row: Row, *roles: str | None) -> Refused | None:
    """Refuse to give, change or take away a role on the row that is above the actor's own."""
    ground = GIVES.get(row.kind)
    if ground is None or is_trusted(attempt):
        return None
    own = _role(attempt, ground, row.scope)
    if own is None:  # an owner who takes a board over
        return None
    return _ABOVE_OWN if any(role and is_above(role, own) for role in roles) else None


def takes_over(attempt: Attempt, row: Row) -> bool:
    """Say whether the row puts an owner on a board that doesn't exist for them yet."""
    return (
        row.kind == "board_member"
        and row.values.get("person") == attempt.actor.person
        and _workspace_role(attempt) == "owner"
    )


def _action(attempt: Attempt, word: str, row: Row, item: object) -> str:
    asked = ACTIONS[row.kind][word]
    if not isinstance(asked, ByOwner):
        return asked
    if _owner(asked.by, row, item) != attempt.actor.person:
        return asked.other
    if asked.outside and _board_role(attempt, row.scope) is None:
        return asked.outside
    return asked.own


def _owner(by: By, row: Row, item: object) -> object:
    match by:
        case "created_by":
            return row.created_by
        case "deleted_by":
            return row.deleted_by
        case "item":
            return item.partition(":")[0] if isinstance(item, str) else None
        case "person" | "owner":
            return row.values.get(by)


def _role(attempt: Attempt, ground: Ground, scope: ScopeId) -> str | None:
    match ground:
        case "board":
            return _board_role(attempt, scope)
        case "workspace":
            return _workspace_role(attempt)
        case "user":
            return "self" if attempt.stream == attempt.actor.person else None
        case "instance":
            return "admin" if _is_admin(attempt) else "person"


def _workspace_role(attempt: Attempt) -> str | None:
    member = attempt.facts.member(attempt.stream, attempt.actor.person)
    if member is not None:
        return member.values["role"]
    return "owner" if attempt.stream in attempt.made else None


def _board_role(attempt: Attempt, board_id: ScopeId) -> str | None:
    board = attempt.row(RowId(board_id))
    workspace_role = _workspace_role(attempt)
    if board is None or workspace_role is None:
        return None
    if board.id in attempt.made:
        return "manager"
    own = attempt.facts.board_member(attempt.stream, board.id, attempt.actor.person)
    return board_role(
        workspace_role, board.values.get("everyone"), own.values["role"] if own else None
    )


def _is_admin(attempt: Attempt) -> bool:
    account = attempt.facts.accounts.get(attempt.actor.person)
    return account is not None and account.is_admin
