"""The policy table answers for the whole model, and says why not in sentences."""

import json
import re
from pathlib import Path

import pytest

from cairn.model.kinds import KINDS, Kind
from cairn.policy.actions import ACTIONS, SERVED, ByOwner
from cairn.policy.table import BY_LINK, GIVES, ROLES, TABLE, exported

ROOT = Path(__file__).resolve().parents[3]
ASKED = {
    action
    for words in ACTIONS.values()
    for asked in words.values()
    for action in (
        (asked.own, asked.other, asked.outside) if isinstance(asked, ByOwner) else (asked,)
    )
    if action is not None
}


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_op_and_field_of_a_kind_asks_for_an_action(kind: Kind) -> None:
    ops = ["create", "delete", "restore", "purge", *(["move"] if kind.placed else [])]

    assert set(ACTIONS[kind.name]) == {*ops, *(field.name for field in kind.fields)}


def test_no_field_is_called_like_an_op() -> None:
    fields = {field.name for kind in KINDS.values() for field in kind.fields}

    assert not fields & {"create", "move", "delete", "restore", "purge"}


def test_every_action_has_a_line_and_every_line_is_asked_for() -> None:
    assert set(TABLE) == ASKED | SERVED
    assert not ASKED & SERVED
    assert BY_LINK <= ASKED


@pytest.mark.parametrize("action", TABLE)
def test_every_role_of_the_ground_gets_yes_or_a_sentence(action: str) -> None:
    line = TABLE[action]

    assert set(line.answers) == set(ROLES[line.ground])
    for answer in line.answers.values():
        assert answer is True or re.fullmatch(r"[A-Z][^.]{10,78}\.", answer)


@pytest.mark.parametrize("action", TABLE)
def test_a_wider_role_may_all_that_a_narrower_one_may(action: str) -> None:
    line = TABLE[action]
    allowed = [line.answers[role] is True for role in ROLES[line.ground]]

    assert allowed == sorted(allowed, reverse=True)


def test_every_kind_with_a_role_says_on_which_ground_it_is_given() -> None:
    with_role = {
        kind.name for kind in KINDS.values() if any(field.name == "role" for field in kind.fields)
    }

    assert set(GIVES) == with_role


def test_the_web_has_the_same_table() -> None:
    written = json.loads((ROOT / "protocol/policy.json").read_text())

    assert written == json.loads(json.dumps(exported())), "run `make generate`"
