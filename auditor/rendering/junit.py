"""The report as JUnit XML, in the form that Jenkins and GitLab read: every document a suite, every rule a case in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from auditor.record import Record
from auditor.rendering.context import Context
from auditor.rendering.finding import place_of
from auditor.rendering.lines import harmless
from auditor.rendering.telling import Telling, gates
from auditor.report import DocumentAudited, Finding, Report

Ending = Literal["", "failure", "error", "skipped"]

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to say."""
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = {**_TEXT, **str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})}


class _Case(Record):
    """One test: how it ended (empty for a pass), why in few words, and the whole of it."""

    name: str
    ending: Ending
    message: str
    lines: tuple[str, ...]


def render(report: Report, context: Context) -> str:
    """A suite for each document, one for the gate where it is shut for other reasons, one for what could not be audited.

    A rule fails where one of its findings shuts the gate; it is skipped where it could not decide anything, did not apply, or
    where all that it found is waived or was there before; otherwise it passes, and its output tells its lesser findings and how
    often it could not decide.
    """
    page = _Page(report, context)
    suites = [page.document(document) for document in report.documents]
    suites += [suite for suite in (page.problems(), page.gate()) if suite]
    counts = {ending: sum(_count(cases, ending) for _, _, cases in suites) for ending in ("failure", "error")}
    head = {
        "name": report.tool.name,
        "tests": str(sum(len(cases) for _, _, cases in suites)),
        "failures": str(counts["failure"]),
        "errors": str(counts["error"]),
    }
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites{_attributes(head)}>"]
    for name, properties, cases in suites:
        lines += _suite(name, properties, cases)
    return "\n".join([*lines, "</testsuites>"]) + "\n"


_Suite = tuple[str, Mapping[str, str], Sequence[_Case]]


class _Page:
    """One report on its way to suites."""

    def __init__(self, report: Report, context: Context) -> None:
        self._report = report
        self._rules = context.ruleset.rules
        self._lang = context.lang
        self._say = context.said.say
        self._telling = Telling(context.said, named=len(report.documents) > 1)

    def document(self, document: DocumentAudited) -> _Suite:
        """A case for each rule that found something to judge in the document, in the order of the rules."""
        found: dict[str, list[Finding]] = {}
        for finding in self._report.findings:
            if finding.document == document.path:
                found.setdefault(finding.rule_id, []).append(finding)
        cover = document.coverage
        properties = {
            "sha256": document.sha256,
            "numbers": str(cover.numbers),
            "read": str(cover.read),
            "checked": str(cover.checked),
        }
        cases = [
            self._rule(f"{rule.id} {rule.title[self._lang]}", found.get(rule.id, []), document.by_rule[rule.id])
            for rule in self._rules
            if rule.id in document.by_rule
        ]
        return document.path, properties, cases

    def problems(self) -> _Suite | None:
        """A case for each file that could not be audited and each rule that could not be applied."""
        cases = [
            _Case(problem.place, "error", (text := self._telling.problem(problem)), (text,))
            for problem in self._report.problems
        ]
        return (self._say("telling.problem"), {}, cases) if cases else None

    def gate(self) -> _Suite | None:
        """A case for each reason why the gate is shut that no rule tells."""
        cases = [_Case(code, "failure", text, (text,)) for code, text in self._telling.shut(self._report)]
        return (self._say("telling.gate"), {}, cases) if cases else None

    def _rule(self, name: str, findings: Sequence[Finding], tally: Mapping[str, int]) -> _Case:
        gating = [finding for finding in findings if gates(finding, self._report)]
        lines = tuple(line for finding in gating or findings for line in self._lines(finding))
        if gating:
            return _Case(name, "failure", harmless(gating[0].message), lines)
        colon, comma = self._say("punctuation.colon"), self._say("punctuation.list")
        judged = comma.join(f"{self._say(f'verdict.{verdict}')}{colon}{count}" for verdict, count in tally.items())
        known = bool(findings) and all(_is_known(finding) for finding in findings)
        skipped = known or not any(tally.get(verdict) for verdict in ("pass", "fail", "doubtful"))
        return _Case(name, "skipped" if skipped else "", judged, (judged, *lines) if tally.get("undecided") else lines)

    def _lines(self, finding: Finding) -> Iterator[str]:
        """The finding in lines, the first one with its place; if it is waived, by whom."""
        severity = self._say(f"severity.{finding.severity}")
        first, *others = self._telling.lines(finding, self._report)
        yield f"{place_of(finding.span)} {severity} {first}"
        yield from (f"    {line}" for line in others)
        if finding.waiver is not None:
            yield f"    {self._telling.waiver(finding.waiver)}"


def _is_known(finding: Finding) -> bool:
    return finding.waiver is not None or finding.baseline_state == "unchanged"


def _count(cases: Sequence[_Case], ending: Ending) -> int:
    return sum(case.ending == ending for case in cases)


def _suite(name: str, properties: Mapping[str, str], cases: Sequence[_Case]) -> Iterator[str]:
    head = {
        "name": name,
        "tests": str(len(cases)),
        "failures": str(_count(cases, "failure")),
        "errors": str(_count(cases, "error")),
        "skipped": str(_count(cases, "skipped")),
    }
    yield f"  <testsuite{_attributes(head)}>"
    if properties:
        yield "    <properties>"
        yield from (f"      <property{_attributes({'name': key, 'value': value})}/>" for key, value in properties.items())
        yield "    </properties>"
    for case in cases:
        yield from _case(case, name)
    yield "  </testsuite>"


def _case(case: _Case, suite: str) -> Iterator[str]:
    head = _attributes({"name": case.name, "classname": suite})
    text = _escaped("\n".join(case.lines), attribute=False)
    if case.ending:
        yield f"    <testcase{head}>"
        told = _attributes({"message": case.message})
        yield f"      <{case.ending}{told}>{text}</{case.ending}>" if text else f"      <{case.ending}{told}/>"
        yield "    </testcase>"
    elif text:
        yield f"    <testcase{head}>"
        yield f"      <system-out>{text}</system-out>"
        yield "    </testcase>"
    else:
        yield f"    <testcase{head}/>"


def _attributes(values: Mapping[str, str]) -> str:
    return "".join(f' {name}="{_escaped(value, attribute=True)}"' for name, value in values.items())


def _escaped(text: str, *, attribute: bool) -> str:
    """The text as XML; what XML cannot say at all is the replacement character."""
    escaped = _ATTRIBUTE if attribute else _TEXT
    return _FORBIDDEN.sub("\ufffd", text).translate(escaped)
