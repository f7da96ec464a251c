"""Every oddity of real exports: nothing crashes, nothing is passed over in silence."""

import pytest

from cairn.exchange.losses import Losses
from cairn.exchange.trello.parse import NotAnExport, parse
from tests.exchange.exports import Parsed, a_board, a_card, a_list, a_member, an_id, as_file


def test_a_plain_board_loses_nothing() -> None:
    parsed = Parsed(a_board(a_card()))
    assert (parsed.export.name, parsed.card.title, parsed.lost) == (
        "Boat yard",
        "Paint the hull",
        {},
    )


# What is no export


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "isn't JSON"),
        (b"// saved by a viewer\n{}", "isn't JSON"),
        (b'{"lists": [', "isn't JSON"),
        (b"PK\x03\x04 a zip file", "isn't JSON"),
        (b"\x89PNG\r\n\x1a\n\xff\xfe", "isn't text"),
        (b"[]", "no Trello board"),
        (b"null", "no Trello board"),
        (b'{"name": "package", "version": "1.0.0"}', "no Trello board"),
        (b'{"lists": {}, "cards": []}', "no Trello board"),
        (b'{"id": "5f", "idList": "5e", "name": "One card"}', "one Trello card"),
        (b"[" * 200_000, "can't be read"),
        (b'{"lists": [], "cards": [], "id": ' + b"9" * 5_000 + b"}", "can't be read"),
    ],
)
def test_a_file_that_is_no_export_is_refused_with_the_reason(content: bytes, reason: str) -> None:
    with pytest.raises(NotAnExport, match=reason):
        parse(content, Losses())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_an_export_that_another_program_saved_again_is_read(encoding: str) -> None:
    board = as_file(a_board(a_card("Voilà"))).decode()
    assert parse(board.encode(encoding), Losses()).cards[0].title == "Voilà"


# Lists and cards


def test_an_open_card_of_a_closed_list_comes_archived_and_is_told() -> None:
    parsed = Parsed(a_board(a_card(), lists=[a_list(closed=True)]))
    assert parsed.card.archived
    assert parsed.count("open cards of archived lists") == 1


def test_an_archived_card_of_a_closed_list_is_no_loss() -> None:
    parsed = Parsed(a_board(a_card(closed=True), lists=[a_list(closed=True)]))
    assert (parsed.card.archived, parsed.lost) == (True, {})


def test_a_card_of_an_unknown_list_comes_into_a_list_made_for_it() -> None:
    parsed = Parsed(a_board(a_card(idList=an_id())))
    assert [column.name for column in parsed.export.lists] == ["To do", "Without a list"]
    assert parsed.card.in_list == parsed.export.lists[1].id
    assert parsed.count("lists that aren't in the export") == 1


def test_a_board_without_lists_keeps_its_cards() -> None:
    parsed = Parsed(a_board(a_card(idList=None), lists=[]))
    assert [column.name for column in parsed.export.lists] == ["Without a list"]


def test_cards_come_in_the_order_of_their_numbers() -> None:
    parsed = Parsed(a_board(a_card("Second", idShort=2), a_card("First", idShort=1)))
    assert [card.title for card in parsed.export.cards] == ["First", "Second"]


def test_a_card_listed_twice_comes_once() -> None:
    card = a_card()
    parsed = Parsed(a_board(card, {**card, "name": "Again"}))
    assert [card.title for card in parsed.export.cards] == ["Paint the hull"]
    assert parsed.count("cards listed twice") == 1


def test_a_card_without_an_id_is_told() -> None:
    parsed = Parsed(a_board(a_card(id=None)))
    assert parsed.export.cards == []
    assert parsed.count("cards without an id") == 1


def test_a_card_without_a_title_is_untitled() -> None:
    parsed = Parsed(a_board(a_card("  \n ")))
    assert parsed.card.title == "Untitled"
    assert parsed.count("titles of cards that have none") == 1


def test_a_title_over_several_lines_comes_on_one() -> None:
    assert Parsed(a_board(a_card("Sand,\n\tthen paint"))).card.title == "Sand, then paint"


