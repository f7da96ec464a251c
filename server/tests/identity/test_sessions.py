"""Signing in, staying signed in, signing out; and guessing, which is limited and learns nothing."""

import asyncio
from pathlib import Path

import httpx
import pytest

from tests.verify.site import PASSWORD, Clock, Person, Site, empty_site, set_up

pytestmark = pytest.mark.anyio


async def _sign_in(site: Site, email: str, password: str, **headers: str) -> httpx.Response:
    body = {"email": email, "password": password}
    return await site.client(**headers).post("/api/session", json=body)


async def test_the_right_password_opens_a_session(empty: Site) -> None:
    ada = await set_up(empty)
    answer = await _sign_in(empty, " ADA@example.org ", PASSWORD)
    assert answer.json() == {"person": ada.id}
    assert answer.cookies["cairn"] != ada.token


async def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(empty: Site) -> None:
    await set_up(empty)
    cookie = (await _sign_in(empty, "ada@example.org", PASSWORD)).headers["set-cookie"]
    assert "; HttpOnly" in cookie
    assert "; SameSite=Lax" in cookie
    assert "; Path=/" in cookie
    assert "Secure" not in cookie


async def test_over_https_the_cookie_is_bound_to_the_host(tmp_path: Path) -> None:
    base = "https://cairn.example.org"
    async with empty_site(tmp_path, public_url=base) as site:
        assert site.links[-1].startswith(f"{base}/setup#")
        client = site.client(Origin=base)
        body = {"token": site.setup_token(), "name": "Ada", "email": "ada@example.org"}
        more = {"password": PASSWORD, "workspace": "Ops"}
        answer = await client.post("/api/setup", json=body | more)
        assert answer.headers["set-cookie"].startswith("__Host-cairn=")
        assert "; Secure" in answer.headers["set-cookie"]
        elsewhere = await site.client().post("/api/session", json={})
        assert elsewhere.json()["code"] == "bad_origin"


async def test_a_wrong_password_and_an_unknown_account_answer_alike(empty: Site) -> None:
    await set_up(empty)
    wrong = await _sign_in(empty, "ada@example.org", "not the password")
    unknown = await _sign_in(empty, "eve@example.org", "not the password")
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.text == unknown.text


@pytest.mark.parametrize("email", ["ada@example.org", "eve@example.org"])
async def test_guessing_at_an_account_is_limited_whether_it_exists_or_not(
    email: str, tmp_path: Path
) -> None:
    async with empty_site(tmp_path, sign_in_attempts=3) as site:
        await set_up(site)
        codes = [(await _sign_in(site, email, "guess")).json()["code"] for _ in range(4)]
        right = await _sign_in(site, email, PASSWORD)
    assert codes == ["bad_credentials"] * 3 + ["too_many_attempts"]
    assert right.json()["code"] == "too_many_attempts"
    assert int(right.headers["retry-after"]) > 800


async def test_guesses_that_come_at_once_are_limited_as_well(tmp_path: Path) -> None:
    async with empty_site(tmp_path, sign_in_attempts=3) as site:
        await set_up(site)
        guesses = [_sign_in(site, "ada@example.org", f"guess {n}") for n in range(8)]
        codes = sorted([answer.json()["code"] for answer in await asyncio.gather(*guesses)])
    assert codes == ["bad_credentials"] * 3 + ["too_many_attempts"] * 5


async def test_signing_in_uses_up_no_attempt_of_the_address(tmp_path: Path) -> None:
    async with empty_site(tmp_path, sign_in_attempts=2) as site:
        await set_up(site)
        answers = [await _sign_in(site, "ada@example.org", PASSWORD) for _ in range(7)]
    assert [answer.status_code for answer in answers] == [200] * 7


async def test_guessing_from_one_address_at_many_accounts_is_limited(tmp_path: Path) -> None:
    async with empty_site(tmp_path, sign_in_attempts=2) as site:
        codes = [
            (await _sign_in(site, f"{n}@example.org", "guess")).json()["code"] for n in range(7)
        ]
    assert codes == ["bad_credentials"] * 6 + ["too_many_attempts"]


