"""Facts: what stands under what, who is where, and taking it all back."""

from msgspec import structs

from cairn.decide.facts import Facts
from cairn.decide.row import Row
from cairn.model.ids import PersonId, RowId
from tests.scenarios.given import WORKSPACE, given
from tests.scenarios.names import id_of


def facts() -> Facts:
    state = given({"people": {"ada": "editor"}, "column": {"todo": None, "done": None},
                   "task": {"t1": {"in": "todo"}}, "comment": {"c1": {"body": "Hi"}}})  # fmt: skip
    found = Facts(0)
    found.load(state.rows)
    return found


def row(facts: Facts, name: str) -> Row:
    found = facts.row(WORKSPACE, id_of(name))
    assert found is not None
    return found


def below(facts: Facts, name: str) -> list[RowId]:
    return [found.id for found in facts.below(WORKSPACE, id_of(name))]


def test_parents_come_before_what_is_below_them() -> None:
    assert below(facts(), "todo") == [id_of("t1"), id_of("c1")]


def test_a_moved_row_is_found_under_its_new_parent_alone() -> None:
    held = facts()
    held.put(structs.replace(row(held, "t1"), parent=id_of("done")))

    assert below(held, "todo") == []
    assert below(held, "done") == [id_of("t1"), id_of("c1")]


def test_a_rewound_move_is_back_under_its_old_parent() -> None:
    held = facts()
    mark = held.mark()
    held.put(structs.replace(row(held, "t1"), parent=id_of("done")))
    held.rewind(mark)

    assert below(held, "todo") == [id_of("t1"), id_of("c1")]
    assert below(held, "done") == []


def test_a_rewound_create_is_gone() -> None:
    held = facts()
    mark = held.mark()
    held.put(structs.replace(row(held, "t1"), id=id_of("t2")))
    held.rewind(mark)

    assert held.row(WORKSPACE, id_of("t2")) is None
    assert below(held, "todo") == [id_of("t1"), id_of("c1")]


def test_loading_does_not_undo_what_the_group_has_done() -> None:
    held = facts()
    old = row(held, "t1")
    held.put(structs.replace(old, order="a9"))
    held.load([old])

    assert row(held, "t1").order == "a9"


def test_someone_who_came_back_is_not_hidden_by_the_row_they_left_with() -> None:
    held = facts()
    now = row(held, "member-ada")
    held.load([structs.replace(now, id=id_of("before"), deleted_at=5)])

    assert held.member(WORKSPACE, PersonId(id_of("ada"))) is now


def test_someone_whose_row_is_deleted_is_no_member_until_that_is_taken_back() -> None:
    held = facts()
    ada = PersonId(id_of("ada"))
    mark = held.mark()
    held.put(structs.replace(row(held, "member-ada"), deleted_at=5))
    left = held.member(WORKSPACE, ada)
    held.rewind(mark)

    assert left is None
    assert held.member(WORKSPACE, ada) is not None


def test_a_number_taken_back_is_given_again() -> None:
    held = facts()
    mark = held.mark()
    first = held.give_number(WORKSPACE)
    held.rewind(mark)

    assert held.give_number(WORKSPACE) == first


def test_a_text_clock_taken_back_is_as_before() -> None:
    held = facts()
    text = (WORKSPACE, id_of("t1"), "description")
    held.advance(text, 7, 5, PersonId(id_of("ada")))
    mark = held.mark()
    held.advance(text, 7, 9, PersonId(id_of("ada")))
    held.advance(text, 8, 2, PersonId(id_of("ada")))
    held.rewind(mark)

    assert held.texts[text].clocks == {7: (5, id_of("ada"))}


def test_each_changed_row_is_told_once_with_what_stood_before() -> None:
    held = facts()
    old = row(held, "t1")
    mark = held.mark()
    held.put(structs.replace(old, order="a5"))
    held.put(structs.replace(old, order="a6"))

    assert [changed.order for changed in held.changed(mark)] == ["a6"]
    assert held.before(mark) == {(WORKSPACE, old.id): old}
