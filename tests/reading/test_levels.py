"""Figures with their labels: what they mean, and how several share one wording."""

import pytest

from tests.reading.reader import TITLE, amount, claims, levels, parts, reading, role


def test_figures_respectively_take_their_labels_in_order() -> None:
    found = reading(TITLE + "货物、工程、服务支出分别为1.00万元、2.00万元和3.00万元。")
    assert levels(found) == [
        ("procurement-goods", "1.00"),
        ("procurement-works", "2.00"),
        ("procurement-services", "3.00"),
    ]
    assert not claims(found, "sum")


def test_a_whole_right_before_its_declared_parts_is_their_sum() -> None:
    found = reading(TITLE + "政府采购支出总额6.00万元，货物、工程、服务支出分别为1.00万元、2.00万元和3.00万元。")
    (claim,) = claims(found, "sum")
    assert claim.exhaustive
    assert role(claim, "total").concept == "procurement"
    assert len(parts(claim)) == 3


def test_as_many_labels_as_figures_or_nothing() -> None:
    found = reading(TITLE + "货物、工程、服务支出分别为1.00万元和3.00万元。")
    assert not [level for level in levels(found) if level[0] == "procurement-works"]


def test_a_plural_label_names_two_figures() -> None:
    found = reading(TITLE + "收、支总计均为100.00万元。")
    assert levels(found) == [("income-total", "100.00"), ("expenditure-total", "100.00")]


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("公务接待费支出决算为1.00万元，年初预算2.00万元。", ["final", "initial-budget"]),
        ("公务接待费年初预算为2.00万元，支出决算为1.00万元。", ["initial-budget", "final"]),
    ],
)
def test_a_label_of_a_stage_alone_is_of_the_subject(text: str, stages: list[str]) -> None:
    found = reading(TITLE + text)
    assert {fact.concept for fact in found.facts} == {"reception"}
    assert [fact.aspects.stage for fact in found.facts] == stages


def test_money_is_not_counted_and_counts_are_not_paid() -> None:
    found = reading(TITLE + "公务接待费1.00万元。公务接待费支出3人。")
    assert [fact.concept for fact in found.facts if fact.quantity.unit == "count:人"] == [None]


def test_a_member_that_bears_the_name_of_its_head_is_unknown() -> None:
    found = reading(TITLE + "基本支出150.00万元，其中：基本支出100.00万元，公用经费50.00万元。")
    assert levels(found)[:2] == [("basic", "150.00"), (None, "100.00")]


def test_what_was_carried_out_belongs_to_the_budget_of_the_same_name_before_it() -> None:
    text = "项目支出90.00万元，其中：东风水库维修项目全年预算数40.00万元，执行数30.00万元，完成预算的75%；"
    text += "西渠道清淤项目全年预算数60.00万元，执行数60.00万元，完成预算的100%。"
    found = reading(TITLE + text)
    completions = claims(found, "completion")
    assert [(role(c, "actual").aspects.entity, amount(role(c, "actual"))) for c in completions] == [
        ("东风水库维修项目", "30.00"),
        ("西渠道清淤项目", "60.00"),
    ]
    assert [amount(role(c, "budget")) for c in completions] == ["40.00", "60.00"]


def test_an_amount_behind_the_count_of_those_who_spend_it_is_what_changes() -> None:
    found = reading(TITLE + "局本级及3家参公单位的机关运行经费支出50.00万元，比上年增加5.00万元，增长11.11%。")
    (change,) = claims(found, "change")
    assert role(change, "subject").concept == "operating-funds"


def test_the_bare_word_for_the_other_side_is_about_the_same_body_and_fund() -> None:
    found = reading(TITLE + "乡镇级政府性基金收入30.00亿元，支出41.00亿元。")
    assert {(fact.aspects.entity, fact.aspects.fund) for fact in found.facts} == {("乡镇级", "government-fund")}


def test_the_final_figure_of_expenditure_is_not_one_of_income() -> None:
    text = "2024年度收入决算60.00万元，比年初预算50.00万元增加10.00万元；支出决算58.00万元，比年初预算50.00万元增加8.00万元。"
    changes = claims(reading(TITLE + text), "change")
    assert [role(change, "subject").concept for change in changes] == ["income", "expenditure"]
