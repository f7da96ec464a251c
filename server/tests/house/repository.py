"""Where the repository's own papers are, for the tests that hold them to the code."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]

PAPERS = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "protocol").glob("*.md")]
)


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def tracked(*patterns: str) -> list[str]:
    """Return the paths of the checkout's own files; those of `patterns`, where given."""
    # CI may run as another user than the one that cloned, which git refuses unless told.
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", *patterns],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return [path for path in listed.stdout.splitlines() if (ROOT / path).is_file()]


def named_paths(text: str) -> set[str]:
    """Return what stands in backticks and looks like a path from the root: `dev/check.sh`."""
    quoted: list[str] = re.findall(r"`([^`\s]+)`", text)
    return {
        name.split("::")[0].rstrip("/")
        for name in quoted
        if re.fullmatch(r"\.?[\w-]+(/[\w.*-]+)+/?(::\w+)?", name) and not name.startswith("/")
    }
