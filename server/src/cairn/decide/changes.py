"""What an attempt did, as the changes of its entry: the difference of the facts before and now."""

from collections.abc import Iterator, Sequence

from cairn.decide.attempt import Attempt
from cairn.decide.row import Row
from cairn.model.entries import Change
from cairn.model.ops import Value

_PLACE_AND_MARKS = ("parent", "order", "deleted_at", "deleted_by")
_OF_A_NEW_ROW = ("parent", "order", "created_at", "created_by", "deleted_at", "deleted_by")


def changes_of(attempt: Attempt) -> list[Change]:
    """Return the changes of rows in the order they were first touched, then those of texts."""
    before = attempt.facts.before(attempt.begun)
    changes: list[Change] = []
    ended: list[Row] = []
    written = {(change.kind, change.id) for change in attempt.text_changes}
    for (_, row_id), previous in before.items():
        now = attempt.row(row_id)
        if now is not None:
            changes.extend(_changes(previous, now, is_written=(now.kind, row_id) in written))
        elif previous is not None:
            ended.append(previous)
    return [*changes, *_ends(attempt, ended), *attempt.text_changes]


def _changes(before: Row | None, now: Row, *, is_written: bool) -> list[Change]:
    here = Change(now.kind, now.id, now.scope, here=_whole(now))
    if before is None:
        return [here]
    if before.scope != now.scope:
        gone = Change(now.kind, now.id, before.scope, before=_whole(before), gone=True)
        return [gone, here]
    was, after = _differences(before, now)
    if is_written and not after:
        return []
    return [Change(now.kind, now.id, now.scope, after=after, before=was)]


def _ends(attempt: Attempt, rows: Sequence[Row]) -> Iterator[Change]:
    """Tell of purged rows wherever somebody may still hold them, their own scope last.

    The entries that told of their leaving a scope are erased with the others. Of the rows
    themselves nothing is said: the purge's own entry stays.
    """
    scopes = attempt.facts.scopes_of(rows) if rows else {}
    for row in rows:
        elsewhere = scopes[row.stream, row.id] - {row.scope}
        for scope in (*sorted(elsewhere), row.scope):
            yield Change(row.kind, row.id, scope, gone=True)


def _whole(row: Row) -> dict[str, Value]:
    system = {name: value for name in _OF_A_NEW_ROW if (value := getattr(row, name)) is not None}
    return system | row.values


def _differences(before: Row, now: Row) -> tuple[dict[str, Value], dict[str, Value]]:
    was: dict[str, Value] = {}
    after: dict[str, Value] = {}
    if before.values is not now.values:
        for name in before.values | now.values:
            old, new = before.values.get(name), now.values.get(name)
            if old != new:
                was[name], after[name] = old, new
    for name in _PLACE_AND_MARKS:
        old, new = getattr(before, name), getattr(now, name)
        if old != new:
            was[name], after[name] = old, new
    return was, after
