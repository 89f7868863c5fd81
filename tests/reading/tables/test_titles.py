"""What the lines above a table say of it."""

from auditor.reading.tables.titles import UNSAID, Unit, is_titled, owner_of, role_of, scale_of
from auditor.vocabulary import load

VOCABULARY = load()


def test_the_nearest_line_that_calls_itself_a_table_gives_the_role() -> None:
    role = role_of(["收入决算表", "支出决算表", "单位:元"], VOCABULARY.tables)
    assert role is not None
    assert role.id == "expenditure"
    assert role_of(["支出情况"], VOCABULARY.tables) is None


def test_a_unit_is_that_of_the_table_before_where_no_line_says_one() -> None:
    assert scale_of(["单位:元"], UNSAID, VOCABULARY) == Unit(1, certain=True, own=True)
    assert scale_of(["支出决算表"], Unit(10**8, certain=True), VOCABULARY) == Unit(10**8, certain=True)
    assert scale_of([], UNSAID, VOCABULARY) == UNSAID


def test_the_owner_stands_behind_a_word_for_office() -> None:
    assert owner_of(["支出决算表", "部门:青禾县水利局"], VOCABULARY.tables) == "青禾县水利局"
    assert owner_of(["支出决算表"], VOCABULARY.tables) == ""


def test_a_foot_and_a_head_of_a_page_are_no_title() -> None:
    assert not is_titled(["12", "青禾县水利局"], VOCABULARY.tables)
    assert is_titled(["支出决算表"], VOCABULARY.tables)
