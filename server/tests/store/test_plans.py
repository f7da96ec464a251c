"""No statement reads a stream from end to end to find a row: each goes by a key or an index."""

from collections.abc import Generator

import pytest

from cairn.model.kinds import KINDS
from cairn.store.kinds import kinds_below
from cairn.store.sqlite import statements
from cairn.store.sqlite.database import Database, open_writer
from cairn.store.sqlite.snapshot_reads import select_json, select_with_thread
from tests.engines import Sqlite, Store

pytestmark = pytest.mark.sqlite

BELOW = kinds_below(None)


@pytest.fixture
def database(engine: Sqlite, store: Store) -> Generator[Database]:
    """The database of a new store."""
    del store
    database = open_writer(engine.path)
    yield database
    database.close()


def _plan(database: Database, sql: str) -> list[str]:
    """Return how the last table of the statement is searched."""
    plan = database.all(f"EXPLAIN QUERY PLAN {sql}", *[None] * sql.count("?"))
    return [step for *_, step in plan if "json_each" not in step and "wanted" not in step]


@pytest.mark.parametrize("kind", KINDS)
def test_rows_are_found_and_changed_by_their_key(database: Database, kind: str) -> None:
    for sql in (statements.select_by_id(kind), statements.update_in_place(kind)):
        (step,) = _plan(database, sql)

        assert step.endswith("USING PRIMARY KEY (stream=? AND id=?)")


@pytest.mark.parametrize("kind", BELOW)
def test_children_are_found_by_their_place(database: Database, kind: str) -> None:
    *_, step = _plan(database, statements.select_below(kind))

    assert step.endswith(f"USING INDEX {kind}_by_place (stream=? AND scope=? AND parent=?)")


@pytest.mark.parametrize("kind", ["member", "board_member"])
def test_members_are_found_by_person(database: Database, kind: str) -> None:
    (step,) = _plan(database, statements.select_of_persons(kind))

    assert step.endswith(f"USING INDEX {kind}_by_person (stream=? AND person=?)")


@pytest.mark.parametrize("kind", [*BELOW, "board"])
def test_segments_and_threads_are_read_by_place(database: Database, kind: str) -> None:
    (segment,) = _plan(database, select_json(KINDS[kind], "scope"))
    (thread,) = _plan(database, select_json(KINDS[kind], "scope", "parent"))

    assert segment.endswith(f"USING INDEX {kind}_by_place (stream=? AND scope=?)")
    assert thread.endswith(f"USING INDEX {kind}_by_place (stream=? AND scope=? AND parent=?)")


def test_tasks_with_a_thread_are_found_without_looking_at_all_tasks(database: Database) -> None:
    plan = database.all(f"EXPLAIN QUERY PLAN {select_with_thread()}", "s", "b", "", 1)
    steps = [step for *_, step in plan]

    for kind in (name for name in KINDS if KINDS[name].thread):
        by_place = f"{kind}_by_place (stream=? AND scope=? AND parent>?)"
        assert f"SEARCH {kind} USING COVERING INDEX {by_place}" in steps
    assert "SEARCH task EXISTS USING PRIMARY KEY (stream=? AND id=?)" in steps
