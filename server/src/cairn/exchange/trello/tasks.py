"""Cards -> tasks with what hangs on them: attachments, field values, checklists, comments."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from cairn.exchange.trello.export import Card, Checklist, Comment, Export
from cairn.exchange.trello.naming import Naming, origin, said
from cairn.exchange.trello.order import order_keys
from cairn.exchange.trello.values import made_at
from cairn.exchange.wanted import Wanted
from cairn.model.ids import PersonId

_MOST_NAMES: Final = 10
"""Names of members without an account here that a task's origin keeps."""
_LONGEST_NAME: Final = 30
"""Characters of each; together they leave room in the 2,000 bytes of an origin."""


class TaskRows:
    """All tasks of an export; `people` is Trello's member id -> person."""

    def __init__(self, export: Export, naming: Naming, people: Mapping[str, PersonId]) -> None:
        self._export = export
        self._naming = naming
        self._people = people
        self._names = {member.id: member.name for member in export.members}
        self._kinds = {field.id: field.kind for field in export.fields}
        self._orders = self._task_orders()
        self._checklists_of: defaultdict[str, list[Checklist]] = defaultdict(list)
        for checklist in export.checklists:
            self._checklists_of[checklist.card].append(checklist)

    def rows(self) -> Iterator[Wanted]:
        """Yield them in the order of their numbers, parents first, comments last."""
        for card in self._export.cards:
            yield self._task(card)
            yield from self._attachments(card)
            yield from self._field_values(card)
            yield from self._checklists(self._checklists_of[card.id])
        yield from map(self._comment, self._export.comments)

    def _task_orders(self) -> dict[str, str]:
        columns: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
        for card in self._export.cards:
            columns[card.in_list].append((card.position, card.id))
        return {
            card: key for column in columns.values() for card, key in order_keys(column).items()
        }

    def _task(self, card: Card) -> Wanted:
        known = {self._people[member] for member in card.members if member in self._people}
        return Wanted(
            kind="task",
            id=self._naming.id("card", card.id),
            parent=self._naming.id("list", card.in_list),
            order=self._orders[card.id],
            values=said(
                title=card.title,
                archived=card.archived,
                due=card.due,
                start=card.start,
                done_at=card.done_at,
                assignees=sorted(known),
                labels=sorted(self._naming.id("label", label) for label in card.labels),
            ),
            text=said(description=card.description),
            origin=origin(
                card.id, url=card.url, at=card.made_at, members=self._strangers(card.members)
            ),
        )

    def _strangers(self, members: list[str]) -> list[str]:
        """Return the names of members who have no account here."""
        names = (self._names.get(member, "") for member in members if member not in self._people)
        return [name[:_LONGEST_NAME] for name in names if name][:_MOST_NAMES]

    def _attachments(self, card: Card) -> Iterator[Wanted]:
        for attachment in sorted(card.attachments, key=lambda each: (each.position, each.id)):
            yield Wanted(
                kind="attachment",
                id=self._naming.id("attachment", attachment.id),
                parent=self._naming.id("card", card.id),
                values=said(
                    name=attachment.name,
                    url=attachment.url,
                    media_type=attachment.media_type,
                    size=attachment.size,
                ),
                origin=origin(attachment.id, at=made_at(attachment.id)),
            )

    def _field_values(self, card: Card) -> Iterator[Wanted]:
        for field, value in card.values.items():
            is_choice = self._kinds[field] == "choice"
            yield Wanted(
                kind="field_value",
                id=self._naming.id("value", f"{card.id}:{field}"),
                parent=self._naming.id("card", card.id),
                values={
                    "field": self._naming.id("field", field),
                    "value": self._naming.id("option", str(value)) if is_choice else value,
                },
            )

    def _checklists(self, checklists: list[Checklist]) -> Iterator[Wanted]:
        orders = order_keys((checklist.position, checklist.id) for checklist in checklists)
        for checklist in checklists:
            yield Wanted(
                kind="checklist",
                id=self._naming.id("checklist", checklist.id),
                parent=self._naming.id("card", checklist.card),
                order=orders[checklist.id],
                values={"title": checklist.title},
                origin=origin(checklist.id),
            )
            yield from self._check_items(checklist)

    def _check_items(self, checklist: Checklist) -> Iterator[Wanted]:
        orders = order_keys((item.position, item.id) for item in checklist.items)
        for item in checklist.items:
            yield Wanted(
                kind="check_item",
                id=self._naming.id("check_item", item.id),
                parent=self._naming.id("checklist", checklist.id),
                order=orders[item.id],
                values=said(
                    title=item.title,
                    done=item.done,
                    due=item.due,
                    assignee=self._people.get(item.member or ""),
                ),
                origin=origin(item.id),
            )

    def _comment(self, comment: Comment) -> Wanted:
        return Wanted(
            kind="comment",
            id=self._naming.id("comment", comment.id),
            parent=self._naming.id("card", comment.card),
            values={"body": comment.body},
            origin=origin(
                comment.id,
                author=comment.author,
                person=self._people.get(comment.member),
                at=comment.at,
                edited_at=comment.edited_at,
            ),
        )
