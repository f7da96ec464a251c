"""Endpoints of a document's past: its versions, the text of one, and what met at an entry."""

from typing import Annotated

from anyio import to_thread
from msgspec import Meta, Struct

from cairn.http.endpoint import Call, Nothing
from cairn.http.readable import readable_of
from cairn.identity.problem import Problem
from cairn.model.ids import RowId, StreamId
from cairn.readers.text_history import Met, TextStep, Version, met_at, text_at, versions


class Versions(Struct, frozen=True):
    """Newest first: the last of each person and hour."""

    versions: list[Version]


class VersionText(Struct, frozen=True):
    """The whole text as it was."""

    text: str


class ClashAsked(Struct, frozen=True):
    """At which entry."""

    entry: Annotated[int, Meta(ge=1, le=2**53)]


async def text_versions(call: Call[Nothing]) -> Versions:
    """GET /api/texts/{stream}/{task}/{field}/versions."""
    return Versions(versions(await _steps(call)))


async def text_version(call: Call[Nothing]) -> VersionText:
    """GET /api/texts/{stream}/{task}/{field}/versions/{seq}."""
    steps = await _steps(call)
    seq = next((step.seq for step in steps if str(step.seq) == call.path("seq")), None)
    if seq is None:
        raise Problem("not_found")
    return VersionText(await to_thread.run_sync(text_at, steps, call.path("field"), seq))


async def text_clash(call: Call[ClashAsked]) -> Met:
    """GET /api/texts/{stream}/{task}/{field}/clash."""
    steps = await _steps(call)
    met = await to_thread.run_sync(met_at, steps, call.path("field"), call.taken.entry)
    if met is None:
        raise Problem("not_found")
    return met


async def _steps(call: Call[Nothing] | Call[ClashAsked]) -> list[TextStep]:
    """Return the document's updates; a document that one may not read is not there."""
    stream, task = StreamId(call.path("stream")), RowId(call.path("task"))
    _, readable = await readable_of(call, stream)
    stored = await call.doors.texts.text_steps(stream, task, call.path("field"))
    if stored is None or stored[0] not in readable:
        raise Problem("not_found")
    return stored[1]
