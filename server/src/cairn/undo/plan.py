"""What is to be undone: ops, newest entry first, and what is left alone as others touched it. Pure.

`decide` has the last word on each op. What it can't know is settled here from the log: who else
did something to a row that is to go to the trash, or to what stands below it, or moved it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from cairn.decide.row import Row
from cairn.model.entries import Entry
from cairn.model.ids import PersonId, RowId, ScopeId
from cairn.model.ops import Op
from cairn.undo.inverse import Pair, Step, inverse, pairs_of
from cairn.undo.others import Others
from cairn.undo.standing import Rows, Standing
from cairn.undo.store import Touch


class Target(Struct, frozen=True):
    """An entry to be undone: what of it the actor reads, and whether that is all."""

    entry: Entry
    pairs: list[Pair]
    is_whole: bool


class Left(Struct, frozen=True):
    """What is not done: to which row (and field), why, and who was there since."""

    kind: str
    id: RowId
    scope: ScopeId
    field: str | None
    code: str
    by: PersonId | None = None
    reason: str | None = None


class Plan(Struct, frozen=True):
    """What to do, in order, each op with its step; and what is left alone already."""

    steps: list[tuple[Op, Step]]
    left: list[Left]
    relies_on_moves: bool
    """Whether rows are to leave before what they stand below goes: `decide` has to see that they
    did.
    """


def readable(entry: Entry, scopes: frozenset[ScopeId]) -> Target:
    """Return the entry as far as the actor reads it: of what crossed, both sides."""
    pairs = pairs_of(entry.changes)
    seen = [pair for pair in pairs if scopes.issuperset(pair.scopes)]
    return Target(entry, seen, len(seen) == len(pairs))


def named(targets: Iterable[Target]) -> dict[str, list[RowId]]:
    """Return by kind the rows that the entries are about."""
    found: dict[str, dict[RowId, None]] = {}
    for each in targets:
        for pair in each.pairs:
            found.setdefault(pair.kind, {})[pair.id] = None
    return {kind: list(ids) for kind, ids in found.items()}


def may_go(targets: Iterable[Target]) -> dict[RowId, int]:
    """Return the rows that may go to the trash, with the first seq that made or restored them."""
    return {
        pair.id: each.entry.seq
        for each in targets  # newest first
        for pair in each.pairs
        if pair.before is None or pair.is_restoring
    }


def plan(targets: Sequence[Target], rows: Rows, touches: Sequence[Touch]) -> Plan:
    """Return what is to be done about these entries, newest first.

    `rows` are those that the entries are about and all below those that may go; `touches` are what
    others did to them since, in the order of the log.
    """
    others = Others(touches)
    steps = [step for each in targets for step in inverse(each.entry, each.pairs)]
    moves = [step for step in steps if step.what == "move"]
    leaving = {step.id for step in moves} - {step.id for step in moves if others.since(step)}
    going = may_go(targets)
    kept = _kept(going, rows, others.rows, leaving)
    standing = Standing(rows)
    left: list[Left] = []
    for step in _needed(steps, rows, kept, leaving):
        if step.id not in rows:
            left.append(left_alone(step, "not_found"))
        elif fault := _met(step, standing, others, kept):
            left.append(fault)
        elif not standing.take(step):
            left.append(left_alone(step, "changed_since"))  # by the same people
    left_below = (rows[one] for one in leaving if one in rows)
    relies = any(above.id in going for row in left_below for above in _upwards(row.parent, rows))
    return Plan(standing.ops(), left, relies)


def going_with(planned: Plan, rows: Rows) -> dict[RowId, int]:
    """Return how many rows go to the trash below each that is put there."""
    roots = {step.id for _, step in planned.steps if step.what == "delete"}
    found = dict.fromkeys(roots, 0)
    for row in rows.values():
        if row.deleted_at is None:
            for above in _upwards(row.parent, rows):
                if above.id in roots:
                    found[above.id] += 1
    return found


def left_alone(
    step: Step, code: str, by: PersonId | None = None, reason: str | None = None
) -> Left:
    """Return that the step is not done."""
    return Left(step.kind, step.id, step.scope, step.field, code, by, reason)


def _kept(
    since: Mapping[RowId, int],
    rows: Rows,
    touched: Mapping[RowId, Touch],
    leaving: AbstractSet[RowId],
) -> dict[RowId, Touch]:
    """Return the rows that can't go, since others touched them or something below them.

    What the undo itself moves away from below them first keeps nobody.
    """
    kept: dict[RowId, Touch] = {}
    for row_id, touch in touched.items():
        for row in _upwards(row_id, rows):
            if touch.seq > since.get(row.id, touch.seq):
                kept[row.id] = touch
            if row.id in leaving and row.id not in since:
                break
    return kept


def _needed(
    steps: Sequence[Step],
    rows: Rows,
    kept: Mapping[RowId, Touch],
    leaving: AbstractSet[RowId],
) -> Iterator[Step]:
    """Leave out what happens by itself: what was made goes whole, with all that was made below.

    Of a row that others put into the trash nothing is needed but to say so.
    """
    made = {step.id for step in steps if step.is_making and step.id in rows}
    ours = {step.id for step in steps if step.what == "restore"}
    in_trash = {row for row in made if rows[row].deleted_at is not None}
    going = made - in_trash - kept.keys()
    for step in steps:
        if step.id in in_trash:
            is_needed = step.is_making or step.id in ours
        elif step.id in made:
            goes_along = _is_below(rows[step.id], going, rows, stays=leaving - made)
            is_needed = not goes_along and (step.is_making or step.id not in going)
        else:
            is_needed = True
        if is_needed:
            yield step


def _is_below(row: Row, roots: AbstractSet[RowId], rows: Rows, stays: AbstractSet[RowId]) -> bool:
    """Say whether the row stands below one of the roots; not by way of one that leaves first."""
    for above in _upwards(row.parent, rows):
        if above.id in roots or above.id in stays:
            return above.id in roots
    return False


def _met(
    step: Step, standing: Standing, others: Others, kept: Mapping[RowId, Touch]
) -> Left | None:
    """Return who did something since that the step would take away."""
    if step.is_making and standing.is_in_trash(step.id):
        return left_alone(step, "deleted", standing.row(step.id).deleted_by)
    touch = kept.get(step.id) if step.what == "delete" else others.since(step)
    return touch and left_alone(step, "changed_since", touch.actor)


def _upwards(row_id: RowId | None, rows: Rows) -> Iterator[Row]:
    """Yield the row and what is above it, as far as it is known."""
    while row_id is not None and (row := rows.get(row_id)) is not None:
        yield row
        row_id = row.parent
