"""What both languages share is written from the model, is fresh, and never forgets a name."""

import copy
import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "dev/generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def before(generate: ModuleType) -> dict[str, Any]:
    return json.loads(json.dumps(generate.model()))


@pytest.fixture
def after(before: dict[str, Any]) -> dict[str, Any]:
    return copy.deepcopy(before)


def test_every_generated_file_is_fresh(generate: ModuleType) -> None:
    stale = [str(path) for path, text in generate.outputs().items() if path.read_text() != text]

    assert stale == [], "run `make generate`"


def test_a_removed_field_is_noticed(
    generate: ModuleType, before: dict[str, Any], after: dict[str, Any]
) -> None:
    del after["kinds"]["task"]["fields"]["due"]

    assert generate.lost_names(before, after) == ["task.due"]


def test_a_removed_kind_is_noticed(
    generate: ModuleType, before: dict[str, Any], after: dict[str, Any]
) -> None:
    del after["kinds"]["view"]

    assert generate.lost_names(before, after) == ["view"]


def test_a_name_used_again_for_another_type_is_noticed(
    generate: ModuleType, before: dict[str, Any], after: dict[str, Any]
) -> None:
    after["kinds"]["task"]["fields"]["estimate"]["type"] = {"is": "text", "longest": 10}

    assert generate.lost_names(before, after) == ["task.estimate"]


def test_a_name_that_merges_another_way_is_noticed(
    generate: ModuleType, before: dict[str, Any], after: dict[str, Any]
) -> None:
    after["kinds"]["task"]["fields"]["labels"]["merge"] = "value"

    assert generate.lost_names(before, after) == ["task.labels"]


def test_an_added_field_loses_nothing(
    generate: ModuleType, before: dict[str, Any], after: dict[str, Any]
) -> None:
    after["kinds"]["task"]["fields"]["mood"] = {"type": {"is": "text"}, "merge": "value"}

    assert generate.lost_names(before, after) == []
