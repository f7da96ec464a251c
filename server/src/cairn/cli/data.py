"""The data folder that a command works on: to write in it, or only to read it."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from cairn.cli.exits import FAILED, MISUSED, REFUSED, Failed, Refused, ended
from cairn.commit.store import StoreFault
from cairn.commit.submission import Submit
from cairn.exchange.door import through_door
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

    return told(lambda: asyncio.run(run()))


def deliver(data: Path | None, work: Callable[[Store, Submit], Awaitable[T]]) -> T:
    """Do the work; what it submits is written by the running server, or here where there is none.

    A server that stops meanwhile ends the work: it is told as failed.
    """
    settings = chosen(data)

    async def run() -> T:
        async with through_door(settings.data) as submit:
            if submit is not None:
                with reading(settings) as store:
                    return await work(store, submit)
        async with opened(settings) as instance:
            return await work(instance.store, instance.committer.submit)

    try:
        return told(lambda: asyncio.run(run()))
    except (asyncio.IncompleteReadError, ConnectionError) as fault:
        raise ended("The server stopped meanwhile. What came so far stands.", FAILED) from fault


def read(data: Path | None, work: Callable[[Store], Awaitable[T]]) -> T:
    """Do the work on the data as it is, also while a server runs."""
    settings = chosen(data)

    async def run() -> T:
        with reading(settings) as store:
            return await work(store)

    return told(lambda: asyncio.run(run()))


def told(run: Callable[[], T]) -> T:
    """Return what it returns; what it raises ends the command with its message."""
    try:
        return run()
    except (CantOpen, Refused) as fault:
        raise ended(str(fault), REFUSED) from fault
    except (Failed, StoreFault) as fault:
        raise ended(str(fault), FAILED) from fault
