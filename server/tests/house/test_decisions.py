"""The decisions in docs/adr are listed, whole, and enforced by something that exists."""

import re

import pytest

from tests.house.repository import ROOT, named_paths, read

DECISIONS = sorted(path.name for path in (ROOT / "docs/adr").glob("[0-9]*.md"))


def section(text: str, title: str) -> str:
    found = re.search(rf"^## {title}\n(.+?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return found.group(1).strip() if found else ""


def test_the_index_lists_every_decision_and_no_other() -> None:
    listed: list[str] = re.findall(
        r"^\| \[\d{4}\]\(([^)]+)\)", read("docs/adr/README.md"), re.MULTILINE
    )
    assert listed == DECISIONS


def test_numbers_are_not_used_twice() -> None:
    numbers = [name[:4] for name in DECISIONS]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("name", DECISIONS)
def test_a_decision_has_its_four_parts(name: str) -> None:
    text = read(f"docs/adr/{name}")
    empty = [
        title
        for title in ("Context", "Decision", "Consequences", "Enforced by")
        if not section(text, title)
    ]
    assert not empty


@pytest.mark.parametrize("name", DECISIONS)
def test_what_enforces_a_decision_exists(name: str) -> None:
    enforcers = named_paths(section(read(f"docs/adr/{name}"), "Enforced by"))
    assert enforcers, "name a test, rule or target by its path from the root"
    assert [path for path in sorted(enforcers) if not any(ROOT.glob(path))] == []
