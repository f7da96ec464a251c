"""What a page of the log is asked for."""

from msgspec import Struct

from cairn.commit.sealed import SealedEntry
from cairn.model.ids import BatchId, PersonId, RowId


class LogQuery(Struct, frozen=True):
    """Which entries, newest first. Everything that is given must be so; None asks for nothing.

    Of each entry come the parts about `task` and `row`. `words` are those of `cairn.commit.acts`,
    one of which must be in the same parts. Times are in ms, `until` included.
    """

    task: RowId | None = None
    row: RowId | None = None
    actor: PersonId | None = None
    words: frozenset[str] | None = None
    since: int | None = None
    until: int | None = None
    seq: int | None = None
    batch: BatchId | None = None
    before: int | None = None
    limit: int = 50


class Page(Struct, frozen=True):
    """Entries with the parts that were asked for. `next` is the `before` of the page after.

    A page may be short, even empty, and still have a next one: a search has looked far enough.
    """

    entries: list[SealedEntry]
    next: int | None
