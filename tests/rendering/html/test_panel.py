"""The filters, the coverage, and the checks that stay open."""

from auditor.locale import words
from auditor.rendering.html.panel import Panel
from tests.rendering.html.pages import sample
from tests.rendering.html.parsed import parsed

REPORT, _ = sample("seni-2024-final")
COVERAGE = REPORT.documents[0].coverage
PANEL = Panel("d0", COVERAGE, words("zh"))


def test_there_is_a_filter_for_what_there_is() -> None:
    shown = parsed(PANEL.filters([(finding, -1) for finding in REPORT.findings]))
    assert [button.attributes["data-kind"] for button in shown.all("button")] == ["error", "warning", "info"]
    counted = [button.one("span", "count").text for button in shown.all("button")]
    assert counted == [str(count) for count in (REPORT.summary.error, REPORT.summary.warning, REPORT.summary.info)]
    rules, sections = shown.all("select")
    assert len(rules.all("option")) == len({finding.rule_id for finding in REPORT.findings}) + 1
    assert [option.text for option in sections.all("option")] == ["全部部分", "正文开头"]


def test_coverage_is_told_by_sections() -> None:
    rows = parsed(PANEL.covering()).one("tbody").all("tr")
    told = [(row.one("a").text, row.one("td").text) for row in rows]
    assert told == [
        (section.title or "正文开头", f"{section.checked}/{section.numbers}")
        for section in COVERAGE.sections
        if section.numbers
    ]


def test_open_checks_are_told_with_their_reasons() -> None:
    shown = parsed(PANEL.undecided(REPORT.undecided))
    assert len(shown.all("li")) == len(REPORT.undecided)
    assert "缺少数据" in shown.text
    assert PANEL.undecided(()) == ""
