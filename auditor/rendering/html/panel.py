"""What stands beside the text of a document besides its findings: the filters, the coverage, the checks that stay open."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.locale import Words
from auditor.record import Record
from auditor.rendering.html.groups import State, state_of
from auditor.rendering.html.markup import NOTHING, Markup, element, escaped
from auditor.rendering.html.paper import place_link
from auditor.rendering.outcomes import reason_said
from auditor.report import SEVERITIES, Coverage, Finding, SectionCoverage, Severity, Undecided
from auditor.text import Span

_KNOWN: tuple[State, ...] = ("waived", "known")


class Panel(Record):
    """How the panel of one document is written: its identifier on the page, its coverage, and the words."""

    key: str
    coverage: Coverage
    said: Words

    def filters(self, located: Sequence[tuple[Finding, int]]) -> Markup:
        """The choices by which findings are filtered; each finding comes with the number of its section."""
        say, findings = self.said.say, [finding for finding, _ in located]
        rules = sorted({(one.rule_id, one.title) for one in findings})
        sections = sorted({section for _, section in located})
        shown = say("html.shown", shown="{shown}", count="{count}")
        return element(
            "form",
            element("div", *self._toggles(findings), class_="toggles", role="group", aria_label=say("html.by-severity")),
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
            self._choice("section", [(str(number), self._title(number)) for number in sections]),
            element("p", class_="shown", role="status", data_words=shown),
            class_="filters",
            role="search",
            aria_label=say("html.filters"),
        )

    def _toggles(self, findings: Sequence[Finding]) -> list[Markup]:
        kinds: list[tuple[Severity | State, str, int]] = [
            (severity, f"severity.{severity}", sum(one.severity == severity and state_of(one) == "open" for one in findings))
            for severity in SEVERITIES
        ]
        kinds += [(state, f"html.state.{state}", sum(state_of(one) == state for one in findings)) for state in _KNOWN]
        return [
            element(
                "button",
                escaped(self.said.say(word)),
                element("span", escaped(str(count)), class_="count"),
                type="button",
                class_=f"toggle {kind}",
                data_kind=kind,
                aria_pressed="true",
            )
            for kind, word, count in kinds
            if count
        ]

    def _choice(self, name: str, options: Sequence[tuple[str, str]]) -> Markup:
        everything = element("option", escaped(self.said.say(f"html.every-{name}")), value="")
        chosen = (element("option", escaped(text), value=value) for value, text in options)
        return element("select", everything, *chosen, class_=name, aria_label=self.said.say(f"html.by-{name}"))

    def _title(self, number: int) -> str:
        return self.said.say("console.before-sections") if number < 0 else self.coverage.sections[number].title

    def covering(self) -> Markup:
        """What was checked: in all, how the text shows it, and section by section."""
        say, cover = self.said.say, self.coverage
        counts = {"numbers": cover.numbers, "read": cover.read, "checked": cover.checked, "zeros": cover.zeros}
        legend = (
            element(
                "li",
                element("span", escaped(say("html.sample")), class_=f"number {kind}"),
                escaped(say(f"html.covering.{kind}")),
            )
            for kind in ("checked", "unchecked", "unread", "zero")
        )
        columns = (element("th", escaped(say(f"html.column.{name}")), scope="col") for name in ("section", "checked"))
        rows = (self._section(section) for section in cover.sections if section.numbers)
        return element(
            "div",
            element("h3", escaped(say("html.coverage"))),
            element("p", escaped(say("html.coverage-told", **counts)), class_="told"),
            element("ul", *legend, class_="legend"),
            element("table", element("thead", element("tr", *columns)), element("tbody", *rows), class_="sections"),
            class_="coverage",
        )

    def _section(self, section: SectionCoverage) -> Markup:
        title = section.title or self.said.say("console.before-sections")
        ratio = f"{section.checked}/{section.numbers}"
        meter = element("meter", value=section.checked, max=section.numbers, aria_label=ratio)
        link = element("a", escaped(title), href=f"#{self.key}-line-{section.start_line}")
        return element("tr", element("th", link, scope="row"), element("td", meter, element("span", escaped(ratio))))

    def undecided(self, open_ones: Sequence[Undecided]) -> Markup:
        """The checks that could not be decided, each with its place and the reason; nothing if there are none."""
        rows = (
            element(
                "li",
                place_link(
                    self.key,
                    Span(one.span.start, one.span.end),
                    self.said.say("html.line", line=one.span.start_line),
                    class_="where",
                ),
                element("span", escaped(f"{one.rule_id} {one.rule_name}"), class_="rule"),
                element("span", escaped(reason_said(self.said, one.reason, one.saved_by))),
            )
            for one in open_ones
        )
        if not open_ones:
            return NOTHING
        summary = element("summary", escaped(self.said.say("html.undecided", count=len(open_ones))))
        return element("details", summary, element("ul", *rows), class_="undecided")
