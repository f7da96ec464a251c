"""Endpoint of the trash: what is in it ends for good."""

from cairn.decide.facts import Actor
from cairn.http.endpoint import Call
from cairn.http.readable import readable_of
from cairn.model.ids import StreamId
from cairn.readers.purging import Ended, ToPurge


async def purge(call: Call[ToPurge]) -> Ended:
    """POST /api/purge."""
    wanted, session, purging = call.taken, call.session, call.doors.purging
    _, readable = await readable_of(call, StreamId(wanted.stream))
    actor = Actor(session.person, "session", session.id, call.client.address)
    return await (purging.preview if wanted.preview else purging.purge)(actor, wanted, readable)
