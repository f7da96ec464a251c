"""Who is told what agrees with who reads what, and a name names one person or nobody."""

import random
from itertools import product
from typing import Any

import pytest

from cairn.decide.row import Row
from cairn.model.ids import PersonId, RowId, ScopeId, StreamId
from cairn.model.kinds import BOARD_ROLES, EVERYONE, WORKSPACE_ROLES
from cairn.model.scopes import admin_scope
from cairn.policy.rights import readable_scopes
from cairn.readers.audience import KINDS, Audience
from cairn.readers.mentions import mentioned

STREAM = StreamId("00000000-0000-7000-8000-00000000000a")
PEOPLE = [PersonId(f"p{n}") for n in range(8)]
BOARDS = [ScopeId(f"b{n}") for n in range(6)]


def _row(kind: str, row_id: str, scope: str, *, deleted: bool, **values: Any) -> Row:
    at, by = (1, PEOPLE[0]) if deleted else (None, None)
    return Row(
        kind, STREAM, RowId(row_id), ScopeId(scope), RowId(scope), None, 1, 0, PEOPLE[0], 0,
        PEOPLE[0], at, by, values,
    )  # fmt: skip


def _rows(chance: random.Random) -> list[Row]:
    """Return any workspace: people who left, boards in the trash, seats of both."""
    rows = [
        _row("board", board, board, deleted=chance.random() < 0.2, everyone=chance.choice(EVERYONE))
        for board in BOARDS
    ]
    for person in PEOPLE[:-1]:
        gone, role = chance.random() < 0.2, chance.choice(WORKSPACE_ROLES)
        rows.append(_row("member", f"m-{person}", STREAM, deleted=gone, person=person, role=role))
        for board in chance.sample(BOARDS, 3):
            gone, role = chance.random() < 0.2, chance.choice(BOARD_ROLES)
            seat = f"s-{board}-{person}"
            rows.append(_row("board_member", seat, board, deleted=gone, person=person, role=role))
    return rows


@pytest.mark.parametrize("seed", range(40))
def test_the_audience_is_who_the_policy_says(seed: int) -> None:
    rows = _rows(random.Random(seed))  # noqa: S311 - a test's seed
    audience = Audience(rows)
    members, boards, board_members = ([r for r in rows if r.kind == kind] for kind in KINDS)

    for person, scope in product(PEOPLE, [ScopeId(STREAM), admin_scope(STREAM), *BOARDS]):
        scopes = readable_scopes(members, boards, board_members, person)
        assert audience.reads(person, scope) == (scope in scopes), (person, scope)


NAMES = dict(
    zip(
        PEOPLE,
        ["Ada Park", "Ada Moss", "Ben", "Cyn O’Hara", "José Álvarez", "Li", "Li Wei"],
        strict=False,
    )
)


@pytest.mark.parametrize(
    ("body", "meant"),
    [
        ("nobody", []),
        ("@Ben", ["Ben"]),
        ("Mail somebody@ben.example", []),
        ("@ben, @BEN and (@Ben).", ["Ben"]),
        ("@Benedict", []),
        ("@Ada", []),
        ("@Ada Park and @Ada  Moss", ["Ada Park"]),
        ("@ada moss?", ["Ada Moss"]),
        ("@Cyn and @Cyn O’Hara", ["Cyn O’Hara"]),
        ("@josé!", ["José Álvarez"]),
        ("@Li/@Ben", ["Li", "Ben"]),
        ("@Li Wei", ["Li Wei"]),
        ("@", []),
    ],
)
def test_a_name_behind_an_at_sign_names_who_bears_it_alone(body: str, meant: list[str]) -> None:
    assert {NAMES[person] for person in mentioned(body, NAMES)} == set(meant)
