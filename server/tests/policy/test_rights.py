"""Who has which role on a board, and who reads what."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from cairn.model.ids import PersonId, RowId, StreamId
from cairn.model.scopes import admin_scope
from cairn.policy.rights import board_role, is_above, readable_scopes

WORKSPACE = StreamId("6f42ab21-59e7-55fb-977f-4e0ab2cb31db")
ADA = PersonId("eac60fe8-2d56-53af-9a5a-2a484651fca5")
BOB = PersonId("62a2f429-04dc-5d82-8e67-3861352281f0")
OPS, LAB = RowId("ops"), RowId("lab")


@dataclass(frozen=True)
class Held:
    id: RowId
    values: dict[str, Any] = field(default_factory=dict[str, Any])
    parent: RowId | None = None
    deleted_at: int | None = None
    stream: StreamId = WORKSPACE


def member(person: PersonId, role: str, deleted_at: int | None = None) -> Held:
    return Held(RowId(f"member {person}"), {"person": person, "role": role}, None, deleted_at)


def on_board(board: RowId, person: PersonId, role: str, deleted_at: int | None = None) -> Held:
    return Held(RowId("on"), {"person": person, "role": role}, board, deleted_at)


@pytest.mark.parametrize(
    ("workspace_role", "everyone", "own", "expected"),
    [
        (None, "editor", "manager", None),
        ("owner", "viewer", None, "manager"),
        ("admin", "viewer", "viewer", "manager"),
        ("owner", "none", None, None),
        ("admin", None, None, None),
        ("admin", "none", "viewer", "viewer"),
        ("member", "none", None, None),
        ("member", "commenter", None, "commenter"),
        ("member", "commenter", "viewer", "commenter"),
        ("member", "commenter", "editor", "editor"),
        ("guest", "editor", None, None),
        ("guest", "editor", "viewer", "viewer"),
    ],
)
def test_role_on_a_board_is_the_wider_of_everyones_and_ones_own(
    workspace_role: str | None, everyone: str | None, own: str | None, expected: str | None
) -> None:
    assert board_role(workspace_role, everyone, own) == expected


def test_a_role_is_above_those_that_hold_less_and_not_above_itself() -> None:
    assert is_above("owner", "admin")
    assert not is_above("admin", "owner")
    assert not is_above("viewer", "viewer")


def test_a_member_reads_the_workspace_and_the_boards_they_are_on() -> None:
    scopes = readable_scopes(
        [member(ADA, "member"), member(BOB, "owner")],
        [Held(OPS), Held(LAB, {"everyone": "viewer"}), Held(RowId("secret"))],
        [on_board(OPS, ADA, "editor"), on_board(RowId("secret"), BOB, "manager")],
        ADA,
    )

    assert scopes == {WORKSPACE: None, OPS: "editor", LAB: "viewer"}


def test_an_admin_reads_invitations_but_no_private_board() -> None:
    scopes = readable_scopes([member(ADA, "admin")], [Held(OPS)], [], ADA)

    assert scopes == {WORKSPACE: None, admin_scope(WORKSPACE): None}


def test_who_left_reads_nothing_whatever_boards_they_were_on() -> None:
    left = [member(ADA, "owner", deleted_at=5)]

    assert readable_scopes(left, [Held(OPS)], [on_board(OPS, ADA, "manager")], ADA) == {}


def test_who_was_taken_off_a_board_reads_it_no_longer() -> None:
    off = [on_board(OPS, ADA, "manager", deleted_at=5)]

    assert readable_scopes([member(ADA, "member")], [Held(OPS)], off, ADA) == {WORKSPACE: None}
