"""Who a comment names with @: by their whole name, or by the first word of it."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from cairn.model.ids import PersonId

_AT: Final = re.compile(r"(?<!\w)@")
"""Not the one in an address."""


def mentioned(body: str, names: Mapping[PersonId, str]) -> set[PersonId]:
    """Return the persons whom the text names. Where several fit, the longest name counts; a first
    name that several persons have names none of them.
    """
    if "@" not in body:
        return set()
    spoken = _spoken(names)
    found: set[PersonId] = set()
    for after in _AT.split(body.casefold())[1:]:
        for name in sorted((each for each in spoken if _begins(after, each)), key=len)[-1:]:
            found |= spoken[name]
    return found


def _spoken(names: Mapping[PersonId, str]) -> dict[str, set[PersonId]]:
    """Return how each can be named. Two persons of one whole name are both meant."""
    whole: dict[str, set[PersonId]] = {}
    first: dict[str, set[PersonId]] = {}
    for person, name in names.items():
        folded = " ".join(name.casefold().split())
        if folded:
            whole.setdefault(folded, set()).add(person)
            first.setdefault(folded.partition(" ")[0], set()).add(person)
    return {name: persons for name, persons in first.items() if len(persons) == 1} | whole


def _begins(text: str, name: str) -> bool:
    return text.startswith(name) and not text[len(name) : len(name) + 1].isalnum()


def newly(before: Iterable[PersonId], now: Iterable[PersonId]) -> set[PersonId]:
    """Return who is among them now and was not before."""
    return set(now) - set(before)
