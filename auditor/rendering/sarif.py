"""The report as SARIF 2.1.0 (OASIS standard of 2020-03-27), with what services for code scanning demand besides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec.json import encode
from msgspec.json import format as indented

from auditor.rendering.context import Context
from auditor.rendering.lines import harmless
from auditor.rendering.paths import placed, uri
from auditor.rendering.telling import Telling
from auditor.report import BaselineState, Finding, Problem, Report, SpanShown
from auditor.ruleset import Rule

Json = Mapping[str, object]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_PROBLEM_SEVERITIES = {"error": "error", "warning": "warning", "info": "recommendation"}
_LANGUAGES = {"zh": "zh-CN", "en": "en"}
_STATES: Mapping[BaselineState, str] = {"new": "new", "unchanged": "unchanged"}


def render(report: Report, context: Context) -> str:
    """One run with every finding as a result, also waived ones (suppressed) and those of the baseline (unchanged).

    The rules are those that judged something in a document; what could not be done is a notification of the invocation.
    """
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_Run(report, context).told()]}
    return indented(encode(log), indent=2).decode() + "\n"


class _Run:
    """One report on its way to a run."""

    def __init__(self, report: Report, context: Context) -> None:
        self._report = report
        self._context = context
        self._telling = Telling(context.said, named=len(report.documents) > 1)
        judged = {rule for document in report.documents for rule in document.by_rule}
        judged |= {finding.rule_id for finding in report.findings}
        self._rules = [rule for rule in context.ruleset.rules if rule.id in judged]
        self._rule_index = {rule.id: number for number, rule in enumerate(self._rules)}
        self._artifacts = {
            document.path: {"uri": uri(document.path, context.root), "index": number}
            for number, document in enumerate(report.documents)
        }
        self._seen: Counter[tuple[str, str]] = Counter()

    def told(self) -> Json:
        """The run. Columns count code points, and lines end where the report says that they do."""
        report = self._report
        return {
            "tool": {"driver": self._driver()},
            "invocations": [self._invocation()],
            "language": _LANGUAGES[self._context.lang],
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\r", "\n"],
            "artifacts": [
                {
                    "location": {"uri": self._artifacts[document.path]["uri"]},
                    "roles": ["analysisTarget"],
                    **({"hashes": {"sha-256": document.sha256}} if document.sha256 else {}),
                }
                for document in report.documents
            ],
            "results": [self._result(finding) for finding in report.findings],
            "properties": {
                "rulesetDigest": report.ruleset.digest,
                "gatePassed": report.gate.passed,
                "verdicts": dict(report.summary.verdicts),
                "coverage": {
                    "numbers": sum(document.coverage.numbers for document in report.documents),
                    "read": sum(document.coverage.read for document in report.documents),
                    "checked": sum(document.coverage.checked for document in report.documents),
                },
            },
        }

    def _driver(self) -> Json:
        tool = self._report.tool
        return {
            "name": tool.name,
            "version": tool.version,
            "semanticVersion": tool.version,
            "rules": [self._rule(rule) for rule in self._rules],
        }

    def _rule(self, rule: Rule) -> Json:
        lang, say = self._context.lang, self._context.said.say
        basis = f"{say('explain.basis')}{say('punctuation.colon')}{rule.basis}"
        return {
            "id": rule.id,
            "name": rule.name,
            "shortDescription": {"text": rule.title[lang]},
            "fullDescription": {"text": rule.why[lang]},
            "help": {"text": f"{rule.why[lang]}\n\n{basis}" if rule.basis else rule.why[lang]},
            "defaultConfiguration": {"level": _LEVELS[rule.severity]},
            "properties": {"problem.severity": _PROBLEM_SEVERITIES[rule.severity], "tags": [rule.ground]},
        }

    def _invocation(self) -> Json:
        """The run of the program; it succeeded unless there is a problem, whatever was found."""
        told: dict[str, list[Json]] = {"toolExecutionNotifications": [], "toolConfigurationNotifications": []}
        for problem in self._report.problems:
            kind = "toolExecutionNotifications" if problem.kind == "input" else "toolConfigurationNotifications"
            told[kind].append(self._notification(problem))
        for _, text in self._telling.shut(self._report):
            told["toolExecutionNotifications"].append({"level": "error", "message": {"text": _plain(text)}})
        return {"executionSuccessful": not self._report.problems, **{kind: notes for kind, notes in told.items() if notes}}

    def _notification(self, problem: Problem) -> Json:
        path, line = placed(problem.place)
        location: Json = {
            "artifactLocation": {"uri": uri(path, self._context.root)},
            **({"region": {"startLine": line}} if line > 1 else {}),
        }
        return {
            "level": "error",
            "message": {"text": _plain(self._telling.problem(problem))},
            "locations": [{"physicalLocation": location}],
        }

    def _result(self, finding: Finding) -> Json:
        text = "\n".join(self._telling.lines(finding, self._report))
        related = [*self._related(finding)]
        return {
            "ruleId": finding.rule_id,
            "ruleIndex": self._rule_index[finding.rule_id],
            "level": _LEVELS[finding.severity],
            "message": {"text": _plain(text)},
            "locations": [{"physicalLocation": self._physical(finding.document, finding.span)}],
            **({"relatedLocations": related} if related else {}),
            "partialFingerprints": self._fingerprints(finding),
            **self._standing(finding),
            "properties": {"verdict": finding.verdict, **({"grade": finding.grade} if finding.grade else {})},
        }

    def _fingerprints(self, finding: Finding) -> Json:
        """By what a service knows the finding again: not by its line, for a paragraph is one line with many findings.

        The figures belong to it, so that another wrong figure in an old sentence is a new alert.
        """
        key = finding.document, finding.content_fingerprint
        self._seen[key] += 1
        return {
            "primaryLocationLineHash": f"{finding.content_fingerprint}:{self._seen[key]}",
            "sentence/v1": finding.fingerprint,
        }

    def _standing(self, finding: Finding) -> Json:
        """Whether somebody answers for the finding and whether it was there before, if this was asked for in the run."""
        told: dict[str, object] = {}
        if self._report.today is not None:
            told["suppressions"] = []
        if finding.waiver is not None:
            justification = self._telling.waiver(finding.waiver)
            told["suppressions"] = [{"kind": "external", "status": "accepted", "justification": justification}]
        if finding.baseline_state in _STATES:
            told["baselineState"] = _STATES[finding.baseline_state]
        return told

    def _related(self, finding: Finding) -> Iterator[Json]:
        """The operands and the further places of the finding."""
        also = self._context.said.say("telling.also")
        named = [(operand.span, f"{operand.label or operand.role} {operand.text}") for operand in finding.operands]
        for number, (span, text) in enumerate((*named, *((span, also) for span in finding.duplicates)), start=1):
            physical = self._physical(finding.document, span)
            yield {"id": number, "physicalLocation": physical, "message": {"text": _plain(harmless(text))}}

    def _physical(self, document: str, span: SpanShown) -> Json:
        return {
            "artifactLocation": self._artifacts[document],
            "region": {
                "startLine": span.start_line,
                "startColumn": span.start_column,
                "endLine": span.end_line,
                "endColumn": span.end_column,
                **({"snippet": {"text": span.text}} if span.text else {}),
            },
        }


def _plain(text: str) -> str:
    """A text in which nothing is a link: in messages of SARIF `[text](target)` is one."""
    return text.replace("](", "] (")
