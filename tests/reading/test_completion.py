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
