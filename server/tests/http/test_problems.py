"""Bad requests: each is told by a code of the catalogue, none answers 500."""

import asyncio
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from cairn.http.endpoint import Endpoint
from cairn.http.table import TABLE
from cairn.model.errors import CODES
from tests.verify.site import Site, empty_site, set_up


@pytest.mark.anyio
async def test_a_problem_has_the_shape_of_rfc_9457(empty: Site) -> None:
    answer = await empty.client().post("/api/session", content=b"{")
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == answer.status_code == 400
    assert problem["code"] == "bad_request"
    assert problem["type"] == "urn:cairn:problem:bad_request"
    assert problem["params"]["why"] in problem["detail"]


@pytest.mark.anyio
async def test_a_wrong_type_is_named_with_its_place(empty: Site) -> None:
    answer = await empty.client().post("/api/session", json={"email": 7, "password": "x"})
    assert answer.json()["detail"] == "Expected `str`, got `int` - at `$.email`"


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("method", "path", "code"),
    [
        ("GET", "/api/unknown", "no_such_page"),
        ("POST", "/api/unknown", "no_such_page"),
        ("GET", "/health/unknown", "no_such_page"),
        ("PUT", "/api/session", "bad_method"),
        ("GET", "/api/sync", "bad_method"),
        ("POST", "/some/page", "bad_method"),
    ],
)
async def test_what_is_not_there_is_told_apart(
    method: str, path: str, code: str, empty: Site
) -> None:
    answer = await empty.client().request(method, path)
    assert answer.json()["code"] == code
    assert answer.status_code == CODES[code].status


@pytest.mark.anyio
@pytest.mark.parametrize("host", ["[", "a:b", "", "[::1"])
async def test_an_odd_host_is_another_site(host: str, empty: Site) -> None:
    answer = await empty.client(Host=host).post("/api/session", json={})
    assert answer.json()["code"] == "bad_origin"


@pytest.mark.anyio
async def test_a_body_over_the_limit_is_not_read_to_its_end(empty: Site) -> None:
    body = b" " * (empty.settings.body_limit + 1)
    answer = await empty.client().post("/api/session", content=body)
    assert answer.status_code == 413


@pytest.mark.anyio
async def test_a_request_that_breaks_off_is_no_fault_of_the_server(empty: Site) -> None:
    heard = iter([
        {"type": "http.request", "body": b'{"email":', "more_body": True},
        {"type": "http.disconnect"},
    ])  # fmt: skip
    told: list[Any] = []

    async def receive() -> Any:
        return next(heard)

    async def send(message: Any) -> None:
        told.append(message)

    headers = [(b"host", b"cairn.test"), (b"origin", b"http://cairn.test")]
    scope = {"type": "http", "method": "POST", "path": "/api/session", "headers": headers}
    scope |= {"query_string": b"", "scheme": "http", "server": ("cairn.test", 80)}
    await empty.app({**scope, "client": ("192.0.2.1", 1)}, receive, send)
    assert told[0]["status"] == 400


_JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def _requests() -> st.SearchStrategy[tuple[str, bytes]]:
    """Bodies for what takes one: any bytes, any JSON, and JSON with the right names."""
    posts = [endpoint for endpoint in TABLE if endpoint.method == "POST"]

    def bodies(endpoint: Endpoint[Any]) -> st.SearchStrategy[tuple[str, bytes]]:
        names = endpoint.takes.__struct_fields__
        shaped = st.fixed_dictionaries({}, optional=dict.fromkeys(names, _JSON))
        encoded = (shaped | _JSON).map(lambda value: json.dumps(value).encode())
        return st.tuples(st.just(endpoint.path), encoded | st.binary(max_size=40))

    return st.sampled_from(posts).flatmap(bodies)


@hypothesis_settings(max_examples=20, deadline=None)
@given(requests=st.lists(_requests(), min_size=10, max_size=40))
def test_no_body_is_answered_by_500(requests: list[tuple[str, bytes]]) -> None:
    async def ask_all() -> None:
        with TemporaryDirectory() as folder:
            async with empty_site(Path(folder)) as site:
                owner = await set_up(site)
                for path, body in requests:
                    answer = await owner.client.post(path, content=body)
                    assert answer.status_code != 500, (path, body, answer.text)

    asyncio.run(ask_all())
