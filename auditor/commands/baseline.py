"""`audit baseline`: remember the findings of old reports, so that only new ones shut the gate; forget those that are mended."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from auditor.commands.auditing import run
from auditor.errors import UsageError
from auditor.gate.baseline import Baseline, read_baseline, write_baseline
from auditor.record import Record, replace
from auditor.settings.files import BASELINE
from auditor.settings.model import Settings


class Remembered(Record):
    """The file of a baseline, how many findings it had before and has now, and how many files could not be audited."""

    path: Path
    before: int
    now: int
    failed: int


def remember(paths: Sequence[str], settings: Settings) -> Remembered:
    """Write the findings of these reports into the baseline, in place of what it had of them; other reports stay in it.

    Waived findings are not written: somebody answers for them already.
    """
    paths = paths or settings.paths
    if not paths:
        raise UsageError("nothing is named that could be audited", hint="name a file, or set 'paths' in audit.toml")
    path = settings.baseline or (settings.folder or Path()) / BASELINE
    before = read_baseline(path) if path.exists() else Baseline(path.parent, ())
    report = run(paths, _everything(settings)).report
    findings = [finding for finding in report.findings if finding.waiver is None]
    after = before.renewed(findings, (document.path for document in report.documents))
    write_baseline(path, after)
    return Remembered(path, _total(before), _total(after), len(report.problems))


def forget(settings: Settings) -> Remembered:
    """Take out of the baseline what its reports no longer have; a report that is gone loses all of its findings."""
    if settings.baseline is None:
        raise UsageError("there is no baseline here", hint="write one with: audit baseline write PATH...")
    before = read_baseline(settings.baseline)
    there = [document for document in before.documents() if Path(document).exists()]
    report = run(there, _everything(settings)).report
    unread = {before.file(path) for path in there} - {before.file(document.path) for document in report.documents}
    after = before.pruned(report.findings, keep=unread)
    write_baseline(settings.baseline, after)
    return Remembered(settings.baseline, _total(before), _total(after), len(report.problems))


def _everything(settings: Settings) -> Settings:
    return replace(settings, baseline=None, min_severity="info")


def _total(baseline: Baseline) -> int:
    return sum(known.count for known in baseline.known)
