"""Which columns the changes, rates and shares of a table are worked out from."""

import pytest

from auditor.reading.naming import Namer
from auditor.reading.tables.cells import Column, Side
from auditor.reading.tables.comparisons import comparisons
from auditor.reading.tables.meaning import Reader
from auditor.vocabulary import load

NAMER = Namer(load(), 2025, "")


def found(levels: str, compared: str, stage: str = "budget") -> list[tuple[str, int, int | None, str | None]]:
    """The columns of amounts and those that follow from them, headings between bars, levels of a heading between slashes."""
    amounts = [Column(at, tuple(names.split("/"))) for at, names in enumerate(levels.split("|"))]
    beside = [Column(len(amounts) + at, tuple(names.split("/"))) for at, names in enumerate(compared.split("|"))]
    side = Side(0, -1, tuple(amounts), tuple(beside))
    meanings = list(map(Reader(NAMER).column, amounts))
    return [(one.kind, one.current, one.prior, one.base) for one in comparisons(side, meanings, "expenditure", NAMER, stage)]


def test_two_years_of_one_stage_have_a_change_and_a_rate() -> None:
    told = found("2024年预算数|2025年预算数", "增减额|增减%")
    assert told == [("delta", 1, 0, "prior-year-budget"), ("rate", 1, 0, "prior-year-budget")]


def test_parts_of_a_year_stand_under_its_total() -> None:
    levels = "2024年预算数|2025年预算数/小计|2025年预算数/基本支出|2025年预算数/项目支出"
    assert found(levels, "2025年预算数比2024年预算数/增减额") == [("delta", 1, 0, "prior-year-budget")]
    assert found("2024年预算数|2025年预算数|基本支出|项目支出", "增减额") == [("delta", 1, 0, "prior-year-budget")]


def test_a_change_against_another_stage_is_named_nowhere_else() -> None:
    assert found("2024年执行数|2025年预算数", "增减额") == [("delta", 1, 0, None)]


def test_the_headings_say_which_of_several_columns_is_meant() -> None:
    levels = "2024年预算数|2024年执行数|2025年预算数"
    assert found(levels, "增减额") == []
    assert found(levels, "比2024年执行数增减") == [("delta", 2, 1, None)]
    assert found(levels, "比上年预算数增减%") == [("rate", 2, 0, "prior-year-budget")]
    assert found(levels, "比上年增减") == [("delta", 2, 0, "prior-year-budget")]


def test_a_final_figure_completes_its_budget() -> None:
    levels = "2024年决算数|2025年/年初预算数|2025年/决算数"
    assert found(levels, "2025年/完成年初预算%|2025年比2024年增减/增减额", "final") == [
        ("completion", 2, 1, None),
        ("delta", 2, 0, "prior-year"),
    ]
    assert found("年初预算数|全年预算数|决算数", "完成率", "final") == []
    assert found("年初预算数|全年预算数|决算数", "完成全年预算%", "final") == [("completion", 2, 1, None)]


@pytest.mark.parametrize("levels", ["金额|甲乙丙", "2020年预算数|2025年预算数", "2025年预算数"])
def test_what_has_no_year_before_it_has_no_change(levels: str) -> None:
    assert found(levels, "增减额") == []


def test_a_share_is_of_the_only_figure_of_its_row() -> None:
    assert found("预算数", "占比") == [("share", 0, None, None)]
    assert found("2024年预算数|2025年预算数", "占比") == []


def test_a_change_of_a_part_is_that_of_its_own_column() -> None:
    levels = "2024年预算数/小计|2024年预算数/基本支出|2025年预算数/小计|2025年预算数/基本支出"
    assert found(levels, "增减额/基本支出") == [("delta", 3, 1, "prior-year-budget")]
