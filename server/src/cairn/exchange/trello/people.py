"""Whom of an export's members the workspace knows. Pure."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from cairn.exchange.losses import Losses
from cairn.exchange.person import Person
from cairn.exchange.trello.export import Export, Member
from cairn.model.ids import PersonId


def matched(members: Iterable[Member], people: Sequence[Person]) -> dict[str, PersonId]:
    """Return Trello's id -> person, by e-mail, else name, else username; never by a guess.

    A name that two people share matches neither.
    """
    found: dict[str, PersonId] = {}
    for member in members:
        for of_member, of_person in _WAYS:
            wanted = of_member(member)
            same = [person.id for person in people if wanted and of_person(person) == wanted]
            if len(same) == 1:
                found[member.id] = same[0]
                break
    return found


def tell_strangers(export: Export, people: Mapping[str, PersonId], losses: Losses) -> None:
    """Count the members without an account here, and what was assigned to them."""
    names = {member.id: member.name for member in export.members if member.id not in people}
    for name in names.values():
        losses.add("members who have no account here (their names stay with what they wrote)", name)
    items = (item.member for checklist in export.checklists for item in checklist.items)
    assigned = [*(member for card in export.cards for member in card.members), *items]
    for member in assigned:
        if member and member not in people:
            losses.add("assignments to members who have no account here", names.get(member, ""))


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _joined(name: str) -> str:
    return "".join(letter for letter in _folded(name) if letter.isalnum())


def _local_part(person: Person) -> str:
    return _joined(person.email.partition("@")[0])


_WAYS: Final[Sequence[tuple[Callable[[Member], str], Callable[[Person], str]]]] = (
    (lambda member: _folded(member.email), lambda person: _folded(person.email)),
    (lambda member: _folded(member.name), lambda person: _folded(person.name)),
    (lambda member: _joined(member.username), _local_part),
    (lambda member: _joined(member.username), lambda person: _joined(person.name)),
)
