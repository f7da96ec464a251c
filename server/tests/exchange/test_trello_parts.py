"""Labels, checklists, comments, custom fields and attachments of odd exports."""

import pytest

from tests.exchange.exports import (
    Json,
    Parsed,
    a_board,
    a_card,
    a_checklist,
    a_comment,
    a_member,
    an_id,
    an_item,
)

# Labels


def a_label(name: str = "", color: str | None = "green", **more: object) -> Json:
    return {"id": an_id(), "name": name, "color": color, **more}


def test_labels_without_a_name_or_a_colour_come_as_they_are() -> None:
    parsed = Parsed(a_board(labels=[a_label(""), a_label("Oak", None)]))
    assert [(label.name, label.colour) for label in parsed.export.labels] == [
        ("", "moss"),
        ("Oak", None),
    ]
    assert parsed.lost == {}


@pytest.mark.parametrize("shade", ["sky", "sky_dark", "sky_light"])
def test_the_shades_of_a_colour_are_one_hue(shade: str) -> None:
    assert Parsed(a_board(labels=[a_label("Sea", shade)])).export.labels[0].colour == "sky"


def test_a_colour_that_trello_does_not_have_is_told() -> None:
    parsed = Parsed(a_board(labels=[a_label("Odd", "octarine")]))
    assert parsed.export.labels[0].colour is None
    assert parsed.count("label colours that aren't Trello's") == 1


def test_an_old_export_has_its_labels_on_the_cards_alone() -> None:
    urgent = {"color": "red", "name": "Urgent"}
    board = a_board(a_card(labels=[urgent]), a_card(labels=[urgent]))
    del board["labels"]
    parsed = Parsed(board)
    assert [label.name for label in parsed.export.labels] == ["Urgent"]
    assert [card.labels for card in parsed.export.cards] == [[parsed.export.labels[0].id]] * 2


def test_an_old_export_names_the_labels_of_its_palette() -> None:
    board = a_board(labelNames={"red": "Urgent", "green": ""})
    del board["labels"]
    assert [label.name for label in Parsed(board).export.labels] == ["Urgent"]


def test_a_label_known_only_from_a_card_is_a_label_of_the_board() -> None:
    label = a_label("Hidden")
    parsed = Parsed(a_board(a_card(idLabels=[label["id"]], labels=[label])))
    assert [found.name for found in parsed.export.labels] == ["Hidden"]
    assert parsed.card.labels == [label["id"]]


def test_a_label_that_is_nowhere_is_told() -> None:
    parsed = Parsed(a_board(a_card(idLabels=["nowhere"])))
    assert parsed.card.labels == []
    assert parsed.count("labels that aren't in the export") == 1


def test_labels_beyond_what_a_task_holds_are_told() -> None:
    labels = [a_label(f"Label {number}") for number in range(203)]
    card = a_card(idLabels=[label["id"] for label in labels])
    parsed = Parsed(a_board(card, labels=labels))
    assert len(parsed.card.labels) == 200
    assert parsed.count("labels of a card beyond 200") == 3


# Checklists


def test_checklists_keep_their_items_with_place_tick_date_and_member() -> None:
    card = a_card()
    late = an_item("Late", pos=2, state="complete", due="2024-01-02T03:04:05Z", idMember="m")
    parsed = Parsed(a_board(card, checklists=[a_checklist(card, late, an_item("Early"))]))
    (checklist,) = parsed.export.checklists
    assert checklist.title == "Before launch"
    first, second = checklist.items
    assert (first.title, first.done, first.due, first.member, first.position) == (
        "Late",
        True,
        "2024-01-02T03:04:05Z[UTC]",
        "m",
        2.0,
    )
    assert (second.title, second.done, second.position) == ("Early", False, 1.0)


