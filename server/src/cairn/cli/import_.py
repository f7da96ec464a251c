"""`cairn import`: take boards from elsewhere into a workspace."""

import json
import sys
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.table import Table

from cairn.cli.data import DataOption, deliver, read
from cairn.cli.exits import Failed, Refused
from cairn.cli.progress import bar
from cairn.cli.workspaces import Workspace, find_workspace
from cairn.commit.submission import Submit
from cairn.exchange.counts import Counts
from cairn.exchange.delivery import ImportStopped
from cairn.exchange.importing import Importer, Plan
from cairn.exchange.losses import Loss
from cairn.exchange.trello.parse import NotAnExport
from cairn.exchange.trello.source import trello_source
from cairn.instance import Store, now_ms

app = typer.Typer(no_args_is_help=True, help="Take boards from elsewhere into a workspace.")


@app.callback()
def import_() -> None:
    """Keep `trello` a command of its own while it is the only one."""


@app.command()
def trello(  # noqa: PLR0913 - each is an option
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help="A board, exported as JSON.")
    ],
    workspace: Annotated[
        str, typer.Option("--workspace", "-w", help="The workspace's name or id.")
    ],
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell what would come and be lost; change nothing.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the counts as JSON.")] = False,
    as_: Annotated[
        str | None,
        typer.Option("--as", metavar="EMAIL", help="Who imports, if not the first owner."),
    ] = None,
    data: DataOption = None,
) -> None:
    """Import a Trello board. The same file again changes nothing, a newer one what is new.

    Nothing is fetched from the network. Ends with 0 done, 1 stopped on the way (run it again),
    2 wrongly called, 3 refused: no export, no such workspace, not allowed, or the data is in use.
    """
    content = file.read_bytes()

    async def plan_only(store: Store) -> None:
        _, plan = await _planned(store, content, workspace, as_)
        _print(plan.counts, plan.lost, as_json=as_json, title="Would come")

    async def plan_and_do(store: Store, submit: Submit) -> None:
        importer, plan = await _planned(store, content, workspace, as_)
        counts = await _carried_out(importer, plan, submit)
        _print(counts, plan.lost, as_json=as_json, title="Came")

    if dry_run:
        read(data, plan_only)
    else:
        deliver(data, plan_and_do)


async def _planned(
    store: Store, content: bytes, wanted: str, email: str | None
) -> tuple[Importer, Plan]:
    workspace: Workspace = await find_workspace(store, wanted)
    person = workspace.actor(email)
    try:
        source = trello_source(content, workspace.id, list(workspace.people.values()), person)
    except NotAnExport as fault:
        raise Refused(str(fault)) from fault
    importer = Importer(store, workspace.id, person)
    return importer, await importer.plan(source, now_ms())


async def _carried_out(importer: Importer, plan: Plan, submit: Submit) -> Counts:
    with bar("Importing") as advance:
        try:
            await importer.carry_out(plan, submit, advance)
        except ImportStopped as fault:
            if not fault.is_begun:
                raise Refused(str(fault)) from fault
            raise Failed(f"{fault} What came so far stands: run it again to go on.") from fault
    return await importer.read_back(plan)


def _print(counts: Counts, lost: list[Loss], *, as_json: bool, title: str) -> None:
    found = msgspec.to_builtins(counts)
    if as_json:
        report = {**found, "lost": msgspec.to_builtins(lost)}
        sys.stdout.write(f"{json.dumps(report, ensure_ascii=False, indent=2)}\n")
        return
    console = Console(highlight=False)
    console.print(_counts_table(title, found))
    if lost:
        console.print(_losses_table(lost))


def _counts_table(title: str, counts: dict[str, int]) -> Table:
    table = Table(title=title, title_justify="left", show_header=False)
    table.add_column()
    table.add_column(justify="right")
    for name, count in counts.items():
        is_part = name.endswith("_archived")
        words = "  of these archived" if is_part else name.replace("_", " ")
        table.add_row(words, f"{count:,}")
    return table


def _losses_table(lost: list[Loss]) -> Table:
    table = Table(title="Lost, or otherwise than it was", title_justify="left")
    table.add_column("what")
    table.add_column("count", justify="right")
    table.add_column("for example", overflow="fold")
    for loss in lost:
        table.add_row(loss.what, f"{loss.count:,}", loss.example)
    return table
