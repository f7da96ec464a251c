"""One's own account: sessions looked through and ended, e-mail and password changed."""

import asyncio
from typing import Any

import httpx
import pytest

from tests.verify.site import PASSWORD, Person, Site, join, new_id, set_up

pytestmark = pytest.mark.anyio

NEW = "another long password"


async def _another(person: Person, password: str = PASSWORD, agent: str = "Firefox") -> Person:
    """The person on another device."""
    client = person.site.client(**{"User-Agent": agent})
    answer = await client.post("/api/session", json={"email": person.email, "password": password})
    assert answer.status_code == 200, answer.text
    return Person(person.site, person.name, person.id, client)


async def _sessions(person: Person) -> list[dict[str, Any]]:
    return (await person.client.get("/api/sessions")).json()["sessions"]


async def _is_signed_in(person: Person) -> bool:
    return (await person.client.get("/api/me")).status_code == 200


async def _change(person: Person, what: str, **body: str) -> httpx.Response:
    return await person.client.post(f"/api/account/{what}", json=body)


async def test_sessions_tell_of_their_device_and_use_with_this_one_first(empty: Site) -> None:
    ada = await set_up(empty)
    began = empty.clock.ms
    phone = await _another(ada, agent="Phone")
    empty.clock.pass_days(2)
    assert await _is_signed_in(phone)
    this, other = await _sessions(ada)
    assert (this["is_this"], other["is_this"]) == (True, False)
    assert (other["agent"], other["address"]) == ("Phone", "127.0.0.1")
    assert other["created_at"] - began < 1000
    assert other["used_at"] - began > 100_000_000
    assert {"token", "token_hash"}.isdisjoint(this)


async def test_a_session_is_live_while_it_is_connected(empty: Site) -> None:
    ada = await set_up(empty)
    phone = await _another(ada)
    reader = await phone.follow()
    assert [each["is_live"] for each in await _sessions(ada)] == [False, True]
    reader.close()


async def test_a_session_is_revoked_and_its_connections_close(empty: Site) -> None:
    ada = await set_up(empty)
    phone = await _another(ada)
    lost, staying = await phone.follow(), await ada.follow()
    (_, other) = await _sessions(ada)
    assert (await ada.client.delete(f"/api/sessions/{other['id']}")).status_code == 204
    await lost.settle()
    await staying.settle()
    lost.close()
    staying.close()
    assert [frame["code"] for frame in lost.of_type("bye")] == ["signed_out"]
    assert staying.of_type("bye") == []
    assert not await _is_signed_in(phone)
    assert await _is_signed_in(ada)


async def test_nobody_revokes_a_session_of_someone_else(empty: Site) -> None:
    ada = await set_up(empty)
    ben = await join(empty, "Ben")
    (bens,) = await _sessions(ben)
    for wanted in (bens["id"], new_id(), "nonsense"):
        refused = await ada.client.delete(f"/api/sessions/{wanted}")
        assert refused.json()["code"] == "not_found"
    assert await _is_signed_in(ben)


async def test_signing_out_everywhere_else_leaves_this_one_and_other_people(empty: Site) -> None:
    ada = await set_up(empty)
    ben = await join(empty, "Ben")
    others = [await _another(ada), await _another(ada)]
    lost, bens = await others[0].follow(), await ben.follow()
    assert (await ada.client.delete("/api/sessions")).status_code == 204
    await lost.settle()
    await bens.settle()
    lost.close()
    bens.close()
    assert [frame["code"] for frame in lost.of_type("bye")] == ["signed_out"]
    assert bens.of_type("bye") == []
    assert [await _is_signed_in(each) for each in (ada, ben, *others)] == [True, True, False, False]


async def test_a_new_password_takes_the_old_one_and_ends_other_sessions(empty: Site) -> None:
    ada = await set_up(empty)
    phone = await _another(ada)
    lost = await phone.follow()
    assert (await _change(ada, "password", old=PASSWORD, password=NEW)).status_code == 204
    await lost.settle()
    lost.close()
    assert [frame["code"] for frame in lost.of_type("bye")] == ["signed_out"]
    assert not await _is_signed_in(phone)
    assert await _is_signed_in(ada)
    assert await _is_signed_in(await _another(ada, NEW))


async def test_without_the_password_nothing_changes(empty: Site) -> None:
    ada = await set_up(empty)
    phone = await _another(ada)
    wrong = await _change(ada, "password", old="not the password", password=NEW)
    assert wrong.json()["code"] == "bad_credentials"
    wrong = await _change(ada, "email", email="eve@example.org", password="not the password")
    assert wrong.json()["code"] == "bad_credentials"
    assert await _is_signed_in(phone)
    assert (await ada.client.get("/api/me")).json()["email"] == "ada@example.org"


async def test_a_weak_password_is_refused_before_any_attempt_is_counted(empty: Site) -> None:
    ada = await set_up(empty)
    for _ in range(empty.settings.sign_in_attempts + 1):
        refused = await _change(ada, "password", old="wrong", password="short")
        assert refused.json()["code"] == "password_weak"


async def test_who_holds_a_session_guesses_no_password_by_it(empty: Site) -> None:
    ada = await set_up(empty)
    for _ in range(empty.settings.sign_in_attempts):
        await _change(ada, "password", old="a guess", password=NEW)
    refused = await _change(ada, "password", old=PASSWORD, password=NEW)
    assert refused.json()["code"] == "too_many_attempts"


async def test_of_two_changes_with_one_password_the_second_is_refused(empty: Site) -> None:
    ada = await set_up(empty)
    changes = [_change(ada, "password", old=PASSWORD, password=f"{NEW} {n}") for n in range(2)]
    answers = await asyncio.gather(*changes)
    assert sorted(answer.status_code for answer in answers) == [204, 401]


async def test_another_email_signs_in_from_then_on(empty: Site) -> None:
    ada = await set_up(empty)
    changed = await _change(ada, "email", email=" Ada@Elsewhere.org ", password=PASSWORD)
    assert changed.status_code == 204
    assert (await ada.client.get("/api/me")).json()["email"] == "ada@elsewhere.org"
    old = {"email": "ada@example.org", "password": PASSWORD}
    assert (await empty.client().post("/api/session", json=old)).status_code == 401
    new = old | {"email": "ada@elsewhere.org"}
    assert (await empty.client().post("/api/session", json=new)).status_code == 200


async def test_an_email_that_someone_has_or_nobody_can_have_is_refused(empty: Site) -> None:
    ada = await set_up(empty)
    await join(empty, "Ben")
    taken = await _change(ada, "email", email="BEN@example.org", password=PASSWORD)
    assert taken.json()["code"] == "email_taken"
    none = await _change(ada, "email", email="ben", password=PASSWORD)
    assert none.json()["code"] == "bad_request"
    assert (await ada.client.get("/api/me")).json()["email"] == "ada@example.org"


@pytest.mark.parametrize("what", ["password", "email"])
async def test_a_change_voids_links_to_reset_the_password(empty: Site, what: str) -> None:
    ada = await set_up(empty)
    link = (await ada.client.post(f"/api/users/{ada.id}/reset-link")).json()["url"]
    body = {
        "password": {"old": PASSWORD, "password": NEW},
        "email": {"email": "ada@elsewhere.org", "password": PASSWORD},
    }
    assert (await _change(ada, what, **body[what])).status_code == 204
    looked = await empty.client().get(f"/api/resets/{link.partition('#')[2]}")
    assert looked.json()["code"] == "link_void"
