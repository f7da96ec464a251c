"""What a scenario expects, by row, and the facts it is decided from."""

from typing import Any

from cairn.decide.decide import decide
from cairn.decide.decision import Accepted
from cairn.decide.facts import Facts
from cairn.decide.row import Row
from cairn.model.fields import Merge
from cairn.model.ids import RowId
from cairn.model.kinds import field_of
from tests.scenarios.given import NOW
from tests.scenarios.load import Scenario
from tests.scenarios.names import expand, id_of

SYSTEM = ("parent", "order", "scope", "created_by", "deleted_by")


def before(scenario: Scenario) -> Facts:
    """Return the facts after the earlier mutations, each of which must be accepted."""
    facts = scenario.facts()
    for sent in scenario.earlier:
        decision = decide(facts, sent.actor, sent.mutation)
        assert isinstance(decision, Accepted), f"an earlier mutation was not accepted: {decision}"
        stream = sent.mutation.stream
        facts.heads[stream] = facts.heads.get(stream, 0) + 1
    return facts


def expected_rows(
    scenario: Scenario, parts: tuple[str, ...] = ("rows", "server")
) -> dict[RowId, dict[str, Any]]:
    """Return by row what must hold afterwards; None: absent.

    `rows` is what the author sees at once, `server` what comes back with the entry.
    """
    named: dict[str, dict[str, Any]] = {}
    for part in parts:
        for name, values in scenario.then.get(part, {}).items():
            named.setdefault(name, {}).update(values)
    kinds = kinds_of(scenario)
    return {
        id_of(name): {key: _value(kinds[id_of(name)], key, value) for key, value in values.items()}
        for name, values in named.items()
    }


def purged_rows(scenario: Scenario) -> dict[RowId, list[RowId]]:
    """Return the rows that are no more afterwards, each with the scopes that are told."""
    gone: dict[str, list[str]] = scenario.then.get("purged", {})
    return {id_of(name): [id_of(scope) for scope in scopes] for name, scopes in gone.items()}


def kinds_of(scenario: Scenario) -> dict[RowId, str]:
    """Return the kind of every row that the scenario names."""
    ops = (op for sent in (*scenario.earlier, scenario.sent) for op in sent.mutation.ops)
    return {row.id: row.kind for row in scenario.given.rows} | {op.id: op.kind for op in ops}


def shown(row: Row, keys: Any) -> dict[str, Any]:
    """Return what a row holds under these keys, as `then` words it."""
    return {key: _held(row, key) for key in keys}


def _held(row: Row, key: str) -> Any:
    if key == "deleted":
        return row.deleted_at is not None
    return getattr(row, key) if key in SYSTEM else row.values.get(key)


def _value(kind: str, key: str, value: Any) -> Any:
    if value == "now":
        return NOW
    if key in SYSTEM and key != "order" and value is not None:
        return id_of(value)
    field = field_of(kind, key)
    expanded = expand(field, value)
    is_set = field is not None and field.merge is Merge.SET
    return sorted(expanded) if is_set and expanded else expanded
