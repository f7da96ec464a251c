"""Someone without Python, venv or git is told what to install."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house.repository import ROOT

OLD = "#!/bin/sh\n[ $1 = --version ] && echo Python 3.9.2 && exit 0\nexit 1\n"
# Answers that it is new enough, fails to import venv.
WITHOUT_VENV = """#!/bin/sh
case "$2" in *venv*) exit 1;; esac
[ $1 = --version ] && echo Python 3.12.1
exit 0
"""
FOUND = {"git": "#!/bin/sh\n"}


def set_up(folder: Path, programs: dict[str, str]) -> str:
    """Return what the first step says where only a shell and `programs` are on the path."""
    (folder / "dev").mkdir()
    (folder / "bin").mkdir()
    shutil.copy(ROOT / "dev/10-python.sh", folder / "dev")
    for name, text in programs.items():
        (folder / "bin" / name).write_text(text)
        (folder / "bin" / name).chmod(0o755)
    for name in ("bash", "dirname"):
        (folder / "bin" / name).symlink_to(shutil.which(name) or name)
    done = subprocess.run(
        [folder / "bin/bash", folder / "dev/10-python.sh"],
        env={"PATH": str(folder / "bin")},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    return done.stderr


@pytest.mark.parametrize(
    ("programs", "says", "mend"),
    [
        ({}, "git is missing", "apt-get install git"),
        (FOUND, "Python is missing", "apt-get install python3 python3-venv"),
        (FOUND | {"python3": OLD}, "Python 3.9.2 is too old", "make PYTHON="),
        (FOUND | {"python3": WITHOUT_VENV}, "has no venv with pip", "apt-get install python3-venv"),
    ],
    ids=["no git", "no Python", "an old Python", "no venv"],
)
def test_what_is_missing_is_named_with_its_mend(
    tmp_path: Path, programs: dict[str, str], says: str, mend: str
) -> None:
    words = set_up(tmp_path, programs)
    assert says in words
    assert mend in words
