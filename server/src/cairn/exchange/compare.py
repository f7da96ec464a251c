"""One imported row in three versions: the source's now, the source's then, and what stands here.

- the source still says what it said: what stands here stays, whoever changed it;
- the source changed and nobody here did: the source's is taken, with `clash: yield`;
- both changed: what stands here stays, and the difference is told as a loss.

"Then" is kept in the row's `origin` under `was`: a digest of every value that is not empty.
"""

from collections.abc import Iterator
from hashlib import blake2b
from typing import Any, Final

import msgspec
from msgspec import Struct

from cairn.decide.row import Row
from cairn.exchange.losses import Losses
from cairn.exchange.wanted import Wanted
from cairn.model.fields import Field, Merge, Writer
from cairn.model.ids import RowId
from cairn.model.kinds import KINDS
from cairn.model.ops import Add, Move, Op, Remove, Set, Value

KEPT: Final = "values changed here and at the source (those here stand)"
TAKEN_ONCE: Final = "what is taken once and differs at the source now (that here stands)"
_PLACE: Final = "place"


class Document(Struct, frozen=True):
    """A text document as it stands here."""

    content: str
    updates: list[bytes]


class Written(Struct, frozen=True):
    """A text op still to be made: the bytes of a document depend on the mutation's id."""

    kind: str
    id: RowId
    field: str
    content: str
    over: list[bytes] = []
    """The updates of the document that it replaces; empty for a new one."""


Step = Op | Written
Documents = dict[tuple[RowId, str], Document]


def stamped(row: Wanted) -> dict[str, Any]:
    """Return the row's origin with the digests that a later import compares."""
    values = {model.name: row.values.get(model.name) for model in _compared(row.kind)}
    digests = {name: digest(value) for name, value in (values | row.text).items()}
    digests[_PLACE] = _digest_of_place(row.parent, row.order)
    return {**(row.origin or {}), "was": {name: found for name, found in digests.items() if found}}


def changed_texts(row: Wanted, current: Row) -> Iterator[str]:
    """Yield the text fields of which the source says something else than at the last import."""
    if row.origin is None:
        return
    was = _was(current)
    for model in KINDS[row.kind].fields:
        name = model.name
        if model.merge is Merge.TEXT and digest(row.text.get(name)) != was.get(name, ""):
            yield name


def compare(row: Wanted, current: Row, documents: Documents, losses: Losses) -> Iterator[Step]:
    """Yield what makes the row what its source made of it since the last import."""
    if row.origin is None:
        if any(current.values.get(name) != value for name, value in row.values.items()):
            losses.add(TAKEN_ONCE, row.kind.replace("_", " "))
        return
    was = _was(current)
    for model in _compared(row.kind):
        now, stands = row.values.get(model.name), current.values.get(model.name)
        if _is_taken(now, was.get(model.name, ""), stands, losses, _name(current)):
            yield from _changes(row, model, now, stands)
    if KINDS[row.kind].placed:
        yield from _moves(row, current, was.get(_PLACE, ""), losses)
    for name in changed_texts(row, current):
        document = documents[row.id, name]
        now = row.text.get(name, "")
        if _is_taken(now, was.get(name, ""), document.content, losses, _name(current)):
            yield Written(row.kind, row.id, name, now, document.updates)
    origin = stamped(row)
    if origin != current.values.get("origin"):
        yield Set(kind=row.kind, id=row.id, field="origin", value=origin)


def digest(value: object) -> str:
    """Return a short digest of a JSON value; "" for one that says nothing."""
    if value is None or value is False or value in ("", []):
        return ""
    return blake2b(msgspec.json.encode(value), digest_size=6).hexdigest()


def _is_taken(now: object, was: str, stands: object, losses: Losses, name: str) -> bool:
    """Say whether the source's value is to be set in place of what stands."""
    wished, here = digest(now), digest(stands)
    if wished in (was, here):
        return False
    if here != was:
        losses.add(KEPT, name)
        return False
    return True


def _changes(row: Wanted, model: Field, now: Value, stands: Value) -> Iterator[Op]:
    if model.merge is not Merge.SET:
        yield Set(kind=row.kind, id=row.id, field=model.name, value=now, was=stands, clash="yield")
        return
    wished, here = set(now or ()), set(stands or ())
    for item in sorted(wished - here):
        yield Add(kind=row.kind, id=row.id, field=model.name, item=item)
    for item in sorted(here - wished):
        yield Remove(kind=row.kind, id=row.id, field=model.name, item=item)


def _moves(row: Wanted, current: Row, was: str, losses: Losses) -> Iterator[Op]:
    wished = _digest_of_place(row.parent, row.order)
    here = _digest_of_place(current.parent, current.order)
    if wished in (was, here) or row.order is None:
        return
    if here != was:
        losses.add(KEPT, _name(current))
        return
    yield Move(
        kind=row.kind,
        id=row.id,
        parent=row.parent,
        order=row.order,
        was=current.parent or row.parent,
        clash="yield",
    )


def _compared(kind: str) -> Iterator[Field]:
    """Yield the fields that an importer gives and may give again."""
    for model in KINDS[kind].fields:
        is_given = model.writer is not Writer.SERVER and model.name != "origin"
        if is_given and not model.fixed and model.merge is not Merge.TEXT:
            yield model


def _digest_of_place(parent: RowId | None, order: str | None) -> str:
    return digest([parent, order]) if order else ""


def _was(current: Row) -> dict[str, str]:
    origin: dict[str, Any] = current.values.get("origin") or {}
    return origin.get("was") or {}


def _name(current: Row) -> str:
    return str(current.values.get("title") or current.values.get("name") or "")
