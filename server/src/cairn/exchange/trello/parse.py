"""The bytes of a file -> one board's export; what can't be taken is counted, never a crash."""

import json
from typing import Final, Literal

from cairn.exchange.losses import Losses
from cairn.exchange.trello.cards import WITHOUT_LIST, CardReader
from cairn.exchange.trello.checklists import checklists
from cairn.exchange.trello.comments import comments
from cairn.exchange.trello.export import BoardRole, Card, Export, Member, TrelloList
from cairn.exchange.trello.fields import custom_fields
from cairn.exchange.trello.labels import LabelBook
from cairn.exchange.trello.limits import fit, position_of, with_ids
from cairn.exchange.trello.untaken import count_untaken
from cairn.exchange.trello.values import JsonObject, inner, line, number, objects, text

_MOST_LIMIT: Final = 9_999
_EXPORT_THE_BOARD: Final = "Export the board: its menu, Print, export and share, Export as JSON."
_ROLES: Final[dict[str, BoardRole]] = {
    "admin": "manager",
    "normal": "editor",
    "observer": "viewer",
}


class NotAnExport(Exception):
    """The file is no board's export; the message says why, and what to do."""


def parse(data: bytes, losses: Losses) -> Export:
    """Read a file. Raises NotAnExport."""
    board = _board(data)
    lists = _lists(board, losses)
    labels = LabelBook(board, losses)
    fields = custom_fields(board, losses)
    members = _members(board, losses)
    cards = CardReader(lists, labels, fields, losses).read(board)
    by_id = {card.id: card for card in cards}
    found = Export(
        id=text(board.get("id")) or text(board.get("shortLink")) or line(board.get("name")),
        name=fit(line(board.get("name")), "board", "name", losses) or "Trello board",
        description=fit(text(board.get("desc")), "board", "description", losses),
        archived=board.get("closed") is True,
        everyone=_everyone(board),
        url=text(board.get("shortUrl")) or text(board.get("url")),
        members=list(members.values()),
        lists=[*lists.values(), *_missing_list(cards)],
        labels=labels.all(),
        fields=list(fields.values()),
        cards=cards,
        checklists=list(checklists(board, by_id, losses)),
        comments=comments(board, by_id, members, losses),
    )
    count_untaken(board, losses)
    return found


def _board(data: bytes) -> JsonObject:
    board = inner(_decoded(data))
    if isinstance(board.get("lists"), list) and isinstance(board.get("cards"), list):
        return board
    if "idList" in board:
        raise NotAnExport(f"This is the export of one Trello card. {_EXPORT_THE_BOARD}")
    raise NotAnExport(
        f"This is JSON, but no Trello board: “lists” or “cards” is missing. {_EXPORT_THE_BOARD}"
    )


def _decoded(data: bytes) -> object:
    """Read JSON in UTF-8, UTF-16 or UTF-32, with a byte order mark or without."""
    try:
        return json.loads(data)
    except UnicodeDecodeError as fault:
        raise NotAnExport(
            f"This is no Trello export: it isn't text (byte {fault.start:,}). "
            "Download the export again, and don't open it in another program first."
        ) from fault
    except json.JSONDecodeError as fault:
        raise NotAnExport(
            f"This is no Trello export: it isn't JSON (line {fault.lineno:,}: {fault.msg}). "
            "Download the export again, and don't change it by hand."
        ) from fault
    except (ValueError, RecursionError) as fault:
        raise NotAnExport(f"This is no Trello export: its JSON can't be read ({fault}).") from fault


def _lists(board: JsonObject, losses: Losses) -> dict[str, TrelloList]:
    return {
        identity: TrelloList(
            id=identity,
            name=fit(line(column.get("name")), "column", "name", losses) or "Untitled",
            archived=column.get("closed") is True,
            position=position_of(column, losses),
            limit=_limit(column.get("softLimit")),
        )
        for identity, column in with_ids(objects(board.get("lists")), "lists", losses)
    }


def _missing_list(cards: list[Card]) -> list[TrelloList]:
    """Return the list for cards of lists that the export does not have, where there are any."""
    if all(card.in_list != WITHOUT_LIST for card in cards):
        return []
    last = float("inf")
    return [TrelloList(WITHOUT_LIST, "Without a list", archived=False, position=last, limit=None)]


def _limit(value: object) -> int | None:
    found = number(value)
    return int(found) if found is not None and 1 <= found <= _MOST_LIMIT else None


def _members(board: JsonObject, losses: Losses) -> dict[str, Member]:
    roles: dict[str, BoardRole] = {
        text(membership.get("idMember")): _ROLES.get(text(membership.get("memberType")), "editor")
        for membership in objects(board.get("memberships"))
    }
    return {
        identity: Member(
            id=identity,
            name=line(member.get("fullName"))[:200] or line(member.get("username"))[:200],
            username=line(member.get("username")),
            email=line(member.get("email")),
            role=roles.get(identity, "editor"),
        )
        for identity, member in with_ids(objects(board.get("members")), "members", losses)
    }


def _everyone(board: JsonObject) -> Literal["none", "viewer", "editor"]:
    """A private board stays private; one that all of a team see and may join, all may edit."""
    prefs = inner(board.get("prefs"))
    if text(prefs.get("permissionLevel")) not in {"org", "public", "enterprise"}:
        return "none"
    return "editor" if prefs.get("selfJoin") is True else "viewer"
