"""`cairn doctor`: is everything as it should be?"""

import asyncio
import json
import sys
from typing import Annotated, Final

import typer
from msgspec import to_builtins
from rich.console import Console
from rich.markup import escape

from cairn.cli.checkup import Finding, findings
from cairn.cli.data import DataOption
from cairn.cli.exits import FAILED

_COLOURS: Final = {"ok": "green", "warn": "yellow", "fail": "red"}


def doctor(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
    data: DataOption = None,
) -> None:
    """Check settings, data folder, disk, database, schema, accounts, and the log's chain.

    Changes nothing, and may run beside the server. Ends with 0, or with 1 when something fails.
    """
    console = Console(highlight=False, soft_wrap=True)

    async def look() -> list[Finding]:
        found: list[Finding] = []
        async for finding in findings(data):
            found.append(finding)
            if not as_json:
                _show(console, finding)
        return found

    found = asyncio.run(look())
    if as_json:
        sys.stdout.write(f"{json.dumps(to_builtins(found), ensure_ascii=False, indent=2)}\n")
    if any(finding.state == "fail" for finding in found):
        raise typer.Exit(FAILED)


def _show(console: Console, finding: Finding) -> None:
    colour = _COLOURS[finding.state]
    state = f"[{colour}]{finding.state:<4}[/{colour}]"
    console.print(f"{state}  {finding.check:<12} {escape(finding.what)}")
    if finding.mend:
        console.print(f"      {'':<12} → {escape(finding.mend)}")
