"""The report as Markdown, for a comment on a merge request: the answer, the root causes, the findings, what was checked.

What a document says is text here and nothing else: no markup, no link, no mention of a person, no reference to an issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from auditor.narrowing import counted
from auditor.outcomes import Verdict
from auditor.rendering.causes import MOST_TIED, list_said
from auditor.rendering.context import Context
from auditor.rendering.finding import place_of
from auditor.rendering.lines import harmless
from auditor.rendering.telling import Telling, answer
from auditor.report import SEVERITIES, Alternative, Cause, Finding, Report

_LONGEST = 60_000
"""GitHub refuses comments of more than 65,536 characters; GitLab takes far more."""
_BREAK = "\u200b"
_SIGIL = re.compile(r"""(?<=[@#!~$^&%])(?=[\w"'])|(?<=:)(?=[\w+-]+:)|(?i:\b(?:https?|ftp|mailto|xmpp|www))(?=[:.])""", re.ASCII)
"""At these places something invisible keeps a service from making a mention, a reference, a face or a link."""
_ENTITIES = str.maketrans({character: f"&#{ord(character)};" for character in "&<>|`*_~[]\\$^#@!\u200b"})


def render(report: Report, context: Context) -> str:
    """The page. It is shorter than a comment may be: the last findings are counted instead of told where they are too many."""
    page = _Page(counted(report), context)
    head = [f"### {_text(answer(report, context.said))}", *page.gate(report)]
    tail = list(page.tail(report))
    room = _LONGEST - sum(len(block) + 2 for block in (*head, *tail))
    return "\n\n".join([*head, *page.tables(room), *tail]) + "\n"


class _Page:
    """The part of a report that counts, on its way to blocks of Markdown."""

    def __init__(self, report: Report, context: Context) -> None:
        self._report = report
        self._said = context.said
        self._say = context.said.say
        self._telling = Telling(context.said)
        self._named = len(report.documents) > 1

    def gate(self, whole: Report) -> Iterator[str]:
        """Whether the documents may pass, and why not, besides findings; what could not be audited."""
        yield f"**{_text(self._telling.gate(whole))}**"
        if reasons := [f"- {_text(text)}" for _, text in self._telling.shut(whole)]:
            yield "\n".join(reasons)
        for problem in whole.problems:
            told = f"{problem.place}{self._say('punctuation.colon')}{self._telling.problem(problem)}"
            yield f"**{_text(self._say('telling.problem'))}** {_text(told)}"

    def tables(self, room: int) -> Iterator[str]:
        """The causes and the errors; the others folded up. As many rows as there is room for."""
        causes = [self._cause(cause) for cause in self._report.causes]
        titles = ("place", "printed", "suggestion", "truth", "explained")
        errors = sum(bool(finding.causes) for finding in self._report.findings)
        guess = "" if all(cause.exact for cause in self._report.causes) else self._say("causes.guess")
        heading = self._say("causes.heading", count=len(causes), errors=errors, guess=guess)
        for block in self._table(heading, titles, causes, room):
            room -= len(block)
            yield block
        for severity in SEVERITIES:
            rows = [self._finding(finding) for finding in self._report.findings if finding.severity == severity]
            heading = self._say(f"console.heading.{severity}", count=len(rows))
            for block in self._table(heading, ("place", "rule", "message"), rows, room, folded=severity != "error"):
                room -= len(block)
                yield block

    def tail(self, whole: Report) -> Iterator[str]:
        """What was and was not checked, and what was known before."""
        cover = [document.coverage for document in whole.documents]
        counts = {
            "numbers": sum(one.numbers for one in cover),
            "read": sum(one.read for one in cover),
            "checked": sum(one.checked for one in cover),
            "zeros": sum(one.zeros for one in cover),
        }
        unchecked = self._say(
            "console.unchecked",
            numbers=counts["numbers"] - counts["checked"],
            undecided=whole.summary.verdicts[Verdict.UNDECIDED.value],
            rules=len(whole.summary.unbound),
        )
        lines = [self._say("overview.covered", **counts), unchecked]
        if whole.summary.waived or whole.summary.baselined:
            lines.append(self._say("overview.known", waived=whole.summary.waived, baselined=whole.summary.baselined))
        yield "<br>\n".join(f"<sub>{_text(line)}</sub>" for line in lines)

    def _table(
        self, heading: str, titles: Sequence[str], rows: Sequence[str], room: int, *, folded: bool = False
    ) -> Iterator[str]:
        if not rows:
            return
        head = "| " + " | ".join(_text(self._say(f"column.{title}")) for title in titles) + " |"
        kept = [*_fitting(rows, room - len(heading) - len(head) - 200)]
        left = self._say("telling.left-out", count=len(rows) - len(kept)) if len(kept) < len(rows) else ""
        yield f"<details><summary>{_text(heading)}</summary>" if folded else f"#### {_text(heading)}"
        if kept:
            yield "\n".join((head, "|" + " --- |" * len(titles), *kept))
        if left:
            yield _text(left)
        if folded:
            yield "</details>"

    def _cause(self, cause: Cause) -> str:
        """A row for a cause; the figures that it is tied with stand below it in its cells."""
        tied: tuple[Cause | Alternative, ...] = (cause, *cause.alternatives[:MOST_TIED])
        more = len(cause.alternatives) - MOST_TIED
        left = (_text(self._say("telling.more", count=more)),) if more > 0 else ()
        return _row(
            "<br>".join(self._place(one.document, place_of(one.span)) for one in tied),
            "<br>".join((*(_text(one.span.text) for one in tied), *left)),
            "<br>".join(self._meant(one) for one in tied),
            "<br>".join(self._truth(one) for one in tied),
            str(len(cause.findings)),
        )

    def _finding(self, finding: Finding) -> str:
        places = self._say("console.places", count=len(finding.duplicates) + 1) if finding.duplicates else ""
        hints = (_text(self._say("console.hint", hint=hint)) for hint in finding.hints)
        return _row(
            self._place(finding.document, place_of(finding.span)),
            _text(self._telling.title(finding) + places),
            "<br>".join((_text(finding.message), *hints)),
        )

    def _meant(self, one: Cause | Alternative) -> str:
        if one.kind == "list":
            return _text(list_said(one, self._said))
        if not one.suggestions:
            return _text(self._say("causes.no-slip"))
        meant = one.suggestions[0]
        return _text(self._say("telling.meant", text=meant.text, slip=self._say(f"slip.{meant.slip}")))

    def _truth(self, one: Cause | Alternative) -> str:
        if one.kind == "list" or (one.low is None and one.high is None):
            return "…"
        low, high = ("…" if bound is None else bound for bound in (one.low, one.high))
        return _text(self._say("overview.bounds", low=low, high=high) + one.stated.unit)

    def _place(self, document: str, place: str) -> str:
        return _text(f"{document}:{place}" if self._named else place)


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


def _fitting(rows: Iterable[str], room: int) -> Iterator[str]:
    """The first rows that fit together."""
    for row in rows:
        room -= len(row) + 1
        if room < 0:
            return
        yield row


def _text(text: str) -> str:
    """A text that shows as itself wherever it stands in a line."""
    return _SIGIL.sub(lambda found: found[0] + _BREAK, harmless(text)).translate(_ENTITIES)
