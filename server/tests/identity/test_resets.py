"""A lost password: the link is good once, for a day, and ends whatever was open before."""

import asyncio
from pathlib import Path
from typing import Literal

import httpx
import pytest
from argon2 import PasswordHasher

from cairn.identity.resets import LASTS
from cairn.model.ids import PersonId
from tests.verify.site import CHEAP, PASSWORD, Person, Site, empty_site, join, new_id, set_up

pytestmark = pytest.mark.anyio

NEW = "another long password"


async def _link(admin: Person, person: PersonId | str) -> httpx.Response:
    return await admin.client.post(f"/api/users/{person}/reset-link")


async def _token(admin: Person, person: Person) -> str:
    made = await _link(admin, person.id)
    assert made.status_code == 201, made.text
    return made.json()["url"].partition("#")[2]


async def _use(site: Site, token: str, password: str = NEW) -> httpx.Response:
    return await site.client().post(f"/api/resets/{token}", json={"password": password})


async def _signs_in(site: Site, person: Person, password: str) -> bool:
    body = {"email": person.email, "password": password}
    return (await site.client().post("/api/session", json=body)).status_code == 200


async def test_an_administrators_link_sets_a_password_and_signs_in(empty: Site) -> None:
    ada = await set_up(empty)
    ben = await join(empty, "Ben")
    token = await _token(ada, ben)
    looked = await empty.client().get(f"/api/resets/{token}")
    assert looked.json() == {"email": "ben@example.org"}
    client = empty.client()
    answer = await client.post(f"/api/resets/{token}", json={"password": NEW})
    assert answer.json() == {"person": ben.id}
    assert (await client.get("/api/me")).json()["person"] == ben.id
    assert await _signs_in(empty, ben, NEW)
    assert not await _signs_in(empty, ben, PASSWORD)


async def test_the_token_stands_behind_the_hash_of_the_link(empty: Site) -> None:
    ada = await set_up(empty)
    made = (await _link(ada, ada.id)).json()
    assert made["url"].startswith("http://cairn.test/reset#")
    assert 0 <= empty.clock.ms + LASTS - made["expires_at"] < 1000


async def test_a_reset_ends_all_sessions_and_closes_their_connections(empty: Site) -> None:
    ada = await set_up(empty)
    ben = await join(empty, "Ben")
    bens, adas = await ben.follow(), await ada.follow()
    await _use(empty, await _token(ada, ben))
    await bens.settle()
    await adas.settle()
    bens.close()
    adas.close()
    assert [frame["code"] for frame in bens.of_type("bye")] == ["signed_out"]
    assert adas.of_type("bye") == []
    assert (await ben.client.get("/api/me")).status_code == 401
    assert (await ada.client.get("/api/me")).status_code == 200


async def test_a_link_is_good_once_and_voids_the_others(empty: Site) -> None:
    ada = await set_up(empty)
    one, other = await _token(ada, ada), await _token(ada, ada)
    await _use(empty, one)
    for token in (one, other):
        assert (await _use(empty, token)).json()["code"] == "link_void"
        assert (await empty.client().get(f"/api/resets/{token}")).json()["code"] == "link_void"


async def test_of_two_who_use_a_link_at_once_one_is_refused(empty: Site) -> None:
    ada = await set_up(empty)
    token = await _token(ada, ada)
    answers = await asyncio.gather(*(_use(empty, token, f"{NEW} {n}") for n in range(2)))
    assert sorted(answer.status_code for answer in answers) == [200, 410]


async def test_a_link_expires(empty: Site) -> None:
    ada = await set_up(empty)
    token = await _token(ada, ada)
    empty.clock.pass_days(1)
    assert (await _use(empty, token)).json()["code"] == "link_void"


async def test_a_weak_password_leaves_the_link_as_it_was(empty: Site) -> None:
    ada = await set_up(empty)
    token = await _token(ada, ada)
    assert (await _use(empty, token, "short")).json()["code"] == "password_weak"
    assert (await _use(empty, token)).status_code == 200


async def test_links_of_another_purpose_reset_nothing(empty: Site) -> None:
    ada = await set_up(empty)
    wanted = {"workspace": empty.workspace, "role": "member"}
    made = await ada.client.post("/api/invitations", json=wanted)
    for token in (made.json()["url"].partition("#")[2], empty.setup_token(), "never given"):
        assert (await _use(empty, token)).json()["code"] == "link_void"


async def test_only_an_administrator_of_the_server_makes_links(empty: Site) -> None:
    ada = await set_up(empty)
    ben = await join(empty, "Ben", role="owner")
    for person in (ada.id, ben.id, new_id()):
        refused = await _link(ben, person)
        assert refused.status_code == 403
        assert "administrator" in refused.json()["detail"]
    assert (await _link(Person(empty, "", ben.id, empty.client()), ben.id)).status_code == 401


async def test_there_is_no_link_for_nobody(empty: Site) -> None:
    ada = await set_up(empty)
    for nobody in (new_id(), "nobody"):
        assert (await _link(ada, nobody)).json()["code"] == "not_found"


async def test_signing_in_takes_the_same_work_whether_there_is_an_account_or_not(
    tmp_path: Path,
) -> None:
    checks: list[str] = []

    class Counting(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002 - its name there
            checks.append(str(password))
            return super().verify(hash, password)

    hasher = Counting(time_cost=1, memory_cost=8, parallelism=CHEAP.parallelism)
    async with empty_site(tmp_path, hasher=hasher) as site:
        ada = await set_up(site)
        for email in (ada.email, "eve@example.org"):
            body = {"email": email, "password": f"guess of {email}"}
            await site.client().post("/api/session", json=body)
    assert checks == ["guess of ada@example.org", "guess of eve@example.org"]
