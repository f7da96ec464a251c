"""One board's export, as plain data: what is left of it once every oddity has been dealt with.

Ids are Trello's. Positions are floats of which only the order among siblings counts. Times are
milliseconds. Texts are within the model's limits, so that nothing here can be refused.
"""

from typing import Literal

from msgspec import Struct

FieldKind = Literal["text", "number", "date", "checkbox", "choice"]
BoardRole = Literal["manager", "editor", "viewer"]


class Member(Struct, frozen=True):
    """Someone of the board. Exports rarely hold an e-mail address: "" then."""

    id: str
    name: str
    username: str
    email: str
    role: BoardRole


class TrelloList(Struct, frozen=True):
    """A list, a column here."""

    id: str
    name: str
    archived: bool
    position: float
    limit: int | None


class Label(Struct, frozen=True):
    """A label; old exports know them only by colour and name."""

    id: str
    name: str
    colour: str | None


class Option(Struct, frozen=True):
    """One choice of a list field."""

    id: str
    name: str
    colour: str | None


class Field(Struct, frozen=True):
    """A custom field of the board."""

    id: str
    name: str
    kind: FieldKind
    position: float
    options: list[Option]


class Attachment(Struct, frozen=True):
    """A link, or a file of which the export holds only the address."""

    id: str
    name: str
    url: str
    media_type: str
    size: int | None
    position: float


class Card(Struct, frozen=True):
    """A card, a task here. `values` is custom field -> value; `in_list` always names a list."""

    id: str
    title: str
    description: str
    in_list: str
    archived: bool
    position: float
    number: int
    url: str
    made_at: int | None
    due: str | None
    start: str | None
    done_at: int | None
    members: list[str]
    labels: list[str]
    attachments: list[Attachment]
    values: dict[str, str | float | bool]


class CheckItem(Struct, frozen=True):
    """One line of a checklist."""

    id: str
    title: str
    done: bool
    position: float
    due: str | None
    member: str | None


class Checklist(Struct, frozen=True):
    """A checklist of a card."""

    id: str
    card: str
    title: str
    position: float
    items: list[CheckItem]


class Comment(Struct, frozen=True):
    """A comment; `member` is its author's id, `author` the name they went by."""

    id: str
    card: str
    body: str
    member: str
    author: str
    at: int | None
    edited_at: int | None


class Export(Struct, frozen=True):
    """A whole board. `everyone` is what each member of the workspace may do on it."""

    id: str
    name: str
    description: str
    archived: bool
    everyone: Literal["none", "viewer", "editor"]
    url: str
    members: list[Member]
    lists: list[TrelloList]
    labels: list[Label]
    fields: list[Field]
    cards: list[Card]
    checklists: list[Checklist]
    comments: list[Comment]
