"""Percentages of a whole: printed, named, or left to the words around them."""

import pytest

from auditor import audit
from tests.reading.reader import TITLE, amount, claims, reading, role


def test_members_have_the_head_of_their_list_as_whole() -> None:
    found = reading(TITLE + "本年支出合计200.00万元，其中：基本支出150.00万元，占75.00%；项目支出50.00万元，占25.00%。")
    shares = claims(found, "share")
    assert [(amount(role(c, "part")), amount(role(c, "whole")), amount(role(c, "percent"))) for c in shares] == [
        ("150.00", "200.00", "75.00"),
        ("50.00", "200.00", "25.00"),
    ]
    assert all(claim.exhaustive and claim.readings[0].why == "head" for claim in shares)


def test_a_printed_whole_is_the_whole() -> None:
    (claim,) = claims(reading(TITLE + "基本支出150.00万元，占本年支出合计200.00万元的75.00%。"), "share")
    assert (amount(role(claim, "whole")), role(claim, "whole").concept) == ("200.00", "expenditure")


def test_a_named_whole_is_looked_up_and_missing_if_it_is_nowhere() -> None:
    named = "基本支出150.00万元，占本年支出合计的75.00%。"
    (alone,) = claims(reading(TITLE + named), "share")
    assert "whole" not in alone.readings[0].roles
    (claim,) = claims(reading(TITLE + "本年支出合计200.00万元。" + named), "share")
    assert amount(role(claim, "whole")) == "200.00"


def test_several_percentages_go_with_the_figures_before_them() -> None:
    text = "本年支出合计200.00万元，其中：基本支出150.00万元，项目支出50.00万元，分别占75.00%和25.00%。"
    shares = claims(reading(TITLE + text), "share")
    assert [amount(role(claim, "part")) for claim in shares] == ["150.00", "50.00"]


def test_a_share_of_a_budget_is_its_completion() -> None:
    found = reading(TITLE + "基本支出98.00万元，占年初预算100.00万元的98.00%。")
    assert not claims(found, "share")
    assert len(claims(found, "completion")) == 1


DIVIDED = "本年收入合计50.00万元，包括财政拨款收入40.00万元，其他收入10.00万元。\n"


def test_a_list_behind_a_paragraph_that_divides_a_total_is_of_that_total() -> None:
    text = DIVIDED + "其中：甲项目收入30.00万元，占60.00%；乙项目收入5.00万元，占10.00%。"
    found = reading(TITLE + text)
    assert [amount(role(claim, "whole")) for claim in claims(found, "share")] == ["50.00", "50.00"]
    first, second = claims(found, "sum")
    assert (amount(role(second, "total")), first.exhaustive, second.exhaustive) == ("50.00", True, False)


@pytest.mark.parametrize(
    ("said", "ids"),
    [
        ("甲项目收入30.00万元，占60.00%。", set()),
        ("甲项目收入30.00万元，占75.00%。", set()),
        ("甲项目收入8.00万元，占80.00%。", set()),
        ("甲项目收入30.00万元，占65.00%。", {"SHR001"}),
    ],
)
def test_such_a_list_may_be_of_a_member_too(said: str, ids: set[str]) -> None:
    found = audit(TITLE + DIVIDED + "其中：" + said)
    assert {finding.rule_id for finding in found.findings} == ids


def test_a_list_behind_a_line_with_one_member_is_of_that_member() -> None:
    text = "本年收入合计50.00万元，其中财政拨款收入40.00万元。\n其中：甲项目收入30.00万元，占75.00%。"
    (claim,) = claims(reading(TITLE + text), "share")
    assert amount(role(claim, "whole")) == "40.00"


@pytest.mark.parametrize(
    "said",
    [
        "支出总计80.00万元。机关本级支出60.00万元，占部门支出80.00万元的75.00%；所属站支出20.00万元，占部门支出的25.00%。",
        "支出预算合计80.00万元。基本支出60.00万元，占75.00%，其中：人员经费48.00万元，占60.00%；公用经费12.00万元，占15.00%。",
        "项目支出占总支出的25%，基本支出占75%。总支出80.00万元，其中基本支出60.00万元，项目支出20.00万元。",
        "有5个项目列入计划。8个项目完工的6个，占75.00%；停工的2个，占25.00%。",
        "甲类项目60.00万元，占75.00%，其中：修缮20.00万元、购置40.00万元；乙类项目20.00万元，占25.00%。总支出80.00万元。",
        "收入合计80.00万元。其中：事业收入60.00万元，占75.00%。事业收入中：水费收入15.00万元，水占比20.00%。",
    ],
)
def test_a_whole_that_may_be_another_one_proves_nothing(said: str) -> None:
    found = audit(TITLE + said)
    assert not [finding for finding in found.findings if finding.severity == "error"]


@pytest.mark.parametrize(
    "said",
    [
        "本年支出合计80.00万元，其中：基本支出60.00万元，占57.00%；项目支出20.00万元，占25.00%。",
        "支出预算合计80.00万元。其中：基本支出60.00万元，占75.00%，其中：人员经费48.00万元，占70.00%；公用经费12.00万元，占15.00%。",
        "本年支出合计80.00万元。基本支出60.00万元，占本年支出合计的57.00%。",
    ],
)
def test_a_share_that_fits_no_whole_is_still_wrong(said: str) -> None:
    assert any(finding.severity == "error" for finding in audit(TITLE + said).findings)


def test_shares_of_a_printed_whole_go_with_their_figures_in_order() -> None:
    text = "货物、工程、服务采购支出分别为20.00万元、30.00万元和50.00万元，分别占采购总额100.00万元的20.00%、30.00%和50.00%。"
    found = claims(reading(TITLE + text), "share")
    assert [(amount(role(claim, "part")), amount(role(claim, "percent"))) for claim in found] == [
        ("20.00", "20.00"),
        ("30.00", "30.00"),
        ("50.00", "50.00"),
    ]
