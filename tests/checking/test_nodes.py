"""Rules over the totals of tables, and the tables that say nothing."""

from auditor.checking.nodes import bindings, table_bindings
from auditor.facts import Division, Fact
from auditor.pipeline import audit
from auditor.ruleset.rule import EachNode
from tests.checking.making import Report

HEAD = "某市某局2024年度部门决算\n支出决算表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n"


def division(made: Report, total: str, *parts: str, table: int = 1) -> Division:
    return Division("rows", table, "expenditure", made.fact(total), tuple(map(made.fact, parts)))


def test_a_node_is_bound_with_its_children() -> None:
    made = Report()
    one = division(made, "3.00", "1.00", "2.00")
    found = list(bindings(EachNode("rows"), (one,)))
    assert [binding.figures for binding in found] == [{"node": (one.total,), "children": one.parts}]
    assert list(bindings(EachNode("columns"), (one,))) == []


def test_a_table_with_few_sums_is_always_read() -> None:
    made = Report()
    assert list(table_bindings([division(made, "3.00", "1.00") for _ in range(3)])) == []


def test_what_fails_is_told_unless_one_cell_stands_in_all_of_it() -> None:
    made = Report()
    wrong = [division(made, "3.00", "1.00") for _ in range(3)]
    right = division(made, "1.00", "1.00")
    ((number, binding),) = table_bindings([*wrong, right])
    assert number == 1
    assert binding.figures["failing"] == tuple(one.total for one in wrong)
    shared: Fact = wrong[0].total
    ((_, binding),) = table_bindings([Division("rows", 1, "expenditure", shared, one.parts) for one in wrong] + [right])
    assert binding.figures["failing"] == ()


def test_the_cells_of_an_unreadable_table_take_no_part_in_other_checks() -> None:
    shifted = "\t合计\t100.00\t30.00\t20.00\n208\t社会保障和就业支出\t70.00\t60.00\t\n210\t卫生健康支出\t5.00\t30.00\t20.00\n"
    report = audit(HEAD + shifted, diagnose=False)
    assert {finding.rule_id for finding in report.findings} == {"TAB003"}
    assert report.documents[0].coverage.checked == 0
