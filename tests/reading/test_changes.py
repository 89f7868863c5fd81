"""Changes of a figure: amount and rate in either order, several at once, and none at all."""

import pytest

from auditor import audit
from tests.reading.reader import TITLE, amount, claims, reading, role


@pytest.mark.parametrize("halves", ["减少1.00万元，下降50.00%", "下降50.00%，减少1.00万元"])
def test_amount_and_rate_are_one_change_in_either_order(halves: str) -> None:
    (claim,) = claims(reading(TITLE + f"公务接待费1.00万元，比上年{halves}。"), "change")
    assert claim.direction == "down"
    assert [amount(role(claim, name)) for name in ("delta", "rate")] == ["-1.00", "-50.00"]


def test_a_change_against_a_printed_level_has_its_prior() -> None:
    (claim,) = claims(reading(TITLE + "公务接待费由3.00万元减至1.50万元，减少1.50万元。"), "change")
    assert [amount(role(claim, name)) for name in ("subject", "prior", "delta")] == ["1.50", "3.00", "-1.50"]


def test_changes_respectively_go_with_their_subjects() -> None:
    found = reading(TITLE + "收入总计100.00万元，支出总计100.00万元，分别增加10.00万元和12.00万元。")
    assert [(role(claim, "subject").concept, amount(role(claim, "delta"))) for claim in claims(found, "change")] == [
        ("income-total", "10.00"),
        ("expenditure-total", "12.00"),
    ]


def test_one_change_of_a_plural_is_a_change_of_each() -> None:
    found = reading(TITLE + "收、支总计均为100.00万元，与上年相比，收、支总计各增加10.00万元，增长11.11%。")
    assert [role(claim, "subject").concept for claim in claims(found, "change")] == ["income-total", "expenditure-total"]


def test_no_change_is_a_change_of_nothing() -> None:
    (claim,) = claims(reading(TITLE + "公务接待费支出决算为1.00万元，与上年持平。"), "change")
    assert claim.direction == "flat"
    assert role(claim, "delta").quantity.is_zero


def test_no_change_against_a_printed_budget_is_equality() -> None:
    found = reading(TITLE + "公务接待费年初预算为1.00万元，支出决算为1.00万元，与年初预算持平。")
    (claim,) = claims(found, "equality")
    assert role(claim, "other").aspects.stage == "initial-budget"
    assert not claims(found, "change")


def test_a_deviation_is_the_change_of_the_final_figure_against_its_budget() -> None:
    (claim,) = claims(reading(TITLE + "公务接待费决算1.00万元，预算2.00万元，预决算差异率-50.00%。"), "change")
    assert (claim.base, claim.direction) == ("budget", "down")
    assert [amount(role(claim, name)) for name in ("subject", "prior", "rate")] == ["1.00", "2.00", "-50.00"]


def test_points_are_the_change_of_a_share() -> None:
    found = reading(TITLE + "基本支出150.00万元，占本年支出合计的75.00%，比重比上年提高1.20个百分点。")
    (claim,) = claims(found, "points")
    assert role(claim, "subject").aspects.measure == "share"
    assert amount(role(claim, "points")) == "1.20"


def test_an_unchosen_direction_with_a_figure_says_nothing() -> None:
    assert not claims(reading(TITLE + "公务接待费1.00万元，比上年增加（减少）1.00万元。"), "change")


def test_each_member_of_a_list_by_stages_has_the_change_behind_it() -> None:
    text = "其中，公务用车运行维护费预算数18.00万元，决算数16.00万元，决算数比预算数减少2.00万元；"
    text += "公务接待费预算数4.00万元，决算数1.00万元，决算数比预算数减少3.00万元。"
    changes = claims(reading(TITLE + "“三公”经费支出决算数17.00万元，" + text), "change")
    assert [amount(role(change, "subject")) for change in changes] == ["16.00", "1.00"]


@pytest.mark.parametrize("compared", ["2024年比2023年减少", "2024年度较2023年度减少", "比2023年减少"])
def test_of_two_years_in_a_sentence_the_one_that_is_not_the_base_has_changed(compared: str) -> None:
    found = reading(TITLE + f"2023年、2024年培训费分别为4.00万元、3.00万元，{compared}1.00万元，下降25.00%。")
    (claim,) = claims(found, "change")
    assert (claim.base, amount(role(claim, "subject"))) == ("prior-year", "3.00")


def test_a_year_compared_with_itself_still_is() -> None:
    found = reading(TITLE + "2024年培训费支出3.00万元，比2024年减少1.00万元，下降25.00%。")
    assert [claim.base for claim in claims(found, "change")] == ["itself"]


def test_two_budgets_of_the_year_before_are_two_bases() -> None:
    text = (
        "2024年收入总计500.00万元，比2023年年初预算数增加100.00万元，增长25.00%，比2023年调整预算数减少20.00万元，下降3.85%。"
    )
    found = reading(TITLE + text)
    assert [claim.base for claim in claims(found, "change")] == ["prior-year-budget", "prior-year-adjusted-budget"]
    assert not audit(TITLE + text).findings


def test_what_is_added_to_a_budget_and_taken_from_it_is_no_change() -> None:
    text = "行政运行年初预算80.00万元，年中追加30.00万元，调减10.00万元，调整预算100.00万元，支出决算100.00万元。"
    assert not claims(reading(TITLE + text), "change")
    assert [
        claim.base for claim in claims(reading(TITLE + "培训费3.00万元，较年初预算调减1.00万元，下降25.00%。"), "change")
    ] == ["initial-budget"]
