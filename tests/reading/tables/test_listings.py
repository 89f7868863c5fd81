"""Lists of projects and purchases: true ones raise nothing, a changed cell is found, and what is in doubt is not summed."""

from random import Random

import pytest

from auditor import audit
from auditor.quantity import digits_of
from auditor.report import Report
from tests.reading.reader import reading

SOURCES = ["一般公共预算", "政府性基金预算", "单位资金"]
PROJECTS = ["档案抢救", "库房改造", "目录编制", "地图修复", "口述史采集"]
BUDGET = "某市档案馆2025年部门预算\n项目支出表\n单位：万元\n"


def money(cents: int) -> str:
    return f"{cents / 100:.2f}" if cents else ""


def rows_of(rng: Random) -> list[list[int]]:
    """Projects with their total and its sources, in cents, and the row of the totals."""
    rows = [[rng.randrange(1, 10**6) if not at or rng.random() < 0.6 else 0 for at in range(3)] for _ in PROJECTS]
    rows = [[sum(row), *row] for row in rows]
    return [[sum(column) for column in zip(*rows, strict=True)], *rows]


def table(rows: list[list[int]], *, first: bool, grouped: bool) -> str:
    names = ["合计", *PROJECTS]
    lines = [
        f"某市档案馆\t{name if at else ''}\t" + "\t".join(map(money, row))
        for at, (name, row) in enumerate(zip(names, rows, strict=True))
    ]
    lines[0] = lines[0].replace("某市档案馆", "合计", 1)
    body = lines if first else [*lines[1:], lines[0]]
    header = ["单位名称\t项目名称\t合计\t" + "\t".join(SOURCES)]
    if grouped:
        header = ["单位名称\t项目名称\t合计\t本年拨款\t\t单位资金", "\t\t\t" + "\t".join(SOURCES[:2])]
    return "\n".join([*header, *body]) + "\n"


def rules_of(report: Report) -> list[str]:
    return [finding.rule_id for finding in report.findings]


@pytest.mark.parametrize("seed", range(12))
def test_a_true_list_has_no_finding_and_a_changed_cell_has(seed: int) -> None:
    rng = Random(f"projects {seed}")
    rows = rows_of(rng)
    text = BUDGET + table(rows, first=seed % 2 == 0, grouped=seed % 3 == 0)
    report = audit(text)
    assert rules_of(report) == []
    assert report.documents[0].coverage.checked == report.documents[0].coverage.numbers
    row, column = rng.randrange(len(rows)), rng.randrange(4)
    rows[row][column] += rng.choice([100, 2000, 30000])
    wrong = audit(BUDGET + table(rows, first=seed % 2 == 0, grouped=seed % 3 == 0))
    assert {finding.rule_id for finding in wrong.findings} <= {"TAB001", "TAB002"}
    operands = {operand.text for finding in wrong.findings for operand in finding.operands}
    assert money(rows[row][column]) in operands


def sums(text: str) -> list[tuple[str, str, list[str]]]:
    return [
        (one.kind, digits_of(one.total.quantity), [digits_of(part.quantity) for part in one.parts])
        for one in reading(text).divisions
    ]


@pytest.mark.parametrize(
    "body",
    [
        "合计\t9.00\n馆藏保护\t9.00\n修复\t5.00\n扫描\t4.00\n",  # a project above those that it is made of
        "合计\t9.00\n一、馆藏保护\t6.00\n（一）修复\t5.00\n二、扫描\t3.00\n",  # ranks
        "合计\t9.00\n小计\t5.00\n修复\t5.00\n小计\t4.00\n扫描\t4.00\n",  # subtotals
        "合计\t9.00\n修复\t5.00\n其中：人工\t2.00\n扫描\t4.00\n",  # a part of a row
        "修复\t5.00\n合计\t5.00\n扫描\t4.00\n合计\t4.00\n",  # two totals
        "修复\t5.00\n扫描\t4.00\n",  # none
    ],
)
def test_a_total_is_not_divided_where_its_rows_are_in_doubt(body: str) -> None:
    assert sums(BUDGET + "项目名称\t金额\n" + body) == []


@pytest.mark.parametrize(
    "header",
    [
        "合计\t财政拨款\t一般公共预算\t单位资金",  # a source and a source that it contains
        "合计\t财政拨款\t上年结转\t单位资金",  # what is left may be part of the appropriation
        "合计\t财政拨款\t捐款\t单位资金",  # a column that nobody knows
        "合计\t货物\t一般公共预算\t单位资金",  # two ways to divide a whole
    ],
)
def test_columns_that_may_overlap_are_not_added(header: str) -> None:
    assert sums(BUDGET + f"项目名称\t{header}\n修复\t5.00\t4.00\t2.00\t1.00\n扫描\t4.00\t4.00\t2.00\t1.00\n") == []


def test_a_heading_over_several_columns_with_a_subtotal() -> None:
    header = "项目名称\t合计\t财政拨款\t\t\t单位资金\n\t\t小计\t一般公共预算\t政府性基金预算\n"
    assert sums(BUDGET + header + "修复\t9.00\t7.00\t4.00\t3.00\t2.00\n") == [
        ("columns", "7.00", ["4.00", "3.00"]),
        ("columns", "9.00", ["7.00", "2.00"]),
    ]


SCORES = (
    "某市档案馆2024年度部门决算\n项目支出绩效自评结果汇总表\n单位：万元\n"
    "序号\t项目名称\t年初预算数\t全年预算数\t执行数\t执行率\t自评得分\t等级\n"
    "1\t档案抢救\t30.00\t25.00\t20.00\t80.00%\t96.5\t优\n2\t库房改造\t11.00\t10.00\t10.00\t100.00%\t100\t优\n"
    "\t合计\t41.00\t35.00\t30.00\t85.71%\t\t\n"
)


def test_the_rate_is_of_the_budget_of_the_whole_year() -> None:
    assert rules_of(audit(SCORES)) == []
    assert rules_of(audit(SCORES.replace("80.00%", "66.67%"))) == ["CMP001"]
    assert rules_of(audit(SCORES.replace("41.00", "40.00"))) == ["TAB001"]


def test_a_score_is_that_of_the_evaluation_of_the_project() -> None:
    told = "部门预算项目支出绩效自评表\n项目名称\t档案抢救\n一级指标\t权重\t得分\n合计\t100\t{}\n"
    assert rules_of(audit(SCORES + told.format("96.5"))) == []
    assert rules_of(audit(SCORES + told.format("95.6"))) == ["EVA007"]


def test_projects_of_one_name_are_not_compared() -> None:
    twice = SCORES.replace("库房改造", "档案抢救")
    assert rules_of(audit(twice)) == []


def test_purchases_are_those_of_the_text() -> None:
    lists = (
        "某市档案馆2025年部门预算\n政府采购预算表\n单位：万元\n采购项目\t采购品目\t合计\t货物类\t工程类\t服务类\n"
        "扫描仪\tA02\t3.20\t3.20\n屋面\tB08\t6.00\t\t6.00\n\t合计\t9.20\t3.20\t6.00\t\n"
    )
    told = "二、政府采购情况\n2025年政府采购预算{}万元，其中：政府采购货物预算3.20万元，政府采购工程预算6.00万元。\n"
    assert rules_of(audit(lists + told.format("9.20"))) == []
    assert "AGR001" in rules_of(audit(lists + told.format("9.50")))
