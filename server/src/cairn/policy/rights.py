"""Who has which role, and who reads which scope. Pure functions over member and board rows."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from cairn.model.ids import PersonId, RowId, ScopeId, StreamId
from cairn.model.kinds import BOARD_ROLES, WORKSPACE_ROLES
from cairn.model.scopes import admin_scope

_WIDTH = {
    role: width for roles in (WORKSPACE_ROLES, BOARD_ROLES) for width, role in enumerate(roles)
}


class Held(Protocol):
    """What rights read of a row."""

    @property
    def id(self) -> RowId: ...
    @property
    def stream(self) -> StreamId: ...
    @property
    def parent(self) -> RowId | None: ...
    @property
    def deleted_at(self) -> int | None: ...
    @property
    def values(self) -> Mapping[str, Any]: ...


def is_above(role: str, own: str) -> bool:
    """Say whether a role holds more than another of the same ground."""
    return _WIDTH[role] < _WIDTH[own]


def reads_admin_scope(workspace_role: str | None) -> bool:
    """Say whether the role reads what only owners and admins read (invitations)."""
    return workspace_role in {"owner", "admin"}


def board_role(workspace_role: str | None, everyone: str | None, own: str | None) -> str | None:
    """Return the role on a board, None where it doesn't exist for the person.

    `everyone` is the board's field, `own` the role of the person's own board_member row.
    """
    shared = everyone not in {None, "none"}
    match workspace_role:
        case None:
            return None
        case "owner" | "admin" if shared:
            return "manager"
        case "guest":
            return own
        case _:
            return _wider(own, everyone if shared else None)


def readable_scopes(
    members: Iterable[Held],
    boards: Iterable[Held],
    board_members: Iterable[Held],
    person: PersonId,
) -> dict[ScopeId, str | None]:
    """Return the scopes of one workspace that the person reads, with their role on boards.

    Takes all rows of the three kinds; of someone who is no member it returns nothing.
    """
    member = _of_person(members, person)
    if member is None:
        return {}
    role: str = member.values["role"]
    scopes: dict[ScopeId, str | None] = {ScopeId(member.stream): None}
    if reads_admin_scope(role):
        scopes[admin_scope(member.stream)] = None
    own = {
        row.parent: row.values["role"]
        for row in board_members
        if row.values["person"] == person and row.deleted_at is None
    }
    for board in boards:
        if found := board_role(role, board.values.get("everyone"), own.get(board.id)):
            scopes[ScopeId(board.id)] = found
    return scopes


def _of_person(members: Iterable[Held], person: PersonId) -> Held | None:
    return next(
        (row for row in members if row.values["person"] == person and row.deleted_at is None), None
    )


def _wider(one: str | None, other: str | None) -> str | None:
    if one is None or other is None:
        return one or other
    return other if is_above(other, one) else one
