"""Searches of the log go by an index in its order, however long the log is."""

import re
from collections.abc import Generator

import pytest

from cairn.store.sqlite import log_pages, undo_reads
from cairn.store.sqlite.database import Database, open_writer
from tests.engines import Sqlite, Store

pytestmark = pytest.mark.sqlite


@pytest.fixture
def database(engine: Sqlite, store: Store) -> Generator[Database]:
    """The database of a new store."""
    del store
    database = open_writer(engine.path)
    yield database
    database.close()


def _plan(database: Database, sql: str) -> list[str]:
    """Return the steps of a statement, but for those that unfold a list of keys."""
    numbered = {int(number) for number in re.findall(r"\?(\d+)", sql)}
    bound = max(numbered, default=sql.count("?"))
    plan = database.all(f"EXPLAIN QUERY PLAN {sql}", *[None] * bound)
    return [step for *_, step in plan if "VIRTUAL TABLE" not in step]


@pytest.mark.parametrize(
    ("sql", "index"),
    [
        (log_pages.BY_TASK, "part_by_task (stream=? AND task=? AND seq>? AND seq<?)"),
        (log_pages.BY_ROW, "part_by_row (stream=? AND row=? AND seq>? AND seq<?)"),
        (log_pages.BY_SCOPE, "part_by_scope (stream=? AND scope=? AND seq>? AND seq<?)"),
        (log_pages.BY_BATCH, "entry_by_batch (stream=? AND batch=? AND seq>? AND seq<?)"),
        (log_pages.BY_ACTOR, "entry_by_actor (stream=? AND actor=? AND seq>? AND seq<?)"),
        (log_pages.BY_ACT, "KEY (stream=? AND scope=? AND what=? AND seq>? AND seq<?)"),
        (log_pages.FIRST_SINCE, "entry_by_time (stream=? AND at>?)"),
        (log_pages.LAST_UNTIL, "entry_by_time (stream=? AND at<?)"),
        (undo_reads.IN_BATCH, "entry_by_batch (stream=? AND batch=? AND seq<?)"),
        (undo_reads.BY_ACTOR, "entry_by_actor (stream=? AND actor=? AND seq<?)"),
    ],
)
def test_the_log_is_searched_by_an_index_in_its_order(
    database: Database, sql: str, index: str
) -> None:
    (step,) = _plan(database, sql)  # a second step would be a sort of all that was found

    assert step.endswith(index)


@pytest.mark.parametrize(
    ("sql", "indexes"),
    [
        (log_pages.WANTED, ["held USING PRIMARY KEY (stream=? AND seq=?)",
                            "part USING PRIMARY KEY (stream=? AND seq=?)",
                            "act USING PRIMARY KEY (stream=? AND scope=? AND what=? AND seq=?)"]),
        (undo_reads.TOUCHED, ["held USING INDEX part_by_row (stream=? AND row=? AND seq>?)",
                              "entry USING PRIMARY KEY (stream=? AND seq=?)"]),
    ],
)  # fmt: skip
def test_what_was_found_is_looked_up_by_keys(
    database: Database, sql: str, indexes: list[str]
) -> None:
    steps = [step for step in _plan(database, sql) if step.startswith("SEARCH")]

    assert [step.removeprefix("SEARCH ") for step in steps] == indexes
