"""The tables and the model say the same: a field without a column can't be kept."""

from pathlib import Path

import pytest

from cairn.commit.store import StoreFault
from cairn.model.fields import Merge
from cairn.model.kinds import KINDS, SYSTEM_FIELDS, Kind
from cairn.store.schema import SchemaNewer
from cairn.store.sqlite.database import Database, open_writer
from cairn.store.sqlite.migrate import migrate, migrations, schema_version
from tests.engines import Sqlite, Store

pytestmark = pytest.mark.sqlite

OF_LOGS_AND_PEOPLE = {
    "stream", "entry", "part", "outcome", "text_update", "text_clock", "account", "session", "link",
    "act", "reader_cursor", "reader_fault", "lease",
}  # fmt: skip


def _columns(database: Database, table: str) -> list[str]:
    return [name for _, name, *_ in database.all(f'PRAGMA table_info("{table}")')]


@pytest.fixture
def database(engine: Sqlite, store: Store) -> Database:
    """The database of a new store."""
    del store
    return open_writer(engine.path)


def test_each_kind_has_a_table_and_there_are_no_others(database: Database) -> None:
    tables = database.all("SELECT name FROM sqlite_schema WHERE type = 'table'")

    assert {name for (name,) in tables} == {*KINDS, *OF_LOGS_AND_PEOPLE}


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_table_has_the_system_fields_and_one_column_a_field(
    database: Database, kind: Kind
) -> None:
    fields = [field.name for field in kind.fields if field.merge is not Merge.TEXT]

    columns = _columns(database, kind.name)

    assert sorted(columns) == sorted(["stream", *SYSTEM_FIELDS, *fields])


def test_every_key_of_a_stream_begins_with_it(database: Database) -> None:
    local = {"account", "session", "link", "stream", "lease"}
    tables = [name for (name,) in database.all("SELECT name FROM sqlite_schema WHERE type='table'")]

    for table in set(tables) - local:
        keys = database.all(f'PRAGMA index_list("{table}")')
        for _, index, *_ in keys:
            assert database.all(f'PRAGMA index_info("{index}")')[0][2] == "stream", index


def test_a_new_file_gets_all_migrations_and_a_known_one_none(engine: Sqlite, store: Store) -> None:
    del store
    database = open_writer(engine.path)
    assert schema_version(database) == len(migrations())

    migrate(database)

    assert schema_version(database) == len(migrations())


def test_a_file_of_a_newer_version_is_refused_with_both_numbers(
    engine: Sqlite, store: Store
) -> None:
    store.close()
    database = open_writer(engine.path)
    database.run("PRAGMA user_version = 999")

    with pytest.raises(SchemaNewer, match=f"schema 999, .* up to {len(migrations())}"):
        engine.open()


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    database = open_writer(tmp_path / "cairn.db")
    database.run("CREATE TABLE label (in_the_way)")

    with pytest.raises(StoreFault, match="already exists"):
        migrate(database)

    assert schema_version(database) == 0
    assert database.all("SELECT name FROM sqlite_schema WHERE name = 'board'") == []


def test_a_commit_is_on_the_disk_before_it_is_answered(database: Database) -> None:
    assert database.all("PRAGMA journal_mode") == [("wal",)]
    assert database.all("PRAGMA synchronous") == [(2,)], "FULL"
