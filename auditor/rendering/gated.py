"""What is known already, and why the gate is shut, as rows: waived findings, waivers that no longer hold, and the reasons."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.locale import Words
from auditor.record import Record
from auditor.rendering.finding import place_of
from auditor.rendering.lines import Piece, Row, Style, harmless, wrapped
from auditor.report import Report

_INDENT = "    "


class GateView(Record):
    """How waivers and reasons are written: in which words, and how wide."""

    said: Words
    width: int

    def waived(self, report: Report) -> list[list[Row]]:
        """For each finding that somebody answers for its rows, the heading with the first."""
        findings = [finding for finding in report.findings if finding.waiver is not None]
        blocks: list[list[Row]] = []
        for finding in findings:
            waiver = finding.waiver
            if waiver is None:
                continue
            heading = self._text(self.said.say("gate.waived", count=len(findings)), "heading")
            told = self.said.say(
                "gate.waiver",
                place=f"{finding.document}:{place_of(finding.span)}" if len(report.documents) > 1 else place_of(finding.span),
                rule=f"{finding.rule_id} {finding.title}",
                reason=waiver.reason,
                by=waiver.by,
                expires=waiver.expires or self.said.say("gate.never"),
            )
            blocks.append([*([(), *heading] if not blocks else []), *self._text(f"  {told}", "dim")])
        return blocks

    def reasons(self, report: Report) -> list[Row]:
        """What was known before, which waivers no longer hold, and the reasons besides findings why the gate is shut."""
        return [row for text, style in self._reasons(report) for row in self._text(text, style)]

    def _reasons(self, report: Report) -> Iterator[tuple[str, Style]]:
        say, summary = self.said.say, report.summary
        if summary.baselined:
            yield say("gate.baselined", count=summary.baselined), "dim"
        if summary.hidden:
            yield say("gate.hidden", count=summary.hidden), "dim"
        for waiver in report.waivers:
            if waiver.state != "used":
                became = say(f"gate.{waiver.state}", expires=waiver.expires or "")
                yield say("gate.stale", place=waiver.place, rule=waiver.rule_id, state=became), "warning"
        for shut in report.gate.reasons:
            if shut.reason != "findings":
                details = say("punctuation.list").join(shut.details)
                yield say(f"gate.shut.{shut.reason}", count=shut.count, details=details), "error"

    def _text(self, text: str, style: Style) -> list[Row]:
        return wrapped((Piece(harmless(text), style),), self.width, rest=_INDENT)
