"""`cairn seed`: a team and boards to try Cairn with."""

import asyncio
from pathlib import Path

from argon2 import PasswordHasher

from cairn.decide.facts import Actor
from cairn.identity.writing import Writing, new_id
from cairn.instance import Store, opened
from cairn.model.ids import RowId, StreamId
from cairn.model.ops import Create
from cairn.settings import Settings
from tests.cli.command import cairn, seeded
from tests.exchange.reading import reading, rows_in


def titles(folder: Path, workspace: str) -> list[str]:
    return sorted(row.values["title"] for row in rows_in(folder, workspace, "task"))


def test_a_demo_is_a_team_and_a_board_full_of_tasks(tmp_path: Path) -> None:
    made = seeded(tmp_path, people=3, tasks=30)
    assert [account["email"] for account in made["accounts"]] == [
        "ada@example.org",
        "ben@example.org",
        "cem@example.org",
    ]
    assert len(rows_in(tmp_path, made["workspace"], "task")) == 30
    (board,) = rows_in(tmp_path, made["workspace"], "board")
    assert made["boards"] == [board.id]


def test_the_password_opens_every_account_of_the_demo(tmp_path: Path) -> None:
    made = seeded(tmp_path)

    async def hashes(store: Store) -> list[str]:
        return [account.password_hash for account in await store.accounts()]

    found = reading(tmp_path, hashes)
    assert len(found) == 2
    assert all(PasswordHasher().verify(each, made["password"]) for each in found)


def test_the_password_of_a_demo_may_come_from_standard_input(tmp_path: Path) -> None:
    arguments = ("seed", "--demo", "--tasks", "0", "--people", "1", "--password-stdin", "--json")
    ended = cairn(*arguments, data=tmp_path, stdin="as safe as a harbour\n")
    assert ended.json["password"] == "as safe as a harbour"


def test_a_password_that_is_too_short_makes_nobody(tmp_path: Path) -> None:
    arguments = ("seed", "--demo", "--tasks", "0", "--password-stdin")
    ended = cairn(*arguments, data=tmp_path, stdin="short\n")
    assert ended.code == 3
    assert "at least 10 characters" in ended.err
    assert cairn("user", "list", "--json", data=tmp_path).json == []


def test_the_same_seed_again_adds_nothing_and_tells_no_password(tmp_path: Path) -> None:
    first = seeded(tmp_path, tasks=30)
    second = seeded(tmp_path, tasks=30)
    assert second == {**first, "password": ""}
    assert len(rows_in(tmp_path, first["workspace"], "task")) == 30


def test_the_same_seed_draws_the_same_tasks_elsewhere(tmp_path: Path) -> None:
    one, two = (seeded(tmp_path / name, people=1, tasks=50) for name in ("one", "two"))
    assert titles(tmp_path / "one", one["workspace"]) == titles(tmp_path / "two", two["workspace"])


def test_another_seed_draws_other_tasks(tmp_path: Path) -> None:
    made = seeded(tmp_path, people=1, tasks=50)
    other = cairn("seed", "--tasks", "50", "--seed", "2", "--json", data=tmp_path).json
    rows = rows_in(tmp_path, made["workspace"], "task")
    one, two = (
        sorted(row.values["title"] for row in rows if row.scope == board)
        for board in (*made["boards"], *other["boards"])
    )
    assert one != two


def test_tasks_are_spread_over_the_boards(tmp_path: Path) -> None:
    workspace = seeded(tmp_path)["workspace"]
    cairn("seed", "--tasks", "11", "--boards", "3", "--seed", "2", data=tmp_path)
    per_board: dict[str, int] = {}
    for row in rows_in(tmp_path, workspace, "task"):
        per_board[row.scope] = per_board.get(row.scope, 0) + 1
    assert sorted(per_board.values()) == [3, 4, 4]


def test_a_large_board_has_something_of_everything(tmp_path: Path) -> None:
    workspace = seeded(tmp_path, tasks=300)["workspace"]
    tasks = rows_in(tmp_path, workspace, "task")
    for field in ("assignees", "labels", "due", "priority", "estimate", "done_at"):
        share = sum(field in row.values for row in tasks) / len(tasks)
        assert 0.1 < share < 0.9, field
    for kind in ("checklist", "check_item", "comment"):
        assert rows_in(tmp_path, workspace, kind)


def test_done_tasks_were_done_at_different_times(tmp_path: Path) -> None:
    workspace = seeded(tmp_path, people=1, tasks=60)["workspace"]
    times = [row.values.get("done_at") for row in rows_in(tmp_path, workspace, "task")]
    done = [time for time in times if time is not None]
    assert len(done) > 5
    assert len(set(done)) == len(done)


def test_the_first_of_a_demo_owns_the_workspace_and_the_others_are_members(tmp_path: Path) -> None:
    workspace = seeded(tmp_path, people=3)["workspace"]
    roles = {
        row.values["name"].split()[0]: row.values["role"]
        for row in rows_in(tmp_path, workspace, "member")
    }
    assert roles == {"Ada": "owner", "Ben": "member", "Cem": "member"}


def test_without_a_workspace_seed_says_how_to_make_one(tmp_path: Path) -> None:
    ended = cairn("seed", data=tmp_path)
    assert ended.code == 3
    assert "--demo" in ended.err


def test_of_several_workspaces_one_must_be_chosen_by_what_tells_it_apart(tmp_path: Path) -> None:
    first = seeded(tmp_path, people=1)["workspace"]
    second = found_another(tmp_path, "Harbour")
    unsaid = cairn("seed", "--tasks", "0", data=tmp_path)
    assert (unsaid.code, "--workspace" in unsaid.err) == (3, True)
    shared = cairn("seed", "--tasks", "0", "--workspace", "Harbour", data=tmp_path)
    assert shared.code == 3
    assert first in shared.err
    assert second in shared.err
    chosen = cairn("seed", "--tasks", "5", "--workspace", second, "--json", data=tmp_path)
    assert (chosen.json["workspace"], chosen.json["tasks"]) == (second, 5)


def found_another(folder: Path, name: str) -> str:
    """Make a second workspace, owned by the first account."""
    root = RowId(new_id())

    async def run() -> None:
        async with opened(Settings(data=folder)) as instance:
            (ada,) = await instance.store.accounts()
            owner = {"person": ada.person, "role": "owner"}
            ops = [
                Create("workspace", root, {"name": name}),
                Create("member", RowId(new_id()), owner, parent=root),
            ]
            writing = Writing(instance.committer.submit, instance.now)
            actor = Actor(ada.person, "token")
            await writing.write(actor, StreamId(root), "workspace.create", ops)

    asyncio.run(run())
    return root
