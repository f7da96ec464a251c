"""What a caller reads of a stream."""

from typing import Any

from cairn.http.endpoint import Call
from cairn.identity.problem import Problem
from cairn.model.ids import ScopeId, StreamId
from cairn.sync.roster import Roster


async def readable_of(call: Call[Any], stream: StreamId) -> tuple[Roster, frozenset[ScopeId]]:
    """Return the stream's roster and what the reader reads of it; what one may not is not there."""
    state = await call.doors.hub.existing(stream)
    rights = state.roster.rights(call.session.person) if state else {}
    if state is None or not rights:
        raise Problem("not_found")
    return state.roster, frozenset(rights)