def test_a_checklist_of_a_card_that_is_not_there_is_told_with_its_items() -> None:
    loose = a_checklist({"id": "gone"}, an_item("One"), an_item("Two"))
    parsed = Parsed(a_board(a_card(), checklists=[loose]))
    assert parsed.export.checklists == []
    assert parsed.count("checklists of cards") == 1
    assert parsed.count("check items of cards") == 2


def test_a_checklist_may_stand_in_its_card_and_in_the_board_and_comes_once() -> None:
    card = a_card()
    checklist = a_checklist(card, an_item("One"))
    nested = {**card, "checklists": [checklist]}
    parsed = Parsed(a_board(nested, checklists=[checklist]))
    assert len(parsed.export.checklists) == 1


def test_an_item_without_a_title_is_untitled() -> None:
    card = a_card()
    parsed = Parsed(a_board(card, checklists=[a_checklist(card, an_item(""), name=None)]))
    assert parsed.export.checklists[0].title == "Checklist"
    assert parsed.export.checklists[0].items[0].title == "Untitled"


@pytest.mark.parametrize(("due", "told"), [("soon", 1), ("2024-01-02T03:04:05Z", 0), (None, 0)])
def test_an_items_date_that_cant_be_read_is_told(due: object, told: int) -> None:
    card = a_card()
    parsed = Parsed(a_board(card, checklists=[a_checklist(card, an_item("Sand", due=due))]))
    assert parsed.count("dates that can't be read") == told


# Comments


def test_comments_come_oldest_first_with_their_authors() -> None:
    card, ada = a_card(), a_member("Ada")
    new = a_comment(card, "New", date="2024-03-02T00:00:00Z", idMemberCreator=ada["id"])
    old = a_comment(card, "Old", memberCreator={"id": "left", "fullName": "Cem"})
    parsed = Parsed(a_board(card, members=[ada], actions=[new, old]))
    assert [(each.body, each.author) for each in parsed.export.comments] == [
        ("Old", "Cem"),
        ("New", "Ada"),
    ]


def test_a_comment_of_nobody_is_of_someone_who_left() -> None:
    card = a_card()
    parsed = Parsed(a_board(card, actions=[a_comment(card, "Hm")]))
    assert parsed.export.comments[0].author == "someone who left"


def test_a_copied_comment_of_someone_unknown_is_of_someone_who_left() -> None:
    card, ben = a_card(), a_member("Ben")
    copied = a_comment(card, "Copied", idMemberCreator=ben["id"])
    copied["data"]["idAuthor"] = an_id()
    parsed = Parsed(a_board(card, members=[ben], actions=[copied]))
    assert parsed.export.comments[0].author == "someone who left"


def test_an_authors_long_name_is_cut() -> None:
    card = a_card()
    comment = a_comment(card, "Hm", memberCreator={"id": "left", "fullName": "x" * 300})
    assert Parsed(a_board(card, actions=[comment])).export.comments[0].author == "x" * 200


def test_a_comment_without_a_readable_date_is_dated_by_its_id() -> None:
    card = a_card()
    parsed = Parsed(a_board(card, actions=[a_comment(card, "Hm", date="lately")]))
    assert parsed.export.comments[0].at == 0x5F000000 * 1000
    assert parsed.count("dates that can't be read") == 1


def test_a_comment_with_a_date_is_no_loss() -> None:
    card = a_card()
    assert Parsed(a_board(card, actions=[a_comment(card, "Hm")])).lost == {}


def test_a_copied_comment_is_of_whom_wrote_it_first() -> None:
    card, ada, ben = a_card(), a_member("Ada"), a_member("Ben")
    copied = a_comment(card, "Copied", idMemberCreator=ben["id"])
    copied["data"]["idAuthor"] = ada["id"]
    parsed = Parsed(a_board(card, members=[ada, ben], actions=[copied]))
    assert parsed.export.comments[0].author == "Ada"


