"""Endpoints that read rows: segments and threads."""

import gzip
from typing import Any, Final

from anyio import to_thread
from msgspec import Struct
from starlette.responses import Response

from cairn.http.endpoint import Call, Nothing
from cairn.http.readable import readable_of
from cairn.identity.problem import Problem
from cairn.model.ids import RowId, ScopeId, StreamId
from cairn.sync.segments import Packed, headed

_TASKS_IN_PAGE: Final = 500
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


async def segment(call: Call[Nothing]) -> Response:
    """GET /api/segments/{stream}/{scope}."""
    stream, scope = StreamId(call.path("stream")), ScopeId(call.path("scope"))
    roster, readable = await readable_of(call, stream)
    if scope not in readable:
        raise Problem("not_found")
    segments = call.doors.segments
    if RowId(scope) in roster.board_ids():
        return await _packed(call, await segments.board(stream, scope, roster.seq))
    boards = roster.boards(readable) if scope == stream else []
    return await _packed(call, await segments.workspace(roster, scope, boards))


async def thread(call: Call[Nothing]) -> Response:
    """GET /api/threads/{stream}/{task}."""
    stream, task = StreamId(call.path("stream")), RowId(call.path("task"))
    _, readable = await readable_of(call, stream)
    snapshot = await call.doors.hub.reads.thread(stream, task)
    if snapshot is None or snapshot.scope not in readable:
        raise Problem("not_found")
    body = headed({"stream": stream, "task": task}, snapshot)
    return Response(body, 200, {"Cache-Control": "no-store"}, "application/json")


async def threads(call: Call[ThreadsQuery]) -> Response:
    """GET /api/threads/{stream}."""
    stream, asked = StreamId(call.path("stream")), call.taken
    _, readable = await readable_of(call, stream)
    if asked.scope not in readable:
        raise Problem("not_found")
    reads = call.doors.hub.reads
    page, after = await reads.threads(stream, asked.scope, asked.after, _TASKS_IN_PAGE)
    body = headed({"stream": stream, "next": after}, page)
    return Response(body, 200, {"Cache-Control": "no-store"}, "application/json")


async def _packed(call: Call[Any], packed: Packed) -> Response:
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
    body = await to_thread.run_sync(gzip.decompress, packed.body)
    return Response(body, 200, headers, "application/json")
