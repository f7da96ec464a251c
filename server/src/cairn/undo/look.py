"""Looks at the log and the rows of one moment, and plans."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from cairn.commit.replay import is_purge
from cairn.commit.sealed import SealedEntry
from cairn.decide.facts import Actor
from cairn.decide.row import Row
from cairn.identity.problem import Problem
from cairn.model.entries import Entry
from cairn.model.ids import BatchId, PersonId, RowId, ScopeId, StreamId
from cairn.undo.asked import Of, Undo
from cairn.undo.plan import Plan, Target, going_with, may_go, named, plan, readable
from cairn.undo.store import Touch, UndoReads

MOST_ENTRIES: Final = 20_000
"""Most entries that are undone at once: two imports of a million rows fit."""


class Asking(Struct, frozen=True):
    """What is asked, by whom, and what of the stream they read; `batch` is the undo's own id."""

    asked: Undo
    actor: Actor
    scopes: frozenset[ScopeId]
    batch: BatchId


class Look(Struct, frozen=True):
    """A plan, the rows that it is about, and the seq up to which it has seen the log."""

    plan: Plan
    rows: dict[RowId, Row]
    scopes: frozenset[ScopeId]
    upto: int
    seen: int
    looked: int | None
    """Up to which seq it is known what others did below what is to go."""
    is_partly_hidden: bool
    is_redoing: bool
    below: dict[RowId, int]
    """How many rows stand below each of those that go to the trash."""


async def look(reads: UndoReads, asking: Asking, upto: int | None) -> Look:
    """Plan the undo of what the asker reads of it. Raises Problem where that is nothing."""
    stream, of = asking.asked.stream, asking.asked.of
    seen = (await reads.head(stream)).seq
    until = seen if upto is None else min(upto, seen)
    entries = await _entries(reads, stream, of, until)
    targets = [readable(sealed.entry, asking.scopes) for sealed in entries]
    shown = [target for target in targets if target.pairs or target.is_whole]
    if of.actor is None and not any(target.pairs for target in targets):
        was_purge = any(_has_purged(sealed.entry, asking.scopes) for sealed in entries)
        raise Problem("purged" if was_purge else "not_found")
    rows = _seen(await _rows(reads, stream, shown), asking.scopes)
    touched = await _touched(reads, stream, shown, rows, asking.actor.person)
    hides = shown if of.actor is not None else targets
    planned = plan(shown, rows, touched)
    return Look(
        plan=planned,
        rows=rows,
        scopes=asking.scopes,
        upto=until,
        seen=seen,
        looked=None if planned.relies_on_moves else seen,
        is_partly_hidden=not all(target.is_whole for target in hides),
        is_redoing=bool(shown) and all(target.entry.intent == "undo" for target in shown),
        below=going_with(planned, rows),
    )


async def _entries(reads: UndoReads, stream: StreamId, of: Of, upto: int) -> list[SealedEntry]:
    most = MOST_ENTRIES + 1
    if of.mutation is not None:
        found = await reads.entries_of(stream, [of.mutation])
    elif of.batch is not None:
        found = await reads.entries_in(stream, of.batch, upto, most)
    else:
        assert of.actor is not None and of.since is not None  # noqa: PT018, S101 - checked by Of
        found = await reads.entries_by(stream, of.actor, of.since, upto, most)
    if len(found) > MOST_ENTRIES:
        raise Problem("too_many", what="entries", most=str(MOST_ENTRIES))
    return found


async def _rows(reads: UndoReads, stream: StreamId, targets: Sequence[Target]) -> dict[RowId, Row]:
    """Read the rows that the entries are about, and all below those that may go."""
    by_kind = named(targets)
    found = await reads.rows({k: [(stream, one) for one in ids] for k, ids in by_kind.items()})
    rows = {row.id: row for row in found}
    going = may_go(targets).keys() & rows.keys()
    roots = [(stream, row) for row in going if rows[row].parent not in going]
    below = await reads.below(roots) if roots else []
    return {row.id: row for row in below} | rows


async def _touched(
    reads: UndoReads,
    stream: StreamId,
    targets: Sequence[Target],
    rows: dict[RowId, Row],
    asker: PersonId,
) -> list[Touch]:
    if not targets:
        return []
    return await reads.touched(
        stream,
        list(rows),
        after=targets[-1].entry.seq,
        but=[target.entry.seq for target in targets],
        by_none_of={asker, *(target.entry.actor for target in targets)},
    )


def _seen(rows: dict[RowId, Row], scopes: frozenset[ScopeId]) -> dict[RowId, Row]:
    """Leave out what has gone since to where the asker does not read: it is not there for them."""
    return {row.id: row for row in rows.values() if row.scope in scopes}


def _has_purged(entry: Entry, scopes: frozenset[ScopeId]) -> bool:
    """Say whether the entry ended something of which the asker could read."""
    return any(is_purge(change) and change.scope in scopes for change in entry.changes)
