"""Endpoints that read: segments, threads, pages of the log."""

import gzip
from typing import Annotated, Any, Final

from msgspec import Meta, Struct, structs
from starlette.responses import Response

from cairn.http.endpoint import Call, Nothing
from cairn.identity.problem import Problem
from cairn.model.entries import Entry
from cairn.model.ids import PersonId, RowId, ScopeId, StreamId
from cairn.sync.roster import Roster
from cairn.sync.segments import Packed, headed

_MOST_IN_PAGE: Final = 200
_TASKS_IN_PAGE: Final = 200
"""Threads in one answer: a few hundred kilobytes as people write, read in some milliseconds."""


class Segment(Struct, frozen=True):
    """The rows of a scope at `seq`; see wire.md. `kinds`: {kind: {fields, rows}}."""

    stream: StreamId
    scope: ScopeId
    seq: int
    mark: str
    kinds: dict[str, Any]


class Thread(Struct, frozen=True):
    """What belongs to an open task: comments and the like, and its texts' updates."""

    stream: StreamId
    task: RowId
    scope: ScopeId
    seq: int
    mark: str
    kinds: dict[str, Any]
    texts: dict[str, list[str]]


class ThreadsQuery(Struct, frozen=True):
    """Of which scope, and after which task."""

    scope: ScopeId
    after: RowId = RowId("")


class Threads(Struct, frozen=True):
    """The threads of some tasks of a scope at `seq`; `next` is the `after` of the next page.

    `texts`: {task: {field: [update, ...]}}.
    """

    stream: StreamId
    scope: ScopeId
    seq: int
    mark: str
    next: RowId | None
    kinds: dict[str, Any]
    texts: dict[str, dict[str, list[str]]]


class LogQuery(Struct, frozen=True):
    """Which page: about one task, before a seq, and how long."""

    task: RowId | None = None
    before: Annotated[int, Meta(ge=0, le=2**53)] | None = None
    limit: Annotated[int, Meta(ge=1, le=_MOST_IN_PAGE)] = 50


class LogPage(Struct, frozen=True):
    """Entries, newest first, each as far as the reader may see it, with `before` values.

    `next` is the `before` of the page after, None at the end.
    """

    entries: list[Entry]
    next: int | None


async def segment(call: Call[Nothing]) -> Response:
    """GET /api/segments/{stream}/{scope}."""
    stream, scope = StreamId(call.path("stream")), ScopeId(call.path("scope"))
    roster, readable = await _readable(call, stream)
    if scope not in readable:
        raise Problem("not_found")
    segments = call.doors.segments
    if RowId(scope) in roster.board_ids():
        return _packed(call, await segments.board(stream, scope, roster.seq))
    boards = roster.boards(readable) if scope == stream else []
    return _packed(call, await segments.workspace(roster, scope, boards))


async def thread(call: Call[Nothing]) -> Response:
    """GET /api/threads/{stream}/{task}."""
    stream, task = StreamId(call.path("stream")), RowId(call.path("task"))
    _, readable = await _readable(call, stream)
    snapshot = await call.doors.hub.reads.thread(stream, task)
    if snapshot is None or snapshot.scope not in readable:
        raise Problem("not_found")
    body = headed({"stream": stream, "task": task}, snapshot)
    return Response(body, 200, {"Cache-Control": "no-store"}, "application/json")


async def threads(call: Call[ThreadsQuery]) -> Response:
    """GET /api/threads/{stream}."""
    stream, asked = StreamId(call.path("stream")), call.taken
    _, readable = await _readable(call, stream)
    if asked.scope not in readable:
        raise Problem("not_found")
    reads = call.doors.hub.reads
    page, after = await reads.threads(stream, asked.scope, asked.after, _TASKS_IN_PAGE)
    body = headed({"stream": stream, "next": after}, page)
    return Response(body, 200, {"Cache-Control": "no-store"}, "application/json")


async def log_page(call: Call[LogQuery]) -> LogPage:
    """GET /api/log/{stream}."""
    stream, asked = StreamId(call.path("stream")), call.taken
    _, readable = await _readable(call, stream)
    page = await call.doors.hub.reads.page(
        stream, sorted(readable), task=asked.task, before=asked.before, limit=asked.limit
    )
    entries = [_seen(sealed.entry, readable, call.session.person) for sealed in page]
    return LogPage(entries, page[-1].entry.seq if len(page) == asked.limit else None)


async def _readable(call: Call[Any], stream: StreamId) -> tuple[Roster, frozenset[ScopeId]]:
    """Return the stream's roster and what the reader reads of it; what one may not is not there."""
    state = await call.doors.hub.existing(stream)
    rights = state.roster.rights(call.session.person) if state else {}
    if state is None or not rights:
        raise Problem("not_found")
    return state.roster, frozenset(rights)


def _packed(call: Call[Any], packed: Packed) -> Response:
    etag = f'"{packed.seq}-{packed.mark}"'  # a forked log comes by the same seq again
    headers = {
        "ETag": etag,
        "Cache-Control": "no-store",  # the replica keeps it, and leaves nothing of what was lost
    }
    if call.request.headers.get("if-none-match") == etag:
        return Response(None, 304, headers)
    if "gzip" in call.request.headers.get("accept-encoding", ""):
        return Response(
            packed.body, 200, headers | {"Content-Encoding": "gzip"}, "application/json"
        )
    return Response(gzip.decompress(packed.body), 200, headers, "application/json")


def _seen(entry: Entry, readable: frozenset[ScopeId], reader: PersonId) -> Entry:
    """Return the entry without what is not for the reader."""
    return structs.replace(
        entry,
        changes=[change for change in entry.changes if change.scope in readable],
        clashes=[note for note in entry.clashes if note.scope in readable],
        left_alone=entry.left_alone if entry.actor == reader else [],
    )
