"""`cairn backup`: a copy of all data in one file, made beside a running server."""

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer

from cairn.cli.data import DataOption, chosen, told
from cairn.cli.exits import REFUSED, ended
from cairn.cli.verified import Held, verified
from cairn.copies import backed_up
from cairn.settings import Settings


def backup(
    file: Annotated[Path, typer.Argument(help="The file to make; nothing may be there yet.")],
    data: DataOption = None,
) -> None:
    """Copy the data into FILE as it stands at one moment, also while the server runs.

    The copy is read again and checked as `cairn doctor` does before it gets its name. Ends with 0,
    with 1 where it could not be made (nothing is left of it), with 3 where FILE can't be used.
    """
    settings = chosen(data)
    folder = file.absolute().parent
    if not folder.is_dir():
        raise ended(f"There is no folder {folder}. Make it first.", REFUSED)
    if file.exists():
        raise ended(f"{file} is there already. Give a name that is free.", REFUSED)
    held = told(lambda: asyncio.run(_backup(settings, file)))
    size = file.stat().st_size / 2**20
    sys.stdout.write(f"{file}: {size:,.1f} MiB, verified. {held}.\n")


async def _backup(settings: Settings, file: Path) -> Held:
    with backed_up(settings, file) as store:
        return await verified(store)
