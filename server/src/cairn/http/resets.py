"""Endpoints of lost passwords: the link is made, looked at, used."""

from msgspec import Struct

from cairn.http.endpoint import Call, Nothing
from cairn.http.origin import base_url
from cairn.http.people import SignedIn
from cairn.model.ids import PersonId


class ResetLinkMade(Struct, frozen=True):
    """The link, which is shown once, and until when it is good, in ms."""

    url: str
    expires_at: int


class Resettable(Struct, frozen=True):
    """Whose password a link sets."""

    email: str


class NewPassword(Struct, frozen=True):
    """What is to be the password."""

    password: str


async def make_reset_link(call: Call[Nothing]) -> ResetLinkMade:
    """POST /api/users/{person}/reset-link."""
    doors = call.doors
    made = await doors.resets.for_person(call.session, PersonId(call.path("person")), call.client)
    # The token stands after the #: it reaches no server's log and no Referer.
    url = f"{base_url(call.request, doors.public_url)}/reset#{made.token}"
    return ResetLinkMade(url, made.expires_at)


async def look_at_reset(call: Call[Nothing]) -> Resettable:
    """GET /api/resets/{token}."""
    return Resettable(await call.doors.resets.look(call.path("token")))


async def reset_password(call: Call[NewPassword]) -> SignedIn:
    """POST /api/resets/{token}."""
    opened = await call.doors.resets.use(call.path("token"), call.taken.password, call.client)
    call.signed_in(opened)
    return SignedIn(opened.person)
