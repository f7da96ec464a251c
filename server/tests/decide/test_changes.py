"""The changes of an entry: one a row and scope, texts last, none that says nothing."""

from typing import Any

from msgspec import UNSET

from cairn.decide.decide import decide
from cairn.decide.decision import Accepted
from cairn.decide.facts import Actor, Facts
from cairn.model.entries import Change
from cairn.model.ids import MutationId, PersonId
from cairn.model.ops import Mutation, Op
from tests.scenarios.given import NOW, WORKSPACE, given
from tests.scenarios.load import op
from tests.scenarios.names import id_of

WRITE = op("text task t1 description", {"client": 7, "at": 0, "insert": "Hello"})


def changes(*ops: Op, task: dict[str, Any] | None = None) -> list[Change]:
    world = given({"people": {"ada": "editor"}, "column": {"todo": None}, "task": {"t1": task}})
    held = Facts(NOW)
    held.load(world.rows)
    held.accounts = {account.person: account for account in world.accounts}
    sent = Mutation(MutationId(id_of("m")), WORKSPACE, "any", list(ops), NOW)
    decision = decide(held, Actor(PersonId(id_of("ada")), "token"), sent)
    assert isinstance(decision, Accepted), decision
    return decision.changes


def test_a_text_update_is_one_change() -> None:
    [change] = changes(WRITE)

    assert change.text is not UNSET
    assert change.after is UNSET


def test_text_comes_after_the_rows_own_change() -> None:
    first, second = changes(WRITE, op("set task t1 title", {"value": "New"}))

    assert first.after == {"title": "New"}
    assert second.text is not UNSET


def test_two_ops_on_a_row_are_one_change() -> None:
    [change] = changes(
        op("set task t1 title", {"value": "New"}), op("set task t1 priority", {"value": 2})
    )

    assert change.after == {"title": "New", "priority": 2}
    assert change.before == {"title": "t1", "priority": None}


def test_what_was_done_and_undone_at_once_still_tells_the_rows_new_seq() -> None:
    [change] = changes(op("delete task t1", {}), op("restore task t1", {}))

    assert change.after == {}


def test_a_row_made_and_changed_at_once_comes_whole() -> None:
    [change] = changes(
        op("create task t2", {"parent": "todo", "order": "a1", "fields": {"title": "Old"}}),
        op("set task t2 title", {"value": "New"}),
    )

    assert change.after is UNSET
    assert change.here is not UNSET
    assert change.here["title"] == "New"
