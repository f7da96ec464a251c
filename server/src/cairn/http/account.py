"""Endpoints of one's own account: its sessions, e-mail and password."""

from msgspec import Struct

from cairn.http.endpoint import Call, Nothing
from cairn.identity.store import KnownSession
from cairn.model.ids import SessionId


class SessionShown(Struct, frozen=True):
    """A session; times in ms. `is_live` while an app is connected by it."""

    id: SessionId
    created_at: int
    used_at: int
    address: str
    agent: str
    is_this: bool
    is_live: bool


class SessionsShown(Struct, frozen=True):
    """All of a person's sessions: this one first, then the last used."""

    sessions: list[SessionShown]


class PasswordChange(Struct, frozen=True):
    """The password that is, and the one that is to be."""

    old: str
    password: str


class EmailChange(Struct, frozen=True):
    """The address that is to be, and the password."""

    email: str
    password: str


async def sessions(call: Call[Nothing]) -> SessionsShown:
    """GET /api/sessions."""
    known = await call.doors.sessions.of_person(call.session)
    live = call.doors.hub.live_sessions(call.session.person)
    shown = [_shown(each, call.session.id, is_live=each.id in live) for each in known]
    return SessionsShown(sorted(shown, key=lambda each: not each.is_this))


async def revoke_session(call: Call[Nothing]) -> None:
    """DELETE /api/sessions/{session}."""
    wanted = SessionId(call.path("session"))
    await call.doors.sessions.revoke(call.session, wanted, call.client)
    if wanted == call.session.id:
        call.signed_out()


async def revoke_other_sessions(call: Call[Nothing]) -> None:
    """DELETE /api/sessions."""
    await call.doors.sessions.revoke_others(call.session, call.client)


async def change_password(call: Call[PasswordChange]) -> None:
    """POST /api/account/password."""
    asked = call.taken
    await call.doors.credentials.password(call.session, asked.old, asked.password, call.client)


async def change_email(call: Call[EmailChange]) -> None:
    """POST /api/account/email."""
    asked = call.taken
    await call.doors.credentials.email(call.session, asked.email, asked.password, call.client)


def _shown(known: KnownSession, this: SessionId, *, is_live: bool) -> SessionShown:
    return SessionShown(
        known.id,
        known.created_at,
        known.used_at,
        known.address,
        known.agent,
        is_this=known.id == this,
        is_live=is_live,
    )
