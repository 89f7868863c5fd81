"""Rows whose names were broken, whose blank cells were left out, or that stand on two pages."""

import pytest

from auditor import audit
from tests.reading.tables.test_sheet import read

OPENING = "某馆2024年度部门决算\n支出决算表\n单位：万元\n"
HEAD = "科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出"
WIDE = f"{HEAD}\t经营支出\t上缴上级支出"
CULTURE = "207\t文化旅游体育与传媒支出\t90.00\t65.00\t25.00"
LIBRARY = "2070104\t图书馆\t72.00\t60.00\t12.00"
CULTURE_ALONE = "2070109\t群众文化\t18.00\t5.00\t13.00"
TOTAL = "合计\t\t90.00\t65.00\t25.00"


def rules(*lines: str, head: str = HEAD) -> list[str]:
    report = audit(OPENING + "\n".join((head, *lines)))
    return [finding.rule_id for finding in report.findings if finding.severity == "error"]


@pytest.mark.parametrize("between", ["— 12 —", "12", "第 12 页"])
def test_a_table_goes_on_behind_a_page_number_however_wide_its_header_is(between: str) -> None:
    assert not rules(TOTAL, CULTURE, LIBRARY, between, CULTURE_ALONE, head=WIDE)
    wrong = CULTURE_ALONE.replace("18.00", "17.00")
    assert set(rules(TOTAL, CULTURE, LIBRARY, between, wrong, head=WIDE)) == {"TAB001", "TAB002"}


def test_a_table_whose_rest_is_not_understood_has_no_total_down_its_columns() -> None:
    rest = "图书馆\t72.00\n群众文化\t18.00"
    assert not rules(TOTAL, CULTURE, LIBRARY, "— 3 —", rest)
    assert rules(TOTAL, CULTURE.replace("90.00", "91.00"), LIBRARY, "— 3 —", rest) == ["TAB002"]


BROKEN = (
    ("2070104\t图书", "馆\t72.00\t60.00\t12.00"),
    ("2070104\t图书\t72.00\t60.00\t12.00", "\t馆"),
    ("2070104\t图书\t72.00\t60.00\t12.00", "馆"),
)


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_name_leaves_every_figure_under_its_column(broken: tuple[str, str]) -> None:
    assert not rules(TOTAL, CULTURE, *broken, CULTURE_ALONE)
    wrong = tuple(line.replace("72.00", "71.00") for line in broken)
    assert set(rules(TOTAL, CULTURE, *wrong, CULTURE_ALONE)) == {"TAB001", "TAB002"}


def test_a_row_that_begins_something_is_not_the_rest_of_the_name_above_it() -> None:
    [sheet] = read(OPENING + f"{HEAD}\n{TOTAL}\n{CULTURE}\n2070104\t图书馆\n其中：书刊\t72.00\t60.00\t12.00")
    assert not sheet.whole
    assert not any(cell.amount for cell in sheet.rows[-1])


LOST = ("合计\t90.00\t65.00\t25.00", CULTURE, LIBRARY, "2070109\t群众文化\t18.00\t18.00")


def test_where_blank_cells_were_left_out_a_row_that_lacks_some_has_no_figures() -> None:
    [sheet] = read(OPENING + "\n".join((HEAD, *LOST)))
    printed = [[cell.text for cell in row if cell.amount is not None] for row in sheet.rows]
    assert printed == [[], ["90.00", "65.00", "25.00"], ["72.00", "60.00", "12.00"], []]
    assert not rules(*LOST)


def test_where_blank_cells_are_kept_the_missing_ones_are_the_last() -> None:
    [sheet] = read(OPENING + f"{HEAD}\n{TOTAL}\n{CULTURE}\n{LIBRARY}\n2070109\t群众文化\t18.00\t18.00")
    assert sheet.whole
    assert [cell.text for cell in sheet.rows[-1]] == ["2070109", "群众文化", "18.00", "18.00", ""]


@pytest.mark.parametrize("between", [("— 8 —",), ("8", "某馆2024年度部门决算")])
def test_a_header_that_is_printed_again_is_no_new_table(between: tuple[str, ...]) -> None:
    assert not rules(TOTAL, CULTURE, LIBRARY, *between, HEAD, CULTURE_ALONE)
    wrong = CULTURE_ALONE.replace("13.00", "14.00")
    assert set(rules(TOTAL, CULTURE, LIBRARY, *between, HEAD, wrong)) == {"TAB001", "TAB002"}


def test_another_table_behind_a_heading_says_nothing_of_the_one_before() -> None:
    wrong = LIBRARY.replace("72.00", "73.00")
    assert "TAB001" in rules(TOTAL, CULTURE, wrong, CULTURE_ALONE, "二、馆藏情况", "图书\t7.00", "报刊\t3.00")
