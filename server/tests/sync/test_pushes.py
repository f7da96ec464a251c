"""Pushes: every mutation is answered, a bad one alone, and the actor is who signed in."""

from typing import Any

import pytest

from tests.verify.check import BLUE, RED
from tests.verify.site import Site, change, create, greeting, join, new_id

pytestmark = pytest.mark.anyio

Json = dict[str, Any]


def _task(site: Site, title: str = "Task", board: str = RED) -> Json:
    return create("task", site.columns[board], "a1", title=title)


async def test_the_actor_is_who_signed_in_whatever_the_mutation_says(site: Site) -> None:
    ben, ada = site.people["Ben"], site.people["Ada"]
    op = {**_task(site), "created_by": ada.id}
    forged = {**ben.mutation(op), "actor": ada.id, "person": ada.id, "means": "system"}
    (answer,) = await ben.push(forged)
    assert answer["type"] == "accepted"
    log = (await ada.client.get(f"/api/log/{site.workspace}?limit=1")).json()["entries"][0]
    assert log["actor"] == ben.id
    assert log["changes"][0]["here"]["created_by"] == ben.id
    assert log.get("means", "session") == "session"


async def test_a_repeat_gets_its_first_answer(site: Site) -> None:
    ben = site.people["Ben"]
    mutation = ben.mutation(_task(site))
    assert await ben.push(mutation) == await ben.push(mutation)


async def test_anothers_id_is_refused_and_tells_nothing(site: Site) -> None:
    mutation = site.people["Ada"].mutation(_task(site, board=BLUE))
    await site.people["Ada"].push(mutation)
    (answer,) = await site.people["Ben"].push(mutation)
    assert (answer["type"], answer["code"]) == ("refused", "id_reused")


@pytest.mark.parametrize(
    "spoil",
    [
        {"ops": "none"},
        {"ops": [{"op": "explode", "kind": "task", "id": new_id()}]},
        {"ops": [{"op": "create"}]},
        {"stream": 7},
        {"at": "now"},
        {"stream": "not-a-uuid"},
        {"stream": new_id().upper()},
        {"intent": "x" * (256 * 1024)},
    ],
    ids=["ops", "unknown-op", "short-op", "stream-type", "at", "stream", "upper-case", "size"],
)
async def test_a_bad_mutation_is_refused_alone(spoil: Json, site: Site) -> None:
    ben = site.people["Ben"]
    first, last = (ben.mutation(_task(site, title)) for title in ("First", "Last"))
    bad = {**ben.mutation(_task(site)), **spoil}
    answers = await ben.push(first, bad, last)
    (refused,) = [answer for answer in answers if answer["type"] == "refused"]
    assert (refused["mutation"], refused["code"]) == (bad["id"], "malformed")
    (accepted,) = [answer for answer in answers if answer["type"] == "accepted"]
    assert [pair[0] for pair in accepted["mutations"]] == [first["id"], last["id"]]


@pytest.mark.parametrize("bad", [7, None, [], {"id": 3}, {"id": "x"}, "text"])
async def test_what_has_no_id_is_a_fault_and_harms_nothing(bad: Any, site: Site) -> None:
    ben = site.people["Ben"]
    answers = await ben.push(bad, ben.mutation(_task(site)))
    assert sorted(answer["type"] for answer in answers) == ["accepted", "fault"]


async def test_a_push_of_too_many_is_a_fault(site: Site) -> None:
    ben = site.people["Ben"]
    answers = await ben.push(*[ben.mutation(_task(site))] * 501)
    assert [answer["code"] for answer in answers] == ["bad_request"]


async def test_over_its_pace_a_connection_waits_in_order(site: Site) -> None:
    ben = site.people["Ben"]
    reader = await ben.connect(rate=1)
    await reader.send({"type": "hello", **greeting(ben.id)})
    mutations = [ben.mutation(_task(site, str(n))) for n in range(12)]
    await reader.send({"type": "push", "mutations": mutations})
    await reader.settle()
    reader.close()
    assert len(reader.of_type("accepted")[0]["mutations"]) == 10
    waits = reader.of_type("wait")
    assert [wait["code"] for wait in waits] == ["too_fast", "out_of_order"]
    assert waits[0]["retry_after"] > 0


async def test_a_frame_that_cant_be_read_takes_nothing_with_it(site: Site) -> None:
    ben = site.people["Ben"]
    reader = await ben.follow()
    for text in ("", "{", "[]", '"x"', '{"type":"nonsense"}', '{"type":"hold"}', "\ud800"):
        await reader.send_text(text)
    await reader.send({"type": "push", "mutations": [ben.mutation(_task(site))]})
    await reader.settle()
    reader.close()
    assert len(reader.of_type("fault")) == 7
    assert len(reader.of_type("accepted")) == 1


async def test_what_stands_behind_a_signed_out_session_waits(site: Site) -> None:
    eve = await join(site, "Eve")
    reader = await eve.follow()
    mutation = eve.mutation(change("profile", eve.id, "name", "Eve E."), stream=eve.id)
    await eve.client.delete("/api/session")
    await reader.send({"type": "push", "mutations": [mutation]})
    await reader.settle()
    reader.close()
    assert reader.of_type("accepted") == []


async def test_nobody_takes_an_id_that_cairn_makes_for_itself(site: Site) -> None:
    """Ids of what readers write can be guessed: taken by another, they would silence a note."""
    ben = site.people["Ben"]
    op = create("task", site.columns[RED], "a1", title="Guessed")
    (answer,) = await ben.push(ben.mutation(op, id="6c1d1a34-5c53-5d0e-8f6e-0b7f8f6f6a11"))
    assert (answer["type"], answer["code"]) == ("refused", "malformed")
