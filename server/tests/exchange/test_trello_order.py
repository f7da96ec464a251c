"""Trello's positions become order keys that sort alike and stay alike."""

import math
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cairn.decide.values import check_order
from cairn.exchange.trello.order import order_keys

POSITIONS = st.lists(
    st.one_of(
        st.floats(allow_nan=False),
        st.integers(-(2**60), 2**60).map(float),
        st.sampled_from([0.0, 1.0, 65535.0, 1.40737e14, math.inf, -math.inf]),
    ),
    max_size=40,
)


def keys_of(positions: list[float]) -> list[str]:
    """Return the keys in the order in which the siblings are to stand."""
    siblings = [(position, f"{place:04}") for place, position in enumerate(positions)]
    keys = order_keys(siblings)
    return [keys[identity] for _, identity in sorted(siblings)]


@given(POSITIONS)
@example([-0.5, -6.636959102164723e-264])
def test_keys_rise_as_positions_do_and_equal_ones_go_by_id(positions: list[float]) -> None:
    keys = keys_of(positions)
    assert all(one < following for one, following in pairwise(keys))


@given(POSITIONS)
def test_every_key_is_one_that_the_server_takes(positions: list[float]) -> None:
    assert [check_order(key) for key in keys_of(positions)] == [None] * len(positions)


def test_a_card_moved_between_two_others_leaves_their_keys_as_they_were() -> None:
    before = order_keys([(16384, "a"), (32768, "b"), (49152, "c")])
    after = order_keys([(16384, "a"), (40960, "b"), (49152, "c")])
    assert (after["a"], after["c"]) == (before["a"], before["c"])
    assert after["a"] < after["b"] < after["c"]


def test_five_thousand_cards_at_one_position_still_get_short_keys() -> None:
    keys = keys_of([1.0] * 5000 + [1.00001])
    assert keys == sorted(set(keys))
    assert max(map(len, keys)) < 16


@pytest.mark.parametrize(
    ("position", "key"), [(0.0, "a0"), (61.0, "az"), (62.0, "b00"), (-1.0, "Zz"), (1.5, "a1V")]
)
def test_whole_positions_are_the_integers_of_fractional_indexing(position: float, key: str) -> None:
    assert keys_of([position]) == [key]
