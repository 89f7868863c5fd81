"""`audit waive`: write down that somebody answers for a finding, why, and until when."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from auditor.commands.auditing import run
from auditor.errors import UsageError
from auditor.gate.waivers import FILE, append, read_waivers, written
from auditor.record import replace
from auditor.report import Finding
from auditor.settings.model import Settings


def waive(
    fingerprint: str, document: str, settings: Settings, *, reason: str, by: str, expires: date | None
) -> tuple[Path, tuple[Finding, ...]]:
    """Add a waiver of the findings with this fingerprint to the file beside the document; give the file and the findings.

    `fingerprint` is either of the two that a finding has. Raises UsageError for one that no finding of the document has, for
    an empty reason or author, and for a document that is no file.
    """
    for word, value in (("--reason", reason), ("--by", by)):
        if not value.strip():
            raise UsageError("may not be empty", place=word, hint="who reads the waiver wants to know")
    if not Path(document).is_file():
        raise UsageError("is no file, so nothing can lie beside it", place=document, hint="check the spelling of the path")
    report = run((document,), replace(settings, baseline=None, min_severity="info")).report
    meant = {
        one.content_fingerprint: one for one in report.findings if fingerprint in {one.fingerprint, one.content_fingerprint}
    }
    if not meant:
        hint = "fingerprints stand in: audit check -v FILE"
        raise UsageError("no finding of this document has this fingerprint", place=f"{document} {fingerprint}", hint=hint)
    path = Path(document).parent / FILE
    if path.exists():
        read_waivers((path,))
    append(path, written(tuple(meant.values()), reason=reason, by=by, expires=expires))
    return path, tuple(meant.values())
