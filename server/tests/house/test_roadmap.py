"""The roadmap has all 48 lines, each with a state, and points only at proof that exists."""

import re

import pytest

from tests.house.repository import ROOT, named_paths, read

LINES: list[tuple[str, str, str, str]] = re.findall(
    r"^\| (\d+) \| ([^|]+) \| ([^|]*) \| ?([^|]*)\|$", read("docs/roadmap.md"), re.MULTILINE
)


def test_all_48_lines_are_there_in_order() -> None:
    assert [int(number) for number, *_ in LINES] == list(range(1, 49))


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[0])
def test_a_line_has_a_state_and_its_proof_exists(line: tuple[str, str, str, str]) -> None:
    _number, _asked_for, state, proof = line
    paths = named_paths(proof)
    assert state in {"not yet", "partly", "done"}
    assert [path for path in sorted(paths) if not any(ROOT.glob(path))] == []
    assert paths or state != "done", "done needs a proof: a test, a target or a page"
