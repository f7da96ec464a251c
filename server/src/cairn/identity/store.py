"""What identity asks of an engine: reads only. Its writes are effects of mutations."""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from cairn.decide.row import Row
from cairn.model.ids import PersonId, RowId, SessionId, StreamId


class Credentials(Struct, frozen=True):
    """An account with what proves it."""

    person: PersonId
    email: str
    name: str
    password_hash: str
    is_admin: bool
    active: bool


class OpenSession(Struct, frozen=True):
    """A session that is open now, with its account."""

    id: SessionId
    person: PersonId
    email: str
    name: str
    is_admin: bool
    expires_at: int


class KnownSession(Struct, frozen=True):
    """A session that is open now, as its person looks through theirs. Times in ms."""

    id: SessionId
    created_at: int
    used_at: int
    """To the day."""
    address: str
    agent: str


class Link(Struct, frozen=True):
    """A link that can be used now."""

    purpose: str
    stream: StreamId | None
    subject: RowId | PersonId | None


class IdentityStore(Protocol):
    """Reads for identity. E-mails are compared folded (NFKC, casefold)."""

    async def has_accounts(self) -> bool:
        """Say whether anybody has an account."""
        ...

    async def by_email(self, email: str) -> Credentials | None:
        """Return the account with this folded e-mail."""
        ...

    async def by_person(self, person: PersonId) -> Credentials | None:
        """Return the person's account."""
        ...

    async def sessions_of(self, person: PersonId, now: int) -> list[KnownSession]:
        """Return the person's open sessions, the last used first."""
        ...

    async def session(self, token_hash: bytes, now: int) -> OpenSession | None:
        """Return the open session of an active account with this token's SHA-256."""
        ...

    async def link(self, token_hash: bytes, now: int) -> Link | None:
        """Return the unspent, unexpired link with this token's SHA-256."""
        ...

    async def rows_of(self, stream: StreamId, kinds: Sequence[str]) -> tuple[int, list[Row]]:
        """Return all rows of these kinds and the seq they are of; deleted ones included."""
        ...
