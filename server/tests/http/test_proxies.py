"""Behind a proxy: its word counts when the settings name it, and nobody else's does."""

from pathlib import Path

import httpx
import pytest

from tests.verify.site import PASSWORD, Site, empty_site

pytestmark = pytest.mark.anyio

HTTPS = "https://cairn.test"
FORWARDED = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9", "Origin": HTTPS}


async def _set_up(site: Site, peer: str) -> httpx.Response:
    transport = httpx.ASGITransport(site.app, client=(peer, 1234))
    body = {"token": site.setup_token(), "name": "Ada", "email": "ada@example.org"}
    async with httpx.AsyncClient(
        transport=transport, base_url="http://cairn.test", headers=FORWARDED
    ) as client:
        return await client.post(
            "/api/setup", json=body | {"password": PASSWORD, "workspace": "Ops"}
        )


async def test_a_trusted_proxy_says_https(tmp_path: Path) -> None:
    async with empty_site(tmp_path, trusted_proxies=("10.0.0.0/8",)) as site:
        answer = await _set_up(site, "10.1.2.3")
    assert answer.status_code == 201
    assert answer.headers["set-cookie"].startswith("__Host-cairn=")


async def test_anybody_elses_word_is_not_believed(tmp_path: Path) -> None:
    async with empty_site(tmp_path, trusted_proxies=("10.0.0.0/8",)) as site:
        answer = await _set_up(site, "192.0.2.1")
    assert answer.json()["code"] == "bad_origin"


async def test_without_trusted_proxies_nobody_is_believed(tmp_path: Path) -> None:
    async with empty_site(tmp_path) as site:
        answer = await _set_up(site, "127.0.0.1")
    assert answer.json()["code"] == "bad_origin"


async def test_attempts_are_counted_by_the_address_that_the_proxy_names(tmp_path: Path) -> None:
    async with empty_site(tmp_path, trusted_proxies=("10.0.0.1",), sign_in_attempts=1) as site:
        codes = [await _guess(site, f"203.0.113.{n}", f"{n}@example.org") for n in range(6)]
        same = [await _guess(site, "203.0.113.99", f"{n}@example.net") for n in range(4)]
    assert codes == ["bad_credentials"] * 6
    assert same == ["bad_credentials"] * 3 + ["too_many_attempts"]


async def _guess(site: Site, address: str, email: str) -> str:
    transport = httpx.ASGITransport(site.app, client=("10.0.0.1", 1234))
    headers = {"X-Forwarded-For": address, "Origin": "http://cairn.test"}
    async with httpx.AsyncClient(
        transport=transport, base_url="http://cairn.test", headers=headers
    ) as client:
        body = {"email": email, "password": "guess"}
        return (await client.post("/api/session", json=body)).json()["code"]
