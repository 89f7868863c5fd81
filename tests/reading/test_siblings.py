"""Lists of the text that leave something out which the tables print."""

from auditor.facts import DocumentReading
from auditor.quantity import digits_of
from tests.reading.reader import reading

TEXT = """\
某市档案局2025年部门预算
四、财政拨款收支预算总体情况
2025年财政拨款收支总预算{}万元。收入包括：一般公共预算拨款收入60.00万元、政府性基金预算拨款收入4.00万元、上年结转1.00万元。
"""
TABLE = """\
财政拨款收支总表
单位：万元
收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、一般公共预算拨款\t60.00\t一、教育支出\t68.00
二、政府性基金预算拨款\t4.00\t\t
三、国有资本经营预算拨款\t{}\t\t
本年收入合计\t67.00\t本年支出合计\t68.00
上年结转\t1.00\t结转下年\t
收入总计\t68.00\t支出总计\t68.00
"""


def ways(found: DocumentReading) -> list[tuple[str, list[str]]]:
    [claim] = [claim for claim in found.claims if claim.kind == "sum"]
    parts = [(reading.why, reading.roles["parts"]) for reading in claim.readings]
    return [(why, [digits_of(part.quantity) for part in some]) for why, some in parts if isinstance(some, tuple)]


def test_a_fund_that_a_list_leaves_out_may_belong_to_it() -> None:
    found = ways(reading(TEXT.format("68.00") + TABLE.format("3.00")))
    assert found == [("printed", ["60.00", "4.00", "1.00"]), ("siblings", ["60.00", "4.00", "1.00", "3.00"])]


def test_nothing_is_left_out_where_the_table_prints_nothing() -> None:
    assert [why for why, _ in ways(reading(TEXT.format("65.00") + TABLE.format("0.00")))] == ["printed"]
    assert [why for why, _ in ways(reading(TEXT.format("65.00")))] == ["printed"]
