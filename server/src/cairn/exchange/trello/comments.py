"""Comments, which an export holds only among its last 1,000 actions."""

from collections.abc import Mapping
from typing import Final

from cairn.exchange.losses import Losses
from cairn.exchange.trello.export import Card, Comment, Member
from cairn.exchange.trello.limits import fit, with_ids
from cairn.exchange.trello.values import (
    JsonObject,
    inner,
    line,
    made_at,
    milliseconds,
    number,
    objects,
    text,
)

_TYPES: Final = frozenset({"commentCard", "copyCommentCard"})
_MOST_ACTIONS: Final = 1_000
_SOMEONE: Final = "someone who left"


def comments(
    board: JsonObject, cards: Mapping[str, Card], members: Mapping[str, Member], losses: Losses
) -> list[Comment]:
    """Return the comments of cards that are in the export, oldest first."""
    actions = list(objects(board.get("actions")))
    written = (action for action in actions if text(action.get("type")) in _TYPES)
    found = [
        comment
        for identity, action in with_ids(written, "comments", losses)
        if (comment := _comment(identity, action, cards, members, losses))
    ]
    losses.add("activity other than comments", count=_others(actions))
    losses.add(_missing_because(len(actions)), count=_told(board) - len(found))
    return sorted(found, key=lambda comment: (comment.at or 0, comment.id))


def _comment(
    identity: str,
    action: JsonObject,
    cards: Mapping[str, Card],
    members: Mapping[str, Member],
    losses: Losses,
) -> Comment | None:
    data = inner(action.get("data"))
    body = fit(text(data.get("text")), "comment", "body", losses)
    card = text(inner(data.get("card")).get("id"))
    if card not in cards:
        losses.add("comments of cards that aren't in the export", body)
        return None
    if not body.strip():
        losses.add("comments without text", cards[card].title)
        return None
    member, author = _author(action, data, members)
    at = milliseconds(action.get("date"))
    if at is None:
        losses.add("dates that can't be read", f"comment: {text(action.get('date'))}")
    edited_at = milliseconds(data.get("dateLastEdited"))
    return Comment(identity, card, body, member, author, at or made_at(identity), edited_at)


def _author(action: JsonObject, data: JsonObject, members: Mapping[str, Member]) -> tuple[str, str]:
    """Return the author's id and name; `idAuthor` is who wrote a comment that was copied."""
    creator = inner(action.get("memberCreator"))
    copied_by = text(action.get("idMemberCreator")) or text(creator.get("id"))
    identity = text(data.get("idAuthor")) or copied_by
    if identity in members:
        return identity, members[identity].name
    if identity != copied_by:
        return identity, _SOMEONE
    name = line(creator.get("fullName")) or line(creator.get("username"))
    return identity, name[:200] or _SOMEONE


def _others(actions: list[JsonObject]) -> int:
    return sum(text(action.get("type")) not in _TYPES for action in actions)


def _told(board: JsonObject) -> int:
    """Return how many comments the cards say they have."""
    badges = (inner(card.get("badges")) for card in objects(board.get("cards")))
    return sum(int(number(badge.get("comments")) or 0) for badge in badges)


def _missing_because(actions: int) -> str:
    if actions >= _MOST_ACTIONS:
        return f"comments older than the last {_MOST_ACTIONS:,} actions (Trello exports no more)"
    return "comments that the cards count but the export does not have"
