"""Every golden scenario on the whole write path: loaded from the engine, decided, read back."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import pytest

from cairn.commit.committer import Committer
from cairn.commit.effects import PutAccount, PutSession
from cairn.commit.store import Head, NewText
from cairn.commit.submission import AcceptedAt, Committed, Outcome, RefusedAs, Waiting
from cairn.decide.decision import TextAppend
from cairn.decide.row import Row
from cairn.model.entries import Entry
from cairn.model.ids import RowId, StreamId
from cairn.model.kinds import KINDS
from tests.commit.team import submission
from tests.engines import Engine, Store
from tests.scenarios.decided import expected_rows, purged_rows, shown
from tests.scenarios.given import NOW, Given
from tests.scenarios.load import Scenario, scenarios
from tests.scenarios.names import expand, id_of

pytestmark = pytest.mark.anyio

# Uploads are facts that no engine keeps yet: `decide` alone runs the scenario that has one.
STORED = [one for one in scenarios() if not one.given.uploads]


@pytest.fixture(params=STORED, ids=lambda scenario: f"{scenario.topic}: {scenario.name}")
def scenario(request: pytest.FixtureRequest) -> Scenario:
    """One scenario."""
    return request.param


async def test_outcome_and_rows_are_those_written_down(engine: Engine, scenario: Scenario) -> None:
    async with _seeded(engine, scenario.given) as (store, committer, told):
        for sent in scenario.earlier:
            await committer.submit([submission(sent.actor, sent.mutation)])
        before = await _rows(store, scenario)
        (outcome,) = await committer.submit(
            [submission(scenario.sent.actor, scenario.sent.mutation)]
        )
        after = await _rows(store, scenario)

    _check(scenario, outcome, told, after)
    changed = {row_id for row_id in before.keys() | after.keys()
               if before.get(row_id) != after.get(row_id)}  # fmt: skip
    if isinstance(outcome, AcceptedAt):
        assert changed == {*expected_rows(scenario), *purged_rows(scenario)}
    else:
        assert changed == set()


@pytest.mark.parametrize(
    "scenario", [one for one in STORED if one.earlier], ids=lambda one: one.name, indirect=True
)
async def test_the_same_comes_of_it_when_all_is_decided_in_one_group(
    engine: Engine, scenario: Scenario
) -> None:
    sent = [submission(one.actor, one.mutation) for one in (*scenario.earlier, scenario.sent)]
    async with _seeded(engine, scenario.given) as (store, committer, told):
        *_, outcome = await committer.submit(sent)
        after = await _rows(store, scenario)

    assert len(told) <= 1
    _check(scenario, outcome, told, after)


def _check(
    scenario: Scenario, outcome: Outcome, told: list[Committed], rows: dict[RowId, Row]
) -> None:
    match scenario.then:
        case {"refused": expected}:
            _check_refused(outcome, expected)
        case {"wait": code}:
            assert isinstance(outcome, Waiting), outcome
            assert outcome.code == code
        case _:
            assert isinstance(outcome, AcceptedAt), outcome
            for row_id, values in expected_rows(scenario).items():
                assert shown(rows[row_id], values) == values
            assert not purged_rows(scenario).keys() & rows.keys()
            entry = told[-1].entries[-1].entry
            assert entry.seq == outcome.seq
            _check_entry(scenario, entry)


def _check_refused(outcome: Outcome, expected: str | dict[str, Any]) -> None:
    about: dict[str, Any] = {"code": expected} if isinstance(expected, str) else expected
    assert isinstance(outcome, RefusedAs), outcome
    assert outcome.code == about["code"]
    assert outcome.op == about.get("op", outcome.op)
    detail: dict[str, str] = expand(None, about.get("detail") or {})
    assert detail.items() <= outcome.detail.items()


def _check_entry(scenario: Scenario, entry: Entry) -> None:
    told = {change.id for change in entry.changes}
    assert told == {*expected_rows(scenario), *purged_rows(scenario)}
    for row_id, scopes in purged_rows(scenario).items():
        seen = [(one.scope, one.gone) for one in entry.changes if one.id == row_id]
        assert seen == [(scope, True) for scope in scopes]
    assert [clash.field for clash in entry.clashes] == [
        clash["field"] for clash in scenario.then.get("clashes", [])
    ]
    assert [(left.op, left.code) for left in entry.left_alone] == [
        (left["op"], left["code"]) for left in scenario.then.get("left_alone", [])
    ]
    for name, (old, new) in scenario.then.get("crosses", {}).items():
        seen = [(one.scope, one.gone) for one in entry.changes if one.id == id_of(name)]
        assert seen == [(id_of(old), True), (id_of(new), False)]


@asynccontextmanager
async def _seeded(
    engine: Engine, given: Given
) -> AsyncGenerator[tuple[Store, Committer, list[Committed]]]:
    store = engine.open()
    told: list[Committed] = []
    await _seed(store, given)
    committer = Committer(store, told.extend, lambda: NOW)
    committer.start()
    try:
        yield store, committer, told
    finally:
        await committer.stop()
        store.close()


async def _seed(store: Store, given: Given) -> None:
    streams = {row.stream for row in given.rows}
    async with store.transaction() as transaction:
        await transaction.lock(sorted(streams))
        await transaction.write(given.rows)
        await transaction.write_texts(list(_texts(given)))
        heads = {one: Head(given.head(one), bytes(32), given.number(one)) for one in streams}
        await transaction.append(heads, [], [])
        await transaction.carry_out([*_accounts(given), *_sessions(given)])


def _texts(given: Given) -> Sequence[NewText]:
    return [
        NewText(stream, 0, person, TextAppend("task", row, field, client, 0, clock, b""))
        for (stream, row, field), text in given.texts.items()
        for client, (clock, person) in text.clocks.items()
    ]


def _accounts(given: Given) -> list[PutAccount]:
    return [
        PutAccount(one.person, one.email, one.name, "hash", one.is_admin, one.active)
        for one in given.accounts
    ]


def _sessions(given: Given) -> list[PutSession]:
    return [
        PutSession(
            id_of(f"session of {one.name}"),  # type: ignore[arg-type] - any id will do
            one.person, one.name.encode(), NOW, 2**52, "", "",
        )
        for one in given.accounts
        if id_of(f"session of {one.name}") in given.sessions
    ]  # fmt: skip


async def _rows(store: Store, scenario: Scenario) -> dict[RowId, Row]:
    _, rows = await store.rows_of(StreamId(scenario.sent.mutation.stream), list(KINDS))
    return {row.id: row for row in rows}
