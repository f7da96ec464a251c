"""Segments, threads and whole kinds: rows with the head of the same snapshot.

JSON is built by the server, away from this process.
"""

from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from cairn.commit.chain import read_header
from cairn.decide.row import Row
from cairn.model.ids import INSTANCE, PersonId, RowId, ScopeId, StreamId
from cairn.model.kinds import SYSTEM_FIELDS, Kind
from cairn.readers.text_history import TextStep
from cairn.store.columns import stored_fields
from cairn.store.kinds import SEGMENT_KINDS, TEXT_KINDS, THREAD_KINDS, kind_of_scope
from cairn.store.postgresql.database import Database
from cairn.store.postgresql.log_reads import head_of
from cairn.store.postgresql.pool import ReadPool
from cairn.store.postgresql.statements import table
from cairn.store.postgresql.verify_reads import rows_of
from cairn.sync.store import Snapshot


class SnapshotReads:
    """The part of a ReadStore that is about rows."""

    _pool: ReadPool

    async def segment(self, stream: StreamId, scope: ScopeId) -> Snapshot:
        return await self._pool.run(lambda database: _segment(database, stream, scope))

    async def thread(self, stream: StreamId, task: RowId) -> Snapshot | None:
        return await self._pool.run(lambda database: _thread(database, stream, task))

    async def threads(
        self, stream: StreamId, scope: ScopeId, after: RowId, limit: int
    ) -> tuple[Snapshot, RowId | None]:
        return await self._pool.run(
            lambda database: _threads(database, stream, scope, after, limit)
        )

    async def text(
        self, stream: StreamId, row: RowId, field: str
    ) -> tuple[ScopeId, list[bytes]] | None:
        return await self._pool.run(lambda database: _text(database, stream, row, field))

    async def text_steps(
        self, stream: StreamId, row: RowId, field: str
    ) -> tuple[ScopeId, list[TextStep]] | None:
        return await self._pool.run(lambda database: _text_steps(database, stream, row, field))

    async def rows_of(self, stream: StreamId, kinds: Sequence[str]) -> tuple[int, list[Row]]:
        def read(database: Database) -> tuple[int, list[Row]]:
            return head_of(database, stream).seq, rows_of(database, stream, kinds)

        return await self._pool.run(read)

    async def streams_of(self, person: PersonId) -> list[StreamId]:
        return await self._pool.run(lambda database: _streams_of(database, person))


def _segment(database: Database, stream: StreamId, scope: ScopeId) -> Snapshot:
    head = head_of(database, stream)
    kinds = _kinds_json(
        database, SEGMENT_KINDS[kind_of_scope(stream, scope)], {"scope": scope}, stream
    )
    return Snapshot(scope, head.seq, head.hash[:16], b"".join([b'{"kinds":', *kinds, b"}"]))


def _thread(database: Database, stream: StreamId, task: RowId) -> Snapshot | None:
    found = database.one("SELECT scope FROM task WHERE stream = $1 AND id = $2", stream, task)
    if not found:
        return None
    head = head_of(database, stream)
    place = {"scope": found[0], "parent": task}
    kinds = _kinds_json(database, THREAD_KINDS, place, stream)
    texts = msgspec.json.encode(_encoded_texts(database, stream, task))
    body = b"".join([b'{"kinds":', *kinds, b',"texts":', texts, b"}"])
    return Snapshot(found[0], head.seq, head.hash[:16], body)


def _threads(
    database: Database, stream: StreamId, scope: ScopeId, after: RowId, limit: int
) -> tuple[Snapshot, RowId | None]:
    head = head_of(database, stream)
    found = database.all(select_with_thread(), stream, scope, after, limit + 1)
    tasks = [task for (task,) in found[:limit]]
    last = tasks[-1] if tasks else after
    kinds = _kinds_json(database, THREAD_KINDS, {"scope": scope}, stream, between=(after, last))
    described = {task: _encoded_texts(database, stream, task) for task in tasks}
    texts = msgspec.json.encode({task: texts for task, texts in described.items() if texts})
    body = b"".join([b'{"kinds":', *kinds, b',"texts":', texts, b"}"])
    page = Snapshot(scope, head.seq, head.hash[:16], body)
    return page, RowId(last) if len(found) > limit else None


@cache
def select_with_thread() -> str:
    """Tasks of a scope after $3 of which there is more than the row: a text or a comment, say."""
    described = (
        'SELECT "row" AS id FROM text_update WHERE stream = $1 AND "row" > $3 AND EXISTS'
        ' (SELECT 1 FROM task WHERE stream = $1 AND id = "row" AND scope = $2)'
        ' GROUP BY "row" ORDER BY "row" LIMIT $4'
    )
    below = [
        f"SELECT parent AS id FROM {table(kind.name)}"
        " WHERE stream = $1 AND scope = $2 AND parent > $3"
        " GROUP BY parent ORDER BY parent LIMIT $4"
        for kind in THREAD_KINDS
    ]
    firsts = [f"(SELECT * FROM ({each}) AS firsts)" for each in (described, *below)]
    return f"{' UNION '.join(firsts)} ORDER BY id LIMIT $4"