def test_an_edited_comment_knows_when() -> None:
    card = a_card()
    comment = a_comment(card, "Edited")
    comment["data"]["dateLastEdited"] = "1970-01-01T00:00:01Z"
    assert Parsed(a_board(card, actions=[comment])).export.comments[0].edited_at == 1000


@pytest.mark.parametrize("text", ["", "   ", None, 7.0, {}])
def test_a_comment_without_text_is_told_unless_it_is_a_number(text: object) -> None:
    card = a_card()
    parsed = Parsed(a_board(card, actions=[a_comment(card, text)]))
    assert [each.body for each in parsed.export.comments] == (["7.0"] if text == 7.0 else [])
    assert parsed.count("comments without text") == (text != 7.0)


def test_a_comment_of_a_card_that_is_not_there_is_told() -> None:
    parsed = Parsed(a_board(a_card(), actions=[a_comment({"id": "gone"}, "Lost")]))
    assert parsed.count("comments of cards that aren't in the export") == 1


def test_other_activity_is_counted() -> None:
    actions = [{"id": an_id(), "type": kind} for kind in ("updateCard", "createCard", None, ["x"])]
    assert Parsed(a_board(actions=actions)).count("activity other than comments") == 4


def test_comments_behind_the_thousand_actions_of_an_export_are_told() -> None:
    card = a_card(badges={"comments": 5})
    others = [{"id": an_id(), "type": "updateCard"} for _ in range(999)]
    parsed = Parsed(a_board(card, actions=[*others, a_comment(card, "Still here")]))
    assert parsed.count("older than the last 1,000 actions") == 4


def test_a_comment_too_long_is_cut() -> None:
    card = a_card()
    parsed = Parsed(a_board(card, actions=[a_comment(card, "x" * 50_001)]))
    assert len(parsed.export.comments[0].body) == 50_000
    assert parsed.count("over 50,000 characters") == 1


# Custom fields

OPTIONS = [{"id": an_id(), "value": {"text": "High"}, "color": "red"}]


def a_field(kind: str, **more: object) -> Json:
    return {"id": an_id(), "name": "Effort", "type": kind, "pos": 1, **more}


@pytest.mark.parametrize(
    ("kind", "item", "value"),
    [
        ("number", {"value": {"number": "0.3"}}, 0.3),
        ("text", {"value": {"text": "Oak"}}, "Oak"),
        ("checkbox", {"value": {"checked": "true"}}, True),
        ("checkbox", {"value": {"checked": True}}, True),
        ("date", {"value": {"date": "2026-11-02T12:00:00.000Z"}}, "2026-11-02T12:00:00Z[UTC]"),
        ("list", {"idValue": OPTIONS[0]["id"], "value": None}, OPTIONS[0]["id"]),
    ],
)
def test_a_value_of_each_type_of_field(kind: str, item: Json, value: object) -> None:
    field = a_field(kind, options=OPTIONS)
    card = a_card(customFieldItems=[{"idCustomField": field["id"], **item}])
    parsed = Parsed(a_board(card, customFields=[field]))
    assert (parsed.card.values, parsed.lost) == ({field["id"]: value}, {})


@pytest.mark.parametrize(
    ("kind", "item"),
    [
        ("number", {"value": {"number": "many"}}),
        ("number", {"value": {"number": "nan"}}),
        ("date", {"value": {"date": "soon"}}),
        ("checkbox", {"value": {"checked": ["true"]}}),
        ("list", {"idValue": "a choice that was deleted"}),
        ("text", {"value": [1]}),
    ],
)
def test_a_value_that_cant_be_read_is_told(kind: str, item: Json) -> None:
    field = a_field(kind, options=OPTIONS)
    card = a_card(customFieldItems=[{"idCustomField": field["id"], **item}])
    parsed = Parsed(a_board(card, customFields=[field]))
    assert parsed.card.values == {}
    assert parsed.count("values of custom fields that can't be read") == 1


