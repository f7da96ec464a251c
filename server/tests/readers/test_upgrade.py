"""Readers come to data that was there before them: history is no news."""

from pathlib import Path

from cairn.store.sqlite.database import open_writer
from cairn.store.sqlite.migrate import migrate, migrations

WORKSPACE, PERSON = "00000000-0000-7000-8000-00000000000a", "00000000-0000-7000-8000-00000000000b"


def test_nobody_is_notified_of_what_happened_before_and_profiles_are_looked_through(
    tmp_path: Path,
) -> None:
    database = open_writer(tmp_path / "cairn.db")
    database.run(f"{migrations()[0]}; PRAGMA user_version = 1")
    for stream, seq in ((WORKSPACE, 700), (PERSON, 7)):
        database.run(
            "INSERT INTO stream (id, seq, hash, number) VALUES (?, ?, x'00', 0)", stream, seq
        )
    database.run("INSERT INTO account VALUES (?, 'a@example.org', 'Ada', 'hash', 1, 1)", PERSON)

    migrate(database)

    cursors = database.all(
        "SELECT reader, stream, seq FROM reader_cursor"
        " WHERE reader IN ('names', 'notifications') ORDER BY reader, stream"
    )
    assert cursors == [
        ("names", WORKSPACE, 700),
        ("notifications", WORKSPACE, 700),
        ("notifications", PERSON, 7),
    ]
