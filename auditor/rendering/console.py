"""The report for a terminal: the answer first, then the findings with their evidence, then what was and was not checked.

A report that would fill more than `MOST_ROWS` rows is told in fewer words, and says so; the verbose form tells everything.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain

from auditor.narrowing import counted
from auditor.outcomes import Verdict
from auditor.rendering.causes import CauseView, caused
from auditor.rendering.context import Context
from auditor.rendering.finding import DETAILS, EVERYTHING, ONE_ROW, Detail, FindingView, is_textual, place_of, section_title
from auditor.rendering.gated import GateView
from auditor.rendering.lines import Piece, Row, Style, coloured, harmless, plain, wrapped
from auditor.rendering.outcomes import reason_said
from auditor.rendering.telling import answer, unread
from auditor.report import SEVERITIES, Coverage, Finding, Report, SectionCoverage, Severity

MOST_ROWS = 118
WIDTH = 100
LEAST_WIDTH = 40


def render(
    report: Report,
    context: Context,
    *,
    width: int = WIDTH,
    colour: bool = False,
    verbose: bool = False,
    quiet: bool = False,
) -> str:
    """The report in rows of at most `width` columns.

    Quiet, it says nothing about documents that may pass, and of others only what is found. Neither verbose nor quiet, it takes
    at most MOST_ROWS rows, unless the tally of its documents alone is longer. With `colour` it holds escape sequences; without
    it figures are marked by brackets.
    """
    view = FindingView(context.said, max(width, LEAST_WIDTH), marks=not colour, fingerprints=verbose)
    page = _Page(report, context, view, verbose=verbose)
    if quiet:
        telling = report.problems or not report.gate.passed
        rows = [*page.head(), *chain.from_iterable(page.body(DETAILS[-1]))] if telling else []
    elif verbose:
        rows = [*page.head(), *chain.from_iterable(page.body(EVERYTHING)), *page.tail(), *page.open_questions()]
    else:
        rows = _fitting(page)
    return coloured(rows) if colour else plain(rows)


def _fitting(page: _Page) -> list[Row]:
    """The most telling form that fits into MOST_ROWS; as a last resort the last findings are counted and not shown."""
    head, tail = page.head(), page.tail()
    room = MOST_ROWS - len(head) - len(tail)
    shortened = page.note("console.shortened")

    @cache
    def body(detail: Detail) -> list[Row]:
        return [*chain.from_iterable(page.body(detail)), *(() if detail is EVERYTHING else shortened)]

    first = bisect_left(DETAILS, True, key=lambda detail: len(body(detail)) <= room)
    if first < len(DETAILS):
        return [*head, *body(DETAILS[first]), *tail]
    blocks = page.body(DETAILS[-1])
    kept, rows = len(blocks), sum(map(len, blocks)) + len(shortened)
    while kept and rows > room:
        kept -= 1
        rows -= len(blocks[kept])
    return [*head, *chain.from_iterable(blocks[:kept]), *page.note("console.left-out", count=len(blocks) - kept), *tail]


class _Page:
    """One report on its way to rows."""

    def __init__(self, report: Report, context: Context, view: FindingView, *, verbose: bool) -> None:
        self._whole = report
        self._report = counted(report)
        self._verbose = verbose
        self._sources = context.sources
        self._view = view
        self._say = view.said.say
        self._gate = GateView(view.said, view.width)
        self._causes = CauseView(view.said, view.width, named=len(report.documents) > 1)
        self._coverage = {document.path: document.coverage for document in report.documents}

    def head(self) -> list[Row]:
        """The answer."""
        style: Style = "error"
        if self._report.documents:
            style = next((severity for severity, count in self._counts() if count), "heading")
        tables = unread(self._report, self._view.said)
        return [*self._text(answer(self._whole, self._view.said), style), *(self._text(tables, "warning") if tables else ())]

    def body(self, detail: Detail) -> list[list[Row]]:
        """For each finding its rows: those with causes first, other errors by section, warnings and notes, those on the text.

        A heading belongs to what follows it.
        """
        blocks = self._of_causes(detail)
        for severity in SEVERITIES:
            told = [one for one in self._report.findings if one.severity == severity and not is_textual(one)]
            findings = [one for one in told if not one.causes]
            under = ""
            for finding in findings:
                block: list[Row] = []
                if finding is findings[0]:
                    heading = "console.heading.other" if len(findings) < len(told) else f"console.heading.{severity}"
                    block += [(), *self._text(self._say(heading, count=len(findings)), severity)]
                section = self._section(finding)
                if severity == "error" and section != under:
                    block += self._text(section, "heading")
                under = section
                source = self._sources[finding.document]
                block += self._view.rows(finding, source, detail, section="" if severity == "error" else section)
                blocks.append(block)
        return [*blocks, *self._textual(None if self._verbose else 1), *self._gate.waived(self._whole)]

    def _textual(self, most: int | None) -> Iterator[list[Row]]:
        """A row for each finding on the text itself, in as many rows as it takes where `most` is None."""
        findings = [finding for finding in self._report.findings if is_textual(finding)]
        for finding in findings:
            block: list[Row] = []
            if finding is findings[0]:
                block += [(), *self._text(self._say("console.heading.text", count=len(findings)), "heading")]
            document = f"{finding.document} " if len(self._report.documents) > 1 else ""
            yield [*block, *self._view.text_rows(finding, document, most=most)]

    def _of_causes(self, detail: Detail) -> list[list[Row]]:
        """The findings under their root causes: the first one of each in full, the others in one row unless all is wanted."""
        blocks: list[list[Row]] = []
        for cause, numbers in caused(self._report):
            block: list[Row] = []
            if not blocks:
                block += [(), *self._text(self._heading_of_causes(), "error")]
            block += self._causes.rows(cause, most=detail.most, ties=detail.hints)
            source = self._sources[cause.document]
            for place, number in enumerate(numbers):
                finding = self._report.findings[number]
                wanted = detail if place == 0 or self._verbose else ONE_ROW
                block += self._view.rows(finding, source, wanted)
                if number != numbers[-1]:
                    blocks.append(block)
                    block = []
            blocks.append(block)
        return blocks

    def _heading_of_causes(self) -> str:
        causes = self._report.causes
        errors = sum(bool(finding.causes) for finding in self._report.findings)
        guess = "" if all(cause.exact for cause in causes) else self._say("causes.guess")
        return self._say("causes.heading", count=len(causes), errors=errors, guess=guess)

    def tail(self) -> list[Row]:
        """The tally of verdicts, the coverage of each document, what was not checked, and what could not be done."""
        say, report = self._say, self._report
        verdicts = self._listed(f"{say(f'verdict.{verdict}')} {count}" for verdict, count in report.summary.verdicts.items())
        rows: list[Row] = [(), *self._text(say("console.tally", verdicts=verdicts))]
        for document in report.documents:
            cover = document.coverage
            counts = {"numbers": cover.numbers, "read": cover.read, "checked": cover.checked, "zeros": cover.zeros}
            rows += self._text(say("console.coverage", name=document.path, parts=self._parts(cover), **counts))
            if self._verbose:
                rows += chain.from_iterable(map(self._of_section, cover.sections))
        unchecked = say(
            "console.unchecked",
            numbers=self._total(lambda coverage: coverage.numbers - coverage.checked),
            undecided=report.summary.verdicts[Verdict.UNDECIDED.value],
            rules=len(report.summary.unbound),
        )
        rows += self._text(unchecked)
        rows += self._gate.reasons(self._whole)
        for problem in report.problems:
            rows += self._text(say("console.problem", place=problem.place, message=problem.message), "error")
        return rows

    def _parts(self, cover: Coverage) -> str:
        told = self._listed(
            self._say(
                "console.coverage-part",
                part=self._say(f"console.part.{part.part}"),
                checked=part.checked,
                numbers=part.numbers,
            )
            for part in cover.parts
            if part.numbers
        )
        return self._say("console.coverage-parts", parts=told) if told else ""

    def _of_section(self, section: SectionCoverage) -> list[Row]:
        if not section.numbers and not section.zeros:
            return []
        title = section.title or self._say("console.before-sections")
        counts = {"numbers": section.numbers, "read": section.read, "checked": section.checked, "zeros": section.zeros}
        return self._text(self._say("console.coverage-section", line=section.start_line, title=title, **counts), "dim")

    def open_questions(self) -> list[Row]:
        """Each check that could not be decided, and the rules that found nothing to judge."""
        rows: list[Row] = []
        for undecided in self._report.undecided:
            document = f"{undecided.document}:" if len(self._report.documents) > 1 else ""
            text = self._say(
                "console.undecided",
                place=document + place_of(undecided.span),
                rule=f"{undecided.rule_id} {undecided.rule_name}",
                reason=reason_said(self._view.said, undecided.reason, undecided.saved_by),
            )
            rows += self._text(text, "dim")
        if self._report.summary.unbound:
            rows += self._text(self._say("console.unbound", rules=self._listed(self._report.summary.unbound)), "dim")
        return rows

    def note(self, key: str, **values: int) -> list[Row]:
        """A remark on what this form of the page leaves out."""
        return [(), *self._text(self._say(key, **values), "dim")]

    def _counts(self) -> tuple[tuple[Severity, int], ...]:
        summary = self._report.summary
        return ("error", summary.error), ("warning", summary.warning), ("info", summary.info)

    def _total(self, of: Callable[[Coverage], int]) -> int:
        return sum(of(document.coverage) for document in self._report.documents)

    def _section(self, finding: Finding) -> str:
        """The title of the innermost section of the finding, with its document where there are several."""
        title = section_title(self._coverage[finding.document], finding.span) or self._say("console.before-sections")
        return title if len(self._report.documents) == 1 else f"{finding.document} {title}"

    def _listed(self, texts: Iterable[str]) -> str:
        return self._say("punctuation.list").join(texts)

    def _text(self, text: str, style: Style = "") -> list[Row]:
        return wrapped((Piece(harmless(text), style),), self._view.width, rest="  ")
