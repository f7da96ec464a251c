"""Endpoints of people: set-up, sign-in and sign-out, invitations."""

from msgspec import Struct

from cairn.http.endpoint import Call, Nothing
from cairn.http.origin import base_url
from cairn.identity.accounts import NewAccount
from cairn.identity.invitations import Invited, NewInvitation
from cairn.identity.store import OpenSession
from cairn.model.frames import Me
from cairn.model.ids import PersonId, RowId, StreamId


class SetupState(Struct, frozen=True):
    """Whether nobody has an account yet."""

    needed: bool


class SetUp(Struct, frozen=True):
    """The token of the set-up link, the first account and its workspace."""

    token: str
    name: str
    email: str
    password: str
    workspace: str


class SignIn(Struct, frozen=True):
    """What proves an account."""

    email: str
    password: str


class SignedIn(Struct, frozen=True):
    """Whose session the cookie is."""

    person: PersonId


class InvitationMade(Struct, frozen=True):
    """The invitation and its link, which is shown once."""

    id: RowId
    url: str


class Accept(Struct, frozen=True):
    """A new account, or nothing when signed in."""

    name: str = ""
    email: str = ""
    password: str = ""


class Joined(Struct, frozen=True):
    """Who is a member of which workspace now, and the boards that they were invited to."""

    person: PersonId
    workspace: StreamId
    boards: list[RowId]


async def setup_state(call: Call[Nothing]) -> SetupState:
    """GET /api/setup."""
    return SetupState(needed=await call.doors.setup.needed())


async def set_up(call: Call[SetUp]) -> SignedIn:
    """POST /api/setup."""
    asked = call.taken
    account = NewAccount(asked.name, asked.email, asked.password)
    opened = await call.doors.setup.set_up(asked.token, account, asked.workspace, call.client)
    call.signed_in(opened)
    return SignedIn(opened.person)


async def sign_in(call: Call[SignIn]) -> SignedIn:
    """POST /api/session."""
    opened = await call.doors.sessions.sign_in(call.taken.email, call.taken.password, call.client)
    call.signed_in(opened)
    return SignedIn(opened.person)


async def sign_out(call: Call[Nothing]) -> None:
    """DELETE /api/session."""
    await call.doors.sessions.sign_out(call.session, call.client)
    call.signed_out()


async def me(call: Call[Nothing]) -> Me:
    """GET /api/me; each use moves the session's end, at most once a day."""
    session = await call.doors.sessions.extended(call.session)
    if session.expires_at != call.session.expires_at:
        call.stays_signed_in(session)
    return Me(session.person, session.name, session.email, session.is_admin)


async def invite(call: Call[NewInvitation]) -> InvitationMade:
    """POST /api/invitations."""
    doors = call.doors
    row, token = await doors.invitations.create(call.session, call.taken, call.client)
    # The token stands after the #: it reaches no server's log and no Referer.
    url = f"{base_url(call.request, doors.public_url)}/join#{token}"
    return InvitationMade(row, url)


async def look_at_invitation(call: Call[Nothing]) -> Invited:
    """GET /api/invitations/{token}."""
    return await call.doors.invitations.look(call.path("token"))


async def accept_invitation(call: Call[Accept]) -> Joined:
    """POST /api/invitations/{token}/accept."""
    who = _who(call)
    let_in = await call.doors.invitations.accept(call.path("token"), who, call.client)
    if let_in.opened is not None:
        call.signed_in(let_in.opened)
    person = let_in.opened.person if let_in.opened else call.session.person
    return Joined(person, let_in.workspace, let_in.boards)


def _who(call: Call[Accept]) -> OpenSession | NewAccount | None:
    given = call.taken
    if given.email:
        return NewAccount(given.name, given.email, given.password)
    return call.maybe_session
