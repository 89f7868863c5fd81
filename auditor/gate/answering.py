"""Findings that somebody answers for, and findings that were there before: marked in the report, and counted apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from auditor.gate.baseline import Baseline
from auditor.gate.waivers import Waiving
from auditor.narrowing import narrowed
from auditor.record import replace
from auditor.report import SEVERITIES, Finding, Report, Severity, Waiver, WaiverRead, WaiverState


def answered(
    report: Report,
    *,
    waivers: Sequence[Waiving] | None = None,
    baseline: Baseline | None = None,
    today: date | None = None,
    min_severity: Severity = "info",
) -> Report:
    """The report with its findings marked as waived or known, and its tally changed accordingly.

    waivers       None where no waiver file was read; then the day is of no account and the report names none
    baseline      what was there before; a waived finding uses none of it up
    min_severity  findings below it are counted as hidden and not listed, unless they are waived
    """
    held = [] if waivers is None or today is None else [one for one in waivers if _holds(one, today)]
    findings = _with_baseline(_with_waivers(report.findings, held), baseline)
    counted = Counter(one.severity for one in findings if one.waiver is None and one.baseline_state != "unchanged")
    report = replace(
        report,
        today=None if waivers is None or today is None else today.isoformat(),
        findings=tuple(findings),
        summary=replace(
            report.summary,
            **{severity: counted[severity] for severity in SEVERITIES},
            waived=sum(one.waiver is not None for one in findings),
            baselined=sum(one.baseline_state == "unchanged" for one in findings),
            hidden=sum(_is_below(one, min_severity) for one in findings),
        ),
        waivers=tuple(_became(one, report, today) for one in waivers or () if _is_audited(one, report)),
    )
    return narrowed(report, lambda finding: not _is_below(finding, min_severity))


def _holds(waiving: Waiving, today: date) -> bool:
    return waiving.expires is None or today <= waiving.expires


def _with_waivers(findings: Sequence[Finding], held: Sequence[Waiving]) -> list[Finding]:
    by_finding = {(_normal(one.document), one.rule, one.content_fingerprint): one for one in reversed(held)}
    marked = []
    for finding in findings:
        waiving = by_finding.get((_normal(finding.document), finding.rule_id, finding.content_fingerprint))
        if waiving is not None:
            expires = None if waiving.expires is None else waiving.expires.isoformat()
            finding = replace(finding, waiver=Waiver(waiving.reason, waiving.by, expires))  # noqa: PLW2901
        marked.append(finding)
    return marked


def _with_baseline(findings: Sequence[Finding], baseline: Baseline | None) -> list[Finding]:
    if baseline is None:
        return list(findings)
    left = baseline.left()
    marked = []
    for finding in findings:
        key = baseline.file(finding.document), finding.content_fingerprint
        known = finding.waiver is None and left[key] > 0
        left[key] -= known
        marked.append(replace(finding, baseline_state="unchanged" if known else "new"))
    return marked


def _is_below(finding: Finding, least: Severity) -> bool:
    return finding.waiver is None and SEVERITIES.index(finding.severity) > SEVERITIES.index(least)


def _is_audited(waiving: Waiving, report: Report) -> bool:
    return any(_normal(document.path) == _normal(waiving.document) for document in report.documents)


def _became(waiving: Waiving, report: Report, today: date | None) -> WaiverRead:
    here = [
        one for one in report.findings if one.rule_id == waiving.rule and _normal(one.document) == _normal(waiving.document)
    ]
    state: WaiverState = "unused"
    if any(one.content_fingerprint == waiving.content_fingerprint for one in here):
        state = "used" if today is not None and _holds(waiving, today) else "expired"
    elif any(one.fingerprint == waiving.fingerprint for one in here):
        state = "lapsed"
    return WaiverRead(
        place=waiving.place,
        state=state,
        document=waiving.document,
        rule_id=waiving.rule,
        stated=waiving.stated,
        reason=waiving.reason,
        by=waiving.by,
        expires=None if waiving.expires is None else waiving.expires.isoformat(),
    )


def _normal(path: str) -> str:
    return Path(path).as_posix()