def test_a_cleared_value_is_no_loss() -> None:
    field = a_field("text")
    card = a_card(customFieldItems=[{"idCustomField": field["id"], "value": None}])
    assert Parsed(a_board(card, customFields=[field])).lost == {}


def test_a_value_of_a_deleted_field_is_told() -> None:
    card = a_card(customFieldItems=[{"idCustomField": "gone", "value": {"text": "x"}}])
    assert Parsed(a_board(card)).count("values of custom fields that aren't in the export") == 1


def test_a_text_too_long_for_a_field_is_cut() -> None:
    field = a_field("text")
    item = {"idCustomField": field["id"], "value": {"text": "x" * 1_601}}
    parsed = Parsed(a_board(a_card(customFieldItems=[item]), customFields=[field]))
    assert parsed.card.values == {field["id"]: "x" * 1_600}
    assert parsed.count("over 1,600 characters") == 1


def test_choices_beyond_what_a_field_can_hold_are_told() -> None:
    options = [{"id": an_id(n + 1), "value": {"text": "木" * 120}} for n in range(60)]
    parsed = Parsed(a_board(customFields=[a_field("list", options=options)]))
    kept = parsed.export.fields[0].options
    assert 30 < len(kept) < 60
    assert {option.name for option in kept} == {"木" * 100}
    assert parsed.count("choices beyond") == 60 - len(kept)


def test_fields_have_their_names_and_choices_their_hues() -> None:
    choices = [{"id": an_id(), "value": {"text": "High"}, "color": "red_dark"}]
    fields = [a_field("list", options=choices), a_field("text", name="")]
    found = Parsed(a_board(customFields=fields)).export.fields
    assert [field.name for field in found] == ["Effort", "Field"]
    assert [(option.name, option.colour) for option in found[0].options] == [("High", "rose")]


def test_a_field_of_an_unknown_type_is_told() -> None:
    parsed = Parsed(a_board(customFields=[a_field("button")]))
    assert parsed.export.fields == []
    assert parsed.count("custom fields of a type") == 1


# Attachments


def an_attachment(url: object, **more: object) -> Json:
    return {"id": an_id(), "name": "Plan", "url": url, "isUpload": False, "pos": 1, **more}


def test_a_link_comes_with_its_name() -> None:
    parsed = Parsed(a_board(a_card(attachments=[an_attachment("https://example.org/plan")])))
    (attachment,) = parsed.card.attachments
    assert (attachment.name, attachment.url, parsed.lost) == (
        "Plan",
        "https://example.org/plan",
        {},
    )


def test_of_an_uploaded_file_only_the_link_comes() -> None:
    file = an_attachment(
        "https://trello.com/1/f.png", isUpload=True, bytes=7073, mimeType="image/png"
    )
    parsed = Parsed(a_board(a_card(attachments=[file])))
    (attachment,) = parsed.card.attachments
    assert (attachment.media_type, attachment.size) == ("image/png", 7073)
    assert parsed.count("files of attachments") == 1


def test_attachments_have_their_places_and_short_types() -> None:
    attachment = an_attachment("https://example.org", pos=7, mimeType="x" * 300)
    found = Parsed(a_board(a_card(attachments=[attachment]))).card.attachments[0]
    assert (found.position, found.media_type) == (7.0, "x" * 200)


@pytest.mark.parametrize(
    "url",
    [None, "", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http://[", 5,
     "https://example.org/" + "x" * 2_000],
)  # fmt: skip
def test_what_is_no_link_is_told(url: object) -> None:
    parsed = Parsed(a_board(a_card(attachments=[an_attachment(url)])))
    assert parsed.card.attachments == []
    assert parsed.count("attachments without a link") == 1


@pytest.mark.parametrize("size", [None, -1, "big", 1e300])
def test_a_size_that_is_none_is_left_out(size: object) -> None:
    attachment = an_attachment("https://example.org", bytes=size)
    assert Parsed(a_board(a_card(attachments=[attachment]))).card.attachments[0].size is None
