"""Made-up Trello exports, small: each test adds the one oddity that it is about."""

import json
from itertools import count
from typing import Any

from cairn.exchange.losses import Losses
from cairn.exchange.trello.export import Card, Export
from cairn.exchange.trello.parse import parse

Json = dict[str, Any]

_numbers = count(1)


def an_id(number: int | None = None) -> str:
    """Return an id as Trello makes them: eight digits of time, sixteen of its own."""
    return f"5f000000{number or next(_numbers):016x}"


def a_list(name: str = "To do", **more: object) -> Json:
    return {"id": an_id(), "name": name, "closed": False, "pos": 16384, **more}


def a_card(name: str = "Paint the hull", **more: object) -> Json:
    return {"id": an_id(), "name": name, "closed": False, "pos": 16384, "idShort": 1, **more}


def a_member(name: str, **more: object) -> Json:
    return {"id": an_id(), "fullName": name, "username": name.lower().replace(" ", ""), **more}


def a_comment(card: Json, text: object, **more: object) -> Json:
    return {
        "id": an_id(),
        "type": "commentCard",
        "date": "2024-03-01T10:00:00.000Z",
        "data": {"text": text, "card": {"id": card["id"]}},
        **more,
    }


def a_checklist(card: Json, *items: Json, **more: object) -> Json:
    return {
        "id": an_id(),
        "name": "Before launch",
        "idCard": card["id"],
        "pos": 1,
        "checkItems": list(items),
        **more,
    }


def an_item(name: str, **more: object) -> Json:
    return {"id": an_id(), "name": name, "state": "incomplete", "pos": 1, **more}


def a_board(*cards: Json, lists: list[Json] | None = None, **more: object) -> Json:
    """Return a board; cards that name no list stand in its only one."""
    columns = [a_list()] if lists is None else lists
    placed = [{"idList": columns[0]["id"], **card} if columns else card for card in cards]
    return {
        "id": an_id(),
        "name": "Boat yard",
        "desc": "",
        "closed": False,
        "lists": columns,
        "cards": placed,
        "labels": [],
        "checklists": [],
        "members": [],
        "actions": [],
        "customFields": [],
        **more,
    }


def as_file(board: object) -> bytes:
    return json.dumps(board).encode()


class Parsed:
    """An export that was read, and what was lost of it, by what it is called."""

    def __init__(self, board: object) -> None:
        losses = Losses()
        self.export: Export = parse(as_file(board), losses)
        self.lost = {loss.what: loss.count for loss in losses.list()}
        self.examples = {loss.what: loss.example for loss in losses.list()}

    @property
    def card(self) -> Card:
        """The first card."""
        return self.export.cards[0]

    def count(self, word: str) -> int:
        """Return how often the one loss whose name has this word was counted; 0 if it wasn't."""
        found = [count for what, count in self.lost.items() if word in what]
        assert len(found) < 2, f"{word!r} fits several of {list(self.lost)}"
        return found[0] if found else 0
