"""An exception from a check carries its reason on its own line."""

import re
import subprocess

from tests.house.repository import ROOT

EXCEPTION = re.compile(
    r"# noqa\b|# type: ignore|# pyright: ignore|# nosec|# pragma: no cover"
    r"|eslint-disable|@ts-(?:expect-error|ignore)|prettier-ignore"
)
# What may follow the exception itself: its codes, then a reason of at least two words.
REASONED = re.compile(
    r"(?:noqa: [A-Z0-9, ]+|ignore\[[\w, -]+\]|nosec [B0-9, ]+|no cover"
    r"|eslint-disable[\w-]* [\w@/, -]+?|ts-expect-error|prettier-ignore)"
    r"\s*(?:[-:(#]+\s*)\S+\s+\S+"
)


def tracked_sources() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "*.py", "*.ts", "*.tsx", "*.js", "*.mjs", "*.css"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return [path for path in listed.stdout.splitlines() if (ROOT / path).is_file()]


def test_every_exception_has_a_reason() -> None:
    bare = [
        f"{path}:{number}: {line.strip()}"
        for path in tracked_sources()
        if not path.endswith("test_exceptions.py")
        for number, line in enumerate((ROOT / path).read_text("utf-8").splitlines(), 1)
        if EXCEPTION.search(line) and not REASONED.search(line)
    ]
    assert bare == []
