"""Catching up: from the cursor on, or a reset that says why not."""

import msgspec
import pytest

import cairn.sync.catch_up
from cairn.commit.submission import Committed
from cairn.sync.stream_state import StreamState
from tests.verify.check import RED
from tests.verify.reader import Reader
from tests.verify.site import Person, Site, change, create, greeting

pytestmark = pytest.mark.anyio


async def _from(site: Site, person: Person, cursor: int, mark: str, **more: object) -> Reader:
    reader = await person.connect()
    at = {"streams": {site.workspace: {"cursor": cursor, "mark": mark, **more}}}
    held = {"hold": {site.workspace: [site.workspace, site.boards[RED]]}}
    await reader.send({"type": "hello", **greeting(person.id), **at, **held})
    await reader.settle()
    reader.close()
    return reader


async def _place(site: Site) -> tuple[int, str]:
    segment = await site.people["Ada"].client.get(
        f"/api/segments/{site.workspace}/{site.workspace}"
    )
    return segment.json()["seq"], segment.json()["mark"]


async def test_what_came_after_the_cursor_is_sent(site: Site) -> None:
    ben = site.people["Ben"]
    cursor, mark = await _place(site)
    task = create("task", site.columns[RED], "a1", title="Missed")
    await ben.do(task)
    await ben.do(change("task", task["id"], "priority", 1))
    (frame,) = (await _from(site, ben, cursor, mark)).of_type("entries")
    assert (frame["after"], frame["upto"]) == (cursor, cursor + 2)
    assert [entry["seq"] for entry in frame["entries"]] == [cursor + 1, cursor + 2]
    assert frame["entries"][1]["changes"][0]["after"] == {"priority": 1}


async def test_at_the_head_one_empty_frame_says_so(site: Site) -> None:
    cursor, mark = await _place(site)
    (frame,) = (await _from(site, site.people["Ben"], cursor, mark)).of_type("entries")
    assert (frame["after"], frame["upto"], frame["entries"]) == (cursor, cursor, [])


async def test_from_the_beginning_all_that_one_reads_is_sent(site: Site) -> None:
    (frame,) = (await _from(site, site.people["Ben"], 0, "")).of_type("entries")
    assert frame["entries"][0]["seq"] == 1


async def test_large_entries_come_in_several_frames_that_follow_each_other(site: Site) -> None:
    ben = site.people["Ben"]
    cursor, mark = await _place(site)
    task = create("task", site.columns[RED], "a1", title="Talked about")
    await ben.do(task)
    for _ in range(8):
        await ben.do(*(create("comment", task["id"], body="y" * 40_000) for _ in range(5)))
    frames = (await _from(site, ben, cursor, mark)).of_type("entries")
    assert len(frames) > 4
    assert [frame["after"] for frame in frames] == [cursor] + [f["upto"] for f in frames[:-1]]
    assert all(len(msgspec.json.encode(frame)) < 400_000 for frame in frames)


@pytest.mark.parametrize(
    ("ahead", "mark"), [(0, "AAAAAAAAAAAAAAAAAAAAAA"), (0, ""), (5, "AAAAAAAAAAAAAAAAAAAAAA")]
)
async def test_another_history_is_a_fork(ahead: int, mark: str, site: Site) -> None:
    cursor, _ = await _place(site)
    reader = await _from(site, site.people["Ben"], cursor + ahead, mark)
    assert [frame["reason"] for frame in reader.of_type("reset")] == ["fork"]
    assert reader.of_type("entries") == []


@pytest.mark.parametrize("ahead", [0, 5])
async def test_a_part_that_stands_in_another_history_is_a_fork(ahead: int, site: Site) -> None:
    ben = site.people["Ben"]
    cursor, mark = await _place(site)
    await ben.do(create("task", site.columns[RED], "a1", title="Since then"))
    others = [{"cursor": cursor + 1 + ahead, "mark": "AAAAAAAAAAAAAAAAAAAAAA"}]
    reader = await _from(site, ben, cursor, mark, others=others)
    assert [frame["reason"] for frame in reader.of_type("reset")] == ["fork"]


