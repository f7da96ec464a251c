"""`purge`: a row in the trash ends, and with it all below it and the relations that lead there."""

from cairn.decide.asking import may
from cairn.decide.attempt import Attempt
from cairn.decide.decision import Refused
from cairn.decide.row import Row
from cairn.decide.target import in_trash, row_for
from cairn.model.ops import MAX_TREE_ROWS, Purge


def purge(attempt: Attempt, op: Purge) -> Refused | None:
    """End the row, if it is in the trash by itself or by what stands above it."""
    row = row_for(attempt, op)
    if isinstance(row, Refused):
        return row
    if fault := may(attempt, "purge", row):
        return fault
    if in_trash(attempt, row) is None:
        return Refused("not_deleted", {"kind": row.kind, "id": row.id})
    ending = _with_relations(attempt, [row, *attempt.facts.below(attempt.stream, row.id)])
    if len(ending) > MAX_TREE_ROWS:
        return Refused("too_large", {"count": str(len(ending)), "most": str(MAX_TREE_ROWS)})
    for each in ending:
        attempt.facts.purge(each)
    return None


def _with_relations(attempt: Attempt, tree: list[Row]) -> list[Row]:
    """Return the rows and the relations of other tasks that lead to one of them."""
    ids = {row.id for row in tree}
    relations = attempt.facts.rows(attempt.stream, "relation")
    return tree + [row for row in relations if row.id not in ids and row.values["to"] in ids]
