"""Items of the text whose code is printed before their name."""

import pytest

from auditor import audit

TABLE = """某市体育局2025年部门预算
一般公共预算支出预算表
单位：元
科目编码	科目名称	合计	基本支出	项目支出
207	文化旅游体育与传媒支出	500.00	300.00	200.00
20703	体育	500.00	300.00	200.00
2070307	体育场馆	500.00	300.00	200.00
合计		500.00	300.00	200.00

第三部分 情况说明
二、一般公共预算拨款支出情况
2025年度一般公共预算拨款支出500.00元，主要支出项目包括：
（一）%s。主要用于场馆。
"""


@pytest.mark.parametrize(
    ("item", "ids"),
    [("2070307体育场馆500.00元", set()), ("2070307体育场馆410.00元", {"AGR001"}), ("2080307体育场馆410.00元", set())],
)
def test_an_item_with_its_code_is_the_row_of_the_table(item: str, ids: set[str]) -> None:
    findings = audit(TABLE % item).findings
    assert {finding.rule_id for finding in findings if finding.severity == "error"} == ids
