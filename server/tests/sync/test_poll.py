"""POST /api/sync: the same frames where sockets are blocked."""

from typing import Any

import msgspec
import pytest

from cairn.http import polling
from tests.verify.check import RED
from tests.verify.site import Person, Site, create, greeting

pytestmark = pytest.mark.anyio

Json = dict[str, Any]


async def _poll(person: Person, *frames: Json, **hello: Any) -> list[Json]:
    greet = {"type": "hello", **greeting(person.id), **hello}
    answer = await person.client.post("/api/sync", json={"frames": [greet, *frames]})
    assert answer.status_code == 200, answer.text
    return answer.json()["frames"]


async def test_a_poll_brings_what_a_socket_would(site: Site) -> None:
    ben = site.people["Ben"]
    head = (await _poll(ben))[0]["streams"][site.workspace]["head"]
    segment = (await ben.client.get(f"/api/segments/{site.workspace}/{site.workspace}")).json()
    assert segment["seq"] == head
    mutation = ben.mutation(create("task", site.columns[RED], "a1", title="By poll"))
    place = {"cursor": head, "mark": segment["mark"]}
    following: Json = {"streams": {site.workspace: place}}
    following |= {"hold": {site.workspace: [site.boards[RED]]}}
    frames = await _poll(ben, {"type": "push", "mutations": [mutation]}, **following)
    kinds = [frame["type"] for frame in frames]
    assert kinds[:2] == ["welcome", "entries"]
    assert "accepted" in kinds
    again = await _poll(ben, **following)
    (entries,) = [frame for frame in again if frame["type"] == "entries"]
    assert entries["entries"][0]["mutation"] == mutation["id"]


async def test_a_poll_without_hello_gets_a_fault(site: Site) -> None:
    ben = site.people["Ben"]
    body = {"frames": [{"type": "push", "mutations": ["none"]}]}
    answer = await ben.client.post("/api/sync", json=body)
    assert [frame["type"] for frame in answer.json()["frames"]] == ["fault"]


async def test_too_many_frames_are_too_large(site: Site) -> None:
    ben = site.people["Ben"]
    answer = await ben.client.post("/api/sync", json={"frames": [{"type": "ping"}] * 21})
    assert answer.status_code == 413


async def test_what_is_too_long_for_one_answer_comes_with_the_next(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "_MOST_BYTES", 200_000)
    ben = site.people["Ben"]
    at: Json = {"cursor": 0, "mark": ""}
    hold = {site.workspace: [site.workspace, site.boards[RED]]}
    task = create("task", site.columns[RED], "a1", title="Long")
    await ben.do(task)
    for _ in range(20):
        await ben.do(create("comment", task["id"], body="y" * 50_000))
    seqs: list[int] = []
    head = -1
    while at["cursor"] != head:
        frames = await _poll(ben, streams={site.workspace: at}, hold=hold)
        assert len(msgspec.json.encode(frames)) < 800_000
        head = frames[0]["streams"][site.workspace]["head"]
        entries = [frame for frame in frames if frame["type"] == "entries"]
        assert entries[0]["after"] == at["cursor"]
        at = {"cursor": entries[-1]["upto"], "mark": entries[-1]["mark"]}
        seqs += [entry["seq"] for frame in entries for entry in frame["entries"]]
    assert seqs == sorted(set(seqs))
    assert len(seqs) >= 21
