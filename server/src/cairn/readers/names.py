"""The reader that copies people's names and pictures from their profile to each workspace.

Names stand on `member` and never in entries, so that they can be changed and erased.
"""

from collections.abc import Iterable, Sequence
from typing import Final, Protocol

from msgspec import UNSET, Struct

from cairn.commit.store import RowKey
from cairn.decide.row import Row
from cairn.model.entries import Change, Entry
from cairn.model.ids import PersonId, RowId, StreamId
from cairn.model.kinds import StreamKind
from cairn.model.ops import Op, Set
from cairn.readers.reader import Reaction

_COPIED: Final = ("name", "picture")


class NameStore(Protocol):
    """What it asks of an engine."""

    async def rows_by_id(self, kind: str, keys: Sequence[RowKey]) -> list[Row]:
        """Return the rows of a kind that exist, deleted ones included."""
        ...

    async def memberships(self, person: PersonId) -> list[Row]:
        """Return the person's member rows, of all workspaces, that are not deleted."""
        ...


class Facts(Struct, frozen=True):
    """Profiles by person, and the member rows that may lag behind."""

    profiles: dict[PersonId, Row]
    members: list[Row]


class Names:
    """Follows people's own streams, and who comes into workspaces."""

    name = "names"
    follows = frozenset({StreamKind.USER, StreamKind.WORKSPACE})

    def __init__(self, store: NameStore) -> None:
        self._store = store

    def concerns(self, entry: Entry) -> bool:
        return any(_may_lag(change) for change in entry.changes)

    async def load(self, stream: StreamId, entries: Sequence[Entry]) -> Facts:
        changes = [change for entry in entries for change in entry.changes if _may_lag(change)]
        if any(change.kind == "profile" for change in changes):
            members = await self._store.memberships(PersonId(stream))
        else:
            keys = list(dict.fromkeys((stream, change.id) for change in changes))
            members = await self._store.rows_by_id("member", keys)
        persons = {row.values["person"] for row in members}
        keys = [(StreamId(person), RowId(person)) for person in sorted(persons)]
        profiles = await self._store.rows_by_id("profile", keys)
        return Facts({PersonId(row.stream): row for row in profiles}, members)

    def react(self, stream: StreamId, entry: Entry, facts: Facts) -> Iterable[Reaction]:
        del stream
        changed = {change.id for change in entry.changes if _may_lag(change)}
        for member in facts.members:
            profile = facts.profiles.get(member.values["person"])
            is_meant = member.id in changed or (profile is not None and profile.id in changed)
            if profile is not None and is_meant and member.deleted_at is None:
                ops = list(_copies(profile, member))
                if ops:
                    yield Reaction(member.stream, "member.describe", ops)


def _may_lag(change: Change) -> bool:
    match change.kind:
        case "profile":
            return change.here is not UNSET or (
                change.after is not UNSET and not change.after.keys().isdisjoint(_COPIED)
            )
        case "member":  # who came, or came back
            return change.here is not UNSET or (
                change.after is not UNSET and "deleted_at" in change.after
            )
        case _:
            return False


def _copies(profile: Row, member: Row) -> Iterable[Op]:
    for field in _COPIED:
        value = profile.values.get(field)
        if member.values.get(field) != value:
            yield Set("member", member.id, field, value)
