"""Endpoints of imports: a file is looked at, or comes in while its sender is told how far it is."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, aclosing
from typing import Annotated, Final

import msgspec
from msgspec import Meta, Struct
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from cairn.decide.facts import Actor
from cairn.exchange.imports import CantImport, Import
from cairn.exchange.visit import Asked, Report
from cairn.http.endpoint import Call
from cairn.http.readable import readable_of
from cairn.identity.problem import Problem
from cairn.model.ids import UUID, PersonId, StreamId
from cairn.policy.table import TABLE

_LINES: Final = "application/x-ndjson"
_CREATE: Final = TABLE["board.create"]
_DRAINED: Final = 8
"""How many times the limit is read and thrown away: a browser hears no answer while it sends."""


class ImportAsked(Struct, frozen=True):
    """Into which workspace; the body is the file.

    `people` says whom the file's people are here, where that isn't who they are taken for:
    `theirs:person,…`, each by id; nothing behind the colon keeps the name alone.
    """

    stream: Annotated[StreamId, Meta(pattern=rf"^{UUID}\Z")]
    people: str = ""


async def look_at_import(call: Call[ImportAsked]) -> Report:
    """POST /api/imports/preview."""
    async with AsyncExitStack() as stack:
        return (await _read(call, stack)).report


async def import_board(call: Call[ImportAsked]) -> Response:
    """POST /api/imports: a line of JSON for each thing there is to tell, as it happens."""
    session = call.session
    actor = Actor(session.person, "import", session.id, call.client.address)
    async with AsyncExitStack() as stack:
        told = (await _read(call, stack)).carry_out(actor)
        await stack.enter_async_context(aclosing(told))
        kept = stack.pop_all()  # until all is told
    return _Progress(told, kept)


class _Progress(StreamingResponse):
    """Tells line by line; when it ends, or its reader goes, the worker ends."""

    def __init__(self, told: AsyncIterator[Struct], stack: AsyncExitStack) -> None:
        lines = (msgspec.json.encode(one) + b"\n" async for one in told)
        # What is held back by a proxy is no progress.
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        super().__init__(lines, 200, headers, _LINES)
        self._stack = stack

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async with self._stack:
            await super().__call__(scope, receive, send)


async def _read(call: Call[ImportAsked], stack: AsyncExitStack) -> Import:
    asked, person, doors = call.taken, call.session.person, call.doors
    roster, _ = await readable_of(call, asked.stream)
    answer = _CREATE.answers[roster.role(person) or "guest"]
    if answer is not True:
        raise Problem("not_allowed", reason=answer)
    wanted = Asked(asked.stream, person, doors.now(), _chosen(asked.people))
    try:
        file = _file(call.request, doors.import_limit)
        return await stack.enter_async_context(doors.imports.reading(wanted, file))
    except CantImport as fault:
        raise Problem(fault.code, why=fault.why) from fault


def _chosen(people: str) -> dict[str, PersonId | None]:
    """Read `people`; what can't be read names nobody, and nobody is kept as a name."""
    pairs = (pair.partition(":") for pair in people.split(",") if pair)
    return {theirs: PersonId(person) if person else None for theirs, _, person in pairs}


async def _file(request: Request, limit: int) -> AsyncIterator[bytes]:
    """Yield the body in pieces; raises Problem once it is read, where it is over `limit` bytes."""
    size = 0
    async for piece in request.stream():
        size += len(piece)
        if size > _DRAINED * limit:
            break
        if size <= limit:
            yield piece
    if size > limit:
        raise Problem("body_too_large", most=f"{limit} bytes")
