"""How rows stand by the steps so far, so that a chain of changes is taken back link by link."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from cairn.decide.clashes import is_same
from cairn.decide.row import Row
from cairn.model.ids import RowId
from cairn.model.kinds import field_of
from cairn.model.ops import Add, Delete, Move, Op, Remove, Restore, Set, Value
from cairn.undo.inverse import Step

Rows = Mapping[RowId, Row]

Key = tuple[RowId, str, Value]
"""One thing of a row: a value field, an item of a set (last), its place, its deletion mark."""


def key_of(step: Step) -> Key:
    """Return the thing that the step is about; several steps may be about the same."""
    match step.what:
        case "set" | "move":
            return step.id, step.field or "", None
        case "add":
            return step.id, step.field or "", step.back
        case "remove":
            return step.id, step.field or "", step.found
        case "delete" | "restore":
            return step.id, "deleted_at", None


class Link(Struct, frozen=True):
    """One step that could be done, in its place among all, and what it changes."""

    n: int
    step: Step
    before: Value
    after: Value


class Standing:
    """Begins with the rows as they are, and is asked only about rows that are there."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._chains: dict[Key, list[Link]] = {}
        self._crossed: set[RowId] = set()
        """Rows that go to another board: which labels they have there is seen when they come."""
        self._count = 0

    def row(self, row_id: RowId) -> Row:
        """Return the row as it is before all steps."""
        return self._rows[row_id]

    def is_in_trash(self, row_id: RowId) -> bool:
        """Say whether the steps so far leave the row itself in the trash."""
        chain = self._chains.get((row_id, "deleted_at", None))
        return chain[-1].after if chain else self._rows[row_id].deleted_at is not None

    def take(self, step: Step) -> bool:
        """Do the step; False where what its entry left there is there no more."""
        chain = self._chains.setdefault(key_of(step), [])
        held = chain[-1].after if chain else self._now(step)
        found, back = _ends(step, held)
        if held not in (found, back):
            return False
        chain.append(Link(self._count, step, held, back))
        self._count += 1
        if step.is_crossing:
            self._crossed.add(step.id)
        return True

    def ops(self) -> list[tuple[Op, Step]]:
        """Return what brings each thing from where it is to where all steps brought it; nothing
        where they are all there already.

        Each op is `void`: what the row holds when it is decided stands, if it isn't what was seen
        here. A chain of values is one op. Moves and deletion marks are done link by link: what
        happens between two links needs its row where it then was.
        """
        chains = [chain for chain in self._chains.values() if chain]
        if not any(map(self._changes, chains)):
            return []
        ops = [each for chain in chains for each in self._ops_of(chain)]
        return [(op, step) for _, op, step in sorted(ops, key=lambda each: each[0])]

    def _ops_of(self, chain: list[Link]) -> Iterator[tuple[int, Op, Step]]:
        step = chain[-1].step
        if step.what in {"move", "delete", "restore"}:
            for link in chain:
                if link.before != link.after:
                    yield link.n, self._op(link.step, link.before, link.after), link.step
        elif self._changes(chain):
            yield chain[-1].n, self._op(step, chain[0].before, chain[-1].after), step

    def _changes(self, chain: list[Link]) -> bool:
        step, now, then = chain[-1].step, chain[0].before, chain[-1].after
        if step.what in {"add", "remove"} and step.id in self._crossed:
            return True
        field = field_of(step.kind, step.field or "") if step.what == "set" else None
        return now != then if field is None else not is_same(field, now, then)

    def _op(self, step: Step, now: Value, then: Value) -> Op:
        kind, row_id, seq = step.kind, step.id, self._rows[step.id].seq
        match step.what:
            case "set":
                return Set(kind, row_id, step.field or "", then, was=now, clash="void")
            case "move":
                parent, order = then["parent"], then["order"]
                return Move(kind, row_id, parent, order, was=now["parent"], clash="void")
            case "add" | "remove":
                return (Add if then else Remove)(kind, row_id, step.field or "", key_of(step)[2])
            case "delete" | "restore":
                return (Delete if then else Restore)(kind, row_id, was=seq, clash="void")

    def _now(self, step: Step) -> Value:
        row, (_, field, item) = self._rows[step.id], key_of(step)
        match step.what:
            case "set":
                return row.values.get(field)
            case "move":
                return {"parent": row.parent, "order": row.order}
            case "add" | "remove":
                return item in row.values.get(field, [])
            case "delete" | "restore":
                return row.deleted_at is not None


def _ends(step: Step, held: Value) -> tuple[Value, Value]:
    """Return what the step finds and what it puts back: whether an item is in its set, whether a
    row is in the trash; parent and order go together, as far as the entry changed them.
    """
    match step.what:
        case "set":
            return step.found, step.back
        case "move":
            return {**held, **step.found}, {**held, **step.back}
        case "add" | "delete":
            return False, True
        case "remove" | "restore":
            return True, False
