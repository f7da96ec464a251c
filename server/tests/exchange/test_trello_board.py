"""What a board itself becomes: its key, its place, who is on it."""

import pytest

from cairn.exchange.person import Person
from cairn.exchange.trello.source import trello_source
from cairn.exchange.wanted import Wanted
from cairn.model.ids import PersonId, StreamId
from tests.exchange.exports import Json, a_board, a_member, as_file

WORKSPACE = StreamId("01900000-0000-7000-8000-000000000001")
ADA = Person(PersonId("01900000-0000-7000-8000-000000000002"), "Ada Lindqvist", "ada@example.org")
BEN = Person(PersonId("01900000-0000-7000-8000-000000000003"), "Ben", "ben.okafor@example.org")
TWIN = Person(PersonId("01900000-0000-7000-8000-000000000004"), "Ben", "other@example.org")


def rows_of(board: Json, kind: str, *people: Person) -> list[Wanted]:
    source = trello_source(as_file(board), WORKSPACE, people, ADA.id)
    return [row for row in source.wanted if row.kind == kind]


def the_board(**parts: object) -> Wanted:
    (row,) = rows_of(a_board() | parts, "board")
    return row


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Boat yard", "BY"),
        ("Operations", "OPER"),
        ("All of the long name", "AOTL"),
        ("JSAI - 2021", "JSAI"),
        ("旅行", None),
    ],
)
def test_a_key_is_made_from_the_name(name: str, key: str | None) -> None:
    assert the_board(name=name).values.get("key") == key


def test_boards_stand_in_the_order_in_which_they_were_made() -> None:
    older, newer = the_board(id="5e" + "0" * 22), the_board(id="5f" + "0" * 22)
    assert older.order is not None
    assert newer.order is not None
    assert older.order < newer.order


@pytest.mark.parametrize("url", ["https://trello.com/b/" + "x" * 200, "https://trello.com/b/ü"])
def test_an_address_that_an_origin_has_no_room_for_is_left_out(url: str) -> None:
    origin = the_board(url=url).origin
    assert origin is not None
    assert set(origin) == {"source", "id"}


def test_the_same_board_has_other_ids_in_another_workspace() -> None:
    other = StreamId("01900000-0000-7000-8000-000000000009")
    content = as_file(a_board())
    ids = [
        {row.id for row in trello_source(content, workspace, [], ADA.id).wanted}
        for workspace in (WORKSPACE, other)
    ]
    assert not ids[0] & ids[1]


# Who is who


@pytest.mark.parametrize(
    "member",
    [
        {"fullName": "Somebody", "email": "BEN.Okafor@example.org"},
        {"fullName": " ben "},
        {"fullName": "B. O.", "username": "benokafor"},
        {"fullName": "B. O.", "username": "Ben"},
    ],
    ids=["e-mail", "name", "username as in the e-mail", "username as the name"],
)
def test_a_member_is_known_by_what_fits(member: Json) -> None:
    board = a_board(members=[a_member("Nobody") | {"username": "xyz"} | member])
    found = {row.values["person"] for row in rows_of(board, "board_member", ADA, BEN)}
    assert found == {ADA.id, BEN.id}


def test_a_name_that_two_people_share_fits_neither() -> None:
    board = a_board(members=[a_member("Ben", username="xyz")])
    found = {row.values["person"] for row in rows_of(board, "board_member", ADA, BEN, TWIN)}
    assert found == {ADA.id}


def test_two_members_who_are_one_person_here_have_one_seat() -> None:
    board = a_board(members=[a_member("Ben"), a_member("Ben", username="benokafor")])
    assert len(rows_of(board, "board_member", ADA, BEN)) == 2


def test_who_imports_manages_the_board_whatever_trello_said() -> None:
    ada = a_member("Ada Lindqvist")
    observer = [{"idMember": ada["id"], "memberType": "observer"}]
    (seat,) = rows_of(a_board(members=[ada], memberships=observer), "board_member", ADA)
    assert seat.values == {"person": ADA.id, "role": "manager"}
