"""Asking for undo as a client does."""

from typing import Any

from cairn.decide.row import Row
from cairn.model.kinds import KINDS, StreamKind
from tests.verify.site import Json, Person, Site


async def undo(person: Person, of: Json, **more: Any) -> Json:
    """Undo as the person; return the answer."""
    body = {"stream": person.site.workspace, "of": of, **more}
    answer = await person.client.post("/api/undo", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def preview(person: Person, of: Json, **more: Any) -> Json:
    """Ask what an undo would do."""
    return await undo(person, of, preview=True, **more)


async def rows(site: Site) -> dict[str, Json]:
    """Return all rows of the workspace by id, without what every change moves."""
    kinds = [kind.name for kind in KINDS.values() if kind.stream is StreamKind.WORKSPACE]
    _, found = await site.doors.hub.reads.rows_of(site.workspace, kinds)
    return {row.id: _seen(row) for row in found}


def _seen(row: Row) -> Json:
    system = {"kind": row.kind, "scope": row.scope, "parent": row.parent, "order": row.order}
    return row.values | system | {"in_trash": row.deleted_at is not None}
