"""Setting up: one link, once, makes the owner, their workspace and their session."""

from collections.abc import Sequence

import pytest

from cairn.commit.submission import Outcome, Submission, Waiting
from cairn.identity.accounts import NewAccount
from cairn.identity.passwords import Passwords
from cairn.identity.problem import Problem
from cairn.identity.setup import Setup
from cairn.identity.tokens import token_hash
from cairn.identity.writing import Client, Writing
from cairn.model.ids import PersonId
from tests.verify.site import CHEAP, PASSWORD, Site, email_of, set_up

pytestmark = pytest.mark.anyio


def _body(token: str, **other: str) -> dict[str, str]:
    account = {"name": "Ada", "email": email_of("Ada"), "password": PASSWORD}
    return {"token": token, "workspace": "Ops", **account, **other}


async def test_the_link_makes_an_owner_who_is_signed_in(empty: Site) -> None:
    assert (await empty.client().get("/api/setup")).json() == {"needed": True}
    ada = await set_up(empty)
    assert (await ada.client.get("/api/me")).json() == {
        "person": ada.id,
        "name": "Ada",
        "email": "ada@example.org",
        "is_admin": True,
    }
    assert (await empty.client().get("/api/setup")).json() == {"needed": False}


async def test_the_token_stands_where_no_server_logs_it(empty: Site) -> None:
    address, _, token = empty.links[-1].partition("#")
    assert address == "http://localhost:8470/setup"
    assert len(token) == 43


@pytest.mark.parametrize("token", ["", "made-up", "A" * 43])
async def test_a_made_up_token_sets_nothing_up(token: str, empty: Site) -> None:
    answer = await empty.client().post("/api/setup", json=_body(token))
    assert answer.status_code == 410
    assert answer.json()["code"] == "link_void"


async def test_a_used_link_is_void(empty: Site) -> None:
    await set_up(empty)
    used = token_hash(empty.setup_token())
    assert await empty.store.link(used, empty.clock()) is None
    again = _body(empty.setup_token(), email="eve@example.org")
    assert (await empty.client().post("/api/setup", json=again)).json()["code"] == "link_void"


async def test_a_second_link_is_void_once_somebody_has_an_account(empty: Site) -> None:
    other = await empty.doors.setup.new_token()
    await set_up(empty)
    again = _body(other, email="eve@example.org")
    assert (await empty.client().post("/api/setup", json=again)).json()["code"] == "link_void"


@pytest.mark.parametrize("broken_at", [1, 2])
async def test_a_setup_that_breaks_off_can_be_done_again(broken_at: int, empty: Site) -> None:
    doors = empty.doors
    calls = 0

    async def breaks_off(submissions: Sequence[Submission]) -> list[Outcome]:
        nonlocal calls
        calls += 1
        return [Waiting("unavailable")] if calls == broken_at else await submit(submissions)

    submit = doors.hub.submit
    writing = Writing(breaks_off, empty.clock)
    setup = Setup(empty.store, writing, Passwords(CHEAP), doors.sessions)
    account = NewAccount("Ada", "ada@example.org", PASSWORD)
    with pytest.raises(Problem):
        await setup.set_up(empty.setup_token(), account, "Half made", Client("", ""))

    ada = await set_up(empty)

    assert (await ada.client.get("/api/me")).json()["is_admin"]
    segment = await ada.client.get(f"/api/segments/{empty.workspace}/{empty.workspace}")
    assert segment.json()["kinds"]["workspace"]["rows"][0][-2] == "Ops"


async def test_an_owner_whose_profile_was_not_made_gets_it_all_the_same(empty: Site) -> None:
    submit = empty.doors.hub.submit

    async def without_profile(submissions: Sequence[Submission]) -> list[Outcome]:
        (one,) = submissions
        is_profile = one.mutation.intent == "profile.create"
        return [Waiting("unavailable")] if is_profile else await submit(submissions)

    writing = Writing(without_profile, empty.clock)
    setup = Setup(empty.store, writing, Passwords(CHEAP), empty.doors.sessions)
    account = NewAccount("Ada", email_of("Ada"), PASSWORD)
    with pytest.raises(Problem):
        await setup.set_up(empty.setup_token(), account, "Ops", Client("", ""))

    client = empty.client()
    answer = await client.post(
        "/api/session", json={"email": email_of("Ada"), "password": PASSWORD}
    )
    person = answer.json()["person"]
    await empty.doors.readers.settle()
    assert len(await empty.doors.hub.reads.streams_of(PersonId(person))) == 2


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"password": "short"}, "password_weak"),
        ({"password": "x" * 1001}, "bad_request"),
        ({"email": "nobody"}, "bad_request"),
        ({"email": "a b@example.org"}, "bad_request"),
        ({"email": "a@b@example.org"}, "bad_request"),
        ({"name": "  "}, "bad_request"),
        ({"name": "A\0da"}, "bad_request"),
        ({"workspace": " "}, "bad_request"),
        ({"workspace": "x" * 201}, "bad_request"),
        ({"workspace": "O\0ps"}, "bad_request"),
    ],
)
async def test_a_bad_field_leaves_the_link_usable(
    wrong: dict[str, str], code: str, empty: Site
) -> None:
    token = empty.setup_token()
    refused = await empty.client().post("/api/setup", json=_body(token, **wrong))
    assert refused.json()["code"] == code
    assert (await empty.client().post("/api/setup", json=_body(token))).status_code == 201
