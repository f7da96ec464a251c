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
from cairn.undo.standing import Key, Rows, Standing, key_of
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


def readable(entry: Entry, scopes: frozenset[ScopeId]) -> Target:
    """Return the entry as far as the actor reads it: of what crossed, both sides."""
    pairs = pairs_of(entry)
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


def plan(targets: Sequence[Target], rows: Rows, touched: Mapping[RowId, Touch]) -> Plan:
    """Return what is to be done about these entries, newest first.

    `rows` are those that the entries are about and all below those that may go; `touched` says
    which of them others touched, and when last.
    """
    steps = [step for each in targets for step in inverse(each.entry, each.pairs)]
    leaving = {step.id for step in steps if step.what == "move"}
    kept = _kept(may_go(targets), rows, touched, leaving)
    standing = Standing(rows)
    done: dict[Key, Step] = {}
    left: list[Left] = []
    for step in _needed(steps, rows, kept):
        fault = _met(step, rows, touched, kept)
        if fault is None and standing.take(step):
            done.pop(key_of(step), None)  # of a chain one op is left, where its oldest link is
            done[key_of(step)] = step
        else:
            left.append(fault or _went_on(step, rows, touched))
    ops = ((standing.op(step), step) for step in done.values())
    return Plan([(op, step) for op, step in ops if op is not None], left)


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


def _needed(steps: Sequence[Step], rows: Rows, kept: Mapping[RowId, Touch]) -> Iterator[Step]:
    """Leave out what happens by itself: what was made goes whole, with all that was made below.

    Of a row that is in the trash already nothing is needed but to say so, if others put it there.
    """
    made = {step.id for step in steps if step.is_making and step.id in rows}
    ours = {step.id for step in steps if step.what == "restore"}
    in_trash = {row for row in made if rows[row].deleted_at is not None}
    going = made - in_trash - kept.keys()
    for step in steps:
        if step.id in in_trash:
            is_needed = step.is_making and step.id not in ours
        elif step.id in made:
            goes_along = any(row.id in going for row in _upwards(rows[step.id].parent, rows))
            is_needed = not goes_along and (step.is_making or step.id not in going)
        else:
            is_needed = True
        if is_needed:
            yield step


def _met(
    step: Step, rows: Rows, touched: Mapping[RowId, Touch], kept: Mapping[RowId, Touch]
) -> Left | None:
    """Return who did something since that the step would take away, or that the row is gone."""
    row, touch = rows.get(step.id), touched.get(step.id)
    if row is None:
        return left_alone(step, "not_found")
    if step.is_making and row.deleted_at is not None:
        return left_alone(step, "deleted", row.deleted_by)
    if step.what == "delete" and step.id in kept:
        return left_alone(step, "changed_since", kept[step.id].actor)
    if step.what == "restore" and touch and touch.seq > step.seq:
        return left_alone(step, "changed_since", touch.actor)
    return None


def _went_on(step: Step, rows: Rows, touched: Mapping[RowId, Touch]) -> Left:
    touch = touched.get(step.id)
    return left_alone(step, "changed_since", touch.actor if touch else rows[step.id].updated_by)


def _upwards(row_id: RowId | None, rows: Rows) -> Iterator[Row]:
    """Yield the row and what is above it, as far as it is known."""
    while row_id is not None and (row := rows.get(row_id)) is not None:
        yield row
        row_id = row.parent
