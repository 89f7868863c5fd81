"""A report without some of its findings: its causes keep pointing at those that are left."""

from __future__ import annotations

from collections.abc import Callable

from auditor.record import replace
from auditor.report import Cause, Finding, Report


def counted(report: Report) -> Report:
    """The report with the findings that count against its documents: not waived, and not there before."""
    return narrowed(report, lambda finding: finding.waiver is None and finding.baseline_state != "unchanged")


def narrowed(report: Report, keep: Callable[[Finding], bool]) -> Report:
    """The report with the findings that are to be kept, in their order; a cause that explains none of them goes.

    The tally is that of the whole report still.
    """
    places = [number for number, finding in enumerate(report.findings) if keep(finding)]
    if len(places) == len(report.findings):
        return report
    moved = {old: new for new, old in enumerate(places)}
    causes: list[Cause] = []
    kept: dict[int, int] = {}
    for number, cause in enumerate(report.causes):
        explained = tuple(moved[place] for place in cause.findings if place in moved)
        if explained:
            kept[number] = len(causes)
            causes.append(replace(cause, findings=explained))
    findings = (report.findings[place] for place in places)
    return replace(
        report,
        findings=tuple(replace(one, causes=tuple(kept[cause] for cause in one.causes if cause in kept)) for one in findings),
        causes=tuple(causes),
    )