def _text(
    database: Database, stream: StreamId, row: RowId, field: str
) -> tuple[ScopeId, list[bytes]] | None:
    scope = _scope_of_text(database, stream, row, field)
    return (scope, _texts(database, stream, row).get(field, [])) if scope else None


def _scope_of_text(database: Database, stream: StreamId, row: RowId, field: str) -> ScopeId | None:
    if field not in TEXT_KINDS:
        return None
    found = database.one(
        f"SELECT scope FROM {table(TEXT_KINDS[field])} WHERE stream = $1 AND id = $2", stream, row
    )
    return found[0] if found else None


def _kinds_json(
    database: Database,
    kinds: Sequence[Kind],
    place: Mapping[str, str],
    stream: StreamId,
    between: tuple[str, str] | None = None,
) -> list[bytes]:
    """Return `{kind: {fields, rows}}` of the rows of a stream that are in a place, in pieces.

    `between`: of those alone whose parent comes after the first and not after the second.
    Each copy of a large board's rows would take 6 ms: whoever asked joins the pieces once.
    """
    bound = (stream, *place.values(), *(between or ()))
    found = database.all_of(
        [(select_json(kind, *place, by_parents=between is not None), bound) for kind in kinds]
    )
    pieces: list[bytes] = []
    for kind, ((rows,),) in zip(kinds, found, strict=True):
        if rows is not None:
            head = b'%b"%b":{"fields":%b,"rows":' % (
                b"," if pieces else b"",
                kind.name.encode(),
                _fields_json(kind),
            )
            pieces += [head, rows, b"}"]
    return [b"{", *pieces, b"}"]


@cache
def select_json(kind: Kind, *place: str, by_parents: bool = False) -> str:
    """Rows of a kind in a place of a stream, as one JSON list of lists."""
    wanted = [f"{name} = ${n}" for n, name in enumerate(("stream", *place), start=1)]
    if by_parents:
        wanted += [f"parent > ${len(wanted) + 1}", f"parent <= ${len(wanted) + 2}"]
    names = [*SYSTEM_FIELDS, *(field.name for field in stored_fields(kind))]
    row = ", ".join(f'"{name}"' for name in names)
    return (
        f"SELECT convert_to(json_agg(json_build_array({row}))::text, 'UTF8')"
        f" FROM {table(kind.name)} WHERE {' AND '.join(wanted)}"
    )


@cache
def _fields_json(kind: Kind) -> bytes:
    names = [*SYSTEM_FIELDS, *(field.name for field in stored_fields(kind))]
    return msgspec.json.encode(names)


def _texts(database: Database, stream: StreamId, row: RowId) -> dict[str, list[bytes]]:
    texts: dict[str, list[bytes]] = {}
    found = database.all(
        'SELECT field, bytes FROM text_update WHERE stream = $1 AND "row" = $2'
        " ORDER BY field, seq, n",
        stream,
        row,
    )
    for field, update in found:
        texts.setdefault(field, []).append(update)
    return texts


def _text_steps(
    database: Database, stream: StreamId, row: RowId, field: str
) -> tuple[ScopeId, list[TextStep]] | None:
    scope = _scope_of_text(database, stream, row, field)
    if scope is None:
        return None
    found = database.all(
        "SELECT held.seq, held.bytes, entry.header FROM text_update AS held"
        " JOIN entry ON entry.stream = held.stream AND entry.seq = held.seq"
        ' WHERE held.stream = $1 AND held."row" = $2 AND held.field = $3 ORDER BY held.seq, held.n',
        stream,
        row,
        field,
    )
    steps: list[TextStep] = []
    for seq, update, header in found:
        head = read_header(header)
        steps.append(TextStep(seq, head.actor, head.at, head.claimed_at, update))
    return scope, steps


def _encoded_texts(database: Database, stream: StreamId, row: RowId) -> dict[str, list[str]]:
    """Return the updates of each text field of a row as they go over the wire."""
    return {
        field: [urlsafe_b64encode(update).rstrip(b"=").decode() for update in updates]
        for field, updates in _texts(database, stream, row).items()
    }


def _streams_of(database: Database, person: PersonId) -> list[StreamId]:
    """Workspaces by member row; a person's own stream has the person's id."""
    found = database.all(
        "SELECT stream FROM member WHERE person = $1 AND deleted_at IS NULL"
        " UNION SELECT stream FROM profile WHERE stream = $1 AND stream <> $2",
        person,
        INSTANCE,
    )
    return [stream for (stream,) in found]
