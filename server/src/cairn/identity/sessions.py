"""Sessions: signing in, staying signed in, looking through them, signing out."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from cairn.commit.effects import DropSession, DropSessions, ExtendSession, HoldPassword, PutSession
from cairn.decide.facts import Actor
from cairn.identity.problem import Problem
from cairn.identity.proving import Proving
from cairn.identity.store import IdentityStore, KnownSession, OpenSession
from cairn.identity.tokens import new_token, token_hash
from cairn.identity.writing import Client, Writing, new_id
from cairn.model.ids import PersonId, SessionId

_DAY: Final = 24 * 60 * 60 * 1000
_LONGEST_AGENT: Final = 300


class Opened(Struct, frozen=True):
    """A session that was just opened; the token goes into the cookie and is kept nowhere."""

    token: str
    person: PersonId
    expires_at: int


class Sessions:
    """Opens, finds, extends and closes sessions, which last `days` after their last use.

    The entry about one that was closed makes the hub close its sockets.
    """

    def __init__(
        self, store: IdentityStore, writing: Writing, proving: Proving, *, days: int
    ) -> None:
        self._store = store
        self._writing = writing
        self._proving = proving
        self._lasts = days * _DAY

    async def sign_in(self, email: str, password: str, client: Client) -> Opened:
        """Open a session, or raise Problem; never tells whether there is such an account."""
        account = await self._proving.account(email, password, client)
        put, opened = self.opening(account.person, client)
        actor = Actor(account.person, "system", address=client.address)
        proved = HoldPassword(account.person, account.password_hash)
        try:
            await self._writing.note(actor, "session.open", put.id, proved, put)
        except Problem as problem:
            changed = problem.code.name == "not_allowed"
            raise Problem("bad_credentials") if changed else problem from problem
        return opened

    def opening(self, person: PersonId, client: Client) -> tuple[PutSession, Opened]:
        """Return the effect that opens a session, and what its holder gets."""
        token, now = new_token(), self._writing.now()
        put = PutSession(
            id=SessionId(new_id()),
            person=person,
            token_hash=token_hash(token),
            created_at=now,
            expires_at=now + self._lasts,
            address=client.address,
            agent=client.agent[:_LONGEST_AGENT],
        )
        return put, Opened(token, person, put.expires_at)

    async def of_token(self, token: str) -> OpenSession | None:
        """Return the open session that the token proves."""
        return await self._store.session(token_hash(token), self._writing.now())

    async def extended(self, session: OpenSession) -> OpenSession:
        """Return the session with its end moved on, at most once a day."""
        now = self._writing.now()
        end = now + self._lasts
        if end - session.expires_at < _DAY:
            return session
        actor = Actor(session.person, "system")
        extend = ExtendSession(session.id, now, end)
        await self._writing.note(actor, "session.extend", session.id, extend)
        return replace(session, expires_at=end)

    async def of_person(self, session: OpenSession) -> list[KnownSession]:
        """Return all sessions of the person, the last used first."""
        return await self._store.sessions_of(session.person, self._writing.now())

    async def sign_out(self, session: OpenSession, client: Client) -> None:
        """Close the session."""
        await self._close(session.person, session.id, client)

    async def revoke(self, session: OpenSession, wanted: SessionId, client: Client) -> None:
        """Close another session of the same person, or raise Problem."""
        if all(each.id != wanted for each in await self.of_person(session)):
            raise Problem("not_found")
        await self._close(session.person, wanted, client)

    async def revoke_others(self, session: OpenSession, client: Client) -> None:
        """Close all sessions of the person but this one."""
        actor = Actor(session.person, "system", address=client.address)
        drop = DropSessions(session.person, keep=session.id)
        await self._writing.note(actor, "session.close_others", session.id, drop)

    async def _close(self, person: PersonId, session: SessionId, client: Client) -> None:
        actor = Actor(person, "system", address=client.address)
        await self._writing.note(actor, "session.close", session, DropSession(session))
