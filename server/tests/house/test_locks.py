"""The lock files install from any registry, and only what was locked."""

import json
import re

import pytest

import cairn
from tests.house.repository import read

PYTHON_LOCKS = ["server/requirements.txt", "server/requirements-dev.txt"]
NPM_LOCKS = ["web/package-lock.json", "dev/browser/package-lock.json"]


def pins(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==([\w.]+)", read(lock), re.MULTILINE))


@pytest.mark.parametrize("lock", PYTHON_LOCKS)
def test_every_python_package_is_held_by_a_hash(lock: str) -> None:
    blocks = re.split(r"^(?=[\w.-]+==)", read(lock), flags=re.MULTILINE)[1:]
    assert blocks
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("lock", PYTHON_LOCKS)
def test_python_locks_hold_no_address(lock: str) -> None:
    assert re.findall(r"\w+://\S+|--(?:index|extra-index|find-links)\S*", read(lock)) == []


@pytest.mark.parametrize("lock", NPM_LOCKS)
def test_npm_locks_hold_hashes_and_no_address(lock: str) -> None:
    packages: dict[str, dict[str, object]] = json.loads(read(lock))["packages"]
    installed = {name: package for name, package in packages.items() if name}
    assert installed
    assert [name for name, package in installed.items() if "resolved" in package] == []
    assert [name for name, package in installed.items() if "integrity" not in package] == []


def test_tools_run_beside_the_very_versions_that_are_shipped() -> None:
    shipped, with_tools = (pins(lock) for lock in PYTHON_LOCKS)
    assert shipped
    assert shipped.items() <= with_tools.items()


def test_server_and_web_are_one_version() -> None:
    assert json.loads(read("web/package.json"))["version"] == cairn.__version__
