"""The profile that goes with each account."""

from cairn.identity.problem import Problem
from cairn.identity.writing import Client, Writing, by_link
from cairn.model.ids import PersonId, RowId, StreamId
from cairn.model.ops import Create


async def make_profile(writing: Writing, person: PersonId, name: str, client: Client) -> None:
    """Make the profile of a new account, unless the reader of new accounts was quicker."""
    profile = Create("profile", RowId(person), {"name": name})
    try:
        await writing.write(by_link(person, client), StreamId(person), "profile.create", [profile])
    except Problem as problem:
        if problem.code.name != "exists":
            raise
