"""Whom a workspace knows, as importers match them."""

from msgspec import Struct

from cairn.model.ids import PersonId


class Person(Struct, frozen=True):
    """Someone of the workspace; `email` is "" where it isn't known."""

    id: PersonId
    name: str
    email: str
