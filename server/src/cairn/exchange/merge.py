"""What has to be done so that wanted rows stand, beside what stands already. Pure.

An import never reverts a team: `compare` says how. What was put into the trash or moved to
another board here is left alone with all that stands under it, and what is gone from the source is
not deleted. Rows without an `origin` (memberships of a board, values of custom fields) are made
once. So the same file twice asks for nothing.
"""

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from cairn.decide.row import Row
from cairn.exchange.compare import Documents, Step, Written, changed_texts, compare, stamped
from cairn.exchange.losses import Losses
from cairn.exchange.wanted import Wanted
from cairn.model.fields import Merge, Ref
from cairn.model.ids import PersonId, RowId, ScopeId
from cairn.model.kinds import KINDS
from cairn.model.ops import Create


class Here(Struct, frozen=True):
    """What stands in the workspace `root`, by id; `board` is named also while it is new."""

    root: RowId
    board: ScopeId
    actor: PersonId
    rows: Mapping[RowId, Row]


class Merged(Struct, frozen=True):
    """The steps in order, and the ids of the wanted rows that stand once they are done."""

    steps: list[Step]
    standing: set[RowId]


def merge(wanted: Sequence[Wanted], here: Here, documents: Documents, losses: Losses) -> Merged:
    """Compare. Parents come before children in `wanted`; `documents` has what `to_read` names."""
    merged = Merged([], {here.root})
    for row in wanted:
        able = _with_standing_refs(row, merged.standing)
        current = here.rows.get(row.id)
        reason = _out_of_reach(current, here)
        if reason:
            losses.add(reason, _name(row))
        elif able is None or row.parent not in merged.standing:
            losses.add("what stands under things left alone here", _name(row))
        else:
            merged.steps.extend(_steps(able, current, here, documents, losses))
            merged.standing.add(row.id)
    return merged


def to_read(wanted: Sequence[Wanted], here: Here) -> Iterator[tuple[RowId, str]]:
    """Yield (row, field) of the documents that the comparison needs."""
    for row in wanted:
        current = here.rows.get(row.id)
        if current and not _out_of_reach(current, here):
            yield from ((row.id, name) for name in changed_texts(row, current))


def _steps(
    row: Wanted, current: Row | None, here: Here, documents: Documents, losses: Losses
) -> Iterator[Step]:
    if current is None:
        return _made(row)
    if current.kind == "comment" and current.created_by != here.actor:
        return iter(())  # only its author may change a comment, and that is who imported it
    return compare(row, current, documents, losses)


def _made(row: Wanted) -> Iterator[Step]:
    fields = {name: value for name, value in row.values.items() if value != []}
    if row.origin is not None:
        fields["origin"] = stamped(row)
    yield Create(kind=row.kind, id=row.id, fields=fields, parent=row.parent, order=row.order)
    for name, content in row.text.items():
        yield Written(row.kind, row.id, name, content)


def _with_standing_refs(row: Wanted, standing: set[RowId]) -> Wanted | None:
    """Drop set items that name rows left alone; None where a single value names one."""
    values = dict(row.values)
    for model in KINDS[row.kind].fields:
        named = values.get(model.name)
        if not named or not isinstance(model.type, Ref) or model.type.kind == "person":
            continue
        if model.merge is Merge.SET:
            values[model.name] = [item for item in named if item in standing]
        elif named not in standing:
            return None
    return msgspec.structs.replace(row, values=values)


def _out_of_reach(current: Row | None, here: Here) -> str:
    """Return why a row that stands here is left alone, "" where it isn't."""
    if current is None:
        return ""
    if current.deleted_at is not None:
        return "things that are in the trash here"
    if current.scope != here.board:
        return "things that were moved to another board here"
    return ""


def _name(row: Wanted) -> str:
    return str(row.values.get("title") or row.values.get("name") or "")
