"""Nothing is readable without signing in, and nothing is changed from another site."""

from typing import Any

import pytest

from cairn.http.endpoint import Endpoint
from cairn.http.table import TABLE
from tests.verify.site import Site

pytestmark = pytest.mark.anyio

OPEN = {
    ("GET", "/health/live"),
    ("GET", "/health/ready"),
    ("GET", "/api/openapi.json"),
    ("GET", "/api/setup"),
    ("POST", "/api/setup"),
    ("POST", "/api/session"),
    ("GET", "/api/invitations/{token}"),
    ("POST", "/api/invitations/{token}/accept"),
    ("GET", "/api/resets/{token}"),
    ("POST", "/api/resets/{token}"),
}
"""What may be asked by anybody: written down here, so that a new one is a decision."""


def _name(endpoint: Endpoint[Any]) -> str:
    return f"{endpoint.method} {endpoint.path}"


@pytest.mark.parametrize("endpoint", TABLE, ids=_name)
async def test_without_a_session_all_but_the_open_ones_answer_401(
    endpoint: Endpoint[Any], empty: Site
) -> None:
    answer = await empty.client().request(endpoint.method, endpoint.path, json={"odd": 1})
    is_open = (endpoint.method, endpoint.path) in OPEN
    assert (answer.status_code != 401) == is_open, answer.text
    if not is_open:
        assert answer.json()["code"] == "sign_in_needed"


@pytest.mark.parametrize("endpoint", TABLE, ids=_name)
async def test_a_made_up_cookie_opens_nothing(endpoint: Endpoint[Any], empty: Site) -> None:
    client = empty.client(Cookie="cairn=" + "A" * 43)
    answer = await client.request(endpoint.method, endpoint.path, json={})
    assert (answer.status_code != 401) == ((endpoint.method, endpoint.path) in OPEN)


_CHANGING = [endpoint for endpoint in TABLE if endpoint.method != "GET"]


@pytest.mark.parametrize("endpoint", _CHANGING, ids=_name)
@pytest.mark.parametrize(
    "origin",
    ["", "null", "http://evil.test", "http://cairn.test.evil.test", "http://cairn.test:81"],
)
async def test_another_site_changes_nothing(
    endpoint: Endpoint[Any], origin: str, empty: Site
) -> None:
    answer = await empty.client(Origin=origin).request(endpoint.method, endpoint.path, json={})
    assert answer.status_code == 403
    assert answer.json()["code"] == "bad_origin"
