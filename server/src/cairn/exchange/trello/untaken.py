"""What a board of Trello's has and Cairn has no place for, counted."""

from collections.abc import Callable
from typing import Final

from cairn.exchange.losses import Losses
from cairn.exchange.trello.values import JsonObject, inner, line, objects, text


def count_untaken(board: JsonObject, losses: Losses) -> None:
    """Count everything of the export that is left out on purpose."""
    prefs = inner(board.get("prefs"))
    if prefs.get("background"):
        losses.add("board background", text(prefs.get("background")))
    losses.add("Power-Up data", count=_length(board.get("pluginData")))
    for card in objects(board.get("cards")):
        for what, amount in _ON_CARDS.items():
            losses.add(what, line(card.get("name")), amount(card))
    for column in objects(board.get("lists")):
        if column.get("color"):
            losses.add("list colours", line(column.get("name")))
        if column.get("subscribed") is True:
            losses.add("watching", line(column.get("name")))


def _length(value: object) -> int:
    return len(list(objects(value)))


def _has_cover(card: JsonObject) -> bool:
    cover = inner(card.get("cover"))
    shown = ("idAttachment", "color", "idUploadedBackground", "sharedSourceUrl")
    return any(cover.get(name) for name in shown) or bool(card.get("idAttachmentCover"))


def _votes(card: JsonObject) -> int:
    voted = card.get("idMembersVoted")
    return len(voted) if isinstance(voted, list) else 0  # pyright: ignore[reportUnknownArgumentType] - only counted


def _has_reminder(card: JsonObject) -> bool:
    """-1 is none; null, Trello's own choice, was chosen by nobody."""
    return isinstance(card.get("dueReminder"), int) and card.get("dueReminder") != -1


_ON_CARDS: Final[dict[str, Callable[[JsonObject], int]]] = {
    "covers": _has_cover,
    "stickers": lambda card: _length(card.get("stickers")),
    "votes": _votes,
    "watching": lambda card: card.get("subscribed") is True,
    "due reminders": _has_reminder,
    "Power-Up data": lambda card: _length(card.get("pluginData")),
    "places on the map": lambda card: bool(card.get("coordinates") or card.get("address")),
    "template marks": lambda card: card.get("isTemplate") is True,
    "repetitions": lambda card: bool(card.get("recurrenceRule")),
    "mirrors (they come as plain tasks)": lambda card: bool(card.get("mirrorSourceId")),
}
