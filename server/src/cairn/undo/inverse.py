"""What takes one entry back, from the values that the log kept. Pure.

An entry is the difference between two states, so its inverse is one too: what it deleted comes back
first, then all goes back to its place, then values, and last what it made goes. Text is not among
them: its history has versions to take.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, Final, Literal

from msgspec import UNSET, Struct

from cairn.model.entries import Change, Entry
from cairn.model.fields import Field, Merge, Ref, Writer
from cairn.model.ids import RowId, ScopeId
from cairn.model.kinds import KINDS, field_of
from cairn.model.ops import Value

_PLACE: Final = ("parent", "order")
_DEPTH: Final = {name: depth for depth, name in enumerate(KINDS)}  # parents come first in the model

What = Literal["restore", "move", "set", "add", "remove", "delete"]


class Step(Struct, frozen=True):
    """Takes back what the entry at `seq` did, in `scope`, to one thing of a row.

    `found` is what the entry left there, `back` what it is to be again; of a move both hold
    `parent` and `order` as far as they changed.
    """

    what: What
    kind: str
    id: RowId
    scope: ScopeId
    seq: int
    field: str | None = None
    found: Value = None
    back: Value = None
    is_making: bool = False
    """Whether it takes back that the row was made."""
    is_crossing: bool = False
    """Whether it takes the row back to another board, where its labels are mapped by name."""


class Pair(Struct, frozen=True):
    """What an entry did to one row, before and after, and where that can be read.

    `before` None: it was made. Both have only what changed, but of a row that crossed all.
    """

    kind: str
    id: RowId
    scopes: tuple[ScopeId, ...]
    before: dict[str, Any] | None
    after: dict[str, Any]

    @property
    def has_crossed(self) -> bool:
        """Whether it went from one scope to another."""
        return len(self.scopes) > 1

    @property
    def is_deletion(self) -> bool:
        """Whether it went to the trash."""
        return self._turned and self.after.get("deleted_at") is not None

    @property
    def is_restoring(self) -> bool:
        """Whether it came out of the trash."""
        return self._turned and self.after.get("deleted_at") is None

    @property
    def _turned(self) -> bool:
        if self.before is None or not (self.has_crossed or "deleted_at" in self.after):
            return False
        return (self.before.get("deleted_at") is None) is not (self.after.get("deleted_at") is None)


def pairs_of(changes: Iterable[Change]) -> list[Pair]:
    """Return what an entry's changes did to each row, in their order; texts are left out."""
    whole = list(changes)
    gone = {change.id: change for change in whole if change.gone}
    return [
        _pair(change, gone.get(change.id))
        for change in whole
        if not change.gone and change.text is UNSET
    ]


def inverse(entry: Entry, pairs: Sequence[Pair]) -> Iterator[Step]:
    """Yield the steps that take these pairs of the entry back, in the order to be done."""
    left = (each for each in entry.left_alone if each.code == "no_match")
    return steps_of(pairs, entry.seq, lost=frozenset(each.detail.get("id") for each in left))


def steps_of(
    pairs: Sequence[Pair], seq: int, lost: frozenset[Value] = frozenset()
) -> Iterator[Step]:
    """Yield the steps that take pairs back; `lost` had no match where their rows went."""
    backwards = pairs[::-1]  # of one kind, what was touched last goes first
    downwards = sorted(backwards, key=lambda pair: _DEPTH[pair.kind])
    return chain(
        *(_restored(pair, seq) for pair in downwards if not pair.has_crossed),
        *(_placed(pair, seq) for pair in backwards),
        *(_restored(pair, seq) for pair in downwards if pair.has_crossed),
        *(_filled(pair, seq, lost) for pair in backwards),
        *(_deleted(pair, seq) for pair in downwards[::-1]),
    )


def _pair(change: Change, gone: Change | None) -> Pair:
    if change.here is UNSET:
        before = {} if change.before is UNSET else change.before
        after = {} if change.after is UNSET else change.after
        return Pair(change.kind, change.id, (change.scope,), before, after)
    if gone is None:
        return Pair(change.kind, change.id, (change.scope,), None, change.here)
    before = {} if gone.before is UNSET else gone.before
    return Pair(change.kind, change.id, (change.scope, gone.scope), before, change.here)


def _step(  # noqa: PLR0913 - the fields of a Step
    what: What,
    pair: Pair,
    seq: int,
    field: str | None = None,
    *,
    found: Value = None,
    back: Value = None,
    is_making: bool = False,
) -> Step:
    is_crossing = what == "move" and pair.has_crossed
    return Step(
        what, pair.kind, pair.id, pair.scopes[0], seq, field, found, back, is_making, is_crossing
    )


def _restored(pair: Pair, seq: int) -> Iterator[Step]:
    """Of what crossed: what it was about has no match there, so it went to the trash on the way."""
    if pair.is_deletion:
        yield _step("restore", pair, seq)


def _placed(pair: Pair, seq: int) -> Iterator[Step]:
    """What crossed went back to its board by one move of its root."""
    if pair.before is None:
        return
    old, new = _place(pair.before), _place(pair.after)
    if old != new:
        yield _step("move", pair, seq, "parent", found=new, back=old)


def _place(values: dict[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in _PLACE if name in values}


def _filled(pair: Pair, seq: int, lost: frozenset[Value]) -> Iterator[Step]:
    if pair.before is None:
        return
    for name in pair.before | pair.after:
        field = field_of(pair.kind, name)
        if field is None or field.writer is not Writer.ANYONE:
            continue  # what Cairn sets by itself follows from what people do
        old, new = pair.before.get(name), pair.after.get(name)
        if pair.has_crossed and _is_mapped(field):
            kept = lost.intersection(old) if field.merge is Merge.SET and old else ()
            yield from _items("add", pair, seq, name, kept)
        elif field.merge is Merge.SET:
            yield from _items("remove", pair, seq, name, set(new or ()).difference(old or ()))
            yield from _items("add", pair, seq, name, set(old or ()).difference(new or ()))
        elif old != new:
            yield _step("set", pair, seq, name, found=new, back=old)


def _items(
    what: Literal["add", "remove"], pair: Pair, seq: int, field: str, items: Iterable[Value]
) -> Iterator[Step]:
    for item in sorted(items):
        found, back = (None, item) if what == "add" else (item, None)
        yield _step(what, pair, seq, field, found=found, back=back)


def _is_mapped(field: Field) -> bool:
    """Say whether the field names what stays on its board: on the way back it is mapped again."""
    return isinstance(field.type, Ref) and field.type.kind in {"label", "field"}


def _deleted(pair: Pair, seq: int) -> Iterator[Step]:
    is_making = pair.before is None and "deleted_at" not in pair.after
    if is_making or pair.is_restoring:
        yield _step("delete", pair, seq, is_making=is_making)
