"""Cards with what hangs on them alone: dates, attachments, labels, members, field values."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from cairn.exchange.losses import Losses
from cairn.exchange.trello.export import Attachment, Card, Field, TrelloList
from cairn.exchange.trello.fields import values_of
from cairn.exchange.trello.labels import LabelBook
from cairn.exchange.trello.limits import fit, fit_description, position_of, with_ids
from cairn.exchange.trello.values import (
    JsonObject,
    line,
    made_at,
    milliseconds,
    moment,
    number,
    objects,
    text,
    texts,
)
from cairn.model.ops import MAX_SET_ITEMS

WITHOUT_LIST: Final = "without-a-list"
"""The id of the list that takes the cards of lists which the export does not have."""
_LONGEST_URL: Final = 2_000
_LINKS: Final = ("http", "https", "mailto")
_LAST: Final = 2**53


class CardReader:
    """Reads cards, given the board's lists, labels and fields."""

    def __init__(
        self,
        lists: dict[str, TrelloList],
        labels: LabelBook,
        fields: dict[str, Field],
        losses: Losses,
    ) -> None:
        self._lists = lists
        self._labels = labels
        self._fields = fields
        self._losses = losses

    def read(self, board: JsonObject) -> list[Card]:
        """Return the board's cards in the order of their numbers, so that tasks get rising ones."""
        cards = with_ids(objects(board.get("cards")), "cards", self._losses)
        return sorted(
            (self._card(identity, card) for identity, card in cards),
            key=lambda card: (card.number, card.id),
        )

    def _card(self, identity: str, card: JsonObject) -> Card:
        title, description = self._title_and_description(card)
        due = self._moment(card, "due")
        return Card(
            id=identity,
            title=title,
            description=description,
            in_list=self._list_of(card),
            archived=self._is_archived(card),
            position=position_of(card, self._losses),
            number=_whole(card.get("idShort"), otherwise=_LAST),
            url=text(card.get("shortUrl")) or text(card.get("url")),
            made_at=made_at(identity),
            due=due,
            start=self._moment(card, "start"),
            done_at=self._done_at(identity, card),
            members=self._few(texts(card.get("idMembers")), "members of a card"),
            labels=self._few(self._labels.of_card(card), "labels of a card"),
            attachments=list(self._attachments(card)),
            values=values_of(card, self._fields, self._losses),
        )

    def _title_and_description(self, card: JsonObject) -> tuple[str, str]:
        whole = line(card.get("name"))
        description = text(card.get("desc"))
        title = fit(whole, "task", "title", Losses())
        if title != whole:
            self._losses.add("long titles cut (the whole stands in the description)", whole)
            description = f"{whole}\n\n{description}"
        if not title:
            self._losses.add("titles of cards that have none (they come as “Untitled”)")
        return title or "Untitled", fit_description(description, self._losses)

    def _list_of(self, card: JsonObject) -> str:
        identity = text(card.get("idList"))
        if identity in self._lists:
            return identity
        self._losses.add(
            "lists that aren't in the export (their cards come into “Without a list”)",
            line(card.get("name")),
        )
        return WITHOUT_LIST

    def _is_archived(self, card: JsonObject) -> bool:
        if card.get("closed") is True:
            return True
        parent = self._lists.get(text(card.get("idList")))
        if parent is None or not parent.archived:
            return False
        what = "open cards of archived lists (they come archived)"
        self._losses.add(what, line(card.get("name")))
        return True

    def _moment(self, card: JsonObject, field: str) -> str | None:
        given = card.get(field)
        found = moment(given)
        if given and found is None:
            self._losses.add("dates that can't be read", f"{line(card.get('name'))}: {text(given)}")
        return found

    def _done_at(self, identity: str, card: JsonObject) -> int | None:
        """Return when a ticked card was done, as near as the export tells."""
        if card.get("dueComplete") is not True:
            return None
        for told in ("dateCompleted", "due", "dateLastActivity"):
            if (at := milliseconds(card.get(told))) is not None:
                return at
        at = made_at(identity)
        if at is None:
            self._losses.add("ticks of cards without any date", line(card.get("name")))
        return at

    def _attachments(self, card: JsonObject) -> Iterator[Attachment]:
        found = with_ids(objects(card.get("attachments")), "attachments", self._losses)
        for identity, attachment in found:
            url = text(attachment.get("url")).strip()
            name = line(attachment.get("name")) or url
            if not _is_link(url):
                self._losses.add("attachments without a link that can be kept", name)
                continue
            if attachment.get("isUpload") is True:
                self._losses.add("files of attachments (their links to Trello come)", name)
            yield Attachment(
                id=identity,
                name=fit(name, "attachment", "name", self._losses),
                url=url,
                media_type=line(attachment.get("mimeType"))[:200],
                size=_size(attachment.get("bytes")),
                position=number(attachment.get("pos")) or 0.0,
            )

    def _few(self, items: list[str], what: str) -> list[str]:
        self._losses.add(f"{what} beyond {MAX_SET_ITEMS}", count=len(items) - MAX_SET_ITEMS)
        return items[:MAX_SET_ITEMS]


def _is_link(url: str) -> bool:
    if not url or len(url) > _LONGEST_URL:
        return False
    try:
        return urlsplit(url).scheme.lower() in _LINKS
    except ValueError:
        return False


def _size(value: object) -> int | None:
    found = number(value)
    return int(found) if found is not None and 0 <= found < _LAST else None


def _whole(value: object, *, otherwise: int) -> int:
    found = number(value)
    return int(found) if found is not None else otherwise
