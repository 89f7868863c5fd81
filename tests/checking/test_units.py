"""Tables in another unit than the other prints of their figures."""

from __future__ import annotations

import pytest

from auditor.checking.index import Index
from auditor.checking.units import unit_bindings
from auditor.facts import Aspects, Fact
from auditor.pipeline import audit
from auditor.quantity import printed
from auditor.text import Span
from auditor.vocabulary import load

TEXT = "某馆2024年度部门决算\n一、支出决算情况说明\n2024年度本年支出合计{}，其中：基本支出{}，项目支出{}。\n"
AMOUNTS = ("300.25万元", "200.15万元", "100.10万元")


def table(unit: str, *cells: str, title: str = "支出决算表") -> str:
    said = f"单位：{unit}\n" if unit else ""
    return f"{title}\n{said}科目编码\t科目名称\t合计\t基本支出\t项目支出\n\t合计\t" + "\t".join(cells) + "\n"


def errors(text: str) -> list[str]:
    return [finding.rule_id for finding in audit(text, diagnose=False).findings if finding.severity != "info"]


def test_a_table_with_the_digits_of_the_text_in_another_unit_is_one_finding() -> None:
    text = TEXT.format(*AMOUNTS)
    assert errors(text + table("元", "300.25", "200.15", "100.10")) == ["TAB006"]
    assert errors(text + table("万元", "300.25", "200.15", "100.10")) == []
    assert errors(text + table("元", "3002500", "2001500", "1001000")) == []


def test_a_table_that_agrees_somewhere_has_its_unit() -> None:
    text = TEXT.format("300.25元", "200.15元", "100.10万元") + table("万元", "300.25", "200.15", "100.10")
    assert set(errors(text)) & {"TAB006", "TAB005"} == set()
    assert "AGR001" in errors(text)


def test_two_figures_are_too_few_for_a_table() -> None:
    text = TEXT.format(*AMOUNTS[:2], "50.00万元").replace("，项目支出50.00万元", "")
    found = errors(text + table("元", "300.25", "200.15", "100.10"))
    assert "TAB006" not in found
    assert "AGR001" in found


def cell(number: int, concept: str, digits: str, scale: int, table: int) -> Fact:
    quantity = printed(digits, unit="yuan", scale=scale)
    assert quantity is not None
    about = Aspects(year=2024, stage="final", fund="all")
    return Fact(number, concept, concept, quantity, Span(number, number + 1), about, 0, Span(0, 1), table=table)


def test_of_two_tables_that_contradict_each_other_one_is_left_out() -> None:
    figures = (("expenditure", "300.25"), ("basic", "200.15"), ("project", "100.10"))
    facts = [
        cell(10 * table + place, concept, digits, scale, table)
        for table, scale in ((1, 1), (2, 10**4), (3, 10**4))
        for place, (concept, digits) in enumerate(figures)
    ]
    found = list(unit_bindings(facts, Index((), load().names), {1}))
    assert [(table, len(binding.figures["shifted"]), len(binding.figures["agreeing"])) for table, binding in found] == [
        (1, 3, 0),
        (2, 0, 3),
        (3, 0, 3),
    ]
    assert found[0][1].truths == {"said": True}


@pytest.mark.parametrize(("before", "found"), [("元", ["TAB005"]), ("万元", [])])
def test_a_table_without_a_unit_has_that_of_the_one_before(before: str, found: list[str]) -> None:
    reception = f"财政拨款“三公”经费支出决算表\n单位：{before}\n合计\t公务接待费\n5000.00\t5000.00\n"
    assert errors(TEXT.format(*AMOUNTS) + reception + table("", "300.25", "200.15", "100.10")) == found