def test_a_title_too_long_is_cut_and_stands_whole_in_the_description() -> None:
    long = "plank " * 100
    parsed = Parsed(a_board(a_card(long, desc="Oak.")))
    assert len(parsed.card.title) == 500
    assert parsed.card.description == f"{long.strip()}\n\nOak."
    assert parsed.count("long titles cut") == 1


def test_a_huge_description_is_cut_to_what_a_change_carries() -> None:
    parsed = Parsed(a_board(a_card(desc="木" * 90_000)))
    assert parsed.card.description == "木" * 50_000
    assert parsed.count("over 150,000 bytes") == 1


def test_html_in_a_description_is_text_like_any_other() -> None:
    html = "<script>alert(1)</script> <b>bold</b>"
    assert Parsed(a_board(a_card(desc=html))).card.description == html


def test_characters_that_no_store_can_hold_are_dropped() -> None:
    assert Parsed(a_board(a_card("Pa\x00int \ud83d the\x07 hull"))).card.title == "Paint the hull"


@pytest.mark.parametrize("position", [None, "high", [], {}, True, float("nan"), "1e999"])
def test_a_position_that_cant_be_read_is_last_and_told(position: object) -> None:
    parsed = Parsed(a_board(a_card(pos=position)))
    assert parsed.card.position == float("inf")
    assert parsed.count("positions that can't be read") == 1


@pytest.mark.parametrize(
    ("given", "position"),
    [
        ("top", float("-inf")),
        ("bottom", float("inf")),
        ("16384.5", 16384.5),
        (-1, -1.0),
        (0, 0.0),
        (1.40737e14, 1.40737e14),
        (1e300, 1e300),
    ],
)
def test_tiny_huge_negative_and_named_positions_are_all_positions(
    given: object, position: float
) -> None:
    parsed = Parsed(a_board(a_card(pos=given)))
    assert (parsed.card.position, parsed.lost) == (position, {})


def test_a_card_has_its_short_address_or_the_long_one() -> None:
    long = "https://trello.com/c/u4wXBZ/1-paint-the-hull"
    cards = (a_card(url=long, shortUrl="https://trello.com/c/u4wXBZ"), a_card(url=long))
    found = [card.url for card in Parsed(a_board(*cards)).export.cards]
    assert found == ["https://trello.com/c/u4wXBZ", long]


def test_a_wip_limit_comes_if_it_is_one() -> None:
    lists = [a_list(softLimit=3), a_list(softLimit=0), a_list(softLimit="many")]
    assert [column.limit for column in Parsed(a_board(lists=lists)).export.lists] == [3, None, None]


# Dates


def test_dates_are_kept_to_the_second_with_their_zone() -> None:
    parsed = Parsed(a_board(a_card(due="2021-10-29T12:56:00.000Z", start="2021-10-28T22:00:00Z")))
    assert parsed.card.due == "2021-10-29T12:56:00Z[UTC]"
    assert parsed.card.start == "2021-10-28T22:00:00Z[UTC]"


@pytest.mark.parametrize(
    "date", ["tomorrow", "2021-02-31", "0001-01-01T00:00:00Z", 1635512160, "99999-01-01", [1]]
)
def test_a_bad_date_loses_the_date_and_keeps_the_card(date: object) -> None:
    parsed = Parsed(a_board(a_card(due=date)))
    assert (parsed.card.title, parsed.card.due) == ("Paint the hull", None)
    assert parsed.count("dates that can't be read") == 1


def test_a_ticked_card_is_done_when_it_was_completed() -> None:
    card = a_card(
        dueComplete=True, dateCompleted="2025-05-01T00:00:00Z", due="2025-06-01T00:00:00Z"
    )
    assert Parsed(a_board(card)).card.done_at == 1_746_057_600_000


def test_a_ticked_card_without_any_date_is_done_when_it_was_made() -> None:
    assert Parsed(a_board(a_card(dueComplete=True))).card.done_at == 0x5F000000 * 1000


def test_a_tick_that_nothing_dates_is_told() -> None:
    parsed = Parsed(a_board(a_card(id="not-an-object-id", dueComplete=True)))
    assert parsed.card.done_at is None
    assert parsed.count("ticks of cards without any date") == 1


