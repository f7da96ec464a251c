"""The endpoint of what is known of a workspace's people."""

from msgspec import Struct

from cairn.http.endpoint import Call, Nothing
from cairn.http.readable import readable_of
from cairn.identity.members import KnownMember, LostBoard
from cairn.identity.problem import Problem
from cairn.model.ids import StreamId


class MembersKnown(Struct, frozen=True):
    """The people, and for owners the private boards that nobody manages any more."""

    people: list[KnownMember]
    lost_boards: list[LostBoard]


async def members(call: Call[Nothing]) -> MembersKnown:
    """GET /api/members/{stream}."""
    stream = StreamId(call.path("stream"))
    roster, readable = await readable_of(call, stream)
    role = roster.role(call.session.person)
    if role is None:  # one's own stream, which has no members
        raise Problem("not_found")
    known = call.doors.members
    people = await known.known(stream, role, readable)
    return MembersKnown(people, await known.lost_boards(stream, role))
