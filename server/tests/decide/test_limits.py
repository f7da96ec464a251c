"""Limits of a mutation, a set and a value, and fields that are no longer in use."""

from dataclasses import replace
from typing import Any

import pytest

from cairn.decide import target
from cairn.decide.decide import decide
from cairn.decide.decision import Accepted, Decision, Refused
from cairn.decide.facts import Actor, Facts
from cairn.model.fields import Field
from cairn.model.ids import MutationId, PersonId
from cairn.model.kinds import field_of
from cairn.model.ops import MAX_OPS, MAX_SET_ITEMS, Mutation, Op
from tests.scenarios.given import NOW, WORKSPACE, given
from tests.scenarios.load import op
from tests.scenarios.names import id_of

ADA = Actor(PersonId(id_of("ada")), "token")


def facts(described: dict[str, Any]) -> Facts:
    world = given({"people": {"ada": "editor"}, "column": {"todo": None}, **described})
    held = Facts(NOW)
    held.load(world.rows)
    held.accounts = {account.person: account for account in world.accounts}
    return held


def send(held: Facts, *ops: Op) -> Decision:
    return decide(held, ADA, Mutation(MutationId(id_of("m")), WORKSPACE, "any", list(ops), NOW))


def labels(count: int) -> list[str]:
    return [f"label-{number}" for number in range(count)]


def test_a_thousand_ops_are_taken_and_one_more_is_not() -> None:
    rename = op("set task t1 title", {"value": "New"})

    assert isinstance(send(facts({"task": {"t1": None}}), *[rename] * MAX_OPS), Accepted)
    assert send(facts({"task": {"t1": None}}), *[rename] * (MAX_OPS + 1)) == Refused(
        "too_many", {"what": "ops", "most": str(MAX_OPS)}
    )


def test_a_full_set_takes_no_further_item() -> None:
    known = labels(MAX_SET_ITEMS + 1)
    held = facts({"label": dict.fromkeys(known), "task": {"t1": {"labels": known[1:]}}})

    assert send(held, op("add task t1 labels", {"item": known[0]})) == Refused(
        "too_many", {"what": "labels", "most": str(MAX_SET_ITEMS)}, 0
    )


def test_a_full_set_takes_an_item_once_another_is_out() -> None:
    known = labels(MAX_SET_ITEMS + 1)
    held = facts({"label": dict.fromkeys(known), "task": {"t1": {"labels": known[1:]}}})
    out = op("remove task t1 labels", {"item": known[1]})

    assert isinstance(send(held, out, op("add task t1 labels", {"item": known[0]})), Accepted)


def test_a_task_is_not_made_with_more_items_than_a_set_takes() -> None:
    known = labels(MAX_SET_ITEMS + 1)
    made = op(
        "create task t1",
        {"parent": "todo", "order": "a0", "fields": {"title": "x", "labels": known}},
    )

    decision = send(facts({"label": dict.fromkeys(known)}), made)

    assert isinstance(decision, Refused)
    assert decision.code == "too_many"


def test_a_json_value_is_measured_in_encoded_bytes() -> None:
    held = facts({"view": {"mine": {"layout": "table", "owner": "ada"}}})
    most = 20_000 - len('""')

    assert isinstance(send(held, op("set view mine filter", {"value": "x" * most})), Accepted)
    too_long = send(held, op("set view mine filter", {"value": "x" * (most + 1)}))
    assert isinstance(too_long, Refused)
    assert too_long.code == "too_long"


def test_a_text_holds_no_nul_which_no_database_keeps() -> None:
    decision = send(facts({"task": {"t1": None}}), op("set task t1 title", {"value": "a\0b"}))

    assert isinstance(decision, Refused)
    assert decision.code == "wrong_type"


def test_a_retired_field_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def retired(kind: str, name: str) -> Field | None:
        field = field_of(kind, name)
        return replace(field, retired=True) if field else None

    monkeypatch.setattr(target, "field_of", retired)

    decision = send(facts({"task": {"t1": None}}), op("set task t1 estimate", {"value": 3}))

    assert decision == Refused("retired", {"kind": "task", "field": "estimate"}, 0)
