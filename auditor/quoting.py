"""Quotes from one document for the report: its spans with lines and columns, its figures in the units of their prints.

Nothing is judged here. A number is written so that nothing is lost: intervals in full, derived values with as many decimals as
it takes to tell them from the printed figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from types import MappingProxyType

from auditor.facts import Aspects, Fact, Precision
from auditor.locale import printed_unit
from auditor.outcomes import Derived, Operand, Outcome
from auditor.quantity import GRAINS, Quantity, digits_of, to_text
from auditor.report import DerivedShown, OperandShown, PrecisionShown, SpanShown, Stated
from auditor.text import Source, Span

_MOST_EXTRA = 6


class Quoter:
    """Quotes from one source; a span that is quoted often is located once."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._spans: dict[Span, SpanShown] = {}

    def span(self, span: Span) -> SpanShown:
        """The place of a span for people and editors, and its characters."""
        shown = self._spans.get(span)
        if shown is None:
            start, end = self._source.place(span.start), self._source.place(span.end)
            text = self._source.slice(span)
            shown = SpanShown(span.start, span.end, start.line, start.column, end.line, end.column, text)
            self._spans[span] = shown
        return shown

    def operands(self, outcome: Outcome) -> tuple[OperandShown, ...]:
        """The printed figures of a check, the stated one included; an implied one is shown by those it follows from."""
        shown: dict[tuple[str, int], OperandShown] = {}
        given = outcome.operands
        if outcome.stated is not None:
            given = (*given, outcome.stated)
        known = set()
        for operand in given:
            if operand.fact.number in known:
                continue
            known.add(operand.fact.number)
            for fact in printed_facts(operand.fact):
                shown.setdefault((operand.role, fact.number), self._operand(operand.role, fact))
        return tuple(shown.values())

    def _operand(self, role: str, fact: Fact) -> OperandShown:
        quantity = fact.quantity
        span = self.span(fact.span)
        return OperandShown(
            role=role,
            label=fact.label,
            concept=fact.concept,
            aspects=MappingProxyType(known_aspects(fact.aspects)),
            value=digits_of(quantity),
            unit=printed_unit(quantity.unit, quantity.scale),
            decimals=quantity.decimals,
            text=span.text,
            span=span,
        )


def printed_facts(fact: Fact) -> Iterator[Fact]:
    """The printed facts behind a fact: itself, or those from which it was derived."""
    if not fact.implied:
        yield fact
    for source in fact.implied:
        yield from printed_facts(source)


def precision_shown(precision: Precision, outcome: Outcome) -> PrecisionShown:
    """A decision on dropped zeros, with the shorter figures of an outcome that rests on it."""
    given = outcome.operands if outcome.stated is None else (*outcome.operands, outcome.stated)
    printed = {fact.number: fact.quantity for operand in given for fact in printed_facts(operand.fact)}
    short = [printed[number] for number in sorted(precision.facts)]
    return PrecisionShown(
        place="text" if precision.table is None else "table",
        part=precision.part,
        unit=printed_unit(precision.unit, precision.scale),
        decimals=precision.decimals,
        figures=precision.figures,
        tried=precision.tried,
        held=precision.held,
        chance=to_text(precision.chance + Fraction(1, 2 * 10**_MOST_EXTRA), _MOST_EXTRA, 1),
        meant={digits_of(q): to_text(q.value, precision.decimals, q.scale * GRAINS) for q in short},
    )


def known_aspects(aspects: Aspects) -> dict[str, str | int]:
    """The aspects of a figure that the text tells, by name; the path of a classification as one text."""
    path = " / ".join(aspects.path)
    given = (
        ("entity", aspects.entity),
        ("year", aspects.year),
        ("stage", aspects.stage),
        ("fund", aspects.fund),
        ("measure", aspects.measure),
        ("base", aspects.base),
        ("path", path or None),
        ("project", aspects.project),
    )
    return {name: value for name, value in given if value is not None}


def stated_shown(operand: Operand) -> Stated:
    """The printed figure in its unit, with its interval written in full."""
    quantity = operand.fact.quantity
    return Stated(
        value=digits_of(quantity),
        unit=printed_unit(quantity.unit, quantity.scale),
        decimals=quantity.decimals,
        low=end_in_full(quantity.low, quantity),
        high=end_in_full(quantity.high, quantity),
    )


def derived_shown(derived: Derived, stated: Quantity | None) -> DerivedShown:
    """What the stated figure works out as, in its unit; in base units and in full where no figure is stated."""
    return DerivedShown(
        value=None if derived.value is None else distinct_text(derived.value, stated),
        low=None if derived.low is None else _in_full(derived.low, stated),
        high=None if derived.high is None else _in_full(derived.high, stated),
        expression=derived.expression,
    )


def difference_shown(derived: Derived, stated: Quantity) -> str | None:
    """Stated minus derived, from the figures as printed; None where nothing can be derived from them."""
    if derived.value is None:
        return None
    return distinct_text(Fraction(stated.value, GRAINS) - derived.value, stated, zero=True)


def distinct_text(value: Fraction, stated: Quantity | None, *, zero: bool = False) -> str:
    """A derived value with the decimals of the stated figure, at least two, and more where it would look like that figure.

    With `zero` the value is a difference, which is told from zero instead.
    """
    if stated is None:
        return _trimmed(to_text(value, _MOST_EXTRA, 1), 0)
    other = Fraction(0) if zero else Fraction(stated.value, GRAINS)
    decimals = max(stated.decimals, 2)
    text = to_text(value, decimals, stated.scale)
    for extra in range(1, _MOST_EXTRA + 1):
        if value == other or text != to_text(other, decimals + extra - 1, stated.scale):
            break
        text = to_text(value, decimals + extra, stated.scale)
    return _trimmed(text, stated.decimals)


def _in_full(bound: Fraction, stated: Quantity | None) -> str:
    """A bound with up to four decimals more than the figure has: all that the bounds of a print need to be exact."""
    decimals, scale = (0, 1) if stated is None else (stated.decimals, stated.scale)
    return _trimmed(to_text(bound, decimals + 4, scale), decimals)


def end_in_full(grains: int, stated: Quantity) -> str:
    """An end of an interval in grains, in the unit of a print; for that of the print itself, in full."""
    return _trimmed(to_text(grains, stated.decimals + 4, stated.scale * GRAINS), stated.decimals)


def _trimmed(text: str, decimals: int) -> str:
    """Without the zeros at the end that stand beyond `decimals`, and without a point at the end."""
    if "." not in text:
        return text
    least = text.index(".") + 1 + decimals
    return (text[:least] + text[least:].rstrip("0")).rstrip(".")
