"""Self-evaluations: rows are aligned by what their cells are, and what does not fit makes no sum."""

import pytest

from auditor.quantity import digits_of
from tests.reading.reader import reading

HEAD = "某市档案局2024年度部门决算\n项目支出绩效自评表\n项目名称\t\t档案修复\t\n"
MONEY = (
    "年度预算数\t年初预算\t调整后预算数\t预算执行数\t预算执行率\t权重\t得分\n"
    "\t总额\t9.00\t8.00\t4.00\t50.00%\t10\t5\n其中：财政资金\t9.00\t8.00\t4.00\t50.00%\t10\t5\n"
)
ROWS = "数量指标\t修复卷数\t≥\t12\t卷\t13\t50\t50\n质量指标\t\t修复质量\t定性\t优良\t\t优\t40\t38\n"


def sums(text: str) -> list[tuple[str, str, list[str]]]:
    return [
        (one.kind, digits_of(one.total.quantity), [digits_of(part.quantity) for part in one.parts])
        for one in reading(text).divisions
    ]


@pytest.mark.parametrize("total", ["合计\t\t\t100\t93\n", "合计\t100\t93\t\t\n"])
def test_scores_and_weights_add_up_wherever_the_totals_stand(total: str) -> None:
    assert sums(HEAD + MONEY + ROWS + total) == [("scores", "93", ["5", "50", "38"]), ("weights", "100", ["10", "50", "40"])]


def test_the_head_of_the_money_is_not_added_to_its_parts() -> None:
    scores = [fact for fact in reading(HEAD + MONEY + ROWS).facts if fact.concept == "execution-score"]
    assert len(scores) == 1


def test_the_rate_is_a_claim_about_the_adjusted_budget() -> None:
    (claim,) = reading(HEAD + MONEY).claims
    roles = claim.readings[0].roles
    assert claim.kind == "completion"
    assert [digits_of(fact.quantity) for fact in roles.values() if not isinstance(fact, tuple)] == ["4.00", "8.00", "50.00"]


def test_weight_and_rate_may_change_places() -> None:
    swapped = MONEY.replace("50.00%\t10\t5\n", "10\t50.00%\t5\n")
    found = {fact.concept: digits_of(fact.quantity) for fact in reading(HEAD + swapped).facts}
    assert (found["execution-weight"], found["execution-rate"], found["execution-score"]) == ("10", "50.00", "5")


def test_a_row_that_does_not_fit_leaves_the_sums_open() -> None:
    broken = ROWS.replace("13\t50\t50", "50\t50")
    assert sums(HEAD + MONEY + broken + "合计\t100\t93\n") == []


def test_the_conclusion_gives_the_total_where_the_row_is_blank() -> None:
    told = "评价结论\t该项目自评得分为93分。\t\n"
    assert sums(HEAD + MONEY + ROWS + "合计\t\t\n" + told) == [("scores", "93", ["5", "50", "38"])]


def test_each_project_has_its_own_total() -> None:
    rows = "数量指标\t完成间数\t=\t2\t间\t2\t60\t60\n效益指标\t可用率\t≥\t95\t%\t96\t40\t40\n合计\t100\t100\n"
    second = "项目名称\t\t库房改造\t\n" + rows
    found = sums(HEAD + MONEY + ROWS + "合计\t100\t93\n" + second)
    assert [total for kind, total, _ in found if kind == "scores"] == ["93", "100"]