# People


def test_a_card_may_name_members_that_the_export_lacks() -> None:
    parsed = Parsed(a_board(a_card(idMembers=["ghost", None, "ghost"]), members=None))
    assert (parsed.card.members, parsed.export.members) == (["ghost"], [])


def test_members_have_the_role_that_their_membership_gives() -> None:
    ada, ben, cem = a_member("Ada"), a_member("Ben"), a_member("Cem")
    memberships = [
        {"idMember": ada["id"], "memberType": "admin"},
        {"idMember": ben["id"], "memberType": "observer"},
    ]
    parsed = Parsed(a_board(members=[ada, ben, cem], memberships=memberships))
    assert [member.role for member in parsed.export.members] == ["manager", "viewer", "editor"]


@pytest.mark.parametrize(
    ("prefs", "everyone"),
    [
        ({"permissionLevel": "private", "selfJoin": True}, "none"),
        ({"permissionLevel": "org", "selfJoin": True}, "editor"),
        ({"permissionLevel": "org", "selfJoin": False}, "viewer"),
        ({"permissionLevel": "public"}, "viewer"),
        ({"permissionLevel": ["odd"]}, "none"),
        (None, "none"),
    ],
)
def test_a_board_is_open_to_those_whom_trello_let_in(prefs: object, everyone: str) -> None:
    assert Parsed(a_board(prefs=prefs)).export.everyone == everyone


# What Cairn has no place for


def test_what_has_no_place_is_counted() -> None:
    card = a_card(
        cover={"color": "green"},
        idMembersVoted=["a", "b"],
        subscribed=True,
        dueReminder=1440,
        pluginData=[{"id": "p"}],
        coordinates={"latitude": 0},
        isTemplate=True,
        stickers=[{"id": "s"}, {"id": "t"}],
    )
    lost = Parsed(a_board(card, prefs={"background": "blue"})).lost
    assert lost == {
        "board background": 1,
        "covers": 1,
        "stickers": 2,
        "votes": 2,
        "watching": 1,
        "due reminders": 1,
        "Power-Up data": 1,
        "places on the map": 1,
        "template marks": 1,
    }


def test_colours_and_watchers_of_lists_are_counted() -> None:
    lists = [a_list(color="blue", subscribed=True), a_list(color=None, subscribed=False)]
    assert Parsed(a_board(lists=lists)).lost == {"list colours": 1, "watching": 1}


def test_a_reminder_that_nobody_set_is_no_loss() -> None:
    assert Parsed(a_board(a_card(dueReminder=-1), a_card(dueReminder=None))).lost == {}


# The board itself


def test_a_board_without_an_id_is_known_by_its_link_or_its_name() -> None:
    assert Parsed(a_board(id=None, shortLink="5D1ldAUC")).export.id == "5D1ldAUC"
    assert Parsed(a_board(id=None, name="Boat yard")).export.id == "Boat yard"


def test_a_board_has_its_short_address_or_the_long_one() -> None:
    long = "https://trello.com/b/5D1ldAUC/boat-yard"
    assert Parsed(a_board(url=long, shortUrl="https://trello.com/b/5D")).export.url[-2:] == "5D"
    assert Parsed(a_board(url=long)).export.url == long


@pytest.mark.parametrize(("closed", "archived"), [(True, True), (False, False), ("true", False)])
def test_a_closed_board_comes_archived(closed: object, *, archived: bool) -> None:
    assert Parsed(a_board(closed=closed)).export.archived is archived


def test_a_board_without_a_name_gets_one() -> None:
    assert Parsed(a_board(name="")).export.name == "Trello board"


def test_the_list_made_for_stray_cards_is_open_and_last() -> None:
    column = Parsed(a_board(a_card(idList=an_id()))).export.lists[-1]
    assert (column.archived, column.position) == (False, float("inf"))


def test_a_member_without_a_name_goes_by_the_username() -> None:
    members = [a_member("", username="ada"), a_member("x" * 300)]
    assert [member.name for member in Parsed(a_board(members=members)).export.members] == [
        "ada",
        "x" * 200,
    ]
