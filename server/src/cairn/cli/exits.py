"""How commands end: 0 done, 1 failed on the way, 2 wrongly called, 3 refused, nothing changed."""

import sys
from typing import Final

import typer

FAILED: Final = 1
MISUSED: Final = 2
REFUSED: Final = 3


class Refused(Exception):
    """The command can't do that; nothing was changed. The message says why, and the mend."""


class Failed(Exception):
    """Something went wrong on the way. The message says what stands, and what to do."""


def ended(message: str, code: int) -> typer.Exit:
    """Say it, and return what ends the command."""
    sys.stderr.write(f"{message}\n")
    return typer.Exit(code)
