"""Setting up: one link, once, makes the owner, their workspace and their session."""

import pytest

from cairn.identity.tokens import token_hash
from tests.verify.site import PASSWORD, Site, email_of, set_up

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
