"""The report as built from outcomes: what is a finding, in which order, and what is only counted."""

import json
from collections.abc import Iterable
from pathlib import Path

import jsonschema
import pytest

from auditor import __version__
from auditor.checking import Broken, Checked
from auditor.locale import Lang
from auditor.outcomes import Grade, Outcome, Verdict
from auditor.record import replace
from auditor.report import Problem, Report
from auditor.reporting import Audited, build_report
from tests import handmade


def audited(outcomes: Iterable[Outcome] | None = None, name: str = "report.txt", **checked: tuple[str, ...]) -> Audited:
    made, usual = handmade.contradiction()
    found = Checked(tuple(usual if outcomes is None else outcomes), checked.get("unbound", ()), ())
    return Audited(replace(made.source, name=name), "text", made.reading(), found)


def report(*documents: Audited, problems: tuple[Problem, ...] = (), lang: Lang = "zh") -> Report:
    return build_report(documents or (audited(),), handmade.shares(), problems=problems, lang=lang)


def test_a_fail_is_a_finding_with_its_evidence() -> None:
    (finding,) = report().findings
    assert (finding.rule_id, finding.rule_name, finding.title) == ("SHR001", "share-mismatch", "占比与金额不符")
    assert (finding.severity, finding.verdict, finding.grade) == ("error", "fail", "contradiction")
    assert finding.span.text == "32%"
    assert finding.stated is not None
    assert (finding.stated.value, finding.stated.unit, finding.stated.low, finding.stated.high) == ("32", "%", "31.5", "32.5")
    assert finding.derived is not None
    assert (finding.derived.value, finding.derived.expression) == ("3.25", "196.82 ÷ 6,062.82 × 100")
    assert finding.difference == "28.75"
    assert [operand.text for operand in finding.operands] == ["196.82万元", "6,062.82万元", "32%"]
    assert finding.hints == ("疑似小数点错位",)
    assert finding.help_uri


def test_the_language_reaches_every_word() -> None:
    (finding,) = report(lang="en").findings
    assert finding.title == "Share does not match its amounts"
    assert finding.hints == ("the decimal point may have slipped",)
    assert finding.message.startswith("the share of 196.82万元 is printed 32%")


def test_every_outcome_is_tallied() -> None:
    summary = report(audited(unbound=("SUM001",)), audited(name="b.txt")).summary
    assert summary.verdicts == {
        "pass": 2, "doubtful": 0, "fail": 2, "not_applicable": 0, "undecided": 2, "broken": 0,
    }  # fmt: skip
    assert summary.by_rule == {"SHR001": {"pass": 2, "fail": 2, "undecided": 2}}
    assert (summary.error, summary.warning, summary.info) == (2, 0, 0)
    assert summary.unbound == ("SUM001",)


def test_a_rule_that_bound_in_one_document_is_not_unbound() -> None:
    assert report(audited((), unbound=("SHR001",)), audited()).summary.unbound == ()


def test_findings_are_ordered_by_document_severity_and_place() -> None:
    made, (_, _, fail) = handmade.contradiction()
    late = replace(fail, anchor=made.facts[4].span)
    mild = replace(fail, anchor=made.facts[0].span, grade=Grade.TRUNCATED)
    doubtful = replace(fail, verdict=Verdict.DOUBTFUL, grade=Grade.BOUNDARY)
    made_report = report(audited((doubtful, mild, late, fail), "b.txt"), audited((fail,), "a.txt"))
    assert [(f.document, f.severity, f.span.text) for f in made_report.findings] == [
        ("b.txt", "error", "32%"),
        ("b.txt", "error", "96%"),
        ("b.txt", "warning", "6,062.82万元"),
        ("b.txt", "info", "32%"),
        ("a.txt", "error", "32%"),
    ]


def test_an_undecided_check_is_listed_and_not_a_finding() -> None:
    (undecided,) = report().undecided
    assert (undecided.rule_id, undecided.reason, undecided.span.text) == ("SHR001", "missing:percent", "0.00万元")


def test_a_broken_rule_is_one_problem_however_often_it_breaks() -> None:
    broken = Broken("SHR009", "rules/x.yaml:3", "divides by nothing", "")
    document = audited()
    document = replace(document, checked=replace(document.checked, broken=(broken,)))
    unread = Problem("input", "c.txt", "is empty", "")
    made = report(document, replace(document, source=replace(document.source, name="b.txt")), problems=(unread,))
    assert made.problems == (unread, Problem("rule", "rules/x.yaml:3", "divides by nothing", ""))


def test_the_json_is_what_the_schema_says_and_reads_back() -> None:
    made = report(audited(unbound=("SUM001",)), problems=(Problem("input", "c.txt", "is empty", "save it"),))
    jsonschema.Draft202012Validator(Report.model_json_schema()).validate(made.model_dump())
    assert Report.model_validate_json(made.model_dump_json()) == made


def test_the_schema_can_refuse() -> None:
    values = report().model_dump()
    findings = values["findings"]
    assert isinstance(findings, list)
    findings[0]["severity"] = "grave"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(Report.model_json_schema()).validate(values)


def test_the_report_has_every_field_that_is_promised() -> None:
    values = json.loads(report().model_dump_json())
    assert list(values) == [
        "schema_version", "tool", "today", "ruleset", "documents", "summary", "findings", "causes", "undecided", "problems",
        "waivers", "gate",
    ]  # fmt: skip
    assert values["schema_version"] == "1.0"
    assert set(values["findings"][0]) >= {
        "fingerprint", "content_fingerprint", "rule_id", "rule_name", "title", "severity", "verdict", "grade", "message",
        "message_args", "document", "span", "stated", "derived", "difference", "operands", "hints", "suggestion", "causes",
        "waiver", "baseline_state", "help_uri",
    }  # fmt: skip


def test_a_report_cannot_be_changed() -> None:
    made = report()
    with pytest.raises(AttributeError):
        made.today = "2026-01-01"  # type: ignore[misc]
    with pytest.raises(TypeError):
        made.summary.verdicts["fail"] = 0  # type: ignore[index]


def test_the_version_is_that_of_the_distribution() -> None:
    project = (Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{__version__}"' in project


def test_the_published_schema_is_that_of_the_program() -> None:
    published = Path(__file__).parent.parent / "docs" / "reference" / "report.schema.json"
    assert json.loads(published.read_text(encoding="utf-8")) == Report.model_json_schema()
