"""Endpoint of the log: who did what, when, from what to what."""

from typing import Annotated, Final

import msgspec
from msgspec import Meta, Struct, structs

from cairn.commit.acts import KNOWN
from cairn.http.endpoint import Call
from cairn.http.readable import readable_of
from cairn.model.entries import Entry
from cairn.model.ids import BatchId, PersonId, RowId, ScopeId, StreamId
from cairn.sync.log_query import LogQuery

_MOST_IN_PAGE: Final = 200
_MOST_WORDS: Final = 40

_Seq = Annotated[int, Meta(ge=0, le=2**53)]
_Time = Annotated[int, Meta(ge=0, le=2**53)]


class LogAsked(Struct, frozen=True):
    """Which entries, each condition narrowing; times in ms, `to` included.

    `what`: kinds of acts, with commas between: `task.create`, `task.move`, `task.delete`,
    `task.restore`, `task.title` (any field), a kind alone, or an intent (`undo`, `board.import`).
    `field`: that field of any kind.
    """

    task: RowId | None = None
    board: ScopeId | None = None
    row: RowId | None = None
    field: str | None = None
    actor: PersonId | None = None
    what: Annotated[str, Meta(max_length=2_000)] | None = None
    from_: _Time | None = msgspec.field(default=None, name="from")
    to: _Time | None = None
    seq: _Seq | None = None
    batch: BatchId | None = None
    before: _Seq | None = None
    limit: Annotated[int, Meta(ge=1, le=_MOST_IN_PAGE)] = 50


class LogPage(Struct, frozen=True):
    """Entries, newest first, each as far as the reader may see it, with `before` values.

    `next` is the `before` of the page after, None at the end. A page of a search may be short, or
    empty, and still have a next one.
    """

    entries: list[Entry]
    next: int | None


async def log_page(call: Call[LogAsked]) -> LogPage:
    """GET /api/log/{stream}."""
    stream, asked = StreamId(call.path("stream")), call.taken
    _, readable = await readable_of(call, stream)
    scopes = readable if asked.board is None else readable & {asked.board}
    query = LogQuery(
        task=asked.task,
        row=asked.row,
        actor=asked.actor,
        words=_words(asked),
        since=asked.from_,
        until=asked.to,
        seq=asked.seq,
        batch=asked.batch,
        before=asked.before,
        limit=asked.limit,
    )
    page = await call.doors.hub.reads.page(stream, sorted(scopes), query)
    entries = [_seen(sealed.entry, call.session.person) for sealed in page.entries]
    return LogPage(entries, page.next)


def _words(asked: LogAsked) -> frozenset[str] | None:
    """Return the acts that are asked for: those of `what`, of the `field`, or of both at once."""
    of_field = None if asked.field is None else _of_field(asked.field)
    if asked.what is None:
        return of_field
    named = frozenset(asked.what.split(",")[:_MOST_WORDS])
    words = named | {word for word in KNOWN if word.partition(".")[0] in named}
    return words if of_field is None else words & of_field


def _of_field(field_name: str) -> frozenset[str]:
    return frozenset(word for word in KNOWN if word.partition(".")[2] == field_name)


def _seen(entry: Entry, reader: PersonId) -> Entry:
    """Return the entry without what only its author is told."""
    return entry if entry.actor == reader else structs.replace(entry, left_alone=[])
