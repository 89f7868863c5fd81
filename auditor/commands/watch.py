"""`audit watch`: audit a report again whenever it is saved, and tell what the last edit mended and what it broke."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import sleep

from auditor.commands.auditing import run
from auditor.commands.output import Colour, terminal, write
from auditor.locale import words
from auditor.rendering.changes import changes
from auditor.report import Finding, Report
from auditor.settings.model import Settings

_PAUSE_MS = 300


def watch(path: str, settings: Settings, *, colour: Colour = Colour.AUTO, most: int | None = None) -> None:
    """Write the answer on a file, and after every save what has changed; ends with the interrupt key.

    `most` bounds how often the file is audited; None is without bound.
    """
    said = words(settings.lang)
    before: Report | None = None
    for _ in _saves(Path(path), most):
        coloured, width = terminal(colour, None)
        report = run((path,), settings, quiet=True).report
        if report.documents:
            mended, broken = compared(() if before is None else before.findings, report.findings)
            write(changes(report, mended, broken, said, first=before is None, width=width, colour=coloured))
            before = report
        sys.stdout.flush()


def compared(before: tuple[Finding, ...], after: tuple[Finding, ...]) -> tuple[list[Finding], list[Finding]]:
    """The findings that are gone and those that are new; a finding is the same one while its sentence and figures are."""
    old, new = _counted(before), _counted(after)
    return list(_beyond(before, old - new)), list(_beyond(after, new - old))


def _counted(findings: tuple[Finding, ...]) -> Counter[str]:
    return Counter(finding.content_fingerprint for finding in findings)


def _beyond(findings: tuple[Finding, ...], left: Counter[str]) -> Iterator[Finding]:
    for finding in findings:
        if left[finding.content_fingerprint] > 0:
            left[finding.content_fingerprint] -= 1
            yield finding


def _saves(path: Path, most: int | None) -> Iterator[None]:
    """Once at the beginning and once for every change of the file; half-written files settle during one pause."""
    seen: tuple[int, int] | None = None
    done = 0
    while most is None or done < most:
        now = _state(path)
        if now != seen and now is not None:
            if seen is not None:
                sleep(_PAUSE_MS / 1000)
                now = _state(path)
            seen = now
            done += 1
            yield None
            continue
        sleep(_PAUSE_MS / 1000)


def _state(path: Path) -> tuple[int, int] | None:
    """What tells two savings of a file apart; None while an editor has it away."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size
