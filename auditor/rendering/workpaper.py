"""What an auditor's working paper holds, as sheets of cells: the run, the root causes, the findings, every check, the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from auditor.outcomes import Outcome, Verdict
from auditor.quoting import Quoter, derived_shown, stated_shown
from auditor.record import Record
from auditor.rendering.causes import CauseView, list_said
from auditor.rendering.cells import Cell, finding_cells, number_of, section_of
from auditor.rendering.context import Context
from auditor.rendering.excerpt import excerpt_pieces, excerpts
from auditor.rendering.lines import harmless
from auditor.rendering.outcomes import ended_because
from auditor.rendering.telling import Telling
from auditor.report import Cause, Finding, Report, Severity, SpanShown
from auditor.ruleset import Rule

_QUOTED = 120
"""So many columns of a terminal are quoted around a figure, a Chinese character taking two."""


class Tinted(NamedTuple):
    """A severity, which is coloured."""

    text: str
    tint: Severity


class Column(Record):
    """A column: the key of its heading, and how many digits it is wide."""

    key: str
    width: int


class Sheet(Record):
    """A sheet: the key of its name, its columns, and its rows.

    left      so many columns stay where they are when it is scrolled
    filtered  whether its rows can be filtered by their cells
    """

    key: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell | Tinted, ...], ...]
    left: int = 0
    filtered: bool = True


def _columns(**widths: int) -> tuple[Column, ...]:
    return tuple(Column(key, width) for key, width in widths.items())


_TALLIED = (Verdict.PASS, Verdict.FAIL, Verdict.DOUBTFUL, Verdict.UNDECIDED, Verdict.NOT_APPLICABLE)
_OVERVIEW = _columns(item=22, content=110)
_CAUSES = (
    *_columns(number=6, document=14, section=14, line=6, printed=11, quote=42, suggestion=11, slip=12, low=11, high=11, unit=7),
    *_columns(explained=9, ties=26, proven=8, verified=16, decision=16),
)
_FINDINGS = (
    *_columns(number=6, severity=7, document=14, section=14, line=6, rule=9, title=14, message=30, quote=42, stated=10),
    *_columns(derived=10, bounds=20, difference=10, unit=7, hints=14, causes=7, standing=9, verified=16, decision=16),
)
_CHECKS = (
    *_columns(number=6, document=14, line=6, rule=9, title=20, verdict=9, quote=42, stated=10, derived=10, unit=7),
    *_columns(expression=26, reason=16),
)
_RULES = _columns(
    rule=9,
    title=20,
    severity=7,
    why=44,
    basis=28,
    **{verdict.value: 8 for verdict in _TALLIED},
    remark=14,
)


def sheets(report: Report, context: Context) -> tuple[Sheet, ...]:
    """The sheets in their order. Columns for what the auditor verifies and decides are left empty."""
    paper = _Paper(report, context)
    return (
        Sheet("overview", _OVERVIEW, tuple(paper.overview()), filtered=False),
        Sheet("causes", _CAUSES, tuple(map(paper.cause, range(1, len(report.causes) + 1), report.causes)), left=5),
        Sheet("findings", _FINDINGS, tuple(map(paper.finding, range(1, len(report.findings) + 1), report.findings)), left=2),
        Sheet("checks", _CHECKS, tuple(paper.checks()), left=1),
        Sheet("rules", _RULES, tuple(map(paper.rule, context.ruleset.rules)), left=2),
    )


Row = tuple[Cell | Tinted, ...]


class _Paper:
    """One report on its way to rows."""

    def __init__(self, report: Report, context: Context) -> None:
        self._report = report
        self._context = context
        self._say = context.said.say
        self._telling = Telling(context.said)
        self._causes = CauseView(context.said, 1_000_000)
        self._coverage = {document.path: document.coverage for document in report.documents}
        self._titles = {rule.id: rule.title[context.lang] for rule in context.ruleset.rules}
        self._unbound = frozenset(report.summary.unbound)

    def overview(self) -> Iterator[Row]:
        """What was audited, with which program and rules, and how it ended; then room for names and days."""
        report, say = self._report, self._say
        counts = (("error", report.summary.error), ("warning", report.summary.warning), ("info", report.summary.info))
        found = say("punctuation.list").join(say(f"console.count.{severity}", count=count) for severity, count in counts)
        yield say("overview.found"), found
        yield say("overview.gate"), self._telling.gate(report)
        for _, text in self._telling.shut(report):
            yield "", text
        if report.summary.waived or report.summary.baselined:
            yield "", say("overview.known", waived=report.summary.waived, baselined=report.summary.baselined)
        for document in report.documents:
            cover = document.coverage
            yield say("column.document"), harmless(document.path)
            yield "SHA-256", document.sha256
            counted = {"numbers": cover.numbers, "read": cover.read, "checked": cover.checked, "zeros": cover.zeros}
            yield say("overview.coverage"), say("overview.covered", **counted)
        for problem in report.problems:
            yield say("telling.problem"), f"{harmless(problem.place)}{say('punctuation.colon')}{self._telling.problem(problem)}"
        yield say("overview.program"), f"{report.tool.name} {report.tool.version}"
        yield say("overview.rules"), f"{say('rules.total', count=report.ruleset.rules)} (SHA-256 {report.ruleset.digest})"
        if report.today is not None:
            yield say("overview.today"), report.today
        for blank in ("prepared", "prepared-on", "reviewed", "reviewed-on"):
            yield say(f"overview.{blank}"), None

    def cause(self, number: int, cause: Cause) -> Row:
        """A root cause; the findings that it explains by their numbers."""
        figure = cause.kind == "figure"
        meant = cause.suggestions[0] if figure and cause.suggestions else None
        slip = self._say("causes.no-slip") if meant is None else self._say(f"slip.{meant.slip}")
        _, *ties = self._causes.rows(cause)
        cells: dict[str, Cell] = {
            "number": number,
            "document": harmless(cause.document),
            "section": section_of(self._coverage[cause.document], cause.span, self._context),
            "line": cause.span.start_line,
            "printed": harmless(cause.span.text),
            "unit": cause.stated.unit,
            "quote": self._quoted(cause.document, (cause.span, *cause.duplicates)),
            "suggestion": "" if meant is None else harmless(meant.text),
            "slip": slip if figure else list_said(cause, self._context.said),
            "low": number_of(cause.low) if figure else None,
            "high": number_of(cause.high) if figure else None,
            "explained": self._telling.joined(str(finding + 1) for finding in cause.findings),
            "ties": "\n".join("".join(piece.text for piece in row).strip() for row in ties),
            "proven": self._say("overview.yes" if cause.exact else "overview.no"),
        }
        return tuple(cells.get(column.key) for column in _CAUSES)

    def finding(self, number: int, finding: Finding) -> Row:
        """A finding, with its figures where they stand in the document."""
        figures = [operand.span for operand in finding.operands] or [finding.span]
        figures += finding.duplicates
        told = finding_cells(finding, number, self._report, self._context)
        standing = told["standing"] if finding.waiver is None else told["waiver"]
        cells: dict[str, Cell | Tinted] = {
            **told,
            "bounds": self._bounds(finding),
            "standing": standing,
            "severity": Tinted(self._say(f"severity.{finding.severity}"), finding.severity),
            "quote": self._quoted(finding.document, figures),
        }
        return tuple(cells.get(column.key) for column in _FINDINGS)

    def _bounds(self, finding: Finding) -> str:
        derived = finding.derived
        if derived is None or derived.low is None or derived.high is None:
            return ""
        return self._say("overview.bounds", low=derived.low, high=derived.high)

    def checks(self) -> Iterator[Row]:
        """Every check of every document, in the order of their places."""
        number = 0
        for document, outcomes in self._context.outcomes.items():
            quoter = Quoter(self._context.sources[document])
            for outcome in sorted(outcomes, key=lambda outcome: (outcome.anchor, outcome.rule_id)):
                number += 1
                yield self._check(number, document, quoter, outcome)

    def _check(self, number: int, document: str, quoter: Quoter, outcome: Outcome) -> Row:
        span = quoter.span(outcome.anchor)
        stated = None if outcome.stated is None else stated_shown(outcome.stated)
        quantity = None if outcome.stated is None else outcome.stated.fact.quantity
        derived = None if outcome.derived is None else derived_shown(outcome.derived, quantity)
        cells: dict[str, Cell] = {
            "number": number,
            "document": harmless(document),
            "line": span.start_line,
            "rule": outcome.rule_id,
            "title": self._titles[outcome.rule_id],
            "verdict": self._say(f"verdict.{outcome.verdict.value}"),
            "quote": self._quoted(document, (span,)) if span.text else "",
            "stated": None if stated is None else number_of(stated.value),
            "derived": None if derived is None else number_of(derived.value),
            "unit": "" if stated is None else stated.unit,
            "expression": "" if derived is None else harmless(derived.expression),
            "reason": harmless(ended_because(outcome, self._context.said)) if outcome.reason else "",
        }
        return tuple(cells[column.key] for column in _CHECKS)

    def rule(self, rule: Rule) -> Row:
        """What a rule demands, and how often it ended in which way; whether it found anything to judge."""
        lang, tally = self._context.lang, self._report.summary.by_rule.get(rule.id, {})
        texts = (rule.why[lang], rule.basis)
        remark = "" if tally else self._say("overview.unbound")
        counts = (tally.get(verdict.value, 0) for verdict in _TALLIED)
        return rule.id, rule.title[lang], self._say(f"severity.{rule.severity}"), *texts, *counts, remark

    def _quoted(self, document: str, figures: Iterable[SpanShown]) -> str:
        """The lines around figures, each with its place, the figures in brackets."""
        source = self._context.sources[document]
        lines: Sequence[str] = [
            self._telling.place(excerpt.figures[0])
            + self._say("punctuation.colon")
            + "".join(piece.text for piece in excerpt_pieces(source, excerpt, marks=True, widest=_QUOTED))
            for excerpt in excerpts(source, figures, widest=_QUOTED, together=True)
        ]
        return "\n".join(lines)
