"""One line a request: what was asked, what came of it, how long it took; and an id."""

import json

import pytest

from cairn.telemetry import logs
from tests.verify.site import Site, set_up

pytestmark = pytest.mark.anyio


def _lines(text: str, event: str) -> list[dict[str, object]]:
    lines = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    return [line for line in lines if line["event"] == event]


@pytest.fixture
def json_lines(capsys: pytest.CaptureFixture[str]) -> pytest.CaptureFixture[str]:
    """Log lines as JSON, to what the test captures."""
    logs.configure("json", "info")
    return capsys


async def test_each_request_is_one_line_with_the_id_of_its_answer(
    json_lines: pytest.CaptureFixture[str], empty: Site
) -> None:
    answer = await empty.client().get("/api/setup?secret=1")
    (line,) = _lines(json_lines.readouterr().out, "request")
    assert line["request"] == answer.headers["x-request-id"]
    assert (line["method"], line["route"], line["status"]) == ("GET", "/api/setup", 200)
    assert isinstance(line["ms"], float)
    assert "secret" not in json.dumps(line)


async def test_a_path_that_carries_a_token_is_logged_as_its_pattern(
    json_lines: pytest.CaptureFixture[str], empty: Site
) -> None:
    await empty.client().get("/api/invitations/very-secret")
    (line,) = _lines(json_lines.readouterr().out, "request")
    assert line["route"] == "/api/invitations/{token}"


async def test_a_request_that_writes_names_the_mutation_that_its_group_names(
    json_lines: pytest.CaptureFixture[str], empty: Site
) -> None:
    ada = await set_up(empty)
    await ada.client.delete("/api/session")
    lines = json_lines.readouterr().out
    request = _lines(lines, "request")[-1]
    assert request["route"] == "/api/session"
    assert [request["mutation"]] in [line["mutations"] for line in _lines(lines, "group")]


async def test_a_fault_of_ours_is_logged_with_its_trace_and_told_without(
    json_lines: pytest.CaptureFixture[str], empty: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = await set_up(empty)

    async def fails(*_: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(empty.doors.hub, "state", fails)
    answer = await ada.client.get(f"/api/log/{empty.workspace}")
    assert answer.json()["code"] == "server_fault"
    assert "bug" not in answer.text
    (line,) = _lines(json_lines.readouterr().out, "request_fault")
    assert "ZeroDivisionError: a bug" in str(line["exception"])
