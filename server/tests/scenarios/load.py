"""Reads protocol/scenarios/*.yaml: each a state, a mutation, and what must come of it.

The notation is described in protocol/scenarios/README.md. `Scenario` has what a runner needs: rows
to hold or store, the actor, the mutation, and what is expected.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import msgspec
import yaml

from cairn.decide.facts import Actor, Facts
from cairn.model.entries import Means
from cairn.model.ids import INSTANCE, MutationId, PersonId, SessionId, StreamId
from cairn.model.kinds import field_of
from cairn.model.ops import Mutation, Op
from tests.scenarios.given import NOW, WORKSPACE, Given, given
from tests.scenarios.names import expand, id_of
from tests.scenarios.yjs_writer import update

FOLDER = Path(__file__).resolve().parents[3] / "protocol" / "scenarios"


@dataclass(frozen=True)
class Sent:
    """One mutation and who sends it."""

    actor: Actor
    mutation: Mutation


@dataclass(frozen=True)
class Scenario:
    """One scenario. `then` is as written, with ids for names: see `expected`.

    `level` decide: by `decide` alone; commit: it takes the write path (stored outcomes, `after`).
    """

    topic: str
    name: str
    client: Literal["decides", "waits"]
    level: Literal["decide", "commit"]
    given: Given
    earlier: list[Sent]
    sent: Sent
    then: dict[str, Any]

    def facts(self) -> Facts:
        """Return the state before, as facts for `decide`."""
        facts = Facts(NOW)
        facts.load(self.given.rows)
        facts.accounts = {account.person: account for account in self.given.accounts}
        facts.live_sessions = set(self.given.sessions)
        facts.texts = dict(self.given.texts)
        facts.uploads = set(self.given.uploads)
        for stream in {row.stream for row in self.given.rows}:
            facts.heads[stream] = self.given.head(stream)
            facts.numbers[stream] = self.given.number(stream)
        return facts


def scenarios() -> list[Scenario]:
    """Return all scenarios, in the order of their files."""
    return [
        _scenario(path.stem, described)
        for path in sorted(FOLDER.glob("*.yaml"))
        for described in yaml.safe_load(path.read_text())
    ]


def _scenario(topic: str, described: dict[str, Any]) -> Scenario:
    earlier = described.get("earlier", [])
    return Scenario(
        topic=topic,
        name=described["name"],
        client=described["client"],
        level=described.get("level", "decide"),
        given=given(described.get("given", {})),
        earlier=[_sent(f"earlier {n}", when) for n, when in enumerate(earlier)],
        sent=_sent("mutation", described["when"]),
        then=described["then"],
    )


def _sent(name: str, when: dict[str, Any]) -> Sent:
    person = PersonId(id_of(when["by"]))
    means: Means = when.get("means", "session")
    session = SessionId(id_of(f"session of {when['by']}")) if means == "session" else None
    return Sent(Actor(person, means, session), _mutation(name, when))


def _mutation(name: str, when: dict[str, Any]) -> Mutation:
    ops = [op(*pair) for described in when["ops"] for pair in described.items()]
    after = when.get("after")
    return Mutation(
        id=MutationId(id_of(when.get("id", name))),
        stream=_stream(when.get("stream")),
        intent=when.get("intent", _intent(when["ops"])),
        ops=ops,
        at=NOW,
        after=MutationId(id_of(after)) if after else None,
        apart=when.get("apart", False),
    )


def _intent(ops: list[dict[str, Any]]) -> str:
    op_name, kind, *_ = next(iter(ops[0])).split() if ops else ("none", "none")
    return f"{kind}.{op_name}"


def _stream(name: str | None) -> StreamId:
    if name is None:
        return WORKSPACE
    return INSTANCE if name == "instance" else StreamId(id_of(name))


def op(words: str, about: dict[str, Any] | None) -> Op:
    """Return the op that e.g. `set task t1 title: {value: New}` describes."""
    about = dict(about or {})
    name, kind, row, *rest = words.split()
    described: dict[str, Any] = {"op": name, "kind": kind, "id": id_of(row)}
    field = field_of(kind, rest[0]) if rest else None
    if rest:
        described["field"] = rest[0]
    if name == "text":
        return msgspec.convert({**described, "update": update(about)}, Op)
    for key, value in about.items():
        described[key] = _expanded(name, kind, key, value, field)
    if name == "create":
        described.setdefault("fields", {})
    return msgspec.convert(described, Op)


def _expanded(name: str, kind: str, key: str, value: Any, field: Any) -> Any:
    match key:
        case "parent":
            return id_of(value) if isinstance(value, str) else value
        case "was" if name == "move":
            return id_of(value)
        case "fields":
            return {one: expand(field_of(kind, one), given) for one, given in value.items()}
        case "value" | "item" | "was":
            return expand(field, value)
        case _:
            return value
