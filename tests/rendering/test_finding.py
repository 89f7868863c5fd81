"""One finding in different detail."""

from auditor.locale import words
from auditor.rendering.finding import DETAILS, EVERYTHING, FindingView
from auditor.rendering.lines import plain
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
