"""What a document was, and what met in it."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pycrdt import Doc, Text

from cairn.model.ids import PersonId
from cairn.readers.text_history import Met, TextStep, met_at, text_at, versions

ADA, BEN = PersonId("ada"), PersonId("ben")
HOUR = 3_600_000
FIELD = "description"


class Writer:
    """Somebody's copy of the document, who writes into it and sends what is new."""

    def __init__(self, person: PersonId) -> None:
        self.person = person
        self.doc: Doc[Text] = Doc()
        self.text = self.doc.get(FIELD, type=Text)

    def reads(self, *steps: TextStep) -> None:
        for step in steps:
            self.doc.apply_update(step.update)

    def writes(self, old: str, new: str, seq: int, at: int, claimed: int | None = None) -> TextStep:
        before = self.doc.get_state()
        start = len(str(self.text)[: str(self.text).index(old)].encode())
        with self.doc.transaction():
            if old:
                del self.text[start : start + len(old.encode())]
            self.text.insert(start, new)
        return TextStep(seq, self.person, at, claimed, self.doc.get_update(before))


def _meeting(ada: tuple[str, str], ben: tuple[str, str]) -> Sequence[TextStep]:
    """Ben writes on the train; Ada writes meanwhile; Ben's arrives."""
    first, second = Writer(ADA), Writer(BEN)
    begun = first.writes("", "One\nTwo\nThree", 1, HOUR)
    second.reads(begun)
    online = first.writes(*ada, seq=2, at=3 * HOUR)
    offline = second.writes(*ben, seq=3, at=4 * HOUR, claimed=2 * HOUR)
    return [begun, online, offline]


def test_words_that_met_in_a_paragraph_are_told_three_times() -> None:
    steps = _meeting(("Two", "Two, and a half"), ("Two", "Number two"))

    met = met_at(steps, FIELD, 3)

    assert met is not None
    assert (met.theirs, met.mine) == ("Two, and a half", "Number two")
    assert "half" in met.merged
    assert "Number" in met.merged
    assert (met.actor, met.others) == (BEN, [ADA])


@pytest.mark.parametrize(
    ("ada", "ben"),
    [
        (("One", "First"), ("Three", "Third")),
        (("Two", "Second"), ("Two", "Second")),
    ],
    ids=["in other paragraphs", "to the same words"],
)
def test_nothing_met(ada: tuple[str, str], ben: tuple[str, str]) -> None:
    assert met_at(_meeting(ada, ben), FIELD, 3) is None


def test_what_was_made_online_meets_nothing() -> None:
    begun, online, offline = _meeting(("Two", "A"), ("Two", "B"))
    assert met_at([begun, online, offline._replace(claimed_at=None)], FIELD, 3) is None


def test_what_its_author_had_seen_meets_nothing() -> None:
    begun, online, offline = _meeting(("Two", "A"), ("Two", "B"))
    assert met_at([begun, online._replace(at=HOUR + 1), offline], FIELD, 3) is None


def test_several_updates_of_one_sitting_belong_together() -> None:
    ada, ben = Writer(ADA), Writer(BEN)
    begun = ada.writes("", "One\nTwo", 1, HOUR)
    ben.reads(begun)
    online = ada.writes("Two", "Two from Ada", 2, 3 * HOUR)
    first = ben.writes("Two", "Two from Ben", 3, 4 * HOUR, claimed=2 * HOUR)
    second = ben.writes("Ben", "Ben and his dog", 4, 4 * HOUR, claimed=2 * HOUR + 1)

    met = met_at([begun, online, first, second], FIELD, 4)

    assert met is not None
    assert met.mine == "Two from Ben and his dog"


def test_a_version_is_the_last_of_a_person_and_hour() -> None:
    ada, ben = Writer(ADA), Writer(BEN)
    one = ada.writes("", "a", 1, HOUR)
    two = ada.writes("a", "ab", 2, HOUR + 5)
    ben.reads(one, two)
    three = ben.writes("ab", "abc", 3, HOUR + 6)
    four = ada.writes("ab", "xy", 4, 2 * HOUR)
    steps = [one, two, three, four]

    assert [(version.seq, version.person) for version in versions(steps)] == [
        (4, ADA), (3, BEN), (2, ADA),
    ]  # fmt: skip
    assert text_at(steps, FIELD, 2) == "ab"
    assert text_at(steps, FIELD, 3) == "abc"


@given(
    st.lists(st.text(alphabet="ab\n", max_size=8), min_size=1, max_size=4),
    st.text(alphabet="ab\n", max_size=6), st.text(alphabet="ab\n", max_size=6),
)  # fmt: skip
def test_whatever_is_written_is_told_or_left_untold(lines: list[str], one: str, two: str) -> None:
    """No text makes it fail; what is told is part of what each would have read."""
    ada, ben = Writer(ADA), Writer(BEN)
    begun = ada.writes("", "\n".join(lines), 1, HOUR)
    ben.reads(begun)
    online = ada.writes("", one, 2, 3 * HOUR)
    offline = ben.writes(lines[0], two, 3, 4 * HOUR, claimed=2 * HOUR)

    met = met_at([begun, online, offline], FIELD, 3)

    assert met is None or isinstance(met, Met)
    if met is not None:
        assert met.mine in str(ben.text)
        assert met.theirs in str(ada.text)
