"""`cairn import trello FILE --workspace W`."""

import asyncio
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from anyio.from_thread import start_blocking_portal

from cairn.app import create_app
from cairn.decide.facts import Actor
from cairn.identity.writing import Writing
from cairn.instance import DATABASE, opened
from cairn.model.ids import StreamId
from cairn.model.ops import Set
from cairn.settings import Settings
from cairn.store.sqlite import open_sqlite
from tests.cli.command import cairn, demo
from tests.exchange.exports import (
    a_board,
    a_card,
    a_checklist,
    a_comment,
    a_member,
    an_item,
    as_file,
)
from tests.exchange.reading import rows_in

KEYS = [
    "boards", "columns", "columns_archived", "tasks", "tasks_archived", "labels", "checklists",
    "check_items", "comments", "members", "attachments", "fields", "lost",
]  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    demo(folder)
    return folder


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Return a board with two cards, one archived, a checklist, comments and a stranger."""
    ada, cem = a_member("Ada Lindqvist"), a_member("Cem")
    hull = a_card("Paint the hull", idMembers=[ada["id"], cem["id"]], badges={"comments": 3})
    board = a_board(
        hull,
        a_card("Lay the keel", closed=True, due="never"),
        members=[ada, cem],
        checklists=[a_checklist(hull, an_item("Sand"), an_item("Prime"))],
        actions=[a_comment(hull, "Blue, please.", idMemberCreator=cem["id"])],
    )
    file = tmp_path / "trello.json"
    file.write_bytes(as_file(board))
    return file


def state(data: Path) -> bytes:
    """Return the data as it is; reading folds SQLite's log into the file first."""
    open_sqlite(data / DATABASE).close()
    return (data / DATABASE).read_bytes()


@contextmanager
def running(data: Path) -> Generator[None]:
    """Run the server on the folder, in a thread of its own."""
    app = create_app(Settings(data=data))
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(app.router.lifespan_context(app)),
    ):
        yield


def workspace_of(data: Path) -> str:
    return cairn("seed", "--tasks", "0", "--json", data=data).json["workspace"]


def make_guest(data: Path, name: str) -> None:
    """Take the role of a member away, as their owner would."""
    workspace = StreamId(workspace_of(data))
    members = {row.values["name"]: row for row in rows_in(data, workspace, "member")}
    owner = Actor(members["Ada Lindqvist"].values["person"], "token")
    demote = Set("member", members[name].id, "role", "guest")

    async def run() -> None:
        async with opened(Settings(data=data)) as instance:
            writing = Writing(instance.committer.submit, instance.now)
            await writing.write(owner, workspace, "member.role", [demote])

    asyncio.run(run())


def test_the_import_prints_the_counts_of_its_dry_run(data: Path, export: Path) -> None:
    arguments = ("import", "trello", export, "--workspace", "Harbour", "--json")
    dry = cairn(*arguments, "--dry-run", data=data)
    real = cairn(*arguments, data=data)
    assert (dry.code, real.code) == (0, 0)
    assert dry.json == real.json
    assert list(real.json) == KEYS
    assert real.json | {"lost": None} == {
        "boards": 1,
        "columns": 1,
        "columns_archived": 0,
        "tasks": 2,
        "tasks_archived": 1,
        "labels": 0,
        "checklists": 1,
        "check_items": 2,
        "comments": 1,
        "members": 1,
        "attachments": 0,
        "fields": 0,
        "lost": None,
    }
    assert {loss["what"].split(" (")[0]: loss["count"] for loss in real.json["lost"]} == {
        "dates that can't be read": 1,
        "comments that the cards count but the export does not have": 2,
        "members who have no account here": 1,
        "assignments to members who have no account here": 1,
    }


def test_a_dry_run_changes_nothing(data: Path, export: Path) -> None:
    before = state(data)
    cairn("import", "trello", export, "--workspace", "Harbour", "--dry-run", data=data)
    assert state(data) == before


def test_the_same_file_again_changes_nothing(data: Path, export: Path) -> None:
    arguments = ("import", "trello", export, "--workspace", "Harbour", "--json")
    first = cairn(*arguments, data=data)
    before = state(data)
    second = cairn(*arguments, data=data)
    assert state(data) == before
    assert second.json == first.json


