"""A finding as the cells of one row, for the formats that are tables. Figures stay figures, texts are made harmless."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from auditor.rendering.context import Context
from auditor.rendering.finding import arithmetic_said, section_title
from auditor.rendering.lines import harmless
from auditor.rendering.telling import Telling
from auditor.report import Coverage, Finding, OperandShown, Report, SpanShown

Cell = str | int | Decimal | None
"""What stands in a cell; None where there is nothing to say."""


def finding_cells(finding: Finding, number: int, report: Report, context: Context) -> dict[str, Cell]:
    """Everything that a row says of a finding, by the names of the columns; `number` counts the findings from 1."""
    said = context.said
    telling = Telling(said)
    coverage = next(document.coverage for document in report.documents if document.path == finding.document)
    return {
        "number": number,
        "document": harmless(finding.document),
        "section": section_of(coverage, finding.span, context),
        "line": finding.span.start_line,
        "column": finding.span.start_column,
        "end_line": finding.span.end_line,
        "end_column": finding.span.end_column,
        "severity": said.say(f"severity.{finding.severity}"),
        "rule": finding.rule_id,
        "name": finding.rule_name,
        "title": harmless(finding.title),
        "verdict": said.say(f"verdict.{finding.verdict}"),
        "grade": "" if finding.grade is None else said.say(f"grade.{finding.grade}"),
        "message": harmless(finding.message),
        "printed": harmless(finding.span.text),
        **_figures(finding),
        "arithmetic": arithmetic_said(finding, said),
        **_operands(finding.operands, telling),
        "also_at": telling.joined(telling.place(span) for span in finding.duplicates),
        "hints": telling.joined(finding.hints),
        "suggestion": "" if finding.suggestion is None else harmless(finding.suggestion.text),
        "causes": telling.joined(str(cause + 1) for cause in finding.causes),
        "standing": said.say(f"standing.{standing(finding)}"),
        "waiver": "" if finding.waiver is None else telling.waiver(finding.waiver),
        "fingerprint": finding.fingerprint,
        "content_fingerprint": finding.content_fingerprint,
    }


def standing(finding: Finding) -> str:
    """Whether a finding is waived, was there before, is new compared with a baseline, or simply there."""
    if finding.waiver is not None:
        return "waived"
    return finding.baseline_state


def number_of(text: str | None) -> Cell:
    """A decimal of the report as a figure."""
    return None if text is None else Decimal(text)


def section_of(coverage: Coverage, span: SpanShown, context: Context) -> str:
    """The innermost section in which a place lies, in words also before the first heading."""
    return harmless(section_title(coverage, span) or context.said.say("console.before-sections"))


def _figures(finding: Finding) -> dict[str, Cell]:
    stated, derived = finding.stated, finding.derived
    return {
        "stated": None if stated is None else number_of(stated.value),
        "stated_low": None if stated is None else number_of(stated.low),
        "stated_high": None if stated is None else number_of(stated.high),
        "derived": None if derived is None else number_of(derived.value),
        "derived_low": None if derived is None else number_of(derived.low),
        "derived_high": None if derived is None else number_of(derived.high),
        "difference": number_of(finding.difference),
        "unit": "" if stated is None else stated.unit,
    }


def _operands(operands: Iterable[OperandShown], telling: Telling) -> dict[str, Cell]:
    """The operands as three columns: what they are called, what is printed, and where; in the same order in each."""
    shown = tuple(operands)
    return {
        "operand_labels": telling.joined(operand.label or operand.role for operand in shown),
        "operand_texts": telling.joined(operand.text for operand in shown),
        "operand_places": telling.joined(telling.place(operand.span) for operand in shown),
    }
