"""What stands on the sheets of the working paper."""

from collections import Counter

from auditor.gate import gated
from auditor.outcomes import Verdict
from auditor.rendering.cells import Cell
from auditor.rendering.context import Context
from auditor.rendering.workpaper import Sheet, Tinted, sheets
from auditor.report import Report
from tests.rendering.example import SAMPLE, audited, context, empty, full


def paper(report: Report, told: Context | None = None) -> dict[str, Sheet]:
    return {sheet.key: sheet for sheet in sheets(report, told or context("en"))}


def row(sheet: Sheet, number: int) -> dict[str, Cell | Tinted]:
    return {column.key: cell for column, cell in zip(sheet.columns, sheet.rows[number], strict=True)}


def test_every_row_is_as_long_as_its_heading() -> None:
    for report in (audited("en"), full("en"), empty()):
        for sheet in paper(report).values():
            assert {len(row) for row in sheet.rows} <= {len(sheet.columns)}


def test_the_overview_says_what_was_audited_and_how_it_ended() -> None:
    told = paper(full("en"))["overview"].rows
    assert told[0] == ("found", "19 error(s), 9 warning(s), 1 note(s)")
    assert told[1] == ("gate", "the gate is shut")
    assert ("document", SAMPLE) in told
    assert ("SHA-256", full().documents[0].sha256) in told
    assert ("could not be audited", "lost.txt: there is no such file (check the spelling of the path)") in told
    assert ("waivers as of", "2026-01-01") in told
    assert [label for label, cell in told if cell is None] == ["prepared by", "prepared on", "reviewed by", "reviewed on"]
    assert ("gate", "open") in paper(gated(audited("en"), "never"))["overview"].rows


def test_a_cause_has_its_quote_its_bounds_and_the_numbers_of_its_findings() -> None:
    report = audited("en")
    place = next(number for number, cause in enumerate(report.causes) if cause.span.text == "32%")
    told = row(paper(report)["causes"], place)
    assert (told["number"], told["line"], told["printed"], told["suggestion"]) == (place + 1, 43, "32%", "3.2%")
    assert told["slip"] == "decimal point moved"
    assert "⟦32%⟧" in str(told["quote"])
    findings = [row(paper(report)["findings"], int(number) - 1) for number in str(told["explained"]).split("; ")]
    assert all(str(place + 1) in str(finding["causes"]).split("; ") for finding in findings)
    assert told["verified"] is told["decision"] is None


def test_a_tie_is_named() -> None:
    report = audited("en")
    tied = next(number for number, cause in enumerate(report.causes) if cause.alternatives)
    assert str(row(paper(report)["causes"], tied)["ties"]).startswith("or line ")


def test_a_finding_quotes_all_its_figures() -> None:
    report = full("en")
    place = next(number for number, finding in enumerate(report.findings) if finding.rule_id == "SHR001")
    told = row(paper(report)["findings"], place)
    assert told["severity"] == Tinted("error", "error")
    assert str(told["quote"]).count("⟦") == 3
    assert told["bounds"] == "[3.2463, 3.2464]"
    assert row(paper(report)["findings"], 21)["standing"] == "waived: settled with the bureau (Li, until 2030-01-01)"
    assert row(paper(report)["findings"], 0)["standing"] == "in the baseline"


def test_every_check_is_told_and_agrees_with_the_tally() -> None:
    sheet = paper(audited("en"))["checks"]
    told = Counter(str(row(sheet, number)["verdict"]) for number in range(len(sheet.rows)))
    words = {verdict.value: context("en").said.say(f"verdict.{verdict.value}") for verdict in Verdict}
    assert told == Counter({words[verdict]: count for verdict, count in audited().summary.verdicts.items() if count})
    passed = [row(sheet, number) for number in range(len(sheet.rows)) if row(sheet, number)["verdict"] == "passed"]
    assert any("÷" in str(one["expression"]) and one["stated"] is not None for one in passed)
    undecided = [row(sheet, number) for number in range(len(sheet.rows)) if row(sheet, number)["verdict"] == "undecided"]
    assert all(one["reason"] for one in undecided)


def test_every_rule_is_told_also_those_that_found_nothing() -> None:
    sheet = paper(audited("en"))["rules"]
    told = [row(sheet, number) for number in range(len(sheet.rows))]
    assert [one["rule"] for one in told] == [rule.id for rule in context().ruleset.rules]
    unbound = {one["rule"] for one in told if one["remark"] == "found nothing to judge"}
    assert unbound == set(audited().summary.unbound)
    assert {one["rule"]: one["fail"] for one in told}["SHR001"] == audited().summary.by_rule["SHR001"]["fail"]