async def test_signing_out_ends_the_session_itself(empty: Site) -> None:
    ada = await set_up(empty)
    stolen = empty.client(Cookie=f"cairn={ada.token}")
    assert (await stolen.get("/api/me")).status_code == 200
    answer = await ada.client.delete("/api/session")
    assert answer.status_code == 204
    assert "Max-Age=0" in answer.headers["set-cookie"]
    assert (await stolen.get("/api/me")).status_code == 401


async def test_signing_out_closes_the_sessions_connections_and_no_others(empty: Site) -> None:
    ada = await set_up(empty)
    leaving = await ada.follow()
    answer = await _sign_in(empty, ada.email, PASSWORD)
    other_device = Person(empty, "Ada", ada.id, empty.client())
    other_device.client.cookies = answer.cookies
    staying = await other_device.follow()
    await ada.client.delete("/api/session")
    await leaving.settle()
    await staying.settle()
    leaving.close()
    staying.close()
    assert [frame["code"] for frame in leaving.of_type("bye")] == ["signed_out"]
    assert staying.of_type("bye") == []


async def test_a_connection_that_greets_after_signing_out_is_told_nothing(empty: Site) -> None:
    ada = await set_up(empty)
    silent = await ada.connect()
    await empty.client(Cookie=f"cairn={ada.token}").delete("/api/session")
    await silent.hello()
    silent.close()
    assert [(frame["type"], frame.get("code")) for frame in silent.frames] == [
        ("bye", "signed_out")
    ]


async def test_a_session_ends_when_it_is_not_used(empty: Site) -> None:
    ada = await set_up(empty)
    empty.clock.pass_days(31)
    assert (await ada.client.get("/api/me")).status_code == 401


async def test_a_session_lasts_while_it_is_used(empty: Site) -> None:
    ada = await set_up(empty)
    for _ in range(4):
        empty.clock.pass_days(20)
        answer = await ada.client.get("/api/me")
        assert answer.status_code == 200
        assert "Max-Age=2591" in answer.headers["set-cookie"]


async def test_a_session_is_extended_once_a_day_only(empty: Site) -> None:
    ada = await set_up(empty)
    assert "set-cookie" not in (await ada.client.get("/api/me")).headers


async def test_a_connection_whose_session_ended_is_told_at_its_next_ping(empty: Site) -> None:
    ada = await set_up(empty)
    reader = await ada.follow()
    empty.clock.pass_days(31)
    await reader.send({"type": "ping"})
    await reader.settle()
    reader.close()
    assert [frame["code"] for frame in reader.of_type("bye")] == ["signed_out"]


async def test_a_connection_that_never_pings_is_told_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cairn.sync.hub._LOOK_SECONDS", 0.01)
    async with empty_site(tmp_path) as site:
        ada = await set_up(site)
        silent = await ada.follow()
        site.clock.pass_days(31)
        await silent.wait_for(lambda frame: frame["type"] == "bye")
        silent.close()
    assert [frame["code"] for frame in silent.of_type("bye")] == ["signed_out"]


async def test_a_connection_whose_session_was_extended_elsewhere_goes_on(empty: Site) -> None:
    ada = await set_up(empty)
    reader = await ada.follow()
    empty.clock.pass_days(20)
    await ada.client.get("/api/me")
    empty.clock.pass_days(20)
    await reader.send({"type": "ping"})
    await reader.settle()
    reader.close()
    assert reader.frames[-1] == {"type": "pong"}


@pytest.mark.sqlite
async def test_no_token_and_no_password_is_kept(tmp_path: Path) -> None:
    async with empty_site(tmp_path, Clock()) as site:
        ada = await set_up(site)
        secrets = [ada.token, site.setup_token(), PASSWORD]
    kept = _all_bytes(tmp_path)
    assert b"ada@example.org" in kept
    for secret in secrets:
        assert secret.encode() not in kept


def _all_bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


async def test_no_secret_and_no_personal_text_is_logged(
    empty: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    ada = await set_up(empty)
    await _sign_in(empty, ada.email, "not the password")
    await ada.client.get("/api/invitations/very-secret-token")
    lines = capsys.readouterr().out
    assert "/api/setup" in lines
    for secret in (ada.token, PASSWORD, "not the password", "very-secret", ada.email, "Ada"):
        assert secret not in lines
