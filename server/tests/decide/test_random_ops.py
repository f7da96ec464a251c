"""Whatever is sent, decide answers, and what it refuses it has not done."""

from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from cairn.decide.decide import decide
from cairn.decide.decision import Accepted, Refused
from cairn.decide.facts import Actor, Facts
from cairn.decide.row import Row
from cairn.model.errors import CODES
from cairn.model.ids import MutationId, PersonId, SessionId
from cairn.model.kinds import KINDS
from cairn.model.ops import Mutation, Op
from tests.scenarios.given import NOW, WORKSPACE
from tests.scenarios.given import given as state
from tests.scenarios.names import id_of

WORLD: dict[str, Any] = {
    "people": {"ada": "editor", "max": "admin", "gus": {"workspace": "guest", "board": "viewer"}},
    "board": {"ops": None, "lab": {"everyone": "editor"}},
    "column": {
        "todo": {"in": "ops"},
        "done": {"in": "ops", "is_done": True},
        "idea": {"in": "lab"},
    },
    "label": {"red": {"in": "ops"}, "lab-red": {"in": "lab", "name": "red"}},
    "field": {"cost": {"in": "ops", "type": "number"}},
    "task": {
        "t1": {"in": "todo", "labels": ["red"]},
        "t2": {"in": "done"},
        "t3": {"deleted": True},
    },
    "checklist": {"steps": {"in": "t1"}},
    "check_item": {"i1": None},
    "field_value": {"v1": {"in": "t1", "field": "cost", "value": 3}},
    "comment": {"c1": {"body": "Hi", "by": "ada"}},
    "relation": {"r1": {"in": "t1", "link": "parent", "to": "t2"}},
    "invitation": {"inv": {"role": "guest"}},
}
NAMES = ["ws", "ops", "lab", "todo", "done", "idea", "red", "t1", "t2", "t3", "steps", "i1", "v1",
         "c1", "r1", "inv", "cost", "ada", "max", "member-ada", "member-olga", "ops-ada",
         "new", "newer"]  # fmt: skip
FIELDS = sorted({field.name for kind in KINDS.values() for field in kind.fields} | {"mood"})

ids = st.sampled_from(NAMES).map(id_of)
kinds = st.sampled_from([*KINDS, "sprint"])
leaves = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 2**60), st.floats(), st.text(max_size=6), ids,
    st.sampled_from(["editor", "owner", "2026-11-24", "blocks", "parent", "number", "a1"]),
)  # fmt: skip
values = st.one_of(
    leaves, st.lists(leaves, max_size=3), st.dictionaries(st.text(max_size=3), leaves)
)
orders = st.sampled_from(["a0", "a5", "Zz", "a0V", "a0V0", "?", "z"])


def ops_named(name: str, **parts: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"op": st.just(name), "kind": kinds, "id": ids, **parts})


fields = st.sampled_from(FIELDS)
described = st.one_of(
    ops_named(
        "create", fields=st.dictionaries(fields, values, max_size=4), parent=ids, order=orders
    ),
    ops_named(
        "set", field=fields, value=values, was=values, clash=st.sampled_from(["take", "yield"])
    ),
    ops_named("set", field=fields, value=values, was=values, clash=st.just("void")),
    ops_named("add", field=fields, item=values),
    ops_named("remove", field=fields, item=values),
    ops_named("move", parent=ids, order=orders, was=ids, clash=st.sampled_from(["take", "void"])),
    ops_named("text", field=fields, update=st.text("AQEHABCd_-", max_size=30)),
    ops_named("delete", was=st.integers(0, 3), clash=st.sampled_from(["take", "yield", "void"])),
    ops_named("restore"),
)
ops = described.map(lambda op: msgspec.convert(op, Op))


def facts() -> Facts:
    world = state(WORLD)
    held = Facts(NOW)
    held.load(world.rows)
    held.accounts = {account.person: account for account in world.accounts}
    held.live_sessions = set(world.sessions)
    held.heads[WORKSPACE], held.numbers[WORKSPACE] = 1, 3
    return held


def actor(name: str) -> Actor:
    return Actor(PersonId(id_of(name)), "session", SessionId(id_of(f"session of {name}")))


def mutation(listed: list[Op], *, apart: bool) -> Mutation:
    return Mutation(MutationId(id_of("m")), WORKSPACE, "any", listed, NOW, apart=apart)


def everything(held: Facts) -> list[Row]:
    return [row for kind in KINDS for row in held.rows(WORKSPACE, kind)]


@settings(max_examples=400, deadline=None)
@given(
    name=st.sampled_from(["olga", "max", "ada", "gus"]),
    listed=st.lists(ops, min_size=1, max_size=5),
    apart=st.booleans(),
)
def test_any_ops_get_an_answer_and_a_refusal_changes_nothing(
    name: str, listed: list[Op], *, apart: bool
) -> None:
    held = facts()

    decision = decide(held, actor(name), mutation(listed, apart=apart))

    match decision:
        case Accepted():
            assert {left.code for left in decision.left_alone} <= set(CODES)
        case Refused(code):
            assert CODES[code].answer == "refusal"
            assert everything(held) == everything(facts())
            assert held.numbers == facts().numbers
        case _:
            assert held.mark() == 0


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(["olga", "max", "ada"]), st.lists(ops, min_size=1, max_size=5))
def test_what_was_accepted_can_be_taken_back_whole(name: str, listed: list[Op]) -> None:
    held = facts()

    decide(held, actor(name), mutation(listed, apart=True))
    held.rewind(0)

    assert everything(held) == everything(facts())
    assert held.numbers == facts().numbers


@settings(max_examples=200, deadline=None)
@given(listed=st.lists(ops, min_size=1, max_size=5), apart=st.booleans())
def test_who_is_not_in_the_workspace_changes_nothing_in_it(
    listed: list[Op], *, apart: bool
) -> None:
    held = facts()
    stranger = Actor(PersonId(id_of("eve")), "session", SessionId(id_of("session of max")))
    held.accounts[stranger.person] = held.accounts[PersonId(id_of("ada"))]

    decision = decide(held, stranger, mutation(listed, apart=apart))

    assert decision == Refused("not_found")
