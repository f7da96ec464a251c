"""One board's export -> the rows that are wanted of it. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

from cairn.exchange.trello.export import Card, Checklist, Comment, Export
from cairn.exchange.trello.order import order_keys
from cairn.exchange.trello.values import made_at
from cairn.exchange.wanted import Wanted, row_id
from cairn.model.ids import PersonId, RowId, StreamId
from cairn.model.ops import Value

SOURCE: Final = "trello"
_OWN_ID: Final = re.compile(r"^[0-9a-f]{24}$")
_MOST_NAMES: Final = 10
"""Names of members without an account here that a task's origin keeps."""
_MOST_NAME: Final = 30
"""Characters of each; together they leave room in the 2,000 bytes of an origin."""
_LONGEST_URL: Final = 200
_LONGEST_KEY: Final = 4


class Converter:
    """Gives an export's things their ids in one workspace, and says what each becomes.

    `people` is Trello's member id -> person. Whoever imports manages the board.
    """

    def __init__(
        self,
        export: Export,
        workspace: StreamId,
        people: Mapping[str, PersonId],
        importer: PersonId,
    ) -> None:
        self._export = export
        self._workspace = workspace
        self._people = people
        self._importer = importer
        self._names = {member.id: member.name for member in export.members}
        self.board = self._id("board", export.id)

    def rows(self) -> Iterator[Wanted]:
        """Yield all rows, parents first; tasks in the order of their numbers."""
        yield self._board_row()
        yield from self._board_members()
        yield from self._columns()
        yield from self._labels()
        yield from self._fields()
        orders = self._task_orders()
        checklists: defaultdict[str, list[Checklist]] = defaultdict(list)
        for checklist in self._export.checklists:
            checklists[checklist.card].append(checklist)
        for card in self._export.cards:
            yield self._task(card, orders[card.id])
            yield from self._attachments(card)
            yield from self._field_values(card)
            yield from self._checklists(checklists[card.id])
        yield from map(self._comment, self._export.comments)

    def _board_row(self) -> Wanted:
        export = self._export
        everyone = None if export.everyone == "none" else export.everyone
        return Wanted(
            kind="board",
            id=self.board,
            parent=RowId(self._workspace),
            order=order_keys([(float(made_at(export.id) or 0), export.id)])[export.id],
            values=_said(
                name=export.name,
                key=_key(export.name),
                description=export.description,
                everyone=everyone,
                archived=export.archived,
            ),
            origin=self._origin(export.id, url=_short(export.url)),
        )

    def _board_members(self) -> Iterator[Wanted]:
        roles: dict[PersonId, str] = {self._importer: "manager"}
        for member in self._export.members:
            if member.id in self._people:
                roles.setdefault(self._people[member.id], member.role)
        for person, role in roles.items():
            yield Wanted(
                kind="board_member",
                id=self.member_row(person),
                parent=self.board,
                values={"person": person, "role": role},
            )

    def member_row(self, person: PersonId) -> RowId:
        """Return the id of the person's row on the board."""
        return self._id("member", f"{self._export.id}:{person}")

    def _columns(self) -> Iterator[Wanted]:
        orders = order_keys((column.position, column.id) for column in self._export.lists)
        for column in self._export.lists:
            yield Wanted(
                kind="column",
                id=self._id("list", column.id),
                parent=self.board,
                order=orders[column.id],
                values=_said(name=column.name, archived=column.archived, limit=column.limit),
                origin=self._origin(column.id),
            )

    def _labels(self) -> Iterator[Wanted]:
        labels = self._export.labels
        orders = order_keys((float(place), label.id) for place, label in enumerate(labels))
        for label in labels:
            yield Wanted(
                kind="label",
                id=self._id("label", label.id),
                parent=self.board,
                order=orders[label.id],
                values=_said(name=label.name, colour=label.colour),
                origin=self._origin(label.id),
            )

    def _fields(self) -> Iterator[Wanted]:
        orders = order_keys((field.position, field.id) for field in self._export.fields)
        for field in self._export.fields:
            options = [
                _said(id=self._id("option", option.id), name=option.name, colour=option.colour)
                for option in field.options
            ]
            yield Wanted(
                kind="field",
                id=self._id("field", field.id),
                parent=self.board,
                order=orders[field.id],
                values=_said(name=field.name, type=field.kind, options=options),
                origin=self._origin(field.id),
            )

    def _task_orders(self) -> dict[str, str]:
        columns: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
        for card in self._export.cards:
            columns[card.in_list].append((card.position, card.id))
        return {
            card: key for column in columns.values() for card, key in order_keys(column).items()
        }

    def _task(self, card: Card, order: str) -> Wanted:
        known = {self._people[member] for member in card.members if member in self._people}
        others = [
            self._names.get(member, "") for member in card.members if member not in self._people
        ]
        return Wanted(
            kind="task",
            id=self._id("card", card.id),
            parent=self._id("list", card.in_list),
            order=order,
            values=_said(
                title=card.title,
                archived=card.archived,
                due=card.due,
                start=card.start,
                done_at=card.done_at,
                assignees=sorted(known),
                labels=sorted(self._id("label", label) for label in card.labels),
            ),
            text=_said(description=card.description),
            origin=self._origin(
                card.id, url=_short(card.url), at=card.made_at, members=_few(filter(None, others))
            ),
        )

    def _attachments(self, card: Card) -> Iterator[Wanted]:
        for attachment in sorted(card.attachments, key=lambda each: (each.position, each.id)):
            yield Wanted(
                kind="attachment",
                id=self._id("attachment", attachment.id),
                parent=self._id("card", card.id),
                values=_said(
                    name=attachment.name,
                    url=attachment.url,
                    media_type=attachment.media_type,
                    size=attachment.size,
                ),
                origin=self._origin(attachment.id, at=made_at(attachment.id)),
            )

    def _field_values(self, card: Card) -> Iterator[Wanted]:
        kinds = {field.id: field.kind for field in self._export.fields}
        for field, value in card.values.items():
            is_choice = kinds[field] == "choice"
            yield Wanted(
                kind="field_value",
                id=self._id("value", f"{card.id}:{field}"),
                parent=self._id("card", card.id),
                values={
                    "field": self._id("field", field),
                    "value": self._id("option", str(value)) if is_choice else value,
                },
            )

    def _checklists(self, checklists: list[Checklist]) -> Iterator[Wanted]:
        orders = order_keys((checklist.position, checklist.id) for checklist in checklists)
        for checklist in checklists:
            yield Wanted(
                kind="checklist",
                id=self._id("checklist", checklist.id),
                parent=self._id("card", checklist.card),
                order=orders[checklist.id],
                values={"title": checklist.title},
                origin=self._origin(checklist.id),
            )
            yield from self._check_items(checklist)

    def _check_items(self, checklist: Checklist) -> Iterator[Wanted]:
        orders = order_keys((item.position, item.id) for item in checklist.items)
        for item in checklist.items:
            yield Wanted(
                kind="check_item",
                id=self._id("check_item", item.id),
                parent=self._id("checklist", checklist.id),
                order=orders[item.id],
                values=_said(
                    title=item.title,
                    done=item.done,
                    due=item.due,
                    assignee=self._people.get(item.member or ""),
                ),
                origin=self._origin(item.id),
            )

    def _comment(self, comment: Comment) -> Wanted:
        return Wanted(
            kind="comment",
            id=self._id("comment", comment.id),
            parent=self._id("card", comment.card),
            values={"body": comment.body},
            origin=self._origin(
                comment.id,
                author=comment.author,
                person=self._people.get(comment.member),
                at=comment.at,
                edited_at=comment.edited_at,
            ),
        )

    def _id(self, kind: str, source_id: str) -> RowId:
        """Trello's own ids are unique; what an export knows by a name is so on its board only."""
        own = source_id if _OWN_ID.match(source_id) else f"{self._export.id}:{source_id}"
        return row_id(self._workspace, SOURCE, f"{kind}:{own}")

    def _origin(self, source_id: str, **more: object) -> dict[str, Any]:
        return {"source": SOURCE, "id": source_id[:_MOST_NAME], **_said(**more)}


def _short(url: str) -> str:
    return url if url.isascii() and len(url) <= _LONGEST_URL else ""


def _said(**values: Value) -> dict[str, Any]:
    """Leave out what says nothing."""
    return {name: value for name, value in values.items() if value not in (None, False, "", [])}


def _few(names: Iterable[str]) -> list[str]:
    return [name[:_MOST_NAME] for name in islice(names, _MOST_NAMES)]


def _key(name: str) -> str:
    """Return a short key such as `SD` for "Sunday dinner" or `OPER` for "Operations"."""
    words = re.findall(r"[A-Za-z][A-Za-z0-9]*", name)
    if len(words) > 1:
        return "".join(word[0] for word in words[:_LONGEST_KEY]).upper()
    return words[0][:_LONGEST_KEY].upper() if words else ""
