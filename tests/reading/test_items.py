"""Lists of items against the rows of the table of basic expenditure: open and closed ones, umbrella names, doubtful tables."""

import pytest

from auditor import audit

TEXT = (
    "某县司法局2024年度部门决算\n六、一般公共预算财政拨款基本支出决算情况说明\n"
    "人员经费{}万元，主要包括：{}\n公用经费{}万元，主要包括：{}\n"
)
COLUMNS = """一般公共预算财政拨款基本支出决算表
单位：万元
科目编码	科目名称	合计	人员经费	公用经费
	合计	95.00	70.00	25.00
301	工资福利支出	70.00	65.00	5.00
30101	基本工资	40.00	40.00
30106	伙食补助费	5.00		5.00
30108	机关事业单位基本养老保险缴费	15.00	15.00
30110	职工基本医疗保险缴费	10.00	10.00
30113	住房公积金	0.00	0.00
302	商品和服务支出	25.00	5.00	20.00
30201	办公费	12.00		12.00
30211	差旅费	8.00		8.00
30228	工会经费	5.00	5.00
"""
ALL = "基本工资、社会保险缴费、工会经费。"
RUNNING = "伙食补助费、办公费、差旅费。"


def told(text: str) -> list[tuple[str, list[str]]]:
    return [
        (finding.rule_id, [operand.label for operand in finding.operands if operand.role.startswith("children")])
        for finding in audit(text).findings
    ]


@pytest.mark.parametrize(
    ("personnel", "running", "found"),
    [
        (ALL, RUNNING, []),
        ("基本工资、社会保险缴费等。", "办公费等支出。", []),  # open lists name only some
        ("基本工资、社会保险缴费、住房公积金、工会经费。", RUNNING, [("ITM001", ["住房公积金·人员经费"])]),  # a printed zero
        ("基本工资、奖金、社会保险缴费、工会经费。", RUNNING, [("ITM001", ["奖金"])]),  # no row at all
        ("基本工资、社会保险缴费等、工会经费等。", RUNNING, []),
        ("基本工资、社会保险缴费、工会经费、福利费等。", RUNNING, [("ITM001", ["福利费"])]),
        ("基本工资、社会保险缴费。", RUNNING, [("ITM002", ["工会经费·人员经费"])]),
        ("基本工资、职工各类保险、工会经费。", RUNNING, []),  # a name that nobody knows may cover the rest
        (ALL, "办公费、差旅费、会议费。", [("ITM001", ["会议费"]), ("ITM002", ["伙食补助费·公用经费"])]),
    ],
)
def test_lists_against_the_columns_of_their_heads(personnel: str, running: str, found: list[tuple[str, list[str]]]) -> None:
    assert told(TEXT.format("70.00", personnel, "25.00", running) + COLUMNS) == found


def test_a_table_without_columns_has_the_classes_of_the_convention() -> None:
    table = (
        "一般公共预算财政拨款基本支出决算表\n单位：万元\n科目编码\t科目名称\t决算数\n\t合计\t60.00\n301\t工资福利支出\t40.00\n"
        "30101\t基本工资\t40.00\n302\t商品和服务支出\t20.00\n30201\t办公费\t12.00\n30211\t差旅费\t8.00\n"
    )
    assert told(TEXT.format("40.00", "基本工资。", "20.00", "办公费、差旅费、培训费。") + table) == [("ITM001", ["培训费"])]


def test_rows_that_do_not_add_up_to_the_head_say_nothing() -> None:
    """Rows may have been lost: that is for other rules to tell."""
    lost = COLUMNS.replace("30228\t工会经费\t5.00\t5.00\n", "")
    found = told(TEXT.format("70.00", "基本工资、奖金。", "25.00", RUNNING) + lost)
    assert not [rule for rule, _ in found if rule.startswith("ITM")]


def test_a_list_with_amounts_is_another_thing() -> None:
    found = told(TEXT.format("70.00", "基本工资40.00万元、奖金30.00万元。", "25.00", RUNNING) + COLUMNS)
    assert not [rule for rule, _ in found if rule.startswith("ITM")]
