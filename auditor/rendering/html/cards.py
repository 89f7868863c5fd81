"""Findings and root causes as cards: what is wrong, its figures, the arithmetic, what was probably meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.locale import Words, printed_unit
from auditor.record import Record
from auditor.rendering.causes import list_said
from auditor.rendering.html.groups import state_of
from auditor.rendering.html.intervals import bar, intervals
from auditor.rendering.html.markup import NOTHING, Markup, element, escaped, joined
from auditor.rendering.html.paper import place_link
from auditor.report import Alternative, Cause, Finding, OperandShown, SpanShown
from auditor.text import Span

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
COLOURS = 6
"""So many colours tell figures apart; then they begin again, and letters tell them apart."""
_MOST_SUGGESTIONS = 3


class Cards(Record):
    """How the cards of one document are written: its identifier on the page, and the words."""

    key: str
    said: Words

    def card(self, finding: Finding, index: int, number: int, section: int) -> Markup:
        """One finding. `index` is its place in the report, `number` the one under which it is shown."""
        state = state_of(finding)
        severity = self.said.say(f"severity.{finding.severity}")
        head = element(
            "button",
            element("span", escaped(severity), class_="severity"),
            element("span", escaped(finding.title), class_="title"),
            type="button",
            class_="head",
            aria_expanded="true",
            aria_controls=f"f{index}-more",
        )
        known = state != "open"
        marks = element("span", escaped(self.said.say(f"html.state.{state}")), class_="state") if known else NOTHING
        return element(
            "article",
            element("h4", element("span", escaped(str(number)), class_="ordinal"), head, marks, self._line(finding.span)),
            element("p", escaped(finding.message), class_="message"),
            element("div", *self._more(finding), class_="more", id=f"f{index}-more"),
            class_=f"card {finding.severity} {state}",
            id=f"f{index}",
            data_severity=finding.severity,
            data_state=state,
            data_rule=finding.rule_id,
            data_section=section,
            data_span=f"{finding.span.start}-{finding.span.end}",
            data_same=" ".join(f"{span.start}-{span.end}" for span in finding.duplicates) or None,
        )

    def _more(self, finding: Finding) -> Iterator[Markup]:
        operands = _distinct(finding)
        if operands:
            shown = (self._operand(operand, place) for place, operand in enumerate(operands))
            yield element("ol", *shown, class_="operands", aria_label=self.said.say("explain.operands"))
        yield self._arithmetic(finding)
        if finding.suggestion is not None:
            yield self._remark("suggestion", escaped(self.said.say("html.suggestion", text=finding.suggestion.text)))
        for hint in finding.hints:
            yield self._remark("hint", escaped(self.said.say("console.hint", hint=hint)))
        if finding.duplicates:
            yield self._remark("same", joined(escaped(self.said.say("html.same")), *self._places(finding.duplicates)))
        waiver = finding.waiver
        if waiver is not None:
            until = waiver.expires or self.said.say("gate.never")
            told = self.said.say("html.waiver", reason=waiver.reason, by=waiver.by, expires=until)
            yield self._remark("waiver", escaped(told))
        yield element(
            "p",
            element("code", escaped(f"audit explain {finding.rule_id}")),
            element("code", escaped(finding.fingerprint), title=self.said.say("html.fingerprint")),
            class_="source",
        )

    def _operand(self, operand: OperandShown, place: int) -> Markup:
        measure = str(operand.aspects.get("measure", "level"))
        of = "" if measure == "level" else self.said.say(f"html.measure.{measure}")
        label = " ".join(part for part in (operand.label, of) if part) or operand.role
        letter = letter_of(place)
        link = element(
            "a",
            element("b", escaped(letter), class_="letter"),
            element("span", escaped(label), class_="label"),
            element("span", escaped(operand.text), class_="figure"),
            element("span", escaped(self._lines(operand.span)), class_="where"),
            href=f"#{self.key}-{operand.span.start}",
            data_span=f"{operand.span.start}-{operand.span.end}",
            data_letter=letter,
            class_=f"operand colour-{place % COLOURS}",
        )
        return element("li", link)

    def _arithmetic(self, finding: Finding) -> Markup:
        stated, derived = finding.stated, finding.derived
        if stated is None or derived is None or derived.value is None:
            return NOTHING
        boxes = intervals(finding)
        bars = (NOTHING, NOTHING) if boxes is None else (bar(*boxes, "derived"), bar(boxes[1], boxes[0], "stated"))
        value = element("b", escaped(f"{derived.value}{stated.unit}"))
        rows = [
            *self._term("html.derived", joined(escaped(f"{derived.expression} = "), value), derived.low, derived.high, bars[0]),
            *self._term(
                "explain.stated", element("b", escaped(f"{stated.value}{stated.unit}")), stated.low, stated.high, bars[1]
            ),
        ]
        if finding.difference is not None:
            rows += [
                element("dt", escaped(self.said.say("explain.difference"))),
                element("dd", escaped(finding.difference + _between(stated.unit))),
            ]
        return element("dl", *rows, class_="arithmetic")

    def _term(self, key: str, value: Markup, low: str | None, high: str | None, shown: Markup) -> tuple[Markup, Markup]:
        box = NOTHING
        if low is not None and high is not None and low != high:
            box = element("span", escaped(self.said.say("html.box", low=low, high=high)), class_="box")
        return element("dt", escaped(self.said.say(key))), element("dd", value, box, shown)

    def cause(self, cause: Cause, index: int, cards: Sequence[Markup]) -> Markup:
        """A root cause, the other figures that it is tied with, and the findings that it explains."""
        tied = [self._tied(other) for other in cause.alternatives]
        or_else = element("ul", *tied, class_="tied") if tied else NOTHING
        count = element("span", escaped(self.said.say("html.explains", count=len(cause.findings))), class_="explains")
        told = element("p", escaped(self.said.say("html.told-above")), class_="told") if not cards else NOTHING
        return element(
            "section",
            element("header", element("h3", self._figure(cause), self._meant(cause), count), self._range(cause), or_else),
            told,
            *cards,
            class_="cause",
            id=f"c{index}",
        )

    def _tied(self, other: Alternative) -> Markup:
        either = element("span", escaped(self.said.say("html.or")), class_="or")
        return element("li", either, self._figure(other), self._meant(other), self._range(other))

    def _figure(self, one: Cause | Alternative) -> Markup:
        text = one.span.text
        if one.stated.unit and not text.endswith(one.stated.unit) and text == one.stated.value:
            text += one.stated.unit
        places = [self._line(span) for span in (one.span, *one.duplicates)]
        return joined(element("span", escaped(text), class_="wrong"), *places)

    def _meant(self, one: Cause | Alternative) -> Markup:
        if one.kind == "list":
            return element("span", escaped(list_said(one, self.said)), class_="no-slip")
        if not one.suggestions:
            return element("span", escaped(self.said.say("causes.no-slip")), class_="no-slip")
        meant = [
            element(
                "span",
                element("span", escaped(suggestion.text), class_="meant"),
                element("span", escaped(self.said.say(f"slip.{suggestion.slip}")), class_="slip"),
                class_="guess",
            )
            for suggestion in one.suggestions[:_MOST_SUGGESTIONS]
        ]
        arrow = element("span", escaped(self.said.say("html.probably")), class_="probably")
        return joined(arrow, *meant)

    def _range(self, one: Cause | Alternative) -> Markup:
        if one.kind == "list" or (one.low is None and one.high is None):
            return NOTHING
        low, high = ("\u2026" if bound is None else bound for bound in (one.low, one.high))
        text = self.said.say("html.range", low=low, high=high, unit=one.stated.unit)
        return element("p", escaped(text), class_="range")

    def _line(self, span: SpanShown) -> Markup:
        return place_link(self.key, Span(span.start, span.end), self._lines(span), class_="where")

    def _places(self, spans: Sequence[SpanShown]) -> Iterator[Markup]:
        """A link for each line, to the first place on it; further places on it are counted."""
        lines: dict[int, list[SpanShown]] = {}
        for span in spans:
            lines.setdefault(span.start_line, []).append(span)
        for line, (first, *others) in lines.items():
            text = f"{line}\u00d7{len(others) + 1}" if others else str(line)
            yield place_link(self.key, Span(first.start, first.end), text, class_="where")

    def _lines(self, span: SpanShown) -> str:
        return self.said.say("html.line", line=span.start_line)

    def _remark(self, kind: str, content: Markup) -> Markup:
        return element("p", content, class_=f"remark {kind}")


def _distinct(finding: Finding) -> tuple[OperandShown, ...]:
    """The figures of a finding, each place once."""
    places: dict[tuple[int, int], OperandShown] = {}
    for operand in finding.operands:
        places.setdefault((operand.span.start, operand.span.end), operand)
    return tuple(places.values())


def _between(unit: str) -> str:
    """The unit of a difference between figures of this unit: between percentages it is percentage points."""
    return printed_unit("points", 1) if unit == printed_unit("percent", 1) else unit


def letter_of(place: int) -> str:
    """The letter of a figure by its place from 0; after Z they go on with AA."""
    first, last = divmod(place, len(_LETTERS))
    return (letter_of(first - 1) if first else "") + _LETTERS[last]
