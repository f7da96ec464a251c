"""Every golden scenario, decided by the server."""

from typing import Any

import pytest
from msgspec import UNSET

from cairn.commit.replay import is_purge
from cairn.decide.decide import decide
from cairn.decide.decision import Accepted, Decision, Refused, Wait
from cairn.decide.facts import Facts
from cairn.decide.row import Row
from cairn.model.entries import Change
from cairn.model.ids import RowId
from tests.scenarios.decided import before, expected_rows, purged_rows, shown
from tests.scenarios.load import Scenario, scenarios
from tests.scenarios.names import expand, id_of

DECIDED = [scenario for scenario in scenarios() if scenario.level == "decide"]


@pytest.fixture(params=DECIDED, ids=lambda scenario: f"{scenario.topic}: {scenario.name}")
def scenario(request: pytest.FixtureRequest) -> Scenario:
    return request.param


def test_decision_is_the_one_written_down(scenario: Scenario) -> None:
    decision, facts = decide_scenario(scenario)

    match scenario.then:
        case {"refused": expected}:
            assert isinstance(decision, Refused), decision
            assert_refused(decision, {"code": expected} if isinstance(expected, str) else expected)
        case {"wait": code}:
            assert isinstance(decision, Wait), decision
            assert decision.code == code
        case _:
            assert isinstance(decision, Accepted), decision
            assert_accepted(scenario, decision, facts)


def assert_refused(decision: Refused, expected: dict[str, Any]) -> None:
    assert decision.code == expected["code"], decision
    if "op" in expected:
        assert decision.op == expected["op"]
    if "reason" in expected:
        assert decision.detail["reason"] == expected["reason"]
    detail = expand(None, expected.get("detail", {}))
    assert detail.items() <= decision.detail.items()


def assert_accepted(scenario: Scenario, decision: Accepted, facts: Facts) -> None:
    stream = scenario.sent.mutation.stream
    for row_id, values in expected_rows(scenario).items():
        row = facts.row(stream, row_id)
        assert row is not None
        assert shown(row, values) == values
    told = {change.id for change in decision.changes}
    assert told == {*expected_rows(scenario), *purged_rows(scenario)}
    assert not any(facts.row(stream, row_id) for row_id in purged_rows(scenario))
    assert [clash_in_words(note) for note in decision.clashes] == [
        clash_expected(note) for note in scenario.then.get("clashes", [])
    ]
    assert [(left.op, left.code) for left in decision.left_alone] == [
        (left["op"], left["code"]) for left in scenario.then.get("left_alone", [])
    ]
    for name, (old, new) in scenario.then.get("crosses", {}).items():
        seen = [
            (change.scope, change.gone) for change in decision.changes if change.id == id_of(name)
        ]
        assert seen == [(id_of(old), True), (id_of(new), False)]


def clash_in_words(note: Any) -> dict[str, Any]:
    named = ("id", "field", "clash", "stands", "other", "theirs")
    return {name: getattr(note, name) for name in named}


def clash_expected(described: dict[str, Any]) -> dict[str, Any]:
    note = {**described, "id": id_of(described["row"]), "theirs": id_of(described["theirs"])}
    del note["row"]
    for side in ("stands", "other"):
        if note["field"] == "parent":
            note[side] = id_of(note[side])
        else:
            note[side] = 1_700_000_000_000 if note[side] == "now" else expand(None, note[side])
    return note


def test_changes_turn_the_old_rows_into_the_new_ones(scenario: Scenario) -> None:
    old = snapshot(before(scenario), scenario)
    decision, facts = decide_scenario(scenario)

    if isinstance(decision, Accepted):
        after = {key: replay(old.get(key), decision, key) for key in touched(decision)}
        now = snapshot(facts, scenario)
        assert after == {key: now.get(key) for key in after}
        untouched = {key: row for key, row in old.items() if key not in after}
        assert untouched == {key: row for key, row in now.items() if key not in after}


def decide_scenario(scenario: Scenario) -> tuple[Decision, Facts]:
    facts = before(scenario)
    return decide(facts, scenario.sent.actor, scenario.sent.mutation), facts


Key = tuple[RowId, str]
Held = dict[str, Any]


def snapshot(facts: Facts, scenario: Scenario) -> dict[Key, Held]:
    """Return what each scope shows of each row."""
    ids = [row.id for row in scenario.given.rows]
    ids += [op.id for op in scenario.sent.mutation.ops]
    rows = [facts.row(scenario.sent.mutation.stream, row_id) for row_id in dict.fromkeys(ids)]
    return {(row.id, row.scope): held(row) for row in rows if row}


def held(row: Row) -> Held:
    names = ("parent", "order", "created_at", "created_by", "deleted_at", "deleted_by")
    system = {name: getattr(row, name) for name in names}
    return {key: value for key, value in {**row.values, **system}.items() if value is not None}


def touched(decision: Decision) -> list[Key]:
    assert isinstance(decision, Accepted)
    return [(change.id, change.scope) for change in decision.changes]


def replay(old: Held | None, decision: Accepted, key: Key) -> Held | None:
    for change in decision.changes:
        if (change.id, change.scope) == key:
            old = apply(old, change)
    return old


def apply(old: Held | None, change: Change) -> Held | None:
    if change.gone:
        assert change.before == (UNSET if is_purge(change) else old)
        return None
    if change.here is not UNSET:
        assert old is None
        assert change.before is UNSET
        return change.here
    if change.after is UNSET or change.before is UNSET:
        return old
    assert old is not None
    assert {name: old.get(name) for name in change.after} == change.before
    return {name: value for name, value in {**old, **change.after}.items() if value is not None}


def test_what_is_not_accepted_leaves_the_facts_as_they_were(scenario: Scenario) -> None:
    facts = before(scenario)
    old, numbers, mark = snapshot(facts, scenario), dict(facts.numbers), facts.mark()
    decision = decide(facts, scenario.sent.actor, scenario.sent.mutation)

    if not isinstance(decision, Accepted):
        assert snapshot(facts, scenario) == old
        assert facts.mark() == mark
        assert facts.numbers == numbers
