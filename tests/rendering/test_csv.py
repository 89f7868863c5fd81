"""CSV as a spreadsheet reads it: no formula, no row more or less, numbers that can be added up."""

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given, settings

from auditor.record import replace
from auditor.rendering.context import Context
from auditor.rendering.csv import COLUMNS, render
from auditor.report import Report
from tests.rendering.example import FORMULAS, HOSTILE, audited, context, empty, full, spoiled


def rows(report: Report, told: Context | None = None) -> list[list[str]]:
    text = render(report, told or context())
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")
    assert text.count("\n") == text.count("\r") == text.count("\r\n")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def test_nothing_is_a_row_of_headings() -> None:
    (head,) = rows(empty())
    assert len(head) == len(COLUMNS) == len(set(head))
    assert head[:4] == ["序号", "文件", "部分", "行"]


def test_a_finding_is_a_row() -> None:
    table = rows(full())
    assert len(table) == 1 + 31
    assert {len(row) for row in table} == {len(COLUMNS)}
    assert [row[COLUMNS.index("standing")] for row in table[1:]] == ["基线内", *["新增"] * 20, "已豁免", *["新增"] * 9]


def test_negative_differences_can_be_added_up() -> None:
    column = [row[COLUMNS.index("difference")] for row in rows(audited())[1:]]
    told = sum(Decimal(finding.difference) for finding in audited().findings if finding.difference)
    assert any(text.startswith("-") for text in column)
    assert sum(Decimal(text) for text in column if text) == told


@pytest.mark.parametrize("formula", [*FORMULAS, '=HYPERLINK("a")', "-1+1", "-", "+5", "@x", "＋1", "\ufeff=1"])
def test_a_formula_is_a_text(formula: str) -> None:
    finding = replace(audited().findings[0], message=formula, causes=())
    told = rows(replace(audited(), findings=(finding,)))[1][COLUMNS.index("message")]
    assert told.startswith("'")
    assert not told.startswith("''")


@pytest.mark.parametrize("number", ["-614.79", "0", "12", "-3"])
def test_a_number_stays_one(number: str) -> None:
    finding = replace(audited().findings[0], message=number, causes=())
    assert rows(replace(audited(), findings=(finding,)))[1][COLUMNS.index("message")] == number


@settings(max_examples=60, deadline=None)
@given(HOSTILE)
def test_no_text_changes_the_shape_or_is_a_formula(text: str) -> None:
    plain, hostile = rows(full()), rows(*spoiled(full(), context(), text))
    assert [len(row) for row in hostile] == [len(row) for row in plain]
    cells = [cell for row in hostile for cell in row]
    assert not [cell for cell in cells if cell[:1] in set("=+@\t\r\n＝＋－＠")]
    assert all(Decimal(cell) < 0 for cell in cells if cell.startswith("-"))
    assert not [cell for cell in cells if not cell.isprintable()]
