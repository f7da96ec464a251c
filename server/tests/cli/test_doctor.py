"""`cairn doctor`: what it finds, and how it ends."""

from pathlib import Path

import pytest

from cairn.instance import DATABASE
from cairn.store.sqlite import open_sqlite
from cairn.store.sqlite.database import open_writer
from tests.cli.command import Ended, cairn, demo


def states(ended: Ended) -> dict[str, str]:
    return {finding["check"]: finding["state"] for finding in ended.json}


def the(ended: Ended, check: str) -> dict[str, str]:
    (found,) = [finding for finding in ended.json if finding["check"] == check]
    return found


def test_all_is_well_after_a_start(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    demo(folder, tasks=20)
    ended = cairn("doctor", "--json", data=folder)
    assert ended.code == 0
    assert set(states(ended).values()) == {"ok"}


def test_it_may_look_while_a_server_runs(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    demo(folder)
    server = open_sqlite(folder / DATABASE)
    try:
        assert cairn("doctor", data=folder).code == 0
    finally:
        server.close()


def test_a_setting_that_cant_be_used_fails_and_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAIRN_PORT", "many")
    ended = cairn("doctor", "--json", data=tmp_path)
    assert ended.code == 1
    assert "CAIRN_PORT" in the(ended, "settings")["what"]


def test_a_folder_that_is_not_there_is_worth_a_warning(tmp_path: Path) -> None:
    ended = cairn("doctor", "--json", data=tmp_path / "new")
    assert ended.code == 0
    assert states(ended) == {
        "settings": "ok", "data folder": "warn", "disk": "ok", "database": "warn"
    }  # fmt: skip


def test_a_database_that_everybody_can_read_is_worth_a_warning(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    demo(folder)
    folder.chmod(0o755)
    finding = the(cairn("doctor", "--json", data=folder), "data folder")
    assert (finding["state"], finding["mend"]) == ("warn", f"chmod o-rwx {folder}")


def test_a_disk_that_is_full_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAIRN_DISK_RESERVE", str(2**60))
    ended = cairn("doctor", "--json", data=tmp_path)
    assert (ended.code, states(ended)["disk"]) == (1, "fail")


def test_a_damaged_file_fails_with_the_mend(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    demo(folder, tasks=200)
    file = folder / DATABASE
    content = bytearray(file.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 4096] = b"\xff" * 4096
    file.write_bytes(content)
    ended = cairn("doctor", "--json", data=folder)
    assert (ended.code, the(ended, "database")["state"]) == (1, "fail")
    assert "backup" in the(ended, "database")["mend"]


def test_an_index_that_lost_its_way_fails(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    demo(folder, tasks=200)
    database = open_writer(folder / DATABASE)
    found = database.one("SELECT rootpage FROM sqlite_schema WHERE name = 'part_by_task'")
    database.close()
    assert found is not None
    content = bytearray((folder / DATABASE).read_bytes())
    key = _first_key(content, page=found[0])
    content[key + 20 : key + 60] = b"0" * 40
    (folder / DATABASE).write_bytes(content)
    ended = cairn("doctor", "--json", data=folder)
    assert ended.code == 1
    assert the(ended, "database")["what"].startswith("It is damaged: ")


def _first_key(content: bytearray, page: int) -> int:
    """Return where the first key of an index's page stands (sqlite.org/fileformat2.html, 1.6)."""
    at = (page - 1) * 4096
    header = 12 if content[at] == 2 else 8  # 2: its keys lead on to other pages
    return at + int.from_bytes(content[at + header : at + header + 2])


def test_a_file_that_is_no_database_fails(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_bytes(b"not a database at all" * 500)
    ended = cairn("doctor", "--json", data=tmp_path)
    assert (ended.code, the(ended, "database")["state"]) == (1, "fail")


@pytest.mark.parametrize(("version", "state", "code"), [(0, "warn", 0), (9_999, "fail", 1)])
def test_another_schema_is_told(tmp_path: Path, version: int, state: str, code: int) -> None:
    folder = tmp_path / "data"
    demo(folder)
    database = open_writer(folder / DATABASE)
    database.run(f"PRAGMA user_version = {version}")
    database.close()
    ended = cairn("doctor", "--json", data=folder)
    assert (ended.code, the(ended, "schema")["state"]) == (code, state)


def test_an_instance_without_accounts_is_told_how_to_make_one(tmp_path: Path) -> None:
    cairn("user", "setup-link", data=tmp_path)
    finding = the(cairn("doctor", "--json", data=tmp_path), "accounts")
    assert (finding["state"], finding["mend"]) == ("warn", "cairn user setup-link")


def test_each_finding_is_a_line_for_people_with_its_mend(tmp_path: Path) -> None:
    shown = cairn("doctor", data=tmp_path / "new").out
    assert "warn  data folder" in shown
    assert "→ It is made at start." in shown


@pytest.mark.parametrize(
    ("damage", "place"),
    [
        (
            "UPDATE task SET title = 'Another title' WHERE number = 7",
            "differs from the log in title",
        ),
        ("DELETE FROM task WHERE number = 7", "the log has it, its table does not"),
        ("DELETE FROM entry WHERE seq = 2", "entries are missing"),
        (
            "UPDATE part SET bytes = CAST(bytes || x'20' AS BLOB) WHERE seq = 2 AND n = 0",
            "its content is not what was committed to",
        ),
    ],
)
def test_a_log_or_row_that_was_tampered_with_is_found(
    tmp_path: Path, damage: str, place: str
) -> None:
    folder = tmp_path / "data"
    demo(folder, tasks=200)
    database = open_writer(folder / DATABASE)
    database.run(damage)
    database.close()
    ended = cairn("doctor", "--json", data=folder)
    assert ended.code == 1
    found = [finding["what"] for finding in ended.json if finding["check"] == "chain"]
    assert any(place in what for what in found)


def test_how_far_the_readers_are_is_told_and_what_they_skipped(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    demo(folder)
    assert "notifications " in the(cairn("doctor", "--json", data=folder), "readers")["what"]
    database = open_writer(folder / DATABASE)
    database.run(
        "INSERT INTO reader_fault (stream, reader, seq, tries, is_skipped, what, at)"
        " SELECT id, 'notifications', 7, 3, 1, 'KeyError at notes.py:9', 0 FROM stream LIMIT 1"
    )
    database.close()

    ended = cairn("doctor", "--json", data=folder)
    told = [finding["what"] for finding in ended.json if finding["check"] == "readers"]
    assert ended.code == 0
    assert told[1].endswith("entry 7: KeyError at notes.py:9, skipped.")
