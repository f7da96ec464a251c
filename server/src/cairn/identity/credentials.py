"""Changing what proves an account: its e-mail and its password, each with the password it has."""

from cairn.commit.effects import DropSessions, HoldPassword, SetEmail, SetPassword
from cairn.decide.facts import Actor
from cairn.identity.accounts import checked_email, checked_password
from cairn.identity.passwords import Passwords
from cairn.identity.problem import Problem
from cairn.identity.proving import Proving
from cairn.identity.store import OpenSession
from cairn.identity.writing import Client, Writing


class CredentialChanges:
    """Changes the e-mail or password of who is signed in."""

    def __init__(self, writing: Writing, passwords: Passwords, proving: Proving) -> None:
        self._writing = writing
        self._passwords = passwords
        self._proving = proving

    async def password(self, session: OpenSession, old: str, new: str, client: Client) -> None:
        """Set another password and end all other sessions, or raise Problem."""
        checked_password(new)
        held = await self._proved(session, old, client)
        wanted = SetPassword(session.person, await self._passwords.hash(new))
        others = DropSessions(session.person, keep=session.id)
        await self._note(session, "password.change", client, held, wanted, others)

    async def email(self, session: OpenSession, email: str, password: str, client: Client) -> None:
        """Set another e-mail, or raise Problem; one that is taken is `email_taken`."""
        wanted = SetEmail(session.person, checked_email(email))
        held = await self._proved(session, password, client)
        await self._note(session, "email.change", client, held, wanted)

    async def _proved(self, session: OpenSession, password: str, client: Client) -> HoldPassword:
        account = await self._proving.account(session.email, password, client)
        return HoldPassword(account.person, account.password_hash)

    async def _note(
        self,
        session: OpenSession,
        what: str,
        client: Client,
        *effects: HoldPassword | SetEmail | SetPassword | DropSessions,
    ) -> None:
        actor = Actor(session.person, "system", address=client.address)
        try:
            await self._writing.note(actor, what, session.id, *effects)
        except Problem as problem:
            told = {"exists": "email_taken", "not_allowed": "bad_credentials"}
            code = told.get(problem.code.name)
            raise Problem(code) if code else problem from problem
