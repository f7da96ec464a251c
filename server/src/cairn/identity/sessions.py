"""Sessions: signing in, staying signed in, signing out."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from cairn.commit.effects import DropSession, ExtendSession, PutSession
from cairn.decide.facts import Actor
from cairn.identity.accounts import LONGEST_EMAIL, fold_email
from cairn.identity.attempts import Attempts, address_key
from cairn.identity.passwords import MOST_CHARACTERS, Passwords
from cairn.identity.problem import Problem
from cairn.identity.store import IdentityStore, OpenSession
from cairn.identity.tokens import new_token, token_hash
from cairn.identity.writing import Client, Writing, new_id
from cairn.model.ids import PersonId, SessionId

_DAY: Final = 24 * 60 * 60 * 1000
_LONGEST_AGENT: Final = 300
_ADDRESS_FACTOR: Final = 3
"""An address may fail this many times as often as an account: a household shares one."""


class Opened(Struct, frozen=True):
    """A session that was just opened; the token goes into the cookie and is kept nowhere."""

    token: str
    person: PersonId
    expires_at: int


class Sessions:
    """Opens, finds, extends and closes sessions."""

    def __init__(  # noqa: PLR0913 - the services that it stands on, each once
        self,
        store: IdentityStore,
        writing: Writing,
        passwords: Passwords,
        attempts: Attempts,
        *,
        days: int,
        most_failures: int,
    ) -> None:
        self._store = store
        self._writing = writing
        self._passwords = passwords
        self._attempts = attempts
        self._lasts = days * _DAY
        self._most_failures = most_failures

    async def sign_in(self, email: str, password: str, client: Client) -> Opened:
        """Open a session, or raise Problem; never tells whether there is such an account."""
        account_key = f"account {fold_email(email)[:LONGEST_EMAIL]}"
        from_address = f"address {address_key(client.address)}"
        self._refuse_guessing(account_key, from_address)
        # Counted beforehand: of guesses that come at once no more are checked than may fail.
        self._attempts.failed(account_key)
        self._attempts.failed(from_address)
        account = await self._store.by_email(fold_email(email))
        known = account.password_hash if account and account.active else None
        if not await self._passwords.matches(known, password[:MOST_CHARACTERS]) or account is None:
            raise Problem("bad_credentials")
        self._attempts.succeeded(account_key)
        self._attempts.taken_back(from_address)
        put, opened = self.opening(account.person, client)
        actor = Actor(account.person, "system", address=client.address)
        await self._writing.note(actor, "session.open", put.id, put)
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
        end = self._writing.now() + self._lasts
        if end - session.expires_at < _DAY:
            return session
        actor = Actor(session.person, "system")
        extend = ExtendSession(session.id, end)
        await self._writing.note(actor, "session.extend", session.id, extend)
        return replace(session, expires_at=end)

    async def sign_out(self, session: OpenSession, client: Client) -> None:
        """Close the session; the entry about it makes the hub close its sockets."""
        actor = Actor(session.person, "system", address=client.address)
        await self._writing.note(actor, "session.close", session.id, DropSession(session.id))

    def _refuse_guessing(self, account_key: str, from_address: str) -> None:
        seconds = max(
            self._attempts.seconds_to_wait(account_key, self._most_failures),
            self._attempts.seconds_to_wait(from_address, self._most_failures * _ADDRESS_FACTOR),
        )
        if seconds:
            raise Problem("too_many_attempts", seconds=str(seconds))
