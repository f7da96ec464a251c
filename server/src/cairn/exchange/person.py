"""Whom a workspace knows, and whom importers take for them."""

from msgspec import Struct

from cairn.model.ids import PersonId


class Person(Struct, frozen=True):
    """Someone of the workspace; `email` is "" where it isn't known."""

    id: PersonId
    name: str
    email: str


class Matched(Struct, frozen=True):
    """Someone whom a source names, by the source's id; `person` is who that is here, if anybody."""

    id: str
    name: str
    username: str
    person: PersonId | None
