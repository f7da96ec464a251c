"""What the endpoints stand on. The composition root makes one and puts it on the app's state."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from cairn.exchange.imports import Imports
from cairn.http.web_app import WebApp
from cairn.identity.credentials import CredentialChanges
from cairn.identity.invitations import Invitations
from cairn.identity.members import Members
from cairn.identity.resets import Resets
from cairn.identity.sessions import Sessions
from cairn.identity.setup import Setup
from cairn.identity.store import OpenSession
from cairn.readers.purging import Purging
from cairn.readers.readers import Readers
from cairn.readers.text_clashes import TextHistoryStore
from cairn.sync.hub import Hub
from cairn.sync.segments import Segments
from cairn.undo.undoing import Undoing


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """The services behind the doors, and the few settings that the doors themselves need."""

    sessions: Sessions
    setup: Setup
    invitations: Invitations
    members: Members
    resets: Resets
    credentials: CredentialChanges
    hub: Hub
    readers: Readers
    segments: Segments
    purging: Purging
    texts: TextHistoryStore
    undoing: Undoing
    imports: Imports
    web_app: WebApp
    ready: Callable[[], Awaitable[dict[str, str]]]
    """Returns what is wrong, by name; empty when the server can do its work."""
    now: Callable[[], int]
    public_url: str
    body_limit: int  # bytes
    import_limit: int  # bytes of a file
    push_rate: int  # ops a second and connection
    queue_limit: int  # bytes that wait for a connection
    socket_limit: int  # open at once, of a session

    async def session_of(self, token: str | None) -> OpenSession | None:
        """Return the session that a cookie's token proves."""
        return await self.sessions.of_token(token) if token else None
