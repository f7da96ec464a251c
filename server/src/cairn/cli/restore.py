"""`cairn restore`: put a backup in the place of the data."""

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer

from cairn.cli.data import DataOption, chosen, told
from cairn.cli.exits import REFUSED, ended
from cairn.cli.verified import Held, verified
from cairn.copies import restored
from cairn.settings import Settings


def restore(
    file: Annotated[Path, typer.Argument(help="What `cairn backup` made.")],
    data: DataOption = None,
) -> None:
    """Put the backup FILE in the place of the data, which is kept aside. Stop the server first.

    A copy of FILE is checked as `cairn doctor` does before anything is replaced. Ends with 0, or
    with nothing changed: 1 where FILE is damaged, 3 while a server runs or FILE can't be used.
    """
    settings = chosen(data)
    if not file.is_file():
        raise ended(f"There is no file {file}.", REFUSED)
    held, aside = told(lambda: asyncio.run(_restore(settings, file)))
    kept = f" What was there is kept in {aside}." if aside else ""
    sys.stdout.write(f"{settings.data} is as it was in {file}, verified. {held}.{kept}\n")


async def _restore(settings: Settings, file: Path) -> tuple[Held, Path | None]:
    with restored(settings, file) as restoring:
        return await verified(restoring.store), restoring.aside
