"""An exception from a check carries its reason on its own line."""

import re

from tests.house.repository import ROOT, tracked

EXCEPTION = re.compile(
    r"# noqa\b|# type: ignore|# pyright: ignore|# nosec|# pragma: no cover"
    r"|eslint-disable|@ts-(?:expect-error|ignore)|prettier-ignore"
)
# What may follow the exception itself: its codes, then a reason of at least two words.
REASONED = re.compile(
    r"(?:noqa: [A-Z0-9, ]+|ignore\[[\w, -]+\]|nosec [B0-9, ]+|no cover"
    r"|eslint-disable[\w-]* [\w@/, -]+?|prettier-ignore)"
    r"\s*(?:[-:(#]+\s*)\S+\s+\S+"
    r"|@ts-expect-error\s+\S+\s+\S+"
)


def test_every_exception_has_a_reason() -> None:
    bare = [
        f"{path}:{number}: {line.strip()}"
        for path in tracked("*.py", "*.ts", "*.tsx", "*.js", "*.mjs", "*.css")
        if not path.endswith("test_exceptions.py")
        for number, line in enumerate((ROOT / path).read_text("utf-8").splitlines(), 1)
        if EXCEPTION.search(line) and not REASONED.search(line)
    ]
    assert bare == []
