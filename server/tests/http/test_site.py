"""The site around the API: security headers, the web app, health, the API's description."""

from collections.abc import AsyncGenerator
from dataclasses import replace
from errno import ENOENT
from pathlib import Path

import pytest

from cairn.http.log_page import LogAsked
from cairn.http.table import TABLE
from tests.verify.site import Site, empty_site

pytestmark = pytest.mark.anyio


@pytest.fixture
async def built(tmp_path: Path, anyio_backend: str) -> AsyncGenerator[Site]:
    """A server with a built web app."""
    del anyio_backend
    web = tmp_path / "no-web"
    (web / "assets").mkdir(parents=True)
    (web / "index.html").write_text("<!doctype html><title>the app</title>")
    (web / "assets" / "index-abc123.js").write_text("console.log(1)\n" * 100)
    (web / "service-worker.js").write_text("skipWaiting()")
    (tmp_path / "secret.txt").write_text("secret")
    async with empty_site(tmp_path) as site:
        yield site


@pytest.mark.parametrize("path", ["/", "/api/setup", "/api/unknown", "/assets/none.js"])
async def test_every_answer_carries_the_security_headers(path: str, built: Site) -> None:
    headers = (await built.client().get(path)).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "require-trusted-types-for 'script'" in headers["content-security-policy"]
    assert "trusted-types cairn-service-worker" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/", "/w/1/b/2", "/setup", "/" + "a" * 300, "/%00"])
async def test_every_page_is_the_app(path: str, built: Site) -> None:
    answer = await built.client().get(path)
    assert "the app" in answer.text
    assert answer.headers["cache-control"] == "no-cache"


async def test_a_page_that_is_known_is_not_sent_again(built: Site) -> None:
    etag = (await built.client().get("/")).headers["etag"]
    answer = await built.client().get("/", headers={"If-None-Match": etag})
    assert answer.status_code == 304


async def test_the_service_worker_is_asked_for_anew_each_time(built: Site) -> None:
    answer = await built.client().get("/service-worker.js")
    assert answer.text == "skipWaiting()"
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["content-type"].startswith("text/javascript")


async def test_hashed_files_are_kept_for_ever_and_compressed(built: Site) -> None:
    answer = await built.client().get("/assets/index-abc123.js")
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["content-type"].startswith("text/javascript")


async def test_a_hashed_file_that_is_gone_is_no_page(built: Site) -> None:
    assert (await built.client().get("/assets/index-old.js")).status_code == 404


@pytest.mark.parametrize(
    "path", ["/../secret.txt", "/%2e%2e/secret.txt", "/assets/../../secret.txt"]
)
async def test_no_path_leads_out_of_the_folder(path: str, built: Site) -> None:
    assert "secret" not in (await built.client().get(path)).text


async def test_without_a_build_the_page_says_so(empty: Site) -> None:
    answer = await empty.client().get("/")
    assert answer.status_code == 503
    assert "make run" in answer.text


async def test_a_server_that_can_do_its_work_is_ready(empty: Site) -> None:
    assert (await empty.client().get("/health/live")).json() == {"ok": True}
    health = (await empty.client().get("/health/ready")).json()
    assert (health["ok"], health["wrong"]) == (True, {})
    assert health["readers"]["notifications"]["skipped"] == 0


async def test_a_server_that_goes_down_is_not_ready(empty: Site) -> None:
    await empty.doors.hub.drain()
    answer = await empty.client().get("/health/ready")
    assert answer.status_code == 503
    assert list(answer.json()["wrong"]) == ["draining"]


async def test_a_nearly_full_disk_is_not_ready(tmp_path: Path) -> None:
    async with empty_site(tmp_path, disk_reserve=2**62) as site:
        answer = await site.client().get("/health/ready")
    assert answer.status_code == 503
    assert list(answer.json()["wrong"]) == ["disk"]


async def test_a_store_that_fails_is_not_ready(empty: Site) -> None:
    def fails(*_: object) -> None:
        raise FileNotFoundError(ENOENT, "no such file", "/srv/cairn")

    hub = empty.doors.hub
    empty.app.state.doors = replace(empty.doors)
    hub.reads.head = fails  # pyright: ignore[reportAttributeAccessIssue] - a fault, put in
    answer = await empty.client().get("/health/ready")
    del hub.reads.head
    assert answer.json()["wrong"] == {"store": "no such file"}


async def test_the_description_names_every_endpoint(empty: Site) -> None:
    described = (await empty.client().get("/api/openapi.json")).json()
    assert described["openapi"] == "3.1.0"
    assert {
        (method.upper(), path)
        for path, operations in described["paths"].items()
        for method in operations
    } == {(endpoint.method, endpoint.path) for endpoint in TABLE}
    body = described["paths"]["/api/session"]["post"]["requestBody"]
    assert body["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/SignIn"}
    query = described["paths"]["/api/log/{stream}"]["get"]["parameters"]
    asked = [parameter["name"] for parameter in query]
    assert (asked[0], set(asked[1:])) == ("stream", set(LogAsked.__struct_encode_fields__))
