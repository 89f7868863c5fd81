"""Figures that their own label does not tell apart: totals behind items, members of lists, bodies, funds."""

import pytest

from auditor import audit
from tests.reading.reader import TITLE, claims, reading


@pytest.mark.parametrize(
    "said",
    [
        "公务接待费1.20万元，其中：接待省级5批次40人次，支出0.70万元；接待友邻3批次20人次，支出0.50万元。",
        "政府采购支出总额30.00万元，其中：工程18.00万元，授予中小企业合同金额9.00万元，占工程支出的50.00%；服务12.00万元，授予中小企业合同金额6.00万元，占服务支出的50.00%。",
        "一般公共预算财政拨款“三公”经费支出7.00万元；政府性基金“三公”经费支出1.50万元。",
        "公务接待费预算2.00万元，支出1.00万元，完成50.00%；因公出国（境）费预算6.00万元，支出3.00万元，完成50.00%；合计预算8.00万元，支出4.00万元，完成50.00%。",
        "收、支总计均为90.00万元。其中：局机关收、支总计50.00万元；所属3家单位收、支总计40.00万元。",
        "公用经费270.00万元。公用经费按生均900元安排。",
    ],
)
def test_figures_of_different_scopes_are_not_one_figure(said: str) -> None:
    assert not [finding for finding in audit(TITLE + said).findings if finding.severity == "error"]


@pytest.mark.parametrize(
    "said",
    [
        "公务接待费1.20万元，接待5批次。公务接待费支出1.50万元。",
        "财政拨款“三公”经费支出7.00万元。“三公”经费支出决算7.50万元。",
    ],
)
def test_one_figure_printed_twice_is_still_one_figure(said: str) -> None:
    assert [finding.rule_id for finding in audit(TITLE + said).findings] == ["AGR001"]


@pytest.mark.parametrize(
    "said",
    [
        "特困供养金36.00万元，60人，人均每月500元。",
        "发放补贴72.00万元，200人，每人每月300元。",
        "协管员5人，支出18.00万元，人均月工资3000元。",
        "购置公务用车3辆，其中更新2辆、新增1辆，支出45.00万元，每辆15.00万元。",
        "购置公务用车1辆；公务用车运行维护费9.00万元，车均运行维护费3.00万元。",
        "购置公务用车1辆，公务用车运行维护费9.00万元，每辆3.00万元。",
        "住院300人次；门诊收入60.00万元，次均100元。",
    ],
)
def test_an_average_over_something_else_is_left_open(said: str) -> None:
    assert not claims(reading(TITLE + said), "average")


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("购置公务用车2辆，支出30.00万元，平均每辆18.00万元。", 1),
        ("公务用车运行维护费9.00万元，公务用车保有量3辆，车均运行维护费4.00万元。", 1),
        ("培训200人，支出4.00万元，人均300元。", 1),
    ],
)
def test_an_average_over_its_own_count_is_checked(said: str, number: int) -> None:
    assert [finding.rule_id for finding in audit(TITLE + said).findings] == ["AVG001"] * number
