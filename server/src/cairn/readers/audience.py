"""Who reads what in one workspace, for readers that tell people something."""

from collections.abc import Iterable
from functools import cache

from cairn.decide.row import Row
from cairn.model.ids import PersonId, ScopeId
from cairn.policy.rights import readable_scopes

KINDS = ("member", "board", "board_member")
"""The kinds that it is made of."""


class Audience:
    """Rights as the rows say, deleted ones given too."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows: dict[str, list[Row]] = {kind: [] for kind in KINDS}
        for row in rows:
            self._rows[row.kind].append(row)
        self._scopes_of = cache(self._scopes)

    def reads(self, person: PersonId, scope: ScopeId) -> bool:
        """Say whether the person reads the scope."""
        return scope in self._scopes_of(person)

    def names(self, scope: ScopeId) -> dict[PersonId, str]:
        """Return the names of all who read the scope."""
        return {
            row.values["person"]: row.values.get("name", "")
            for row in self._rows["member"]
            if row.deleted_at is None and self.reads(row.values["person"], scope)
        }

    def _scopes(self, person: PersonId) -> frozenset[ScopeId]:
        members, boards, board_members = (self._rows[kind] for kind in KINDS)
        return frozenset(readable_scopes(members, boards, board_members, person))
