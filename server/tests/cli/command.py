"""Commands as they are called, with what they print and how they end."""

import atexit
import json
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from typer.testing import CliRunner

from cairn.cli.main import app


@dataclass
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def cairn(*arguments: str | Path, data: Path, stdin: str | None = None) -> Ended:
    """Run a command on a data folder."""
    words = [str(argument) for argument in arguments]
    result = CliRunner().invoke(app, [*words, "--data", str(data)], input=stdin)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ended(result.exit_code, result.stdout, result.stderr)


def seeded(folder: Path, people: int = 2, tasks: int = 0) -> Any:
    """Make a workspace called Harbour with Ada, who owns it, and others; return what seed says."""
    amounts = ("--people", str(people), "--tasks", str(tasks))
    ended = cairn("seed", "--demo", *amounts, "--json", data=folder)
    assert ended.code == 0, ended.err
    return ended.json


def demo(folder: Path, tasks: int = 0) -> None:
    """Put a copy of a seeded folder there: passwords take their time, so they are made once."""
    shutil.copytree(_template(tasks), folder)


@cache
def _template(tasks: int) -> Path:
    folder = Path(mkdtemp()) / "data"
    atexit.register(shutil.rmtree, folder.parent)
    seeded(folder, tasks=tasks)
    return folder
