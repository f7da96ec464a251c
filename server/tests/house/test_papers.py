"""What the papers tell people to open or to run exists."""

import re
from pathlib import Path

import pytest

from tests.house.repository import PAPERS, ROOT, read

TARGETS = set(re.findall(r"^([a-z0-9-]+):", read("Makefile"), re.MULTILINE))
BY_PATH = [pytest.param(paper, id=str(paper.relative_to(ROOT))) for paper in PAPERS]


@pytest.mark.parametrize("paper", BY_PATH)
def test_links_lead_to_files(paper: Path) -> None:
    links: list[str] = re.findall(
        r"\]\((?!https?:|mailto:|#)([^)#]+)[^)]*\)", paper.read_text("utf-8")
    )
    assert [link for link in links if not (paper.parent / link).exists()] == []


@pytest.mark.parametrize("paper", BY_PATH)
def test_make_targets_exist(paper: Path) -> None:
    named: set[str] = set(
        re.findall(r"`(?:[A-Z]+=\S+ )*make ([a-z0-9-]+)", paper.read_text("utf-8"))
    )
    assert named <= TARGETS


def test_every_target_is_explained_by_make_help() -> None:
    explained = set(re.findall(r"^([a-z0-9-]+):.*## ", read("Makefile"), re.MULTILINE))
    phony = set(re.findall(r"^\.PHONY: ([a-z0-9-]+)", read("Makefile"), re.MULTILINE))
    assert explained == phony
