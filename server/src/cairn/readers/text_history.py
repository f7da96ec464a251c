"""What a document was, and what met in it. Pure: updates in, texts out.

A paragraph is a line. The text of a document is the Yjs text type that is named for its field.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from msgspec import Struct
from pycrdt import Doc, Text

from cairn.model.ids import PersonId

MOST_VERSIONS: Final = 500
_HOUR_MS: Final = 3_600_000
_MOST_LINES: Final = 2_000
"""Lines are compared with each other: of longer texts nothing is told, and they merge as ever."""


class TextStep(NamedTuple):
    """One stored update: by which entry it came, from whom, and when (server's time, in ms).

    `claimed_at` is when its author made it, where that was more than a minute before.
    """

    seq: int
    person: PersonId
    at: int
    claimed_at: int | None
    update: bytes


class Version(Struct, frozen=True):
    """The text as it was after an entry: the last of a person in an hour."""

    seq: int
    at: int
    person: PersonId


class Met(Struct, frozen=True):
    """A paragraph that two people changed without seeing each other's words, three times.

    `merged` is what stood there once both were in; `theirs` and `mine` what each would have read
    alone. `actor` is who came later and did not see, `others` who were there before.
    """

    theirs: str
    mine: str
    merged: str
    actor: PersonId
    others: list[PersonId]


def versions(steps: Iterable[TextStep]) -> list[Version]:
    """Return the versions of a document, newest first."""
    last: dict[tuple[PersonId, int], Version] = {}
    for step in steps:
        hour = (step.person, step.at // _HOUR_MS)
        last[hour] = Version(step.seq, step.at, step.person)
    return sorted(last.values(), key=lambda version: -version.seq)[:MOST_VERSIONS]


def text_at(steps: Sequence[TextStep], field: str, seq: int) -> str:
    """Return the text as it was after the entry `seq`."""
    return _text(field, [step.update for step in steps if step.seq <= seq])


def met_at(steps: Sequence[TextStep], field: str, seq: int) -> Met | None:
    """Return the first paragraph in which the entry `seq` met what its author had not seen.

    What others wrote after it was made and before it came was not seen by its author. Its author's
    own updates in between belong to the same sitting. None where it was made online, or touched
    nothing that they did.
    """
    written = next((step for step in steps if step.seq == seq and step.claimed_at), None)
    if written is None or written.claimed_at is None:
        return None
    author, since = written.person, written.claimed_at
    known = [step for step in steps if step.seq <= seq]
    unseen = {step.seq: step.person for step in known if step.person != author and step.at > since}
    own = {
        step.seq
        for step in known
        if step.person == author and (step.claimed_at or step.at) >= since and step.at >= since
    }
    if not unseen:
        return None
    base, theirs, mine, merged = (
        _text(field, [step.update for step in which]).split("\n")
        for which in (
            _but(known, own | unseen.keys()),
            _but(known, own),
            _but(known, unseen.keys()),
            known,
        )
    )
    if max(map(len, (base, theirs, mine, merged))) > _MOST_LINES:
        return None
    place = _first_shared(base, theirs, mine)
    if place is None:
        return None
    there, here, both = (
        "\n".join(lines[slice(*_range_in(base, lines, place))]) for lines in (theirs, mine, merged)
    )
    if there == here:
        return None  # both wrote the same
    others = sorted(set(unseen.values()))
    return Met(theirs=there, mine=here, merged=both, actor=author, others=others)


def _but(steps: Sequence[TextStep], without: Collection[int]) -> list[TextStep]:
    """Return the steps but those of these entries."""
    return [step for step in steps if step.seq not in without]


def _text(field: str, updates: Iterable[bytes]) -> str:
    """Return the text that updates make; one whose predecessor is left out waits unseen."""
    doc: Doc[Text] = Doc()
    text = doc.get(field, type=Text)
    for update in updates:
        doc.apply_update(update)
    return str(text)


_Range = tuple[int, int]


def _first_shared(base: Sequence[str], one: Sequence[str], other: Sequence[str]) -> _Range | None:
    """Return the first lines of `base` that both changed; what is put in counts as the next."""
    changed_by_other = _changed(base, other)
    for start, end in _changed(base, one):
        for also_start, also_end in changed_by_other:
            if start < max(also_end, also_start + 1) and also_start < max(end, start + 1):
                return min(start, also_start), max(end, also_end)
    return None


def _changed(base: Sequence[str], text: Sequence[str]) -> list[_Range]:
    return [(start, end) for tag, start, end, _, _ in _opcodes(base, text) if tag != "equal"]


def _range_in(base: Sequence[str], text: Sequence[str], place: _Range) -> _Range:
    """Return where lines of `base` are found in a text that came from it."""
    opcodes = _opcodes(base, text)
    return _mapped(opcodes, place[0], min), _mapped(opcodes, place[1], max)


def _mapped(
    opcodes: Sequence[tuple[str, int, int, int, int]], line: int, of: Callable[..., int]
) -> int:
    found = [
        there + (line - start if tag == "equal" else (0 if of is min else there_end - there))
        for tag, start, end, there, there_end in opcodes
        if start <= line <= end
    ]
    return of(found) if found else 0


def _opcodes(base: Sequence[str], text: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, base, text, autojunk=False).get_opcodes()
