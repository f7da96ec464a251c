"""Which workspace a command means, and as whom it acts there."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from cairn.cli.exits import Refused
from cairn.decide.row import Row
from cairn.exchange.person import Person
from cairn.identity.accounts import fold_email
from cairn.instance import Store
from cairn.model.ids import PersonId, StreamId


class Workspace(Struct, frozen=True):
    """A workspace with the people who are in it, by person."""

    id: StreamId
    name: str
    people: Mapping[PersonId, Person]
    roles: Mapping[PersonId, str]

    @property
    def owner(self) -> PersonId:
        """The one who has been an owner for the longest; there always is one."""
        return next(person for person, role in self.roles.items() if role == "owner")

    def actor(self, email: str | None) -> PersonId:
        """Return whom a command acts as: the one with this e-mail, else the first owner."""
        if email is None:
            return self.owner
        folded = fold_email(email)
        for person in self.people.values():
            if person.email == folded:
                return person.id
        raise Refused(f"Nobody in {self.name} has the e-mail address {email}.")


async def find_workspace(store: Store, wanted: str) -> Workspace:
    """Return the workspace with this id or name. Raises Refused."""
    rows = await store.workspaces()
    found = [row for row in rows if wanted == row.id or wanted == row.values["name"]] or [
        row for row in rows if wanted.casefold() == row.values["name"].casefold()
    ]
    if len(found) == 1:
        return await _with_people(store, found[0])
    listed = "\n".join(f"  {row.id}  {row.values['name']}" for row in found or rows)
    if found:
        raise Refused(f"Several workspaces are called {wanted}. Give the id:\n{listed}")
    raise Refused(
        f"There is no workspace {wanted}. There are:\n{listed}"
        if rows
        else "There is no workspace yet. Set Cairn up first: `cairn user setup-link`."
    )


async def _with_people(store: Store, workspace: Row) -> Workspace:
    accounts = {account.person: account for account in await store.accounts()}
    _, members = await store.rows_of(workspace.stream, ["member"])
    present = _by_joining(row for row in members if row.deleted_at is None)
    people = {
        person: Person(
            id=person,
            name=row.values.get("name") or "",
            email=accounts[person].email if person in accounts else "",
        )
        for person, row in present.items()
    }
    roles = {person: row.values["role"] for person, row in present.items()}
    return Workspace(workspace.stream, workspace.values["name"], people, roles)


def _by_joining(rows: Iterable[Row]) -> dict[PersonId, Row]:
    return {row.values["person"]: row for row in sorted(rows, key=lambda row: row.created_at)}
