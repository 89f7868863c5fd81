"""What the names of rows and columns mean."""

import pytest

from auditor.reading.naming import Namer
from auditor.reading.tables.cells import Cell, Column, Side
from auditor.reading.tables.meaning import Reader
from auditor.reading.tables.sheet import Sheet
from auditor.text import Span
from tests.reading.reader import VOCABULARY

READER = Reader(Namer(VOCABULARY, 2024, "某市档案局"))
ROLES = {role.id: role for role in VOCABULARY.tables.roles}
SHEET = Sheet(0, ROLES["expenditure"], 10**4, 0, (Side(0, 1, (Column(2, ("合计",)),)),), ())
BOTH = Sheet(0, ROLES["both"], 10**4, 0, (Side(0, 0, (Column(1, ("金额",)),)), Side(2, 2, (Column(3, ("金额",)),))), ())


def cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(text, Span(0, 0)) for text in texts)


@pytest.mark.parametrize(
    ("row", "code", "scheme"),
    [
        (("2080505", "机关事业单位基本养老保险缴费支出", "1.00"), "2080505", "function"),
        (("301", "工资福利支出", "1.00"), "301", "economic"),
        (("", "合计", "1.00"), "", None),
        (("184001", "某市档案局", "1.00"), "", None),
    ],
)
def test_a_code_says_what_a_row_is(row: tuple[str, ...], code: str, scheme: str | None) -> None:
    meaning = READER.row(SHEET, 0, cells(*row))
    assert (meaning.code, meaning.scheme) == (code, scheme)


def test_a_code_may_be_spread_over_cells() -> None:
    sheet = Sheet(0, ROLES["expenditure"], 10**4, 0, (Side(0, 4, (Column(5, ("合计",)),)),), ())
    assert READER.row(sheet, 0, cells("208", "05", "05", "184001", "养老", "1.00")).code == "2080505"
    assert READER.row(sheet, 0, cells("301", "12", "3011201", "", "工伤保险", "1.00")).code == "3011201"


def test_totals_units_and_members_are_known() -> None:
    assert READER.row(SHEET, 0, cells("", "合计", "1.00")).total
    assert READER.row(SHEET, 0, cells("", "", "1.00")).total
    assert READER.row(SHEET, 0, cells("", "某市档案局", "1.00")).unit
    assert READER.row(SHEET, 0, cells("", "某区图书馆", "1.00")).label.entity == "某区图书馆"
    assert READER.row(BOTH, 0, cells("其中:教育收费", "1.00", "", "")).member


def test_the_total_of_a_side_is_of_that_side() -> None:
    row = cells("总计", "9.00", "总计", "9.00")
    assert [READER.row(BOTH, side, row).concept for side in (0, 1)] == ["income-total", "expenditure-total"]
    row = cells("一、一般公共预算财政拨款收入", "9.00", "一、一般公共服务支出", "9.00")
    assert [READER.row(BOTH, side, row).concept for side in (0, 1)] == ["appropriation", "function"]


@pytest.mark.parametrize(
    ("names", "concept", "fund", "total"),
    [
        (("合计",), None, None, True),
        (("本年支出", "小计"), "expenditure", None, True),
        (("基本支出", "人员经费"), "personnel", None, False),
        (("支出", "政府性基金预算财政拨款"), None, "government-fund", False),
        (("财政拨款收入",), "appropriation", "fiscal", False),
        (("当年安排情况",), None, None, False),
    ],
)
def test_a_column_is_what_its_innermost_known_heading_says(
    names: tuple[str, ...], concept: str | None, fund: str | None, total: bool
) -> None:
    meaning = READER.column(Column(0, names))
    assert (meaning.concept, meaning.label.fund, meaning.total) == (concept, fund, total)
