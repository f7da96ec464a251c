"""A mutation that can't be carried out is refused alone; nobody else is harmed."""

from typing import Any

import pytest
from structlog.testing import capture_logs

from cairn.commit import group
from cairn.commit.store import DataFault, StoreFault
from cairn.commit.submission import AcceptedAt, RefusedAs, Waiting
from cairn.decide.row import Row
from tests.commit.failing import Failing
from tests.commit.team import Team

pytestmark = pytest.mark.anyio

INTERNAL = RefusedAs("internal")


def _unstorable(step: str, given: tuple[Any, ...]) -> None:
    """Stand for a row that the engine refuses, like NUL in a text on PostgreSQL."""
    if step == "write" and any(_is_poison(row) for row in given[0]):
        raise DataFault("no column takes it")


def _is_poison(row: Row) -> bool:
    return str(row.values.get("title", "")).startswith("Poison")


async def test_two_that_can_not_be_stored_harm_none_of_fifty(team: Team, failing: Failing) -> None:
    failing.check = _unstorable
    sent = [team.create("Poison" if n in {7, 31} else f"Task {n}") for n in range(50)]

    outcomes = await team.push_all(*sent)

    assert [n for n, outcome in enumerate(outcomes) if outcome == INTERNAL] == [7, 31]
    assert sum(isinstance(outcome, AcceptedAt) for outcome in outcomes) == 48
    assert len(await team.titles()) == 48


async def test_the_refusal_is_final(team: Team, failing: Failing) -> None:
    failing.check = _unstorable
    sent = team.create("Poison")
    await team.push(sent)
    failing.check = lambda _step, _given: None

    assert await team.push(sent) == INTERNAL


async def test_a_defect_in_deciding_one_refuses_that_one(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    def decide(facts: Any, actor: Any, mutation: Any) -> Any:
        if mutation.intent == "task.poison":
            raise ZeroDivisionError
        return real(facts, actor, mutation)

    real = group.decide
    monkeypatch.setattr(group, "decide", decide)

    outcomes = await team.push_all(
        team.create(), team.create(intent="task.poison"), team.create(), team.create()
    )

    assert outcomes == [AcceptedAt(2), INTERNAL, AcceptedAt(3), AcceptedAt(4)]


async def test_the_log_line_of_a_poison_names_ids_and_a_place_and_no_text(
    team: Team, failing: Failing
) -> None:
    failing.check = _unstorable
    sent = team.create("Poison: a secret")

    with capture_logs() as lines:
        await team.push(sent)

    (line,) = [line for line in lines if line["event"] == "poison"]
    assert line["mutation"] == sent.mutation.id
    assert line["fault"] == "DataFault"
    assert "secret" not in str(lines)


async def test_a_refusal_that_can_not_be_stored_waits(team: Team, failing: Failing) -> None:
    faults = [DataFault("no") for _ in range(2)]
    failing.fail("append", *faults)

    assert await team.push(team.create()) == Waiting("unavailable", 2.0)


async def test_a_fault_of_machinery_refuses_nobody(team: Team, failing: Failing) -> None:
    failing.fail("write", StoreFault("full", "storage_full"))

    outcomes = await team.push_all(*(team.create() for _ in range(10)))

    assert outcomes == [Waiting("storage_full", 30.0)] * 10
