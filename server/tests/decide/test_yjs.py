"""The frame that is read of an update is what Yjs itself would find in it."""

from base64 import urlsafe_b64decode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pycrdt import Doc, Map, Text

from cairn.decide.yjs import BadUpdate, Frame, read_frame
from tests.scenarios.yjs_writer import update

WORDS = st.text("ab \u00e9\u65e5\U0001f30d", max_size=8)
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["insert", "delete"]),
        st.integers(0, 30),
        WORDS,
    ),
    min_size=1,
    max_size=12,
)


def clocks(state: bytes) -> dict[int, int]:
    """Read a state vector: how many, then client and clock of each."""
    numbers: list[int] = []
    value = shift = 0
    for byte in state:
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            numbers.append(value)
            value = shift = 0
    return dict(zip(numbers[1::2], numbers[2::2], strict=True))


def edit(doc: Doc[Text], edits: list[tuple[str, int, str]]) -> bytes:
    """Return the update that these edits of one author make."""
    text = doc.get("text", type=Text)
    known = doc.get_state()
    with doc.transaction():
        for verb, at, words in edits:
            start, end = between(str(text), at, len(words))
            if verb == "insert":
                text.insert(start, words)
            elif start < end:
                del text[start:end]
    return doc.get_update(known)


def between(text: str, at: int, count: int) -> tuple[int, int]:
    """Return a stretch of the text as pycrdt counts: in bytes, between whole characters."""
    start = at % (len(text) + 1)
    return len(text[:start].encode()), len(text[: start + count].encode())


def read_or_none(raw: bytes) -> Frame | None:
    try:
        return read_frame(raw)
    except BadUpdate:
        return None


@given(first=EDITS, second=EDITS)
def test_start_and_end_are_the_authors_clock_before_and_after(
    first: list[tuple[str, int, str]], second: list[tuple[str, int, str]]
) -> None:
    doc: Doc[Text] = Doc(client_id=7)
    edit(doc, first)
    before = clocks(doc.get_state()).get(7, 0)
    raw = edit(doc, second)
    after = clocks(doc.get_state()).get(7, 0)

    frame = read_or_none(raw)

    if frame is not None and frame.client is not None:
        assert (frame.client, frame.start, frame.end) == (7, before, after)
    else:
        assert before == after


@given(first=EDITS, second=EDITS)
def test_an_update_needs_no_more_than_the_author_had(
    first: list[tuple[str, int, str]], second: list[tuple[str, int, str]]
) -> None:
    hers: Doc[Text] = Doc(client_id=7)
    edit(hers, first)
    his: Doc[Text] = Doc(client_id=8)
    his.apply_update(hers.get_update())
    had = clocks(his.get_state())

    frame = read_or_none(edit(his, second))

    if frame is not None:
        assert all(had.get(client, 0) >= clock for client, clock in frame.needs.items())


def test_formatting_and_embedded_things_count_one_each() -> None:
    doc: Doc[Text] = Doc(client_id=7)
    edit(doc, [("insert", 0, "Hello")])
    known = doc.get_state()
    text = doc.get("text", type=Text)
    with doc.transaction():
        text.format(0, 3, {"bold": True})
        text.insert_embed(2, {"image": "a.png"})

    frame = read_frame(doc.get_update(known))

    assert (frame.start, frame.end) == (5, clocks(doc.get_state())[7])


def test_what_is_no_text_is_bad() -> None:
    doc: Doc[Map[str]] = Doc(client_id=7)
    doc.get("text", type=Map)["key"] = "value"

    with pytest.raises(BadUpdate):
        read_frame(doc.get_update())


@given(st.binary(max_size=80))
def test_garbage_is_told_from_an_update_without_any_other_fault(raw: bytes) -> None:
    read_or_none(raw)


@pytest.mark.parametrize("cut", range(1, 12))
def test_a_cut_update_is_bad(cut: int) -> None:
    raw = raw_of(update({"client": 7, "at": 0, "insert": "Hello"}))

    with pytest.raises(BadUpdate):
        read_frame(raw[:-cut])


def test_structs_of_two_authors_are_no_update_of_one() -> None:
    one: Doc[Text] = Doc(client_id=7)
    edit(one, [("insert", 0, "Hello")])
    other: Doc[Text] = Doc(client_id=8)
    other.apply_update(one.get_update())
    edit(other, [("insert", 5, " you")])

    with pytest.raises(BadUpdate):
        read_frame(other.get_update())


def test_the_hand_made_updates_of_scenarios_are_what_yjs_reads() -> None:
    doc: Doc[Text] = Doc()
    doc.apply_update(raw_of(update({"client": 7, "at": 0, "insert": "Hello"})))
    doc.apply_update(raw_of(update({"client": 8, "at": 0, "insert": " you", "after": [7, 4]})))
    doc.apply_update(raw_of(update({"deletes": [[7, 0, 1]]})))

    assert str(doc.get("description", type=Text)) == "ello you"


def raw_of(encoded: str) -> bytes:
    return urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))
