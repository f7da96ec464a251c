"""What is known of a workspace's people beside its rows: addresses, last visits, lost boards."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from cairn.decide.row import Row
from cairn.identity.problem import Problem
from cairn.identity.store import IdentityStore
from cairn.model.ids import PersonId, RowId, ScopeId, StreamId
from cairn.policy.table import TABLE


class KnownMember(Struct, frozen=True):
    """Somebody's address, and when they were last here (ms, to the day; None: signed out)."""

    person: PersonId
    email: str
    seen_at: int | None
    boards: list[RowId]
    """On which they have a role of their own, of those that the asker reads."""


class LostBoard(Struct, frozen=True):
    """A private board that nobody manages any more."""

    id: RowId
    name: str


class Members:
    """Looks up what member rows don't say, for who may know it."""

    def __init__(self, store: IdentityStore, now: Callable[[], int]) -> None:
        self._store = store
        self._now = now

    async def known(
        self, stream: StreamId, role: str, readable: frozenset[ScopeId]
    ) -> list[KnownMember]:
        """Return the people of a workspace; raises Problem where the asker's role may not."""
        answer = TABLE["member.look"].answers[role]
        if answer is not True:
            raise Problem("not_allowed", reason=answer)
        _, rows = await self._store.rows_of(stream, ["member", "board_member"])
        held = [row for row in rows if row.deleted_at is None and row.scope in readable]
        found = [
            await self._known(row.values["person"], held) for row in held if row.kind == "member"
        ]
        return [each for each in found if each is not None]

    async def lost_boards(self, stream: StreamId, role: str) -> list[LostBoard]:
        """Return the boards that may be taken over as nobody manages them; [] for who may not."""
        if TABLE["board.take_over"].answers[role] is not True:
            return []
        _, rows = await self._store.rows_of(stream, ["member", "board", "board_member"])
        return lost_boards(rows)

    async def _known(self, person: PersonId, held: Sequence[Row]) -> KnownMember | None:
        account = await self._store.by_person(person)
        if account is None:
            return None
        sessions = await self._store.sessions_of(person, self._now())
        seen_at = max((session.used_at for session in sessions), default=None)
        boards = [
            row.parent
            for row in held
            if row.kind == "board_member" and row.values["person"] == person and row.parent
        ]
        return KnownMember(person, account.email, seen_at, boards)


def lost_boards(rows: Sequence[Row]) -> list[LostBoard]:
    """Return the private boards without a manager among these rows of a workspace. Pure."""
    held = [row for row in rows if row.deleted_at is None]
    here = {row.values["person"] for row in held if row.kind == "member"}
    managed = {
        row.parent
        for row in held
        if row.kind == "board_member"
        and row.values["role"] == "manager"
        and row.values["person"] in here
    }
    return [
        LostBoard(row.id, row.values["name"])
        for row in held
        if row.kind == "board"
        and row.values.get("everyone") in {None, "none"}
        and row.id not in managed
    ]