async def test_parts_that_stand_apart_in_one_history_catch_up(site: Site) -> None:
    ben = site.people["Ben"]
    cursor, mark = await _place(site)
    await ben.do(create("task", site.columns[RED], "a1", title="Since then"))
    last = (await _from(site, ben, cursor, mark)).of_type("entries")[-1]
    others = [{"cursor": last["upto"], "mark": last["mark"]}]
    reader = await _from(site, ben, cursor, mark, others=others)
    assert reader.of_type("reset") == []
    assert reader.of_type("entries") == [last]


@pytest.mark.parametrize("cursor", [-1, 2**70])
async def test_an_impossible_cursor_is_a_fork_or_a_fault(cursor: int, site: Site) -> None:
    reader = await _from(site, site.people["Ben"], cursor, "")
    assert [frame["type"] for frame in reader.frames if frame["type"] != "welcome"] in (
        ["reset"],
        ["fault"],
    )


async def test_thirty_days_later_the_cursor_is_over_the_horizon(site: Site) -> None:
    ben = site.people["Ben"]
    cursor, mark = await _place(site)
    await ben.do(create("task", site.columns[RED], "a1", title="Long ago"))
    site.clock.pass_days(29)
    assert (await _from(site, ben, cursor, mark)).of_type("entries")
    site.clock.pass_days(2)
    await _renew(site)
    assert [
        frame["reason"] for frame in (await _from(site, ben, cursor, mark)).of_type("reset")
    ] == ["horizon"]


async def _renew(site: Site) -> None:
    """Sign everybody in anew: sessions ended meanwhile."""
    for person in site.people.values():
        body = {"email": person.email, "password": "a long enough password"}
        answer = await site.client().post("/api/session", json=body)
        person.client.cookies = answer.cookies


async def test_too_many_entries_are_over_the_horizon(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    cursor, mark = await _place(site)
    await site.people["Ben"].do(create("task", site.columns[RED], "a1", title="One"))
    await site.people["Ben"].do(create("task", site.columns[RED], "a2", title="Two"))
    monkeypatch.setattr(cairn.sync.catch_up, "HORIZON_ENTRIES", 1)
    reader = await _from(site, site.people["Ben"], cursor, mark)
    assert [frame["reason"] for frame in reader.of_type("reset")] == ["horizon"]


async def test_what_comes_while_the_log_is_read_follows_in_order(site: Site) -> None:
    ben = site.people["Ben"]
    reader = await ben.follow()
    for n in range(5):
        await ben.do(create("task", site.columns[RED], f"a{n}", title=f"Task {n}"))
    cursor, mark = 0, ""
    await reader.send(
        {"type": "catch_up", "stream": site.workspace, "cursor": cursor, "mark": mark}
    )
    await ben.do(create("task", site.columns[RED], "b00", title="Meanwhile"))
    await reader.settle()
    reader.close()
    again = [frame for frame in reader.of_type("entries") if frame["stream"] == site.workspace]
    start = max(n for n, frame in enumerate(again) if frame["after"] == 0)
    seqs = [entry["seq"] for frame in again[start:] for entry in frame["entries"]]
    assert seqs == sorted(set(seqs))


async def test_what_was_not_announced_is_found_in_the_log(site: Site) -> None:
    """Several processes may write to one database, and each announces only its own commits."""
    seen: list[int] = []
    reads = site.doors.hub.reads
    state = StreamState(site.workspace, reads, lambda _, entry: seen.append(entry.seq))
    await state.load()
    before = state.roster.seq
    for order in ("a1", "a2"):
        await site.people["Ada"].do(create("task", site.columns[RED], order, title=order))
    entries = await reads.entries(site.workspace, before + 1, 1)
    last = Committed(site.workspace, before + 1, before + 2, entries[0].mark, entries)
    assert not state.announced(last)
    await state.read_on()
    assert seen == [before + 1, before + 2]
    assert state.announced(last)
    assert seen == [before + 1, before + 2]
