"""Rows of indicators without a column of signs: the header aligns them, also where cells were lost on the left."""

import pytest

from auditor.reading.tables.cells import Cell
from auditor.reading.tables.indicators import Indicator, columns_of, indicator_of
from auditor.text import Span
from tests.reading.reader import VOCABULARY

WORDS = VOCABULARY.tables.evaluation
HEADER = "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因"


def row(text: str) -> list[Cell]:
    cells, at = [], 0
    for part in text.split("|"):
        cells.append(Cell(part, Span(at, at + len(part))))
        at += len(part) + 1
    return cells


def read(text: str, header: str = HEADER) -> Indicator | None:
    columns = columns_of(row(header), WORDS)
    assert columns is not None
    return indicator_of(row(text), columns, WORDS)


def told(found: Indicator | None) -> list[str | None]:
    if found is None:
        return []
    cells = (found.target, found.reached, found.weight, found.score)
    return [found.name, found.demand, *(None if cell is None else cell.text for cell in cells)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("产出|数量|演出场次|≥12场|15场|20|18.5|天气", ["演出场次", "at-least", "12", "15", "20", "18.5"]),
        ("||投诉次数|≤3次|0次|10|10|", ["投诉次数", "at-most", "3", "0", "10", "10"]),
        ("||观众|≥1.5万人次|1.2万人次|10|8|", ["观众", "at-least", "1.5", "1.2", "10", "8"]),
        ("||观众|≥1.5万人次|15000人次|10|10|", ["观众", None, None, None, "10", "10"]),
        ("||完成时间|12月31日前|12月20日|10|10|", ["完成时间", None, None, None, "10", "10"]),
        ("||设备数|12|12|5|5|", ["设备数", None, None, None, "5", "5"]),
        ("演出场次|≥12场|15场|20|18.5|天气", ["演出场次", "at-least", "12", "15", "20", "18.5"]),  # two cells lost
        ("||设备数|12|12|20||", []),  # no score: 12 and 20 are not weight and score
        ("|设备数|12|12|20|无", []),
        ("||设备数|12|12|一般|20|", []),
        ("产出|数量|演出场次||||", []),
    ],
)
def test_a_row_is_aligned_or_it_is_none(text: str, found: list[str | None]) -> None:
    assert told(read(text)) == found


def test_a_header_with_signs_is_left_to_its_signs() -> None:
    assert columns_of(row("三级指标|指标性质|指标值|度量单位|完成值|权重|得分"), WORDS) is None
    assert columns_of(row("产出|数量|演出场次|≥12场|15场|20|18.5|天气"), WORDS) is None
