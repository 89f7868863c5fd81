"""One finding in different detail."""

import pytest
from rich.cells import cell_len

from auditor.locale import words
from auditor.record import replace
from auditor.rendering.finding import DETAILS, EVERYTHING, FindingView, is_textual
from auditor.rendering.lines import plain
from auditor.report import Finding
from auditor.text import Source
from tests import handmade
from tests.test_reporting import report

SOURCE = Source(handmade.TEXT, "report.txt")
VIEW = FindingView(words("zh"), 100, marks=True)


def test_each_detail_takes_no_more_rows_than_the_one_before() -> None:
    (finding,) = report().findings
    rows = [len(VIEW.rows(finding, SOURCE, detail)) for detail in DETAILS]
    assert rows == sorted(rows, reverse=True)
    assert (rows[0], rows[-1]) == (7, 1)
    assert all(detail.most is None or detail.most <= 2 for detail in DETAILS[2:])


def test_the_tersest_form_still_has_place_rule_and_message() -> None:
    (finding,) = report().findings
    (row,) = VIEW.rows(finding, SOURCE, DETAILS[-1])
    assert plain((row,)).startswith(f"  4:33 SHR001 占比与金额不符：{finding.message[:10]}")


def test_the_section_is_named_where_it_is_no_heading() -> None:
    (finding,) = report().findings
    assert plain(VIEW.rows(finding, SOURCE, EVERYTHING, section="三、支出")[:1]).endswith("占比与金额不符（三、支出）\n")


def textual(count: int) -> Finding:
    """A finding on the text itself, with a place on each of so many lines, twice on the first."""
    (model,) = report().findings
    first, *others = (replace(model.span, start_line=number, end_line=number) for number in (1, *range(1, count + 1)))
    return replace(
        model,
        rule_id="TXT001",
        title="模板选项未选定",
        message="“增加(减少)”没有选定",
        span=first,
        duplicates=tuple(others),
        operands=(),
        stated=None,
        derived=None,
        difference=None,
        hints=(),
    )


def test_a_finding_without_figures_is_about_the_text() -> None:
    (finding,) = report().findings
    assert [is_textual(one) for one in (finding, textual(1))] == [False, True]


def test_a_finding_on_the_text_is_one_row_with_each_line_once() -> None:
    (row,) = VIEW.text_rows(textual(3), "", most=1)
    assert plain((row,)) == "  行 1, 2, 3  TXT001 模板选项未选定（4 处）\n"


@pytest.mark.parametrize("width", [60, 80, 100])
def test_lines_are_left_out_so_that_the_title_fits(width: int) -> None:
    view = FindingView(words("zh"), width, marks=True)
    (row,) = view.text_rows(textual(200), "", most=1)
    text = plain((row,)).rstrip("\n")
    assert text.startswith("  行 1, ")
    assert text.endswith(" …  TXT001 模板选项未选定（201 处）")
    assert cell_len(text) <= width


def test_in_full_all_lines_and_the_message_are_told() -> None:
    text = "".join(plain(VIEW.text_rows(textual(60), "", most=None)).split())
    assert "59,60TXT001模板选项未选定（61处）：“增加(减少)”没有选定" in text
