"""Findings, causes and the gate in lines of text."""

from auditor.gate import gated
from auditor.locale import words
from auditor.record import replace
from auditor.rendering.telling import Telling, gates
from auditor.report import Problem
from tests.rendering.example import audited, full


def test_a_finding_is_told_with_its_evidence_and_its_causes() -> None:
    report = audited("en")
    finding = next(one for one in report.findings if one.span.text == "32%" and one.rule_id == "SHR001")
    lines = Telling(words("en")).lines(finding, report)
    assert lines[0] == finding.message
    assert lines[1].startswith("196.82 ÷ 6,062.82 × 100 = 3.25%")
    assert lines[2].startswith("hint: ")
    assert lines[3].startswith("root cause: line 43 32%: probably 3.2%")
    assert len(lines) == 4


def test_further_places_are_told() -> None:
    report = audited("en")
    finding = next(one for one in report.findings if one.duplicates)
    assert any(line.startswith("the same at ") for line in Telling(words("en")).evidence(finding))


def test_a_cause_names_its_document_where_there_are_several() -> None:
    cause = audited("en").causes[0]
    assert Telling(words("en"), named=True).cause(cause).startswith(f"root cause: {cause.document} line ")


def test_a_problem_is_told_with_what_to_do() -> None:
    telling = Telling(words("en"))
    assert telling.problem(Problem("input", "a.txt", "is empty", "save it")) == "is empty (save it)"
    assert telling.problem(Problem("input", "a.txt", "is\nempty", "")) == "is empty"


def test_the_gate_tells_what_no_finding_shows() -> None:
    codes = [code for code, _ in Telling(words("en")).shut(full("en"))]
    assert codes == ["mandatory", "undecided", "unread", "waivers"]


def test_the_gate_tells_of_findings_that_are_not_listed() -> None:
    report = gated(audited("en"), "warning")
    left = replace(report, findings=tuple(one for one in report.findings if one.severity == "error"))
    ((code, text),) = Telling(words("en")).shut(left)
    assert (code, text) == ("findings", "10 more are below the severity asked for and not listed")


def test_a_finding_gates_by_its_severity_unless_somebody_answers_for_it_or_it_is_old() -> None:
    report = full()
    gating = [gates(finding, report) for finding in report.findings]
    assert gating == [0 < number < 30 and number != 21 for number in range(31)]
    assert not any(gates(finding, gated(report, "never")) for finding in report.findings)


def test_nothing_passes_where_a_file_could_not_be_audited() -> None:
    telling, passed = Telling(words("en")), gated(audited("en"), "never")
    assert telling.gate(passed) == "open"
    assert telling.gate(replace(passed, problems=full().problems)) == "the gate is shut"
    assert telling.gate(audited("en")) == "the gate is shut"
