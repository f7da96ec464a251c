"""What sync asks of an engine: reads only, each from one consistent snapshot."""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from cairn.commit.sealed import SealedEntry
from cairn.commit.store import Head
from cairn.decide.row import Row
from cairn.model.ids import PersonId, RowId, ScopeId, StreamId
from cairn.sync.log_query import LogQuery, Page


class Snapshot(Struct, frozen=True):
    """Rows of one scope as of `seq`; `mark` is that of the entry at `seq`.

    `body` is the rest of the answer in wire.md, a JSON object: of a segment
    `{"kinds": {"task": {"fields": [...], "rows": [[...], ...]}, ...}}`, of a thread
    `{"kinds": {...}, "texts": {"description": ["<update>", ...]}}`. Kinds without rows are left
    out. What is said of stream, scope, seq and mark is put before it by whoever answers.
    """

    scope: ScopeId
    seq: int
    mark: bytes
    body: bytes


class ReadStore(Protocol):
    """Reads for sync, the log pages and the readers."""

    async def head(self, stream: StreamId) -> Head:
        """Return where the stream stands; seq 0 for one that is not there."""
        ...

    async def mark_at(self, stream: StreamId, seq: int) -> bytes | None:
        """Return the mark of the entry at `seq` (at 0: 16 zero bytes), None where there is none."""
        ...

    async def entries(self, stream: StreamId, after: int, limit: int) -> list[SealedEntry]:
        """Return entries in seq order from `after` + 1."""
        ...

    async def page(self, stream: StreamId, scopes: Sequence[ScopeId], asked: LogQuery) -> Page:
        """Return the newest entries that have a part in these scopes and are as asked for; their
        parts are those in these scopes only.
        """
        ...

    async def segment(self, stream: StreamId, scope: ScopeId) -> Snapshot:
        """Return the rows of a scope that its segment holds, deleted ones included."""
        ...

    async def thread(self, stream: StreamId, task: RowId) -> Snapshot | None:
        """Return the thread of a task with the scope that it is in, None where there is no such
        task. Whether the reader may see the scope is for the caller to ask.
        """
        ...

    async def threads(
        self, stream: StreamId, scope: ScopeId, after: RowId, limit: int
    ) -> tuple[Snapshot, RowId | None]:
        """Return the threads of the next tasks of a scope in the order of their ids, without those
        that hold nothing, and after which task the rest follows: None where there is none.

        Of the body, `texts` is {task: {field: ["<update>", ...]}}.
        """
        ...

    async def text(
        self, stream: StreamId, row: RowId, field: str
    ) -> tuple[ScopeId, list[bytes]] | None:
        """Return the scope of a row and the stored updates of its document, in order."""
        ...

    async def rows_of(self, stream: StreamId, kinds: Sequence[str]) -> tuple[int, list[Row]]:
        """Return all rows of these kinds (member, board, board_member) and the seq they are of."""
        ...

    async def streams_of(self, person: PersonId) -> list[StreamId]:
        """Return the workspaces that the person is a member of, and the person's own stream."""
        ...
