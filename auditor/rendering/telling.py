"""Findings, causes and the gate in plain lines of text, for the formats that have a field for a text and no page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditor.locale import Words
from auditor.record import Record
from auditor.rendering.causes import CauseView
from auditor.rendering.finding import arithmetic_said, place_of
from auditor.rendering.lines import harmless
from auditor.report import SEVERITIES, Cause, Finding, Problem, Report, SpanShown, Waiver

_MOST_LINES = 8
_ENDLESS = 1_000_000
"""A width in which no line is broken."""


class Telling(Record):
    """In which words lines are told. What documents say stands in them without control or direction characters."""

    said: Words
    named: bool = False

    def title(self, finding: Finding) -> str:
        """Its rule: the id and what it is called."""
        return f"{finding.rule_id} {harmless(finding.title)}"

    def lines(self, finding: Finding, report: Report) -> list[str]:
        """Its message; then the arithmetic, the hints, the further places and the root causes, each in a line."""
        return [harmless(finding.message), *self.evidence(finding), *(self.cause(report.causes[one]) for one in finding.causes)]

    def evidence(self, finding: Finding) -> Iterator[str]:
        """The arithmetic, the hints and the further places."""
        if arithmetic := arithmetic_said(finding, self.said):
            yield arithmetic
        for hint in finding.hints:
            yield self.said.say("console.hint", hint=harmless(hint))
        if finding.duplicates:
            places = self.said.say("punctuation.list").join(map(place_of, finding.duplicates))
            yield self.said.say("console.also-at", places=places)

    def place(self, span: SpanShown) -> str:
        """A place in words: line and column with a colon between them are a time of day to a spreadsheet."""
        return self.said.say("telling.place", line=span.start_line, column=span.start_column)

    def joined(self, texts: Iterable[str]) -> str:
        """Several texts in one."""
        return self.said.say("punctuation.apart").join(harmless(text) for text in texts)

    def cause(self, cause: Cause) -> str:
        """A root cause, without the figures that it is tied with."""
        view = CauseView(self.said, _ENDLESS, named=self.named)
        (row,) = view.rows(cause, ties=False)
        return self.said.say("telling.cause", cause="".join(piece.text for piece in row))

    def waiver(self, waiver: Waiver) -> str:
        """Why somebody answers for a finding, who, and until when."""
        expires = waiver.expires or self.said.say("gate.never")
        return harmless(self.said.say("telling.waiver", reason=waiver.reason, by=waiver.by, expires=expires))

    def problem(self, problem: Problem) -> str:
        """Why a file could not be audited or a rule not applied, and what to do."""
        if not problem.hint:
            return harmless(problem.message)
        return harmless(self.said.say("problems.hint", message=problem.message, hint=problem.hint))

    def gate(self, report: Report) -> str:
        """Whether the documents may pass; they may not where one of them could not be audited."""
        return self.said.say("overview.passed" if report.gate.passed and not report.problems else "telling.gate")

    def shut(self, report: Report) -> Iterator[tuple[str, str]]:
        """The reasons why the gate is shut that no listed finding shows: the code of each, and what it says."""
        for reason in report.gate.reasons:
            if reason.reason != "findings":
                details = self.said.say("punctuation.list").join(reason.details)
                yield reason.reason, harmless(self.said.say(f"gate.shut.{reason.reason}", count=reason.count, details=details))
            elif hidden := reason.count - sum(gates(finding, report) for finding in report.findings):
                yield reason.reason, self.said.say("gate.hidden", count=hidden)


def answer(report: Report, said: Words) -> str:
    """The report in one line: which documents, how many findings count against them, how much was checked."""
    if not report.documents:
        return said.say("console.nothing-audited")
    summary, documents = report.summary, report.documents
    counts = (("error", summary.error), ("warning", summary.warning), ("info", summary.info))
    listed = said.say("punctuation.list")
    found = listed.join(said.say(f"console.count.{severity}", count=count) for severity, count in counts if count)
    numbers = sum(document.coverage.numbers for document in documents)
    checked = sum(document.coverage.checked for document in documents)
    told = said.say(
        "console.answer" if found or 2 * checked >= numbers else "console.answer-few",
        name=documents[0].path if len(documents) == 1 else said.say("console.documents", count=len(documents)),
        found=found or said.say("console.nothing-new" if report.findings else "console.no-findings"),
        numbers=numbers,
        checked=checked,
    )
    failed = sum(problem.kind == "input" for problem in report.problems)
    return told + (said.say("console.failed-files", count=failed) if failed else "")


def unread(report: Report, said: Words) -> str:
    """The tables that were not understood, by why, with their lines where there is one document; empty if there are none."""
    documents = report.documents
    told = []
    for why in ("title", "columns", "some"):
        tables = [table for document in documents for table in document.coverage.unread if table.why == why]
        if tables:
            lines = ", ".join(str(table.start_line) for table in tables[:_MOST_LINES])
            lines += ", …" if len(tables) > _MOST_LINES else ""
            at = said.say("console.at-lines", lines=lines) if len(documents) == 1 else ""
            told.append(said.say(f"console.unread-tables.{why}", count=len(tables), lines=at))
    return said.say("console.unread", tables=said.say("punctuation.list").join(told)) if told else ""


def gates(finding: Finding, report: Report) -> bool:
    """Whether a finding by itself shuts the gate."""
    least = report.gate.fail_on
    if least == "never" or finding.waiver is not None or finding.baseline_state == "unchanged":
        return False
    return SEVERITIES.index(finding.severity) <= SEVERITIES.index(least)
