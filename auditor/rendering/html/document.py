"""One document on the page: its findings in groups, causes first, the coverage of its sections, and its text beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from auditor.locale import Words
from auditor.record import Record
from auditor.rendering.context import Context
from auditor.rendering.finding import is_textual
from auditor.rendering.html.cards import Cards, state_of
from auditor.rendering.html.markup import Markup, element, escaped
from auditor.rendering.html.paper import Paper, Told, heading_lines
from auditor.rendering.html.stretches import stretches
from auditor.rendering.outcomes import reason_said
from auditor.report import SEVERITIES, Cause, DocumentAudited, Finding, Report, SectionCoverage
from auditor.text import Span


class DocumentView(Record):
    """One document of a report, with its findings by their places in the report. `key` is its identifier on the page."""

    key: str
    document: DocumentAudited
    report: Report
    context: Context
    findings: tuple[tuple[int, Finding], ...]

    @property
    def said(self) -> Words:
        """The words of the page."""
        return self.context.said

    def page(self) -> Markup:
        """Everything on this document."""
        groups = self._groups()
        order = {index: number for number, index in enumerate((one for group in groups for one in group.members), start=1)}
        label = self.document.path
        return element(
            "section",
            element("h2", escaped(label), class_="path"),
            element(
                "aside",
                self._filters(),
                element("div", *self._listed(groups, order), *self._beyond(), class_="findings"),
                self._coverage(),
                class_="panel",
                aria_label=self.said.say("html.panel", name=label),
            ),
            element(
                "div",
                element("div", self._paper(order), class_="paper", lang="zh-CN"),
                class_="text",
                tabindex="0",
                role="region",
                aria_label=self.said.say("html.text", name=label),
            ),
            class_="document",
            id=self.key,
            aria_label=label,
        )

    def _paper(self, order: dict[int, int]) -> Markup:
        source = self.context.sources[self.document.path]
        ranked = sorted(self.findings, key=lambda one: (bool(state_of(one[1])), SEVERITIES.index(one[1].severity), one[0]))
        places = [
            (index, Span(span.start, span.end))
            for index, finding in ranked
            for span in (finding.span, *finding.duplicates)
        ]
        told = {
            index: Told(
                f"{finding.severity} {state_of(finding)}".rstrip(), order[index], f"{finding.rule_id} {finding.title}"
            )
            for index, finding in ranked
        }
        cut = stretches(places, self.context.numbers.get(self.document.path, ()), self._pointed())
        numbered: dict[int, int] = {}
        for index, finding in ranked:
            numbered.setdefault(finding.span.start, order[index])
        sections = [(section.start, section.title) for section in self.document.coverage.sections]
        return Paper(
            key=self.key,
            source=source,
            stretches=cut,
            starts=[stretch.start for stretch in cut],
            headings=heading_lines(source, sections),
            told=told,
            numbered=numbered,
            said=self.said,
        ).text()

    def _pointed(self) -> Iterator[Span]:
        for _, finding in self.findings:
            for operand in finding.operands:
                yield Span(operand.span.start, operand.span.end)
        for cause in self.report.causes:
            if cause.document == self.document.path:
                for one in (cause, *cause.alternatives):
                    for span in (one.span, *one.duplicates):
                        yield Span(span.start, span.end)
        for undecided in self.report.undecided:
            if undecided.document == self.document.path:
                yield Span(undecided.span.start, undecided.span.end)

    def _groups(self) -> list[_Group]:
        """The findings in the order in which they are told, each once."""
        groups: list[_Group] = []
        told: set[int] = set()
        here = dict(self.findings)
        open_ones = [index for index, finding in self.findings if not state_of(finding)]
        for number, cause in enumerate(self.report.causes):
            explained = [index for index in cause.findings if index in here and not state_of(here[index])]
            if explained:
                own = tuple(index for index in explained if index not in told)
                told.update(own)
                groups.append(_Group("cause", own, number))
        rest = [index for index in open_ones if index not in told]
        for severity in SEVERITIES:
            name = "other" if severity == "error" and groups else severity
            members = [index for index in rest if here[index].severity == severity and not is_textual(here[index])]
            groups.append(_Group(name, tuple(members)))
        groups.append(_Group("text", tuple(index for index in rest if is_textual(here[index]))))
        for state in ("waived", "known"):
            groups.append(_Group(state, tuple(index for index, finding in self.findings if state_of(finding) == state)))
        return [group for group in groups if group.members or group.name == "cause"]

    def _listed(self, groups: Sequence[_Group], order: dict[int, int]) -> Iterator[Markup]:
        cards = Cards(self.key, self.said)
        here = dict(self.findings)
        written = {
            index: cards.card(here[index], index, number, self._section(here[index])) for index, number in order.items()
        }
        causes = [(group, self.report.causes[group.cause]) for group in groups if group.cause is not None]
        if causes:
            yield element(
                "section",
                element("h3", escaped(self._heading_of_causes([cause for _, cause in causes]))),
                *(
                    cards.cause(cause, group.cause or 0, [written[index] for index in group.members])
                    for group, cause in causes
                ),
                class_="group causes",
            )
        for group in groups:
            if group.cause is None:
                heading = self.said.say(f"html.group.{group.name}", count=len(group.members))
                yield element(
                    "section",
                    element("h3", escaped(heading)),
                    *(written[index] for index in group.members),
                    class_=f"group {group.name}",
                )
        if not self.findings:
            yield element("p", escaped(self.said.say("console.no-findings")), class_="empty")

    def _heading_of_causes(self, causes: Sequence[Cause]) -> str:
        errors = len({index for cause in causes for index in cause.findings})
        guess = "" if all(cause.exact for cause in causes) else self.said.say("causes.guess")
        return self.said.say("causes.heading", count=len(causes), errors=errors, guess=guess)

    def _section(self, finding: Finding) -> int:
        """The number of the innermost section that holds the finding; -1 before the first heading."""
        found = -1
        for number, section in enumerate(self.document.coverage.sections):
            if section.title and section.start <= finding.span.start < section.end:
                found = number
        return found

    def _filters(self) -> Markup:
        say = self.said.say
        findings = [finding for _, finding in self.findings]
        counted = [(severity, sum(one.severity == severity and not state_of(one) for one in findings)) for severity in SEVERITIES]
        counted += [(state, sum(state_of(one) == state for one in findings)) for state in ("waived", "known")]
        toggles = [
            element(
                "button",
                escaped(say(f"severity.{kind}" if kind in SEVERITIES else f"html.state.{kind}")),
                element("span", escaped(str(count)), class_="count"),
                type="button",
                class_=f"toggle {kind}",
                data_kind=kind,
                aria_pressed="true",
            )
            for kind, count in counted
            if count
        ]
        rules = sorted({(one.rule_id, one.title) for one in findings})
        sections = sorted({self._section(one) for one in findings})
        return element(
            "form",
            element("div", *toggles, class_="toggles", role="group", aria_label=say("html.by-severity")),
            element(
                "input",
                type="search",
                class_="search",
                placeholder=say("html.search"),
                aria_label=say("html.search"),
                autocomplete="off",
                spellcheck="false",
            ),
            self._choice("rule", [(rule, f"{rule} {title}") for rule, title in rules]),
            self._choice("section", [(str(number), self._section_title(number)) for number in sections]),
            element("p", class_="shown", role="status", data_words=say("html.shown", shown="{shown}", count="{count}")),
            class_="filters",
            role="search",
            aria_label=say("html.filters"),
        )

    def _choice(self, name: str, options: Sequence[tuple[str, str]]) -> Markup:
        everything = element("option", escaped(self.said.say(f"html.every-{name}")), value="")
        chosen = (element("option", escaped(text), value=value) for value, text in options)
        return element("select", everything, *chosen, class_=name, aria_label=self.said.say(f"html.by-{name}"))

    def _section_title(self, number: int) -> str:
        return self.said.say("console.before-sections") if number < 0 else self.document.coverage.sections[number].title

    def _coverage(self) -> Markup:
        """What was checked, by sections; without the numbers themselves there is nothing to show in the text."""
        say, cover = self.said.say, self.document.coverage
        counts = {"numbers": cover.numbers, "read": cover.read, "checked": cover.checked, "zeros": cover.zeros}
        legend = [
            element("li", element("span", escaped(say("html.sample")), class_=f"number {kind}"), escaped(say(f"html.covering.{kind}")))
            for kind in ("checked", "unchecked", "unread", "zero")
        ]
        rows = [self._section_row(section) for section in cover.sections if section.numbers]
        head = element(
            "tr", *(element("th", escaped(say(f"html.column.{name}")), scope="col") for name in ("section", "checked"))
        )
        return element(
            "div",
            element("h3", escaped(say("html.coverage"))),
            element("p", escaped(say("html.coverage-told", **counts)), class_="told"),
            element("ul", *legend, class_="legend"),
            element("table", element("thead", head), element("tbody", *rows), class_="sections"),
            class_="coverage",
        )

    def _section_row(self, section: SectionCoverage) -> Markup:
        title = section.title or self.said.say("console.before-sections")
        ratio = f"{section.checked}/{section.numbers}"
        meter = element("meter", value=section.checked, max=section.numbers, aria_label=ratio)
        link = element("a", escaped(title), href=f"#{self.key}-line-{section.start_line}")
        return element("tr", element("th", link, scope="row"), element("td", meter, element("span", escaped(ratio))))

    def _beyond(self) -> Iterator[Markup]:
        """What could not be decided."""
        open_ones = [one for one in self.report.undecided if one.document == self.document.path]
        if open_ones:
            rows = (
                element(
                    "li",
                    element(
                        "a",
                        escaped(self.said.say("html.line", line=one.span.start_line)),
                        href=f"#{self.key}-{one.span.start}{'-point' if one.span.start == one.span.end else ''}",
                        data_span=f"{one.span.start}-{one.span.end}",
                        class_="where",
                    ),
                    element("span", escaped(f"{one.rule_id} {one.rule_name}"), class_="rule"),
                    element("span", escaped(reason_said(self.said, one.reason, one.saved_by))),
                )
                for one in open_ones
            )
            summary = element("summary", escaped(self.said.say("html.undecided", count=len(open_ones))))
            yield element("details", summary, element("ul", *rows), class_="undecided")


class _Group(Record):
    name: str
    members: tuple[int, ...]
    cause: int | None = None


def views(report: Report, context: Context) -> Iterable[DocumentView]:
    """The documents of a report in their order."""
    for number, document in enumerate(report.documents):
        findings = tuple((index, one) for index, one in enumerate(report.findings) if one.document == document.path)
        yield DocumentView(f"d{number}", document, report, context, findings)
