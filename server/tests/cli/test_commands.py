"""The commands and what is written about them."""

import re
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from cairn.cli.main import app

RUN = (Path(__file__).resolve().parents[3] / "docs/run.md").read_text(encoding="utf-8")


def commands(command: Any, name: str = "cairn") -> list[tuple[str, Any]]:
    """Return every command with its whole name."""
    inside = getattr(command, "commands", None)
    if inside is None:
        return [(name, command)]
    return [found for word, held in inside.items() for found in commands(held, f"{name} {word}")]


COMMANDS = dict(commands(get_command(app)))


def test_the_papers_list_every_command_and_no_other() -> None:
    assert set(re.findall(r"^\| `(cairn [a-z -]+)` \|", RUN, re.MULTILINE)) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_helps(name: str) -> None:
    result = CliRunner().invoke(app, [*name.split()[1:], "--help"])
    assert result.exit_code == 0
    assert "Usage:" in result.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_is_for(name: str) -> None:
    silent = [
        option.name
        for option in COMMANDS[name].params
        if option.name != "help" and not getattr(option, "help", None)
    ]
    assert silent == []
