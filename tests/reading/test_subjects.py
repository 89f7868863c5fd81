"""What a clause speaks of when a change or a level does not say it itself."""

import pytest

from auditor.facts import Aspects, Fact
from auditor.quantity import printed
from auditor.reading.naming import Label
from auditor.reading.subjects import names
from auditor.text import Span
from tests.reading.reader import TITLE, claims, levels, reading, role


def fact(concept: str | None, aspects: Aspects) -> Fact:
    quantity = printed("1.00", unit="yuan")
    assert quantity is not None
    return Fact(0, "", concept, quantity, Span(0, 1), aspects, 0, Span(0, 1))


@pytest.mark.parametrize(
    ("label", "named"),
    [
        (Label("", concepts=("basic",)), True),
        (Label("", concepts=("basic",), year=2024, fund="general"), True),
        (Label("", concepts=("basic",), year=2023), False),
        (Label("", concepts=("basic",), fund="all"), False),
        (Label("", concepts=("basic",), entity="某单位"), False),
        (Label("", concepts=("project",)), False),
        (Label(""), False),
    ],
)
def test_a_label_names_a_figure_that_differs_in_nothing_it_says(label: Label, *, named: bool) -> None:
    assert names(label, fact("basic", Aspects(year=2024, fund="general"))) is named


def test_a_change_is_of_the_topic_of_its_clause() -> None:
    found = reading(TITLE + "本年支出合计200.00万元，其中：基本支出150.00万元，比上年增加8.00万元。")
    (change,) = claims(found, "change")
    assert role(change, "subject").concept == "basic"


def test_a_change_is_of_the_figure_that_it_names() -> None:
    found = reading(TITLE + "基本支出150.00万元，项目支出50.00万元，基本支出比上年增加8.00万元。")
    (change,) = claims(found, "change")
    assert role(change, "subject").concept == "basic"


def test_a_sentence_without_a_name_goes_on_with_the_topic_before_it() -> None:
    found = reading(TITLE + "机关运行经费10.00万元。比上年增加1.00万元。")
    (change,) = claims(found, "change")
    assert role(change, "subject").concept == "operating-funds"


def test_a_figure_inside_an_explanation_is_no_topic() -> None:
    found = reading(TITLE + "基本支出98.00万元，比上年增加8.00万元，主要原因是人员经费增加3.00万元。")
    assert levels(found) == [("basic", "98.00")]
    assert len(claims(found, "change")) == 1


def test_a_figure_belongs_to_the_fund_that_its_section_names() -> None:
    title = TITLE.replace("收入支出决算总体", "一般公共预算财政拨款支出决算")
    assert {found.aspects.fund for found in reading(title + "基本支出98.00万元。").facts} == {"general"}


def test_the_bare_word_for_the_other_side_is_a_subject_of_its_own() -> None:
    text = (
        "2024年度本年收入60.00万元，本年支出50.00万元。与上年相比，收入减少5.00万元，下降7.69%，支出减少1.00万元，下降1.96%。"
    )
    changes = claims(reading(TITLE + text), "change")
    assert [role(change, "subject").concept for change in changes] == ["income", "expenditure"]
