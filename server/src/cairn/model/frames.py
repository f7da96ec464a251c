"""The frames of the socket, both ways; `POST /api/sync` carries the same bodies.

Each is a JSON object with a `type`. Binary values are base64url without padding. What each means
and when it is sent is on one page: `protocol/wire.md`.
"""

from typing import Annotated, Any, Final, Literal

from msgspec import UNSET, Meta, Raw, Struct, UnsetType

from cairn.model.ids import MutationId, PersonId, RowId, ScopeId, StreamId

WIRE_VERSION: Final = 1
"""Server and client accept this and the one before."""

MAX_FRAME_BYTES: Final = 1024 * 1024
MAX_PUSH: Final = 500
"""Most mutations in one push."""

MAX_PLACES: Final = 32
"""Most other places at which parts of a replica stand; a client names the furthest."""

MAX_ID: Final = 64
"""Longest id of what is told to others and never looked up, in characters."""


class Cursor(Struct, frozen=True):
    """Where a replica stands in a stream; mark is "" at seq 0."""

    cursor: int
    mark: str


class Standing(Cursor, frozen=True, omit_defaults=True):
    """Where all parts of a replica are complete, and other places at which parts of it stand.

    After a fork the first may lie before the place where the histories part, and tabs that share a
    base may have brought in parts of either.
    """

    others: Annotated[list[Cursor], Meta(max_length=MAX_PLACES)] = []


class _Client(Struct, frozen=True, tag_field="type", omit_defaults=True):
    """A frame from a client."""


class Hello(_Client, frozen=True, tag="hello"):
    """The first frame. `person` is whose replica this is; not the session's: `wrong_person`."""

    wire: int
    model: int
    app: str
    client: Annotated[str, Meta(max_length=MAX_ID)]  # an id of this replica, made once
    person: PersonId
    streams: dict[StreamId, Standing] = {}
    hold: dict[StreamId, list[ScopeId]] = {}
    threads: dict[StreamId, list[ScopeId]] = {}  # see Threads.scopes


class Hold(_Client, frozen=True, tag="hold"):
    """These scopes of the stream are sent in full, new ones from the next `catch_up` on.

    It replaces what was held.
    """

    stream: StreamId
    scopes: list[ScopeId]


class Threads(_Client, frozen=True, tag="threads"):
    """From now on text updates of these tasks are sent, and of all tasks of these scopes.

    It replaces what was open.
    """

    stream: StreamId
    tasks: list[RowId] = []
    scopes: list[ScopeId] = []


class Push(_Client, frozen=True, tag="push"):
    """Mutations in outbox order; decoded one by one, so that a bad one harms no other."""

    mutations: list[Raw]


class CatchUp(_Client, frozen=True, tag="catch_up"):
    """Ask for the entries after a cursor (a gap was seen)."""

    stream: StreamId
    cursor: int
    mark: str
    others: Annotated[list[Cursor], Meta(max_length=MAX_PLACES)] = []


class Presence(_Client, frozen=True, tag="presence"):
    """Where the person is (None: nowhere any more); to others it comes as `peers`. Never stored."""

    scope: ScopeId | None
    where: Annotated[RowId, Meta(max_length=MAX_ID)] | None = None  # the task that is open
    typing: bool = False
    cursor: Annotated[str, Meta(max_length=500)] | None = None  # opaque to the server


class Ping(_Client, frozen=True, tag="ping"):
    """Answered by pong; proof that both ways are open."""


ClientFrame = Hello | Hold | Threads | Push | CatchUp | Presence | Ping


class ScopeRights(Struct, frozen=True, omit_defaults=True):
    """What the person may do in a scope: `board` is a board role, None for the others."""

    board: str | None = None


class StreamRights(Struct, frozen=True):
    """A stream that the person may read."""

    kind: Literal["workspace", "user"]
    role: str | None  # of the workspace
    head: int
    scopes: dict[ScopeId, ScopeRights]


class _Server(Struct, frozen=True, tag_field="type", omit_defaults=True):
    """A frame to a client."""


class Me(Struct, frozen=True):
    """Who is signed in."""

    person: PersonId
    name: str
    email: str
    is_admin: bool


class Welcome(_Server, frozen=True, tag="welcome"):
    """The answer to hello. Entries after the given cursors follow."""

    wire: int
    model: int
    me: Me
    streams: dict[StreamId, StreamRights]


class Accepted(_Server, frozen=True, tag="accepted"):
    """These are durable; repeats get the same."""

    stream: StreamId
    mutations: list[tuple[MutationId, int]]


class Refused(_Server, frozen=True, tag="refused"):
    """Final."""

    mutation: MutationId
    code: str
    detail: dict[str, str] = {}
    op: int | None = None


class Wait(_Server, frozen=True, tag="wait"):
    """Not decided; nothing behind it was taken from this outbox. `retry_after` in seconds."""

    mutation: MutationId
    code: str
    retry_after: float


class Entries(_Server, frozen=True, tag="entries"):
    """Entries after `after` up to `upto`, those with something to see; see wire.md."""

    stream: StreamId
    after: int
    upto: int
    mark: str
    entries: list[Any]


class ScopeFrame(_Server, frozen=True, tag="scope"):
    """Scopes that the person may read from `seq` on, and those no longer. Purge lost ones."""

    stream: StreamId
    seq: int
    role: str | None
    gained: dict[ScopeId, ScopeRights] = {}
    lost: list[ScopeId] = []


class StreamFrame(_Server, frozen=True, tag="stream"):
    """A stream came (`rights`) or went (None): someone joined or left a workspace."""

    stream: StreamId
    rights: StreamRights | None


class Reset(_Server, frozen=True, tag="reset"):
    """The cursor can't be served: take new segments, keep what is pending."""

    stream: StreamId
    reason: Literal["horizon", "fork"]


class Peer(Struct, frozen=True, omit_defaults=True):
    """One connection of someone who is on the scope now."""

    client: str
    person: PersonId
    where: RowId | None = None
    typing: bool = False
    cursor: str | None = None


class Peers(_Server, frozen=True, tag="peers"):
    """Everybody present on the scope but this connection; replaces the last."""

    scope: ScopeId
    peers: list[Peer]


class Pong(_Server, frozen=True, tag="pong"):
    """The answer to ping."""


class Fault(_Server, frozen=True, tag="fault"):
    """A frame that can't be read; the connection goes on."""

    code: str
    detail: dict[str, str] = {}


class Bye(_Server, frozen=True, tag="bye"):
    """The server closes: `draining`, `signed_out`, `version_old`, `slow`; to retry in seconds."""

    code: str
    retry_after: float | UnsetType = UNSET
