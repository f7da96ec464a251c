"""A reader guesses the file: no name says only that things were left over."""

import subprocess
from pathlib import PurePath

from tests.house.repository import ROOT

SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "core", "manager", "misc", "shared"}


def test_no_file_or_folder_has_a_name_that_says_nothing() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    assert tracked
    assert [
        path
        for path in tracked
        if SAYS_NOTHING & {part.split(".")[0].lower() for part in PurePath(path).parts}
    ] == []
