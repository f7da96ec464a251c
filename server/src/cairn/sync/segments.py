"""Segments: what a scope holds, compressed once and kept, for everybody who opens it.

Built away from the event loop; those who ask for the same at once share one build. A kept one is
given out until its stream is 500 entries further, or a day: the client asks for the entries after.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Any, Final

import msgspec
from anyio import to_thread
from isal import isal_zlib
from msgspec import Struct

from cairn.commit.replay import is_purge
from cairn.commit.submission import Committed
from cairn.decide.row import Row
from cairn.model.ids import ScopeId, StreamId
from cairn.model.kinds import KINDS, SYSTEM_FIELDS
from cairn.sync.encoded import encode_mark
from cairn.sync.roster import Roster
from cairn.sync.store import ReadStore, Snapshot

_STALE_ENTRIES: Final = 500
_STALE_MS: Final = 24 * 60 * 60 * 1000
"""Well within the horizon, or the entries after it could not be had."""

_MOST_KEPT_BYTES: Final = 64 * 1024 * 1024
_LEVEL: Final = 2
_GZIP: Final = 31  # the window of 32 KiB, in gzip's wrapping
"""By ISA-L, 10,000 tasks, 6.6 MB: 7 ms and 1.04 MB. zlib takes 33 ms for 1.09, 81 for 0.95."""


class Packed(Struct, frozen=True):
    """A segment as it is sent: gzip of JSON, with the place in the log that it is of."""

    seq: int
    mark: str
    body: bytes
    made_at: int  # ms


class Segments:
    """Makes segments and keeps the most recently used."""

    def __init__(self, reads: ReadStore, now: Callable[[], int]) -> None:
        self._reads = reads
        self._now = now
        self._kept: OrderedDict[tuple[StreamId, ScopeId], Packed] = OrderedDict()
        self._size = 0
        self._purged: dict[StreamId, int] = {}
        """By stream, the last entry that purged: what is older still holds what it ended."""
        self._building: dict[tuple[StreamId, ScopeId], asyncio.Task[Packed]] = {}

    async def board(self, stream: StreamId, scope: ScopeId, head: int) -> Packed:
        """Return the segment of a board, not more than 500 entries behind `head`."""
        key = (stream, scope)
        kept = self._kept.get(key)
        if kept is not None and self._is_fresh(kept, head):
            self._kept.move_to_end(key)
            return kept
        if key not in self._building:
            self._building[key] = asyncio.create_task(self._build(key))
        return await asyncio.shield(self._building[key])

    def announced(self, committed: Iterable[Committed]) -> None:
        """Give out nothing any more that a purge has ended."""
        for commit in committed:
            for entry in (sealed.entry for sealed in commit.entries):
                if entry.changes and is_purge(entry.changes[0]):
                    self._purged[commit.stream] = entry.seq
                    self._drop(commit.stream)

    async def workspace(self, roster: Roster, scope: ScopeId, boards: list[Row]) -> Packed:
        """Return the segment of what is no board; beside the workspace's rows stand `boards`.

        They differ from reader to reader, so it is made for each; it is small.
        """
        snapshot = await self._reads.segment(roster.stream, scope)
        if boards:
            seq, mark = min((snapshot.seq, snapshot.mark), (roster.seq, roster.mark))
            snapshot = _with_boards(Snapshot(scope, seq, mark, snapshot.body), boards)
        return await self._packed(roster.stream, snapshot)

    def _is_fresh(self, kept: Packed, head: int) -> bool:
        return head - kept.seq <= _STALE_ENTRIES and self._now() - kept.made_at <= _STALE_MS

    async def _packed(self, stream: StreamId, snapshot: Snapshot) -> Packed:
        made_at = self._now()
        body = await to_thread.run_sync(_pack, stream, snapshot)
        return Packed(snapshot.seq, encode_mark(snapshot.mark), body, made_at)

    async def _build(self, key: tuple[StreamId, ScopeId]) -> Packed:
        try:
            packed = await self._made(key)
        finally:
            del self._building[key]
        self._keep(key, packed)
        return packed

    async def _made(self, key: tuple[StreamId, ScopeId]) -> Packed:
        while True:
            snapshot = await self._reads.segment(*key)
            packed = await self._packed(key[0], snapshot)
            if packed.seq >= self._purged.get(key[0], 0):
                return packed

    def _keep(self, key: tuple[StreamId, ScopeId], packed: Packed) -> None:
        old = self._kept.pop(key, None)
        self._size += len(packed.body) - (len(old.body) if old else 0)
        self._kept[key] = packed
        while self._size > _MOST_KEPT_BYTES and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            self._size -= len(dropped.body)

    def _drop(self, stream: StreamId) -> None:
        for key in [key for key in self._kept if key[0] == stream]:
            self._size -= len(self._kept.pop(key).body)


def headed(head: dict[str, Any], snapshot: Snapshot) -> bytes:
    """Return the snapshot's JSON with what is said of it before its rows."""
    return b"".join(_headed(head, snapshot))


def _headed(head: dict[str, Any], snapshot: Snapshot) -> tuple[bytes, memoryview]:
    said = head | {"scope": snapshot.scope, "seq": snapshot.seq, "mark": encode_mark(snapshot.mark)}
    return msgspec.json.encode(said)[:-1] + b",", memoryview(snapshot.body)[1:]


def _pack(stream: StreamId, snapshot: Snapshot) -> bytes:
    isal: Any = isal_zlib  # its own types are incomplete
    packer = isal.compressobj(_LEVEL, isal_zlib.DEFLATED, _GZIP)
    pieces = [packer.compress(piece) for piece in _headed({"stream": stream}, snapshot)]
    return b"".join([*pieces, packer.flush()])


_Kinds = dict[str, msgspec.Raw]


class _Body(Struct):
    kinds: _Kinds


def _with_boards(snapshot: Snapshot, boards: list[Row]) -> Snapshot:
    body = msgspec.json.decode(snapshot.body, type=_Body)
    body.kinds["board"] = msgspec.Raw(msgspec.json.encode(_table("board", boards)))
    return msgspec.structs.replace(snapshot, body=msgspec.json.encode(body))


def _table(kind: str, rows: list[Row]) -> dict[str, Any]:
    fields = [field.name for field in KINDS[kind].fields]
    return {
        "fields": [*SYSTEM_FIELDS, *fields],
        "rows": [
            [*(getattr(row, name) for name in SYSTEM_FIELDS), *(row.values.get(f) for f in fields)]
            for row in rows
        ],
    }
