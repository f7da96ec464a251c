"""`cairn backup` and `cairn restore`: what they promise, and what they refuse."""

import json
import os
from pathlib import Path

import pytest

from cairn.instance import DATABASE
from cairn.store.sqlite import engine, migrate, open_sqlite
from cairn.store.sqlite.database import open_reader, open_writer
from cairn.telemetry import logs
from tests.cli.command import cairn, demo


def _titles(folder: Path) -> list[str]:
    database = open_reader(folder / DATABASE)
    found = database.all("SELECT title FROM task ORDER BY id")
    database.close()
    return [title for (title,) in found]


def _run(folder: Path, *statements: str) -> None:
    database = open_writer(folder / DATABASE)
    for statement in statements:
        database.run(statement)
    database.close()


def _files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_backup_is_one_file_that_only_its_owner_reads(tmp_path: Path) -> None:
    demo(tmp_path / "data", tasks=20)
    ended = cairn("backup", tmp_path / "copy.db", data=tmp_path / "data")
    assert ended.code == 0
    assert "verified. 1 workspace(s), 2 account(s)" in ended.out
    assert _files(tmp_path) == {"data", "copy.db"}
    assert (tmp_path / "copy.db").stat().st_mode & 0o777 == 0o600


def test_beside_a_server_that_writes_it_is_as_at_one_moment(tmp_path: Path) -> None:
    demo(tmp_path / "data", tasks=20)
    server = open_sqlite(tmp_path / "data" / DATABASE)
    try:
        ended = cairn("backup", tmp_path / "copy.db", data=tmp_path / "data")
    finally:
        server.close()
    assert ended.code == 0


def test_it_overwrites_nothing(tmp_path: Path) -> None:
    demo(tmp_path / "data")
    (tmp_path / "copy.db").write_text("something else")
    ended = cairn("backup", tmp_path / "copy.db", data=tmp_path / "data")
    assert (ended.code, (tmp_path / "copy.db").read_text()) == (3, "something else")
    assert "Give a name that is free" in ended.err


def test_without_a_folder_or_data_it_is_refused(tmp_path: Path) -> None:
    demo(tmp_path / "data")
    absent = cairn("backup", tmp_path / "no" / "copy.db", data=tmp_path / "data")
    empty = cairn("backup", tmp_path / "copy.db", data=tmp_path / "empty")
    assert (absent.code, empty.code) == (3, 3)
    assert "There is no folder" in absent.err
    assert "There is no database" in empty.err


def test_a_copy_that_is_not_what_was_committed_is_not_kept(tmp_path: Path) -> None:
    demo(tmp_path / "data", tasks=20)
    _run(tmp_path / "data", "UPDATE task SET title = 'Another' WHERE number = 7")
    ended = cairn("backup", tmp_path / "copy.db", data=tmp_path / "data")
    assert ended.code == 1
    assert "differs from the log in title" in ended.err
    assert _files(tmp_path) == {"data"}


def test_a_disk_that_is_full_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo(tmp_path / "data", tasks=20)

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28), str(tmp_path / "copy.db"))

    monkeypatch.setattr(os, "fsync", full)
    ended = cairn("backup", tmp_path / "copy.db", data=tmp_path / "data")
    assert (ended.code, _files(tmp_path)) == (1, {"data"})
    assert "No space left on device" in ended.err


def test_restored_all_is_as_it_was_and_what_was_there_is_kept(tmp_path: Path) -> None:
    data = tmp_path / "data"
    demo(data, tasks=20)
    before = _titles(data)
    cairn("backup", tmp_path / "copy.db", data=data)
    _run(data, "UPDATE task SET title = 'Later'")

    ended = cairn("restore", tmp_path / "copy.db", data=data)

    assert ended.code == 0
    assert str(data / "before-restore") in ended.out
    assert _titles(data) == before
    assert set(_titles(data / "before-restore")) == {"Later"}
    assert cairn("doctor", data=data).code == 0


def test_restored_again_both_are_kept(tmp_path: Path) -> None:
    data = tmp_path / "data"
    demo(data)
    cairn("backup", tmp_path / "copy.db", data=data)
    for _ in range(2):
        assert cairn("restore", tmp_path / "copy.db", data=data).code == 0
    assert {"before-restore", "before-restore-2"} <= _files(data)


