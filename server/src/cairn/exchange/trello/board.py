"""One board's export -> the rows that are wanted of it. Pure."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from cairn.exchange.trello.export import Export
from cairn.exchange.trello.naming import Naming, origin, said
from cairn.exchange.trello.order import order_keys
from cairn.exchange.trello.tasks import TaskRows
from cairn.exchange.trello.values import made_at
from cairn.exchange.wanted import Wanted
from cairn.model.ids import PersonId, RowId, StreamId

_LONGEST_KEY: Final = 4


class BoardRows:
    """A board with all that stands on it, tasks last.

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
        self._naming = Naming(workspace, export.id)
        self.board = self._naming.id("board", export.id)

    def rows(self) -> Iterator[Wanted]:
        """Yield all rows, parents first."""
        yield self._board_row()
        yield from self._board_members()
        yield from self._columns()
        yield from self._labels()
        yield from self._fields()
        yield from TaskRows(self._export, self._naming, self._people).rows()

    def _board_row(self) -> Wanted:
        export = self._export
        everyone = None if export.everyone == "none" else export.everyone
        return Wanted(
            kind="board",
            id=self.board,
            parent=RowId(self._workspace),
            order=order_keys([(float(made_at(export.id) or 0), export.id)])[export.id],
            values=said(
                name=export.name,
                key=_key(export.name),
                description=export.description,
                everyone=everyone,
                archived=export.archived,
            ),
            origin=origin(export.id, url=export.url),
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
        return self._naming.id("member", f"{self._export.id}:{person}")

    def _columns(self) -> Iterator[Wanted]:
        orders = order_keys((column.position, column.id) for column in self._export.lists)
        for column in self._export.lists:
            yield Wanted(
                kind="column",
                id=self._naming.id("list", column.id),
                parent=self.board,
                order=orders[column.id],
                values=said(name=column.name, archived=column.archived, limit=column.limit),
                origin=origin(column.id),
            )

    def _labels(self) -> Iterator[Wanted]:
        labels = self._export.labels
        orders = order_keys((float(place), label.id) for place, label in enumerate(labels))
        for label in labels:
            yield Wanted(
                kind="label",
                id=self._naming.id("label", label.id),
                parent=self.board,
                order=orders[label.id],
                values=said(name=label.name, colour=label.colour),
                origin=origin(label.id),
            )

    def _fields(self) -> Iterator[Wanted]:
        orders = order_keys((field.position, field.id) for field in self._export.fields)
        for field in self._export.fields:
            options = [
                said(
                    id=self._naming.id("option", option.id), name=option.name, colour=option.colour
                )
                for option in field.options
            ]
            yield Wanted(
                kind="field",
                id=self._naming.id("field", field.id),
                parent=self.board,
                order=orders[field.id],
                values=said(name=field.name, type=field.kind, options=options),
                origin=origin(field.id),
            )


def _key(name: str) -> str:
    """Return a short key such as `SD` for "Sunday dinner" or `OPER` for "Operations"."""
    words = re.findall(r"[A-Za-z][A-Za-z0-9]*", name)
    if len(words) > 1:
        return "".join(word[0] for word in words[:_LONGEST_KEY]).upper()
    return words[0][:_LONGEST_KEY].upper() if words else ""
