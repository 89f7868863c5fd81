"""Cells keep their place and nothing of the white space and bars around them."""

from auditor.reading.tables.cells import NUMBER, cell_at
from auditor.text import Span


def test_a_cell_is_its_text_without_white_space_and_where_that_stands() -> None:
    row = "| 合 计 | 1.00 |"
    cell = cell_at(row, Span(1, 8))
    assert (cell.text, row[cell.span.start : cell.span.end]) == ("合计", "合 计")


def test_a_number_is_grouped_in_threes_or_not_at_all() -> None:
    assert [bool(NUMBER.fullmatch(text)) for text in ("1,234.5", "-1234.5", "1,23", "1.2.3", "-")] == [True, True, *[False] * 3]
