"""The scenarios that a client decides, as JSON: ids written out, rows as in a segment.

Its shape is described in protocol/scenarios/README.md.
"""

import json
from typing import Any

import msgspec

from cairn.decide.row import Row
from cairn.model.ids import ScopeId
from cairn.model.kinds import KINDS
from cairn.policy.rights import readable_scopes
from tests.scenarios.decided import before, expected_rows
from tests.scenarios.given import NOW
from tests.scenarios.load import Scenario, scenarios


def exported() -> str:
    """Return the text of protocol/scenarios.json, one scenario a line."""
    lines = (
        json.dumps(_scenario(one), ensure_ascii=False)
        for one in scenarios()
        if one.client == "decides"
    )
    return "[\n" + ",\n".join(lines) + "\n]\n"


def _scenario(scenario: Scenario) -> dict[str, Any]:
    actor, mutation = scenario.sent.actor, scenario.sent.mutation
    admins = {account.person for account in scenario.given.accounts if account.is_admin}
    return {
        "name": f"{scenario.topic}: {scenario.name}",
        "now": NOW,
        "person": actor.person,
        "is_admin": actor.person in admins,
        "rows": [_row(row) for row in _replica(scenario)],
        "mutation": msgspec.to_builtins(mutation),
        "then": _then(scenario),
    }


def _replica(scenario: Scenario) -> list[Row]:
    """Return the rows that the author's replica holds: those that they may read."""
    if scenario.level != "decide":
        rows = scenario.given.rows
    else:
        facts = before(scenario)
        rows = [row for kind in KINDS for row in facts.rows(scenario.sent.mutation.stream, kind)]
    kinds = ("member", "board", "board_member")
    members, boards, board_members = ([row for row in rows if row.kind == kind] for kind in kinds)
    person = scenario.sent.actor.person
    scopes = {ScopeId(person), *readable_scopes(members, boards, board_members, person)}
    return [row for row in rows if row.scope in scopes]


def _row(row: Row) -> dict[str, Any]:
    system = msgspec.structs.asdict(row)
    del system["stream"], system["values"]
    return {name: value for name, value in {**system, **row.values}.items() if value is not None}


def _then(scenario: Scenario) -> dict[str, Any]:
    refused = scenario.then.get("refused")
    if refused is not None:
        return {"refused": {key: refused[key] for key in ("code", "reason")}}
    return {"rows": expected_rows(scenario, parts=("rows",))}
