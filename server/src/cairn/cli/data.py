"""The data folder that a command works on: to write in it, or only to read it."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from cairn.cli.exits import FAILED, MISUSED, REFUSED, Failed, Refused, ended
from cairn.instance import CantOpen, Instance, Store, opened, reading
from cairn.settings import SettingError, Settings, load
from cairn.telemetry import logs

T = TypeVar("T")

DataOption = Annotated[
    Path | None, typer.Option("--data", help="The folder of the database, if not CAIRN_DATA.")
]


def chosen(data: Path | None) -> Settings:
    """Return the settings, with another data folder where one is given."""
    try:
        settings = load()
    except SettingError as fault:
        raise ended(str(fault), MISUSED) from fault
    logs.configure("console", "error", sys.stderr)
    return settings if data is None else replace(settings, data=data)


def write(data: Path | None, work: Callable[[Instance], Awaitable[T]]) -> T:
    """Do the work as the only writer of the data."""
    settings = chosen(data)

    async def run() -> T:
        async with opened(settings) as instance:
            return await work(instance)

    return _told(lambda: asyncio.run(run()))


def read(data: Path | None, work: Callable[[Store], Awaitable[T]]) -> T:
    """Do the work on the data as it is, also while a server runs."""
    settings = chosen(data)

    async def run() -> T:
        with reading(settings) as store:
            return await work(store)

    return _told(lambda: asyncio.run(run()))


def _told(run: Callable[[], T]) -> T:
    try:
        return run()
    except (CantOpen, Refused) as fault:
        raise ended(str(fault), REFUSED) from fault
    except Failed as fault:
        raise ended(str(fault), FAILED) from fault
