"""Root causes on a terminal: first, with their ties, and what they explain collapsed below them."""

from auditor import audit
from auditor.locale import words
from auditor.rendering.causes import MOST_TIED, CauseView, caused
from auditor.rendering.console import render
from auditor.rendering.context import Context
from auditor.rendering.lines import plain
from auditor.text import Source

SHARES = "三、支出决算情况说明\n本年支出20.00万元，其中：基本支出178.24万元，占89.12%；项目支出21.76万元，占10.88%。\n"
TIE = "公务用车购置及运行维护费支出8.00万元，其中：公务用车购置支出5.00万元，公务用车运行维护费支出2.00万元。\n"


def test_a_cause_names_the_slip_and_counts_what_it_explains() -> None:
    report = audit(SHARES, name="x")
    (cause,) = report.causes
    text = plain(CauseView(words("zh"), 100).rows(cause))
    assert text.startswith("第 2 行 20.00万元：疑似 200")
    assert "（小数点错位）" in text
    assert f"解释 {len(cause.findings)} 项不符" in text


def test_a_tie_is_shown_as_one() -> None:
    (cause,) = audit(TIE).causes
    rows = plain(CauseView(words("zh"), 100).rows(cause)).splitlines()
    assert sum(row.startswith("    或 第 1 行 ") for row in rows) == len(cause.alternatives) == 2
    assert plain(CauseView(words("en"), 100).rows(cause)).count("    or line 1 ") == 2


def test_a_long_tie_is_cut_and_counted() -> None:
    names = ("基本工资", "津贴补贴", "奖金", "绩效工资", "住房公积金")
    items = "、".join(f"{name}{amount}.00万元" for amount, name in enumerate(names, 11))
    report = audit(f"三、支出决算情况说明\n人员经费90.00万元，主要包括：{items}。\n")
    (cause,) = report.causes
    figures = [one for one in cause.alternatives if one.kind == "figure"]
    assert len(figures) > MOST_TIED
    assert f"另外 {len(figures) - MOST_TIED} 个数之一" in plain(CauseView(words("zh"), 200).rows(cause))


def test_every_finding_is_told_under_one_cause() -> None:
    report = audit(SHARES)
    told = [number for _, own in caused(report) for number in own]
    assert sorted(told) == sorted({number for cause in report.causes for number in cause.findings})


def test_findings_after_the_first_take_a_row_each() -> None:
    report = audit(SHARES, name="x")
    shown = render(report, Context({"x": Source(SHARES, "x")}))
    assert shown.index("根源（1）") < shown.index("第 2 行 20.00万元") < shown.index("SHR001")
    verbose = render(report, Context({"x": Source(SHARES, "x")}), verbose=True)
    assert verbose.count("\n") > shown.count("\n")
    assert shown.count(" SHR001 ") == verbose.count(" SHR001 ") >= 2
