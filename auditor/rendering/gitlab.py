"""The report as GitLab's code quality report: a JSON list in the form of Code Climate, which merge requests compare."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from auditor.narrowing import counted
from auditor.rendering.context import Context
from auditor.rendering.lines import harmless
from auditor.rendering.paths import placed, within
from auditor.rendering.telling import Telling
from auditor.report import Report

_SEVERITIES = {"error": "critical", "warning": "minor", "info": "info"}


def render(report: Report, context: Context) -> str:
    """An entry for each finding that counts against its document, each problem, and each other reason why the gate is shut.

    An entry is recognised by its fingerprint: of the document, the rule and the figures, and of how often these came before.
    """
    return json.dumps(list(_entries(counted(report), context)), ensure_ascii=False, indent=2) + "\n"


def _entries(report: Report, context: Context) -> Iterator[dict[str, object]]:
    telling = Telling(context.said, named=len(report.documents) > 1)
    for problem in report.problems:
        path, line = placed(problem.place)
        path = within(path, context.root)
        yield _entry("problem", "blocker", telling.problem(problem), path, line, _hashed("problem", path, problem.message))
    seen: Counter[tuple[str, str]] = Counter()
    for finding in report.findings:
        path = within(finding.document, context.root)
        key = path, finding.content_fingerprint
        seen[key] += 1
        colon = context.said.say("punctuation.colon")
        text = f"{telling.title(finding)}{colon}{harmless(finding.message)}"
        fingerprint = _hashed(*key, str(seen[key]))
        line, last = finding.span.start_line, finding.span.end_line
        yield _entry(finding.rule_id, _SEVERITIES[finding.severity], text, path, line, fingerprint, last=last)
    for reason, text in telling.shut(report):
        path = within(report.documents[0].path, context.root) if report.documents else "."
        yield _entry(f"gate-{reason}", "blocker", text, path, 1, _hashed("gate", reason))


def _entry(
    check: str, severity: str, text: str, path: str, line: int, fingerprint: str, *, last: int | None = None
) -> dict[str, object]:
    lines = {"begin": line, "end": line if last is None else last}
    return {
        "description": text,
        "check_name": check,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": path, "lines": lines},
    }


def _hashed(*parts: str) -> str:
    return sha256("\n".join(parts).encode(errors="surrogatepass")).hexdigest()
