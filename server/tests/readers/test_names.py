"""Names and pictures follow people's profiles, and everybody with an account has one."""

from typing import Any

import pytest

from cairn.commit.effects import PutAccount
from cairn.commit.submission import Submission, digest_of
from cairn.decide.facts import Actor
from cairn.identity.profiles import make_profile
from cairn.identity.writing import Client, Writing
from cairn.model.ids import INSTANCE, SYSTEM, MutationId, PersonId, RowId, StreamId
from cairn.model.ops import Create, Mutation
from tests.verify.site import Person, Site, change, join, new_id

pytestmark = pytest.mark.anyio


async def _rows(site: Site, stream: str, kind: str) -> list[Any]:
    await site.doors.readers.settle()
    store: Any = site.doors.hub.reads
    _, rows = await store.rows_of(StreamId(stream), [kind])
    return rows


async def _member(site: Site, person: Person) -> dict[str, Any]:
    rows = await _rows(site, site.workspace, "member")
    (found,) = [row.values for row in rows if row.values["person"] == person.id]
    return found


async def test_a_new_name_and_picture_come_to_the_workspace(site: Site) -> None:
    ben = site.people["Ben"]
    await ben.do(
        change("profile", ben.id, "name", "Benedict"),
        change("profile", ben.id, "picture", "b.png"),
        stream=ben.id,
    )

    member = await _member(site, ben)
    assert (member["name"], member["picture"]) == ("Benedict", "b.png")
    assert (await ben.client.get("/api/me")).json()["name"] == "Benedict"


async def test_a_picture_that_is_taken_away_goes_everywhere(site: Site) -> None:
    ben = site.people["Ben"]
    await ben.do(change("profile", ben.id, "picture", "b.png"), stream=ben.id)
    assert "picture" in await _member(site, ben)
    await ben.do(change("profile", ben.id, "picture", None), stream=ben.id)

    assert "picture" not in await _member(site, ben)


async def test_nothing_is_written_where_nothing_differs(site: Site) -> None:
    reads = site.doors.hub.reads
    await join(site, "Eve")
    before = (await reads.head(site.workspace)).seq
    await site.doors.readers.settle()

    assert (await reads.head(site.workspace)).seq == before


async def test_who_comes_back_comes_with_the_name_they_have_now(site: Site) -> None:
    ada, eve = site.people["Ada"], await join(site, "Eve")
    rows = await _rows(site, site.workspace, "member")
    (row,) = [row for row in rows if row.values["person"] == eve.id]
    await ada.do({"op": "delete", "kind": "member", "id": row.id})
    await eve.do(change("profile", eve.id, "name", "Evelyn"), stream=eve.id)
    assert (await _member(site, eve))["name"] == "Eve"
    await ada.do({"op": "restore", "kind": "member", "id": row.id})

    assert (await _member(site, eve))["name"] == "Evelyn"


async def test_an_account_without_a_profile_gets_one(site: Site) -> None:
    person = PersonId(new_id())
    account = PutAccount(person, "old@example.org", "Older", "hash", is_admin=False)
    event = Create("event", RowId(new_id()), {"what": "account.create", "person": person})
    mutation = Mutation(MutationId(new_id()), INSTANCE, "test", [event], site.clock())
    actor = Actor(SYSTEM, "system")
    await site.doors.hub.submit([Submission(actor, mutation, digest_of(mutation), (account,))])

    (profile,) = await _rows(site, person, "profile")
    assert (profile.id, profile.values) == (person, {"name": "Older"})


async def test_a_profile_that_the_reader_made_first_is_no_fault_of_signing_up(empty: Site) -> None:
    person = PersonId(new_id())
    writing = Writing(empty.doors.hub.submit, empty.clock)
    for _ in range(2):
        await make_profile(writing, person, "Ada", Client("192.0.2.1", "test"))

    (profile,) = await _rows(empty, person, "profile")
    assert profile.values == {"name": "Ada"}


async def test_everybody_who_came_by_a_link_has_a_profile(site: Site) -> None:
    eve = await join(site, "Eve")

    for person in (*site.people.values(), eve):
        assert len(await _rows(site, person.id, "profile")) == 1
