"""One document on the page: its findings beside its text."""

from auditor.rendering.html.document import views
from tests.rendering.html.pages import audited, sample
from tests.rendering.html.parsed import parsed

TEXT = "三、支出情况说明\n本年支出200.00万元，其中：基本支出20.00万元，占1%；项目支出180.00万元，占90%。\n四、其他\n"


def test_each_document_has_its_own_findings() -> None:
    report, context = audited(("a.txt", TEXT), ("b.txt", TEXT.replace("1%", "2%")))
    for view, name in zip(views(report, context), ("a.txt", "b.txt"), strict=True):
        shown = parsed(view.page())
        assert {finding.document for finding in view.findings.values()} == {name}
        assert [card.attributes["id"] for card in shown.all("article")] == [f"f{index}" for index in view.findings]
        assert all(mark.attributes["id"].startswith(f"{view.key}-") for mark in shown.all("a", "mark"))
    assert sum(len(view.findings) for view in views(report, context)) == len(report.findings)


def test_a_finding_belongs_to_its_innermost_section() -> None:
    report, context = sample("seni-2024-final")
    (view,) = views(report, context)
    sections = report.documents[0].coverage.sections
    for card in parsed(view.page()).all("article"):
        start = report.findings[int(card.attributes["id"][1:])].span.start
        holding = [number for number, one in enumerate(sections) if one.start <= start < one.end]
        assert int(card.attributes["data-section"]) == (holding[-1] if holding else -1)


def test_the_foremost_finding_of_a_mark_is_the_severest() -> None:
    report, context = sample("seni-2024-final")
    rank = {"error": 0, "warning": 1, "info": 2}
    for mark in parsed(views(report, context)[0].page()).all("a", "mark"):
        severities = [rank[report.findings[int(index)].severity] for index in mark.attributes["data-findings"].split()]
        assert severities == sorted(severities)
