"""Numbers before the names of rows: one that stands twice is due again, gaps and new lists are not."""

from __future__ import annotations

import pytest

from auditor.reading import read
from auditor.sources.plain import parse
from auditor.text import Source
from auditor.vocabulary import load

VOCABULARY = load()


def rows(title: str, *names: str) -> list[tuple[str, int, int]]:
    body = "".join(f"一、事业收入\t1.00\t{name}\t1.00\n" if not at else f"\t\t{name}\t1.00\n" for at, name in enumerate(names))
    text = f"2024年部门预算\n{title}\n单位：万元\n收入\t\t支出\n项目\t预算数\t项目\t预算数\n{body}"
    reading = read(parse(Source(text, "rows"), VOCABULARY), VOCABULARY)
    right = [one for one in reading.numbered if one.kind == "row"][1:]
    assert all(text[one.span.start : one.span.end] == one.text for one in right)
    return [(one.text, one.ordinal, one.expected) for one in right]


def test_a_number_that_stands_twice_is_due_by_one_more() -> None:
    found = rows("部门收支总表", "一、教育支出", "二、科学技术支出", "二、农林水支出")
    assert found == [("一、", 1, 1), ("二、", 2, 2), ("二、", 2, 3)]


@pytest.mark.parametrize(
    "names",
    [
        ("一、教育支出", "八、农林水支出", "二十、住房保障支出"),
        ("一、教育支出", "二、科学技术支出", "一、结转下年"),
        ("一、教育支出", "一、教育支出", "二、农林水支出"),
        ("一、本年支出", "（一）教育支出", "（一）农林水支出"),
    ],
)
def test_gaps_new_lists_repeated_rows_and_inner_numbers_are_as_they_are_due(names: tuple[str, ...]) -> None:
    assert all(ordinal == expected for _, ordinal, expected in rows("部门收支总表", *names))


def test_rows_of_a_table_without_a_known_title_are_not_counted() -> None:
    text = "2024年部门预算\n重点工作\n项目\t金额\n一、修缮\t1.00\n一、采购\t2.00\n"
    assert [one for one in read(parse(Source(text, "x"), VOCABULARY), VOCABULARY).numbered if one.kind == "row"] == []