def test_the_table_tells_what_is_lost(data: Path, export: Path) -> None:
    ended = cairn("import", "trello", export, "--workspace", "Harbour", data=data)
    assert "check items" in ended.out
    assert "dates that can't be" in ended.out
    assert "Lay the keel: never" in ended.out


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"not JSON", "it isn't JSON"),
        (b'{"name": "package"}', "no Trello board"),
        (b'{"id": "5f", "idList": "5e"}', "one Trello card"),
    ],
)
def test_a_file_that_is_no_export_is_refused_and_changes_nothing(
    data: Path, tmp_path: Path, content: bytes, reason: str
) -> None:
    file = tmp_path / "other.json"
    file.write_bytes(content)
    before = state(data)
    ended = cairn("import", "trello", file, "--workspace", "Harbour", data=data)
    assert (ended.code, ended.out) == (3, "")
    assert reason in ended.err
    assert state(data) == before


def test_a_file_that_is_not_there_is_a_wrong_call(data: Path, tmp_path: Path) -> None:
    assert cairn("import", "trello", tmp_path / "no", "-w", "Harbour", data=data).code == 2


def test_a_workspace_that_is_not_there_is_refused_and_those_there_are_listed(
    data: Path, export: Path
) -> None:
    ended = cairn("import", "trello", export, "-w", "Lagoon", data=data)
    assert ended.code == 3
    assert "There is no workspace Lagoon" in ended.err
    assert "Harbour" in ended.err


def test_a_workspace_may_be_given_by_its_id_or_in_other_case(data: Path, export: Path) -> None:
    for wanted in (workspace_of(data), "HARBOUR"):
        assert cairn("import", "trello", export, "-w", wanted, "--dry-run", data=data).code == 0


def test_someone_else_of_the_workspace_may_be_the_importer(data: Path, export: Path) -> None:
    arguments = ("import", "trello", export, "-w", "Harbour", "--as")
    assert cairn(*arguments, "BEN@example.org", data=data).code == 0
    ended = cairn(*arguments, "zoe@example.org", data=data)
    assert ended.code == 3
    assert "Nobody in Harbour has the e-mail address zoe@example.org" in ended.err


def test_an_import_is_handed_to_the_server_that_runs(export: Path) -> None:
    with TemporaryDirectory() as short:  # a socket's path may not be long
        data = Path(short) / "data"
        demo(data)
        workspace = workspace_of(data)
        with running(data):
            ended = cairn("import", "trello", export, "-w", "Harbour", "--json", data=data)
            assert cairn("seed", "--tasks", "0", "--seed", "2", data=data).code == 0
            rows = rows_in(data, workspace, "task")
    assert (ended.code, ended.err) == (0, "")
    assert ended.json["tasks"] == 2
    assert {row.values["title"] for row in rows} == {"Paint the hull", "Lay the keel"}


def test_an_import_is_refused_while_another_command_writes_but_a_dry_run_is_not(
    data: Path, export: Path
) -> None:
    arguments = ("import", "trello", export, "-w", "Harbour")
    server = open_sqlite(data / DATABASE)
    try:
        ended = cairn(*arguments, data=data)
        assert (ended.code, ended.out) == (3, "")
        assert "Another process writes" in ended.err
        assert cairn(*arguments, "--dry-run", data=data).code == 0
    finally:
        server.close()


def test_without_data_there_is_nothing_to_import_into(tmp_path: Path, export: Path) -> None:
    ended = cairn("import", "trello", export, "-w", "Harbour", data=tmp_path / "new")
    assert ended.code == 3
    assert "There is no workspace yet" in ended.err


def test_whom_the_workspace_does_not_let_make_boards_is_refused(data: Path, export: Path) -> None:
    make_guest(data, "Ben Okafor")
    arguments = ("import", "trello", export, "-w", "Harbour", "--as", "ben@example.org")
    ended = cairn(*arguments, data=data)
    assert (ended.code, ended.out) == (3, "")
    assert "Guests can't make boards." in ended.err
    (board,) = rows_in(data, workspace_of(data), "board")
    assert board.values["name"] != "Boat yard"
