"""The reader that sees to it that everybody with an account has a profile.

It is made with the account, in a mutation of its own: where Cairn was stopped in between, or the
account is older than profiles, this one makes it.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

from msgspec import UNSET

from cairn.commit.store import RowKey
from cairn.decide.facts import Account
from cairn.decide.row import Row
from cairn.model.entries import Entry
from cairn.model.ids import PersonId, RowId, StreamId
from cairn.model.kinds import StreamKind
from cairn.model.ops import Create
from cairn.readers.reader import Reaction


class ProfileStore(Protocol):
    """What it asks of an engine."""

    async def rows_by_id(self, kind: str, keys: Sequence[RowKey]) -> list[Row]:
        """Return the rows of a kind that exist, deleted ones included."""
        ...

    async def accounts_of(self, persons: Sequence[PersonId]) -> list[Account]:
        """Return the accounts of these persons."""
        ...


Facts = dict[PersonId, Account]
"""The accounts without a profile."""


class Profiles:
    """Follows the instance's stream, where each new account is noted."""

    name = "profiles"
    follows = frozenset({StreamKind.INSTANCE})

    def __init__(self, store: ProfileStore) -> None:
        self._store = store

    def concerns(self, entry: Entry) -> bool:
        return bool(_persons(entry))

    async def load(self, stream: StreamId, entries: Sequence[Entry]) -> Facts:
        del stream
        persons = sorted({person for entry in entries for person in _persons(entry)})
        keys = [(StreamId(person), RowId(person)) for person in persons]
        known = {row.stream for row in await self._store.rows_by_id("profile", keys)}
        accounts = await self._store.accounts_of([each for each in persons if each not in known])
        return {account.person: account for account in accounts}

    def react(self, stream: StreamId, entry: Entry, facts: Facts) -> Iterable[Reaction]:
        del stream
        for person in _persons(entry):
            if account := facts.get(person):
                profile = Create("profile", RowId(person), {"name": account.name})
                yield Reaction(StreamId(person), "profile.create", [profile])


def _persons(entry: Entry) -> list[PersonId]:
    """Return whose accounts the entry tells of."""
    return [
        PersonId(change.here["person"])
        for change in entry.changes
        if change.kind == "event"
        and change.here is not UNSET
        and change.here.get("what") == "account.create"
    ]
