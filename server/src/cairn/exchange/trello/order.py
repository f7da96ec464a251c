"""Trello's positions as order keys.

A position is a float, of which only the order among siblings counts: tiny, huge, negative and
equal ones all happen. The key is made from the position alone, its whole part as the integer of a
fractional index and the rest as its fraction, so that a second import of a board gives each row
the key it had, and of a board where one card was moved only that card another one.
"""

import math
from collections.abc import Iterable
from itertools import groupby, zip_longest
from typing import Final

from fractional_indexing import (  # pyright: ignore[reportMissingTypeStubs] - it has none
    generate_n_keys_between,
)

_DIGITS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE: Final = len(_DIGITS)
_FARTHEST: Final = 2.0**53
"""Positions beyond are taken for it: whole numbers are exact up to here."""
_FRACTION_DIGITS: Final = 8


def order_keys(positions: Iterable[tuple[float, str]]) -> dict[str, str]:
    """Return id -> key for siblings given as (position, id); equal positions go by id."""
    runs = [
        (key, [identity for _, identity in run])
        for key, run in groupby(sorted(positions), key=lambda sibling: _key(sibling[0]))
    ]
    following = [key for key, _ in runs[1:]]
    keys: dict[str, str] = {}
    for (key, equals), above in zip_longest(runs, following):
        keys[equals[0]] = key
        keys |= zip(equals[1:], generate_n_keys_between(key, above, len(equals) - 1), strict=True)
    return keys


def _key(position: float) -> str:
    near = max(-_FARTHEST, min(_FARTHEST, position))
    whole = math.floor(near)
    return _integer(whole) + _fraction(near - whole)


def _integer(value: int) -> str:
    """Return the integer part of a key: its first letter tells how many digits follow."""
    digits = 1
    if value >= 0:
        while value >= _BASE**digits:
            value -= _BASE**digits
            digits += 1
        return chr(ord("a") + digits - 1) + _written(value, digits)
    value = -value - 1
    while value >= _BASE**digits:
        value -= _BASE**digits
        digits += 1
    return chr(ord("Z") - digits + 1) + _written(_BASE**digits - 1 - value, digits)


def _fraction(part: float) -> str:
    """Return the digits behind the whole; a float just below a whole number may round up to it."""
    finest = _BASE**_FRACTION_DIGITS
    return _written(min(math.floor(part * finest), finest - 1), _FRACTION_DIGITS).rstrip("0")


def _written(value: int, digits: int) -> str:
    found = ""
    for _ in range(digits):
        value, digit = divmod(value, _BASE)
        found = _DIGITS[digit] + found
    return found
