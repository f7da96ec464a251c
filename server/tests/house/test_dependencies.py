"""Every direct dependency says why it is there: one line in pyproject, one in the decision."""

import re
import tomllib

from tests.house.repository import read

PYPROJECT = read("server/pyproject.toml")
PROJECT = tomllib.loads(PYPROJECT)


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[<>=!~ ]", requirement)[0] for requirement in requirements}


SHIPPED = names(PROJECT["project"]["dependencies"])
TOOLS = names(PROJECT["dependency-groups"]["dev"])


def test_each_stands_beside_its_reason() -> None:
    lines = re.findall(r'^  "[\w-]+[^"]*",?(.*)$', dependency_tables(), re.MULTILINE)
    assert len(lines) == len(SHIPPED | TOOLS)
    assert [line for line in lines if not line.strip().startswith("#")] == []


def dependency_tables() -> str:
    shipped = re.search(r"^dependencies = \[\n.*?^\]", PYPROJECT, re.DOTALL | re.MULTILINE)
    tools = re.search(r"^dev = \[\n.*?^\]", PYPROJECT, re.DOTALL | re.MULTILINE)
    assert shipped is not None
    assert tools is not None
    return shipped.group() + tools.group()


def test_each_is_weighed_in_the_decision() -> None:
    decision = read("docs/adr/0002-toolchain.md").lower()
    stems = {name.removeprefix("pytest-") for name in SHIPPED | TOOLS}
    assert [stem for stem in sorted(stems) if stem not in decision] == []
