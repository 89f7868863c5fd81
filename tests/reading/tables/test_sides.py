"""Which columns hold names and which amounts."""

from auditor.reading.tables.cells import Cell
from auditor.reading.tables.sides import sides_of
from auditor.text import Span
from auditor.vocabulary import load

WORDS = load().tables


def sides(titles: list[str], *rows: str, two_sided: bool = False) -> list[tuple[int, int, list[int]]]:
    body = [[Cell(text, Span(0, 0)) for text in row.split("|")] for row in rows]
    found = sides_of([(title,) if title else () for title in titles], body, WORDS, two_sided=two_sided)
    return [(side.first, side.name, [column.index for column in side.columns]) for side in found]


def test_a_column_of_names_begins_a_side_where_amounts_stand_before_it() -> None:
    titles = ["收入项目", "决算数", "支出项目", "决算数"]
    assert sides(titles, "事业收入|1.00|教育支出|2.00", two_sided=True) == [(0, 0, [1]), (2, 2, [3])]


def test_a_column_that_numbers_the_rows_holds_no_amounts() -> None:
    rows = [f"支出{name}|{number}|{number}0.00" for number, name in enumerate("甲乙丙丁", start=1)]
    assert sides(["项目", "合计", "决算数"], *rows) == [(0, 0, [2])]


def test_columns_of_codes_and_remarks_hold_none() -> None:
    assert sides(["科目编码", "科目名称", "合计", "备注"], "201|教育支出|3.00|5") == [(0, 1, [2])]