def test_on_a_new_machine_there_is_nothing_to_keep(tmp_path: Path) -> None:
    demo(tmp_path / "data", tasks=20)
    cairn("backup", tmp_path / "copy.db", data=tmp_path / "data")
    ended = cairn("restore", tmp_path / "copy.db", data=tmp_path / "new" / "data")
    assert ended.code == 0
    assert _titles(tmp_path / "new" / "data") == _titles(tmp_path / "data")


def test_a_log_left_of_another_database_is_not_folded_into_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    demo(data, tasks=20)
    cairn("backup", tmp_path / "copy.db", data=data)
    (data / DATABASE).unlink()
    (data / f"{DATABASE}-wal").write_bytes(b"of another")
    assert cairn("restore", tmp_path / "copy.db", data=data).code == 0
    assert (data / "before-restore" / f"{DATABASE}-wal").read_bytes() == b"of another"


def test_a_damaged_database_is_replaced_and_kept_as_it_is(tmp_path: Path) -> None:
    data = tmp_path / "data"
    demo(data, tasks=20)
    cairn("backup", tmp_path / "copy.db", data=data)
    (data / DATABASE).write_bytes(b"no database any more" * 500)
    assert cairn("restore", tmp_path / "copy.db", data=data).code == 0
    assert (data / "before-restore" / DATABASE).read_bytes().startswith(b"no database")
    assert cairn("doctor", data=data).code == 0


def test_beside_a_running_server_nothing_is_restored(tmp_path: Path) -> None:
    data = tmp_path / "data"
    demo(data)
    cairn("backup", tmp_path / "copy.db", data=data)
    server = open_sqlite(data / DATABASE)
    try:
        ended = cairn("restore", tmp_path / "copy.db", data=data)
    finally:
        server.close()
    assert ended.code == 3
    assert "Another process" in ended.err


@pytest.mark.parametrize(
    ("spoil", "code", "says"),
    [
        ("PRAGMA user_version = 9999", 3, "run the version that wrote it"),
        ("PRAGMA user_version = 0", 1, "no database of Cairn"),
        ("UPDATE task SET title = 'Another' WHERE number = 7", 1, "differs from the log"),
    ],
)
def test_a_file_that_is_no_good_backup_changes_nothing(
    tmp_path: Path, spoil: str, code: int, says: str
) -> None:
    data = tmp_path / "data"
    demo(data, tasks=20)
    before = _titles(data)
    demo(tmp_path / "other", tasks=20)
    _run(tmp_path / "other", spoil)

    ended = cairn("restore", tmp_path / "other" / DATABASE, data=data)

    assert ended.code == code
    assert says in ended.err
    assert _titles(data) == before
    assert {name for name in _files(data) if "part" in name or "before" in name} == set()


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    demo(tmp_path / "data")
    (tmp_path / "text").write_text("no database at all" * 500)
    assert cairn("restore", tmp_path / "absent", data=tmp_path / "data").code == 3
    ended = cairn("restore", tmp_path / "text", data=tmp_path / "data")
    assert (ended.code, "not a database" in ended.err) == (1, True)


def test_before_a_migration_a_copy_is_kept_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    demo(tmp_path / "data", tasks=20)
    known = migrate.migrations()
    newer = [*known, "CREATE TABLE of_the_next_version (id INTEGER) STRICT"]
    for module in (engine, migrate):
        monkeypatch.setattr(module, "migrations", lambda: newer)
    logs.configure("json", "info")

    open_sqlite(tmp_path / "data" / DATABASE).close()

    (line,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    kept = tmp_path / "data" / "backups" / f"schema-{len(known)}.db"
    assert line["event"] == "schema_migrated"
    assert (line["before"], line["after"]) == (len(known), len(newer))
    assert line["backup"] == str(kept)
    monkeypatch.undo()
    assert cairn("restore", kept, data=tmp_path / "data").code == 0


def test_what_is_in_postgresql_is_left_to_its_own_tools(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo(tmp_path / "data")
    cairn("backup", tmp_path / "copy.db", data=tmp_path / "data")
    monkeypatch.setenv("CAIRN_DATABASE_URL", "postgresql://cairn@localhost/cairn")
    backup = cairn("backup", tmp_path / "other.db", data=tmp_path / "data")
    restore = cairn("restore", tmp_path / "copy.db", data=tmp_path / "data")
    assert (backup.code, restore.code) == (3, 3)
    assert "pg_dump" in backup.err
    assert "pg_restore" in restore.err
