"""Levels against budgets."""

import pytest

from tests.reading.reader import TITLE, amount, claims, reading, role


@pytest.mark.parametrize(
    "text",
    [
        "基本支出98.00万元，完成年初预算100.00万元的98.00%。",
        "基本支出年初预算为100.00万元，支出决算为98.00万元，完成年初预算的98.00%。",
        "基本支出98.00万元，占年初预算100.00万元的98.00%。",
    ],
)
def test_a_rate_of_completion_has_its_actual_and_its_budget(text: str) -> None:
    (claim,) = claims(reading(TITLE + text), "completion")
    assert [amount(role(claim, name)) for name in ("actual", "budget", "rate")] == ["98.00", "100.00", "98.00"]
    assert claim.base == "initial-budget"


def test_a_budget_of_another_figure_is_not_the_budget() -> None:
    found = reading(TITLE + "基本支出年初预算100.00万元。项目支出98.00万元，完成年初预算的98.00%。")
    (claim,) = claims(found, "completion")
    assert "budget" not in claim.readings[0].roles


@pytest.mark.parametrize(("words", "relation"), [("大于", "greater"), ("小于", "less"), ("等于", "equal")])
def test_a_comparison_is_of_the_figure_and_its_budget(words: str, relation: str) -> None:
    found = reading(TITLE + f"公务接待费支出决算为1.00万元，年初预算2.00万元，决算数{words}预算数。")
    (claim,) = claims(found, "comparison")
    assert claim.relation == relation
    assert [amount(role(claim, name)) for name in ("left", "right")] == ["1.00", "2.00"]


def test_a_budget_that_is_printed_behind_the_order_is_what_the_change_is_measured_against() -> None:
    found = reading(TITLE + "项目支出决算数315.00万元小于年初预算数320.00万元，减少5.00万元。")
    (change,) = claims(found, "change")
    assert (change.base, amount(role(change, "prior")), amount(role(change, "delta"))) == ("initial-budget", "320.00", "-5.00")


def test_what_goes_beyond_a_budget_is_no_completion_of_it() -> None:
    assert not claims(reading(TITLE + "支出决算15.00万元，年初预算12.00万元，超出年初预算25%。"), "completion")


def test_what_words_say_was_completed_is_the_actual_figure() -> None:
    (claim,) = claims(
        reading(TITLE + "总投资900.00万元，其中2024年完成400.00万元，占年度计划500.00万元的80.00%。"), "completion"
    )
    assert amount(role(claim, "actual")) == "400.00"


def test_an_amount_taken_from_a_budget_is_not_what_was_spent() -> None:
    text = (
        "行政运行年初预算90.00万元，追加20.00万元，追减10.00万元，全年预算100.00万元，支出决算95.00万元，完成全年预算的95.00%。"
    )
    (claim,) = claims(reading(TITLE + text), "completion")
    assert amount(role(claim, "actual")) == "95.00"


def test_rates_of_completion_go_with_their_figures_in_order() -> None:
    text = "基本支出预算100.00万元，项目支出预算50.00万元，"
    text += "基本支出决算90.00万元、项目支出决算40.00万元，分别完成预算的90.00%和80.00%。"
    found = claims(reading(TITLE + text), "completion")
    assert [(amount(role(claim, "actual")), amount(role(claim, "rate"))) for claim in found] == [
        ("90.00", "90.00"),
        ("40.00", "80.00"),
    ]
