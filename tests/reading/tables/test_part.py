"""One side of a table: tables of the three public expenses, by their rows, by bodies, and their counts."""

from auditor.facts import DocumentReading
from auditor.quantity import digits_of
from tests.reading.reader import reading

HEAD = "某市档案局2024年度部门决算\n财政拨款“三公”经费支出决算表\n单位：万元\n"
OFFICIAL = """\
项目\t行次\t预算数\t决算数
一、“三公”经费支出\t1\t—\t—
（一）支出合计\t2\t9.00\t8.00
1．因公出国（境）费\t3\t\t
2．公务用车购置及运行维护费\t4\t7.00\t6.00
（1）公务用车购置费\t5\t\t
（2）公务用车运行维护费\t6\t7.00\t6.00
3．公务接待费\t7\t2.00\t2.00
（1）国内接待费\t8\t—\t1.50
其中：外事接待费\t9\t—\t0.25
（2）国（境）外接待费\t10\t—\t0.50
（二）相关统计数\t11\t—\t—
1．公务用车保有量（辆）\t12\t—\t3
2．国内公务接待批次（个）\t13\t—\t21
二、机关运行经费\t14\t—\t30.00
（一）行政单位\t15\t—\t20.00
（二）参照公务员法管理事业单位\t16\t—\t10.00
"""
BODIES = """\
单位\t合计\t因公出国（境）费\t公务用车购置费\t公务用车运行费\t公务接待费
合计\t15.00\t2.00\t3.00\t8.00\t2.00
某局本级\t10.00\t2.00\t3.00\t4.00\t1.00
某中心\t5.00\t\t\t4.00\t1.00
"""


def sums(found: DocumentReading, kind: str = "rows") -> list[tuple[str, list[str]]]:
    return [
        (digits_of(one.total.quantity), [digits_of(part.quantity) for part in one.parts])
        for one in found.divisions
        if one.kind == kind
    ]


def test_the_official_form_has_the_total_in_its_second_row() -> None:
    found = sums(reading(HEAD + OFFICIAL))
    assert ("9.00", ["7.00", "2.00"]) in found
    assert ("8.00", ["6.00", "2.00"]) in found
    assert ("2.00", ["1.50", "0.50"]) in found
    assert ("30.00", ["20.00", "10.00"]) in found


def test_counts_are_no_amounts() -> None:
    facts = {fact.concept: fact.quantity for fact in reading(HEAD + OFFICIAL).facts}
    assert (facts["vehicles-kept"].unit, digits_of(facts["vehicles-kept"])) == ("count:辆", "3")
    assert facts["reception-batches"].unit == "count:批次"
    assert facts["reception-batches"].low == facts["reception-batches"].high


def test_bodies_add_up_to_their_total() -> None:
    found = reading(HEAD + BODIES)
    assert ("15.00", ["10.00", "5.00"]) in sums(found)
    assert ("15.00", ["2.00", "3.00", "8.00", "2.00"]) in sums(found, "columns")
    assert ("5.00", ["4.00", "1.00"]) in sums(found, "columns")


def test_a_body_that_prints_the_total_stands_above_the_others() -> None:
    rows = BODIES.replace("某局本级", "某局\t15.00\t2.00\t3.00\t8.00\t2.00\n某局本级")
    assert all(total != "15.00" for total, _ in sums(reading(HEAD + rows)))


def test_few_columns_show_no_bodies_within_bodies() -> None:
    rows = "单位\t合计\t公务接待费\n合计\t15.00\t15.00\n某局\t10.00\t10.00\n某中心\t5.00\t5.00\n"
    assert sums(reading(HEAD + rows)) == []
