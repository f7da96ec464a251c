"""A board's labels, and which of them a card has.

Exports before 2016 have no list of labels: a card's own copies, known by colour and name, are all
there is. Later ones name labels by id, now and then one that the board's list lacks.
"""

from collections.abc import Iterator

from cairn.exchange.losses import Losses
from cairn.exchange.trello.colours import hue
from cairn.exchange.trello.export import Label
from cairn.exchange.trello.limits import fit, with_ids
from cairn.exchange.trello.values import JsonObject, inner, line, objects, text, texts


class LabelBook:
    """All labels of the board, found by id, or by colour and name."""

    def __init__(self, board: JsonObject, losses: Losses) -> None:
        self._losses = losses
        self._labels: dict[str, Label] = {}
        self._by_look: dict[tuple[str, str], str] = {}
        for identity, label in with_ids(objects(board.get("labels")), "labels", losses):
            self._enter(identity, label)
        if "labels" not in board:
            self._enter_palette(inner(board.get("labelNames")))
        for card in objects(board.get("cards")):
            for label in objects(card.get("labels")):
                self._enter(self._identity(label), label)

    def all(self) -> list[Label]:
        """Return every label once, in the order met."""
        return list(self._labels.values())

    def of_card(self, card: JsonObject) -> list[str]:
        """Return the ids of a card's labels."""
        named = texts(card.get("idLabels"))
        found = [identity for identity in named if identity in self._labels]
        self._losses.add("labels that aren't in the export", count=len(named) - len(found))
        own = (self._identity(label) for label in objects(card.get("labels")))
        return list(dict.fromkeys([*found, *own]))

    def _enter(self, identity: str, label: JsonObject) -> None:
        if identity in self._labels:
            return
        look = _look(label)
        colour = hue(look[0])
        if look[0] and colour is None:
            self._losses.add("label colours that aren't Trello's", look[0])
        name = fit(look[1], "label", "name", self._losses)
        self._labels[identity] = Label(identity, name, colour)
        self._by_look.setdefault(look, identity)

    def _enter_palette(self, names: JsonObject) -> None:
        for label in _palette(names):
            self._enter(self._identity(label), label)

    def _identity(self, label: JsonObject) -> str:
        look = _look(label)
        return text(label.get("id")) or self._by_look.get(look) or ":".join(look)


def _look(label: JsonObject) -> tuple[str, str]:
    return text(label.get("color")), line(label.get("name"))


def _palette(names: JsonObject) -> Iterator[JsonObject]:
    return ({"color": colour, "name": name} for colour, name in names.items() if line(name))
