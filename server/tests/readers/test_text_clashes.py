"""Two people who wrote into one paragraph unseen are both told, and can read what became of it."""

from base64 import urlsafe_b64encode

import pytest
from pycrdt import Doc, Text

from tests.readers.inbox import Json, inbox
from tests.verify.check import BLUE, RED
from tests.verify.site import Person, Site, create

pytestmark = pytest.mark.anyio

HOUR = 3_600_000
FIELD = "description"


def _encoded(update: bytes) -> str:
    return urlsafe_b64encode(update).decode().rstrip("=")


def _op(task: str, update: bytes) -> Json:
    return {
        "op": "text", "kind": "task", "id": task, "field": FIELD, "update": _encoded(update),
    }  # fmt: skip


class Copy:
    """A person's copy of a task's description."""

    def __init__(self, person: Person, task: str, client: int) -> None:
        self._person, self._task = person, task
        self._doc: Doc[Text] = Doc(client_id=client)
        self._text = self._doc.get(FIELD, type=Text)

    def reads(self, other: "Copy") -> None:
        self._doc.apply_update(other._doc.get_update())

    async def writes(self, new: str, at: int | None = None) -> None:
        before = self._doc.get_state()
        with self._doc.transaction():
            self._text.clear()
            self._text.insert(0, new)
        op = _op(self._task, self._doc.get_update(before))
        await self._person.do(op, **({} if at is None else {"at": at}))


async def _met(site: Site) -> str:
    """Ben rewrites offline what Ada rewrites meanwhile; return the task."""
    ada, ben = site.people["Ada"], site.people["Ben"]
    task = create("task", site.columns[RED], "a1", title="Refunds")
    await ada.do(task)
    hers, his = Copy(ada, task["id"], 11), Copy(ben, task["id"], 12)
    await hers.writes("Two hours")
    his.reads(hers)
    made_at = site.clock()
    site.clock.ms += HOUR
    await hers.writes("One hour")
    site.clock.ms += HOUR
    await his.writes("Two hours and a call", at=made_at)
    return task["id"]


def _path(site: Site, task: str, rest: str) -> str:
    return f"/api/texts/{site.workspace}/{task}/{FIELD}/{rest}"


async def test_both_are_told_and_read_both_paragraphs_and_the_merge(site: Site) -> None:
    task = await _met(site)
    ada, ben = site.people["Ada"], site.people["Ben"]

    for person in (ada, ben):
        (note,) = [each for each in await inbox(site, person) if each["reason"] == "clash"]
        assert note["about"]["id"] == task
        assert note["about"]["field"] == FIELD
        assert "hour" not in str(note)
    answer = await ada.client.get(_path(site, task, f"clash?entry={note['entry']}"))

    met = answer.json()
    assert (met["theirs"], met["mine"]) == ("One hour", "Two hours and a call")
    assert (met["actor"], met["others"]) == (ben.id, [ada.id])


async def test_what_was_written_online_tells_nobody(site: Site) -> None:
    ada, ben = site.people["Ada"], site.people["Ben"]
    task = create("task", site.columns[RED], "a1", title="Refunds")
    await ada.do(task)
    hers, his = Copy(ada, task["id"], 11), Copy(ben, task["id"], 12)
    await hers.writes("Two hours")
    await his.writes("One hour")

    assert [each["reason"] for each in await inbox(site, ada)] == []


async def test_versions_are_listed_and_read(site: Site) -> None:
    task = await _met(site)
    ada, ben = site.people["Ada"], site.people["Ben"]

    listed = (await ben.client.get(_path(site, task, "versions"))).json()["versions"]
    assert [version["person"] for version in listed] == [ben.id, ada.id, ada.id]
    first = await ben.client.get(_path(site, task, f"versions/{listed[-1]['seq']}"))
    assert first.json() == {"text": "Two hours"}


@pytest.mark.parametrize(
    "rest", ["versions", "versions/3", "versions/x", "clash?entry=3", "versions/99999"]
)
async def test_a_text_that_one_may_not_read_answers_as_a_made_up_one(site: Site, rest: str) -> None:
    ada, ben = site.people["Ada"], site.people["Ben"]
    hidden = create("task", site.columns[BLUE], "a1", title="Hidden")
    await ada.do(hidden)
    await Copy(ada, hidden["id"], 11).writes("Secret")

    answer = await ben.client.get(_path(site, hidden["id"], rest))
    made_up = await ben.client.get(_path(site, site.boards[RED], rest))

    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert made_up.json()["code"] == answer.json()["code"]
