"""What the last edit of a report mended and what it broke, as rows: for those who watch it while they write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from auditor.locale import Words
from auditor.rendering.finding import place_of
from auditor.rendering.lines import Piece, Style, coloured, harmless, plain, wrapped
from auditor.report import Finding, Report

_MOST = 20
_STYLES: Mapping[str, Style] = {"mended": "info", "broken": "error", "there": "warning"}


def changes(
    report: Report,
    mended: Iterable[Finding],
    broken: Iterable[Finding],
    said: Words,
    *,
    first: bool,
    width: int,
    colour: bool,
) -> str:
    """The answer on the report as it is now; then the findings that went, then those that came; at first, those there are.

    Of each at most twenty are named, the others counted.
    """
    summary = report.summary
    head = said.say("watch.head", error=summary.error, warning=summary.warning, info=summary.info)
    rows = wrapped((Piece(head, "error" if summary.error else "heading"),), width, rest="  ")
    for kind, findings in (("mended", list(mended)), ("there" if first else "broken", list(broken))):
        for text in _told(kind, findings, said):
            rows += wrapped((Piece(harmless(text), _STYLES[kind]),), width, first="  ", rest="    ")
    return coloured(rows) if colour else plain(rows)


def _told(kind: str, findings: list[Finding], said: Words) -> Iterator[str]:
    for finding in findings[:_MOST]:
        rule = f"{finding.rule_id} {finding.title}"
        yield said.say(f"watch.{kind}", place=place_of(finding.span), rule=rule, message=finding.message)
    if len(findings) > _MOST:
        yield said.say("watch.more", count=len(findings) - _MOST)
