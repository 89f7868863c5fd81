"""One document on the page: its findings in groups, causes first, what was checked in it, and its text beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from auditor.locale import Words
from auditor.record import Record
from auditor.rendering.context import Context
from auditor.rendering.html.cards import Cards
from auditor.rendering.html.groups import Group, groups, state_of
from auditor.rendering.html.markup import Markup, element, escaped
from auditor.rendering.html.panel import Panel
from auditor.rendering.html.paper import Paper, Told, heading_lines
from auditor.rendering.html.stretches import stretches
from auditor.report import SEVERITIES, Cause, DocumentAudited, Finding, Report, SpanShown
from auditor.text import Span


class DocumentView(Record):
    """One document of a report, with its findings by their places in the report. `key` is its identifier on the page."""

    key: str
    document: DocumentAudited
    report: Report
    context: Context
    findings: Mapping[int, Finding]

    def page(self) -> Markup:
        """Everything on this document."""
        say = self._said.say
        told = groups(self.findings, self.report.causes)
        numbers = {index: number for number, index in enumerate((one for group in told for one in group.members), start=1)}
        sections = {index: self._section(finding) for index, finding in self.findings.items()}
        panel = Panel(self.key, self.document.coverage, self._said)
        open_ones = [one for one in self.report.undecided if one.document == self.document.path]
        return element(
            "section",
            element("h2", escaped(self.document.path), class_="path"),
            element(
                "aside",
                panel.filters([(finding, sections[index]) for index, finding in self.findings.items()]),
                element("div", *self._listed(told, numbers, sections), panel.undecided(open_ones), class_="findings"),
                panel.covering(),
                class_="panel",
                aria_label=say("html.panel", name=self.document.path),
            ),
            element(
                "div",
                element("div", self._paper(numbers).text(), class_="paper", lang="zh-CN"),
                class_="text",
                tabindex="0",
                role="region",
                aria_label=say("html.text", name=self.document.path),
            ),
            class_="document",
            id=self.key,
            aria_label=self.document.path,
        )

    @property
    def _said(self) -> Words:
        return self.context.said

    def _section(self, finding: Finding) -> int:
        """The number of the innermost section that holds the finding; -1 before the first heading."""
        found = -1
        for number, section in enumerate(self.document.coverage.sections):
            if section.title and section.start <= finding.span.start < section.end:
                found = number
        return found

    def _listed(self, told: Sequence[Group], numbers: Mapping[int, int], sections: Mapping[int, int]) -> Iterator[Markup]:
        cards = Cards(self.key, self._said)
        written = {index: cards.card(self.findings[index], index, numbers[index], sections[index]) for index in numbers}
        causes = [(group.cause, group.members) for group in told if group.cause is not None]
        if causes:
            heading = self._heading_of_causes([self.report.causes[number] for number, _ in causes])
            shown = (
                cards.cause(self.report.causes[number], number, [written[index] for index in members])
                for number, members in causes
            )
            yield element("section", element("h3", escaped(heading)), *shown, class_="group of-causes")
        for group in told:
            if group.cause is None:
                heading = self._said.say(f"html.group.{group.name}", count=len(group.members))
                members = (written[index] for index in group.members)
                yield element("section", element("h3", escaped(heading)), *members, class_=f"group of-{group.name}")
        if not self.findings:
            yield element("p", escaped(self._said.say("console.no-findings")), class_="empty")

    def _heading_of_causes(self, causes: Sequence[Cause]) -> str:
        errors = len({index for cause in causes for index in cause.findings if index in self.findings})
        guess = "" if all(cause.exact for cause in causes) else self._said.say("causes.guess")
        return self._said.say("causes.heading", count=len(causes), errors=errors, guess=guess)

    def _paper(self, numbers: Mapping[int, int]) -> Paper:
        source = self.context.sources[self.document.path]
        ranked = sorted(self.findings.items(), key=_foremost)
        places = [(index, span_of(place)) for index, one in ranked for place in (one.span, *one.duplicates)]
        cut = stretches(places, self.context.numbers.get(self.document.path, ()), self._pointed())
        first: dict[int, int] = {}
        for index, finding in ranked:
            first.setdefault(finding.span.start, numbers[index])
        sections = [(section.start, section.title) for section in self.document.coverage.sections]
        return Paper(
            key=self.key,
            source=source,
            stretches=cut,
            starts=[stretch.start for stretch in cut],
            headings=heading_lines(source, sections),
            told={index: Told(f"{one.severity} {state_of(one)}", f"{one.rule_id} {one.title}") for index, one in ranked},
            numbered=first,
            said=self._said,
        )

    def _pointed(self) -> Iterator[Span]:
        """The places that somebody may be led to besides those of the findings: figures, causes, checks that stay open."""
        for finding in self.findings.values():
            yield from (span_of(operand.span) for operand in finding.operands)
        for cause in self.report.causes:
            if cause.document == self.document.path:
                yield from map(span_of, (cause.span, *cause.duplicates))
                for other in cause.alternatives:
                    yield from map(span_of, (other.span, *other.duplicates))
        yield from (span_of(one.span) for one in self.report.undecided if one.document == self.document.path)


def span_of(shown: SpanShown) -> Span:
    """The span that a report shows."""
    return Span(shown.start, shown.end)


def _foremost(indexed: tuple[int, Finding]) -> tuple[bool, int, int]:
    """Of findings in one place the open and the severe ones are seen first."""
    index, finding = indexed
    return state_of(finding) != "open", SEVERITIES.index(finding.severity), index


def views(report: Report, context: Context) -> list[DocumentView]:
    """The documents of a report in their order."""
    findings: dict[str, dict[int, Finding]] = {document.path: {} for document in report.documents}
    for index, finding in enumerate(report.findings):
        findings[finding.document][index] = finding
    return [
        DocumentView(f"d{number}", document, report, context, findings[document.path])
        for number, document in enumerate(report.documents)
    ]
