"""What kinds of acts an entry holds, by scope: the words that the log can be asked for.

They come from the changes, `<kind>.create`, `.move`, `.delete`, `.restore` or `.<field>`: an intent
can lie. It is a word too, as it says of imports and undos what no change does.
"""

from collections.abc import Iterator
from typing import Final

from msgspec import UNSET

from cairn.model.entries import Change, Entry
from cairn.model.ids import ScopeId
from cairn.model.kinds import KINDS

_OPS: Final = ("create", "move", "delete", "restore")
_PLACE: Final = frozenset({"parent", "order"})
_MARKS: Final = frozenset({"deleted_at", "deleted_by"})

KNOWN: Final = frozenset(
    f"{kind.name}.{word}"
    for kind in KINDS.values()
    for word in (*_OPS, *(field.name for field in kind.fields))
)
"""All words that changes can have."""


def acts_of(entry: Entry) -> set[tuple[ScopeId, str]]:
    """Return the acts of an entry, each with the scope in which it can be seen."""
    found = {
        (change.scope, f"{change.kind}.{word}")
        for change in entry.changes
        for word in _words(change, entry.at)
    }
    return found | {(change.scope, entry.intent) for change in entry.changes}


def _words(change: Change, at: int) -> Iterator[str]:
    if change.gone:
        yield "move"
    elif change.here is not UNSET:  # from one side alone: what came was made before
        yield "create" if change.here["created_at"] == at else "move"
    elif change.text is not UNSET:
        yield change.text.field
    elif change.after is not UNSET:
        for name in change.after.keys() - _MARKS:
            yield "move" if name in _PLACE else name
        if "deleted_at" in change.after:
            yield "restore" if change.after["deleted_at"] is None else "delete"
