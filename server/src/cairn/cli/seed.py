"""`cairn seed`: plausible large boards, for demos, benches and tests."""

import json
import sys
from secrets import token_urlsafe
from time import monotonic
from typing import Annotated

import typer
from msgspec import Struct, to_builtins

from cairn.cli.data import DataOption, chosen, deliver, write
from cairn.cli.demo import found_demo
from cairn.cli.exits import Failed, Refused
from cairn.cli.progress import bar
from cairn.cli.workspaces import Workspace, find_workspace
from cairn.commit.submission import Submit
from cairn.exchange.delivery import ImportStopped
from cairn.exchange.importing import Importer, Source
from cairn.exchange.seed.board import SOURCE, SeededBoard
from cairn.instance import Instance, Store, now_ms
from cairn.settings import Settings


class Account(Struct, frozen=True):
    """Somebody who can sign in."""

    person: str
    name: str
    email: str


class Seeded(Struct, frozen=True):
    """What there is afterwards; the password is that of the accounts made now, "" if none was."""

    workspace: str
    boards: list[str]
    tasks: int
    accounts: list[Account]
    password: str


def seed(  # noqa: PLR0913 - each is an option
    tasks: Annotated[int, typer.Option(min=0, max=1_000_000, help="Tasks in all.")] = 200,
    workspace: Annotated[
        str | None, typer.Option("--workspace", "-w", help="Its name or id; needed if several.")
    ] = None,
    boards: Annotated[int, typer.Option(min=1, max=1_000, help="Boards they are spread over.")] = 1,
    *,
    demo: Annotated[
        bool,
        typer.Option("--demo", help="Where nobody has an account: make a team and its workspace."),
    ] = False,
    people: Annotated[
        int, typer.Option(min=1, max=100, help="With --demo: how many, ada@example.org first.")
    ] = 5,
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="With --demo: take their password from there.")
    ] = False,
    number: Annotated[int, typer.Option("--seed", help="Another number draws other boards.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
    data: DataOption = None,
) -> None:
    """Fill boards with tasks as a team would have them. The same seed again adds nothing.

    Ends with 0 done, 1 stopped on the way, 2 wrongly called, 3 refused.
    """
    password = _password(from_stdin=password_stdin) if demo else ""
    settings = chosen(data)

    async def found(instance: Instance) -> bool:
        return await _found(instance, settings, people, password)

    async def fill(store: Store, submit: Submit) -> Seeded:
        into = await _workspace(store, workspace)
        drawn = [_board(into, place, boards, tasks, number) for place in range(boards)]
        written = [
            await _fill(store, submit, into, board, f"Board {place} of {boards}")
            for place, board in enumerate(drawn, start=1)
        ]
        return Seeded(
            workspace=into.id,
            boards=[board.board for board in drawn],
            tasks=sum(written),
            accounts=[
                Account(person.id, person.name, person.email) for person in into.people.values()
            ],
            password=password if made else "",
        )

    began = monotonic()
    made = demo and write(data, found)
    _print(deliver(data, fill), monotonic() - began, as_json=as_json)


async def _found(instance: Instance, settings: Settings, people: int, password: str) -> bool:
    """Make the demo's team, unless somebody has an account already."""
    if await instance.store.has_accounts():
        return False
    await found_demo(instance, settings, people, password)
    return True


async def _workspace(store: Store, wanted: str | None) -> Workspace:
    if wanted is not None:
        return await find_workspace(store, wanted)
    rows = await store.workspaces()
    if not rows:
        raise Refused("There is no workspace yet. Make one with a team by --demo.")
    if len(rows) > 1:
        raise Refused("There are several workspaces. Choose one by --workspace.")
    return await find_workspace(store, rows[0].id)


def _board(workspace: Workspace, place: int, boards: int, tasks: int, number: int) -> SeededBoard:
    people = [(person.id, person.name) for person in workspace.people.values()]
    share = tasks // boards + (place < tasks % boards)
    return SeededBoard(workspace.id, people, seed=number, place=place, tasks=share, now=now_ms())


async def _fill(
    store: Store, submit: Submit, workspace: Workspace, board: SeededBoard, title: str
) -> int:
    """Write the board; return how many tasks the store has of it."""
    importer = Importer(store, workspace.id, workspace.owner)
    source = Source(SOURCE, board.board.encode(), board.board, list(board.rows()), [])
    plan = await importer.plan(source, now_ms())
    try:
        with bar(title) as advance:
            await importer.carry_out(plan, submit, advance)
    except ImportStopped as fault:
        raise Failed(f"{fault} What came so far stands.") from fault
    return (await importer.read_back(plan)).tasks


def _password(*, from_stdin: bool) -> str:
    return sys.stdin.readline().rstrip("\r\n") if from_stdin else token_urlsafe(9)


def _print(seeded: Seeded, seconds: float, *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(f"{json.dumps(to_builtins(seeded), ensure_ascii=False, indent=2)}\n")
        return
    sys.stdout.write(
        f"{seeded.tasks:,} tasks on {len(seeded.boards)} board(s) in {seconds:.1f} s.\n"
    )
    if seeded.password:
        emails = ", ".join(account.email for account in seeded.accounts)
        sys.stdout.write(f"Sign in as {emails}\nwith the password {seeded.password}\n")
