"""What shuts the gate: new findings, and where the gate is strict everything else that nobody can vouch for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.record import replace
from auditor.report import SEVERITIES, FailOn, Gate, Report, Shut

_JUDGED = ("pass", "doubtful", "fail")


def gated(report: Report, fail_on: FailOn = "error", *, strict: bool = False, mandatory: Sequence[str] = ()) -> Report:
    """The report with the answer whether its documents may pass.

    fail_on    findings of at least this severity shut the gate, unless waived or in the baseline
    strict     so do undecided checks, numbers that were not understood, and waivers that no longer hold
    mandatory  ids of rules that must have judged something in every document
    """
    reasons = tuple(_reasons(report, fail_on, strict=strict, mandatory=mandatory))
    return replace(report, gate=Gate(passed=not reasons, fail_on=fail_on, strict=strict, reasons=reasons))


def _reasons(report: Report, fail_on: FailOn, *, strict: bool, mandatory: Sequence[str]) -> Iterator[Shut]:
    summary = report.summary
    counts = (summary.error, summary.warning, summary.info)
    gating = 0 if fail_on == "never" else SEVERITIES.index(fail_on) + 1
    if found := sum(counts[:gating]):
        yield Shut("findings", found, ())
    if unmet := tuple(dict.fromkeys(_unmet(report, mandatory))):
        yield Shut("mandatory", len(unmet), unmet)
    if not strict:
        return
    if undecided := len(report.undecided):
        yield Shut("undecided", undecided, ())
    if unread := sum(document.coverage.numbers - document.coverage.read for document in report.documents):
        yield Shut("unread", unread, ())
    if stale := [waiver.place for waiver in report.waivers if waiver.state == "expired"]:
        yield Shut("waivers", len(stale), tuple(stale))


def _unmet(report: Report, mandatory: Sequence[str]) -> Iterator[str]:
    """For each document the mandatory rules that judged nothing in it: they were not met, and they did not pass."""
    for document in report.documents:
        for rule in mandatory:
            tally = document.by_rule.get(rule, {})
            if not any(tally.get(verdict) for verdict in _JUDGED):
                yield f"{document.path} {rule}"
