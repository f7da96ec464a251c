"""`cairn version`."""

import re

from typer.testing import CliRunner

from cairn.cli.main import app


def test_the_versions_are_printed_a_line_each() -> None:
    printed = CliRunner().invoke(app, ["version"]).stdout
    assert re.fullmatch(r"cairn \S+\nmodel \d+\nwire \d+\npython 3\.\d+\.\d+\n", printed)
