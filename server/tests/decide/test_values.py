"""Order keys and retired fields: what the scenarios can't show one by one."""

import pytest
from fractional_indexing import (  # pyright: ignore[reportMissingTypeStubs] - it has none
    generate_n_keys_between,
)
from hypothesis import given
from hypothesis import strategies as st

from cairn.decide.values import check_order
from cairn.model.ops import MAX_ORDER


def test_every_key_that_fractional_indexing_makes_is_taken() -> None:
    spread = generate_n_keys_between(None, None, 500)
    between = generate_n_keys_between(spread[3], spread[4], 500)
    before = generate_n_keys_between(None, spread[0], 500)

    assert [key for key in (*spread, *between, *before) if check_order(key)] == []


@given(st.text(max_size=40))
def test_a_key_that_is_taken_can_be_inserted_after(key: str) -> None:
    if check_order(key) is None:
        assert generate_n_keys_between(key, None, 1)[0] > key


def test_a_key_may_be_250_characters_long_and_no_more() -> None:
    longest = "a0" + "V" * (MAX_ORDER - 2)

    assert check_order(longest) is None
    assert check_order(longest + "V") is not None


@pytest.mark.parametrize("key", ["", "a", "0", "a0_", "ä0", "a0 ", "b1", "a00", "A" + "0" * 26])
def test_what_is_no_key_is_refused(key: str) -> None:
    assert check_order(key) is not None
