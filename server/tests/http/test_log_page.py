"""Pages of the log over HTTP: each condition narrows, and nothing shows what one may not read."""

import pytest

from tests.verify.check import BLUE, RED
from tests.verify.site import Json, Person, Site, change, create, new_id

pytestmark = pytest.mark.anyio


async def _log(person: Person, query: str) -> Json:
    answer = await person.client.get(f"/api/log/{person.site.workspace}?{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def _mutations(page: Json) -> list[str]:
    return [entry["mutation"] for entry in page["entries"]]


async def test_the_history_of_a_field_says_who_set_it_from_what_to_what(site: Site) -> None:
    ada, ben = site.people["Ada"], site.people["Ben"]
    task = create("task", site.columns[RED], "a1", title="First")
    await ben.do(task)
    await ben.do(change("task", task["id"], "priority", 1))
    renamed = await ada.do(change("task", task["id"], "title", "Second"))

    page = await _log(ben, f"row={task['id']}&field=title")

    (entry,) = page["entries"]
    assert (entry["mutation"], entry["actor"]) == (renamed["id"], ada.id)
    assert entry["changes"][0]["before"] == {"title": "First"}


async def test_a_kind_alone_stands_for_all_that_is_done_to_it(site: Site) -> None:
    ben = site.people["Ben"]
    task = create("task", site.columns[RED], "a1", title="Talk")
    comment = create("comment", task["id"], body="First")
    await ben.do(task)
    said = await ben.do(comment)
    edited = await ben.do(change("comment", comment["id"], "body", "Better"))

    assert _mutations(await _log(ben, "what=comment")) == [edited["id"], said["id"]]
    assert _mutations(await _log(ben, "what=comment&field=body")) == [edited["id"]]


async def test_an_entry_says_its_batch_and_when_its_author_made_it(site: Site) -> None:
    ben, batch = site.people["Ben"], new_id()
    task = create("task", site.columns[RED], "a1", title="On the train")
    made = await ben.do(task, batch=batch, at=site.clock() - 3_600_000)

    (entry,) = (await _log(ben, f"batch={batch}"))["entries"]

    assert (entry["batch"], entry["claimed_at"]) == (batch, made["at"])


async def test_the_log_of_a_hidden_board_is_as_empty_as_that_of_a_made_up_one(site: Site) -> None:
    ada, ben = site.people["Ada"], site.people["Ben"]
    hidden = create("task", site.columns[BLUE], "a1", title="Hidden")
    batch = new_id()
    made = await ada.do(hidden, batch=batch)
    (entry,) = (await _log(ada, f"batch={batch}"))["entries"]

    pages = [
        await _log(ben, query)
        for query in (
            f"board={site.boards[BLUE]}",
            f"board={new_id()}",
            f"task={hidden['id']}",
            f"row={hidden['id']}",
            f"batch={batch}",
            f"seq={entry['seq']}",
            f"what=task.create&actor={ada.id}&from={made['at']}",
        )
    ]

    assert pages == [{"entries": [], "next": None}] * len(pages)


@pytest.mark.parametrize("query", ["seq=x", "from=-1", "to=1.5", "what=" + "x" * 2_001])
async def test_a_bad_condition_is_refused(query: str, site: Site) -> None:
    answer = await site.people["Ada"].client.get(f"/api/log/{site.workspace}?{query}")
    assert answer.status_code == 400


async def test_words_that_mean_nothing_find_nothing(site: Site) -> None:
    assert (await _log(site.people["Ada"], "what=task.fly&field=wings"))["entries"] == []
