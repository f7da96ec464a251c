"""Endpoint of undo: of a mutation, of a batch, of all that someone did since a time."""

from cairn.decide.facts import Actor
from cairn.http.endpoint import Call
from cairn.http.readable import readable_of
from cairn.identity.writing import new_id
from cairn.model.ids import BatchId
from cairn.undo.asked import Undo, Undone
from cairn.undo.look import Asking


async def undo(call: Call[Undo]) -> Undone:
    """POST /api/undo."""
    asked, session, doors = call.taken, call.session, call.doors
    _, scopes = await readable_of(call, asked.stream)
    actor = Actor(session.person, "session", session.id, call.client.address)
    asking = Asking(asked, actor, scopes, asked.batch or BatchId(new_id()))
    return await (doors.undoing.preview if asked.preview else doors.undoing.undo)(asking)
