"""JUnit XML against the schema of Jenkins, and what becomes a failure, an error, and a skip."""

from functools import cache
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
import xmlschema
from hypothesis import given, settings

from auditor.gate import gated
from auditor.record import replace
from auditor.rendering.context import Context
from auditor.rendering.junit import render
from auditor.report import Report
from tests.rendering.example import HOSTILE, ROOT, SAMPLE, audited, context, empty, full, spoiled


@cache
def schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(str(Path(ROOT, "tests", "schemas", "junit-10.xsd")))


def suites(report: Report, told: Context | None = None) -> Element:
    text = render(report, told or context())
    root = ElementTree.fromstring(text.encode())  # noqa: S314 - what was written just now
    schema().validate(root)
    for suite in root:
        cases = suite.findall("testcase")
        assert suite.get("tests") == str(len(cases))
        for count, ending in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert suite.get(count) == str(sum(case.find(ending) is not None for case in cases))
    for count in ("tests", "failures", "errors"):
        assert root.get(count) == str(sum(int(suite.get(count, "")) for suite in root))
    return root


def ending(root: Element, rule: str) -> tuple[str, str, str]:
    """How the case of a rule ended, with its message and its text."""
    (case,) = [case for case in root.iter("testcase") if case.get("name", "").startswith(rule)]
    told = next(iter(case), None)
    return ("", "", "") if told is None else (told.tag, told.get("message", ""), told.text or "")


def test_the_schema_refuses_what_is_no_junit() -> None:
    assert not schema().is_valid("<testsuites><testcase/></testsuites>")


def test_nothing_is_no_suite() -> None:
    assert len(suites(empty())) == 0


def test_a_document_is_a_suite_and_every_rule_that_met_something_a_case() -> None:
    (suite,) = suites(audited())
    assert suite.get("name") == SAMPLE
    names = [case.get("name", "").split()[0] for case in suite.findall("testcase")]
    assert sorted(names) == sorted(audited().documents[0].by_rule)
    assert {one.get("name") for one in suite.iter("property")} == {"sha256", "numbers", "read", "checked"}


def test_what_shuts_the_gate_fails_and_the_rest_is_output() -> None:
    root = suites(audited())
    kind, message, text = ending(root, "SHR002")
    assert (kind, message) == ("failure", "各项占比相加为128.00%，不是100%")
    assert text.startswith("43:33 错误 各项占比相加为128.00%，不是100%\n    根源：")
    assert ending(root, "PRI001")[0] == "system-out"
    assert "96%" not in ending(root, "SHR001")[2].split("根源")[0]
    assert ending(suites(gated(audited(), "warning")), "PRI001")[0] == "failure"


def test_a_rule_that_decided_nothing_is_skipped() -> None:
    root = suites(audited())
    assert ending(root, "CHG002")[:2] == ("skipped", "未能判定：21")
    assert ending(root, "CMP005")[:2] == ("skipped", "不适用：12")
    assert ending(root, "BND003") == ("system-out", "", "通过：3，未能判定：4")
    assert ending(root, "TXT003") == ("", "", "")


def test_a_rule_whose_findings_are_all_known_is_skipped() -> None:
    waiver = full().findings[21].waiver
    findings = tuple(replace(one, waiver=waiver) if one.rule_id == "SHR002" else one for one in audited().findings)
    kind, message, text = ending(suites(replace(audited(), findings=findings)), "SHR002")
    assert (kind, message) == ("skipped", "通过：1，不符：1")
    assert text.endswith("已豁免：settled with the bureau（Li，有效期至 2030-01-01）")


def test_problems_are_errors_and_the_gate_fails() -> None:
    document, problems, gate = suites(full())
    assert document.get("name") == SAMPLE
    (lost,) = problems
    assert (lost.get("name"), lost[0].tag) == ("lost.txt", "error")
    assert [case.get("name") for case in gate] == ["mandatory", "undecided", "unread", "waivers"]


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1b", "\ufffe", "\ud800"])
def test_what_xml_cannot_say_is_replaced(character: str) -> None:
    document = replace(audited().documents[0], path=f"a{character}b")
    root = suites(replace(audited(), documents=(document,), findings=()))
    assert root[0].get("name") == "a\ufffdb"


@settings(max_examples=40, deadline=None)
@given(HOSTILE)
def test_no_text_changes_the_shape(text: str) -> None:
    plain, hostile = suites(full()), suites(*spoiled(full(), context(), text))
    assert [(one.tag, sorted(one.keys())) for one in hostile.iter()] == [(one.tag, sorted(one.keys())) for one in plain.iter()]
    assert not any("\u202e" in (one.text or "") for one in hostile.iter())
