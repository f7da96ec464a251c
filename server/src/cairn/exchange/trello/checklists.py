"""Checklists and their items."""

from collections.abc import Iterator, Mapping
from itertools import chain

from cairn.exchange.losses import Losses
from cairn.exchange.trello.export import Card, CheckItem, Checklist
from cairn.exchange.trello.limits import fit, position_of, with_ids
from cairn.exchange.trello.values import JsonObject, line, moment, objects, text


def checklists(board: JsonObject, cards: Mapping[str, Card], losses: Losses) -> Iterator[Checklist]:
    """Yield the checklists of cards that are in the export."""
    nested = (objects(card.get("checklists")) for card in objects(board.get("cards")))
    found = chain(objects(board.get("checklists")), *nested)
    for identity, checklist in with_ids(found, "checklists", losses):
        title = fit(line(checklist.get("name")), "checklist", "title", losses)
        card = text(checklist.get("idCard"))
        items = list(_items(checklist, losses))
        if card not in cards:
            losses.add("checklists of cards that aren't in the export", title)
            losses.add("check items of cards that aren't in the export", title, len(items))
            continue
        position = position_of(checklist, losses)
        yield Checklist(identity, card, title or "Checklist", position, items)


def _items(checklist: JsonObject, losses: Losses) -> Iterator[CheckItem]:
    for identity, item in with_ids(objects(checklist.get("checkItems")), "check items", losses):
        title = line(item.get("name"))
        due = moment(item.get("due"))
        if item.get("due") and due is None:
            losses.add("dates that can't be read", f"{title}: {text(item.get('due'))}")
        yield CheckItem(
            id=identity,
            title=fit(title, "check_item", "title", losses) or "Untitled",
            done=item.get("state") == "complete",
            position=position_of(item, losses),
            due=due,
            member=text(item.get("idMember")) or None,
        )
