"""Lost passwords: a link with which a person sets a new one, made by an administrator or operator.

Who has the link is taken for the person, so it is good once, for a day, until any other of theirs
is used or the password or e-mail changes; and all their sessions end.
"""

from typing import Final

from msgspec import Struct

from cairn.commit.effects import DropSessions, PutLink, SetPassword, UseLink
from cairn.decide.facts import Actor
from cairn.identity.accounts import checked_password, fold_email
from cairn.identity.passwords import Passwords
from cairn.identity.problem import Problem
from cairn.identity.sessions import Opened, Sessions
from cairn.identity.store import Credentials, IdentityStore, OpenSession
from cairn.identity.tokens import new_token, token_hash
from cairn.identity.writing import Client, Writing, by_link
from cairn.model.ids import SYSTEM, PersonId
from cairn.policy.table import TABLE

LASTS: Final = 24 * 60 * 60 * 1000
"""Milliseconds: long enough to be passed on by hand."""


class ResetLink(Struct, frozen=True):
    """What was made; the token is kept nowhere."""

    token: str
    expires_at: int


class Resets:
    """Makes links that reset a password, and carries out what they allow."""

    def __init__(
        self, store: IdentityStore, writing: Writing, passwords: Passwords, sessions: Sessions
    ) -> None:
        self._store = store
        self._writing = writing
        self._passwords = passwords
        self._sessions = sessions

    async def for_email(self, email: str) -> ResetLink:
        """Return a link for the operator, who may all; raises Problem where there is no account."""
        account = await self._store.by_email(fold_email(email))
        return await self._make(account, Actor(SYSTEM, "system"))

    async def for_person(self, session: OpenSession, person: PersonId, client: Client) -> ResetLink:
        """Return a link if the policy lets the session's person make it; else raise Problem."""
        role = "admin" if session.is_admin else "person"
        answer = TABLE["account.reset"].answers[role]
        if answer is not True:
            raise Problem("not_allowed", reason=answer)
        account = await self._store.by_person(person)
        actor = Actor(session.person, "system", address=client.address)
        return await self._make(account, actor)

    async def look(self, token: str) -> str:
        """Return the e-mail of the account that the link is for, or raise Problem."""
        return (await self._find(token)).email

    async def use(self, token: str, password: str, client: Client) -> Opened:
        """Set the password, end all sessions and open one; or raise Problem."""
        person = (await self._find(token)).person
        hashed = await self._passwords.hash(checked_password(password))
        put, opened = self._sessions.opening(person, client)
        effects = (
            UseLink(token_hash(token)),
            SetPassword(person, hashed),
            DropSessions(person, keep=None),
            put,
        )
        try:
            await self._writing.note(by_link(person, client), "password.change", put.id, *effects)
        except Problem as problem:
            is_used = problem.code.name == "not_found"
            raise Problem("link_void") if is_used else problem from problem
        return opened

    async def _make(self, account: Credentials | None, actor: Actor) -> ResetLink:
        if account is None or not account.active:
            raise Problem("not_found")
        token, expires_at = new_token(), self._writing.now() + LASTS
        link = PutLink(token_hash(token), "reset", None, account.person, expires_at)
        await self._writing.note(actor, "link.create", account.person, link)
        return ResetLink(token, expires_at)

    async def _find(self, token: str) -> Credentials:
        link = await self._store.link(token_hash(token), self._writing.now())
        if link is None or link.purpose != "reset" or link.subject is None:
            raise Problem("link_void")
        account = await self._store.by_person(PersonId(link.subject))
        if account is None or not account.active:
            raise Problem("link_void")
        return account
