"""Who reads what in one workspace, for readers that tell people something."""

from collections.abc import Iterable

from cairn.decide.row import Row
from cairn.model.ids import PersonId, ScopeId
from cairn.model.scopes import admin_scope
from cairn.policy.rights import board_role, reads_admin_scope

KINDS = ("member", "board", "board_member")
"""The kinds that it is made of."""


class Audience:
    """Rights as the rows say; rows in the trash are given too. Each question is a look-up."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._members: dict[PersonId, Row] = {}
        self._boards: dict[ScopeId, Row] = {}
        self._own: dict[tuple[ScopeId, PersonId], str] = {}
        for row in rows:
            if row.kind == "board":
                self._boards[row.scope] = row
            elif row.deleted_at is None and row.kind == "member":
                self._members[row.values["person"]] = row
            elif row.deleted_at is None:
                self._own[row.scope, row.values["person"]] = row.values["role"]

    def reads(self, person: PersonId, scope: ScopeId) -> bool:
        """Say whether the person reads the scope."""
        member = self._members.get(person)
        if member is None:
            return False
        role: str = member.values["role"]
        if scope == member.stream:
            return True
        if scope == admin_scope(member.stream):
            return reads_admin_scope(role)
        board = self._boards.get(scope)
        own = self._own.get((scope, person))
        return board is not None and board_role(role, board.values.get("everyone"), own) is not None

    def names(self, scope: ScopeId) -> dict[PersonId, str]:
        """Return the names of all who read the scope."""
        return {
            person: row.values.get("name", "")
            for person, row in self._members.items()
            if self.reads(person, scope)
        }
