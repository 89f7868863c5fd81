"""Two intervals on one scale: where the true value may lie by the print, and where it may lie by the other figures."""

from __future__ import annotations

from fractions import Fraction

from auditor.record import Record
from auditor.rendering.html.markup import NOTHING, Markup, element
from auditor.report import Finding

_WIDTH = 1000
_LEAST = 8
_MARGIN = 40


class Interval(Record):
    """An interval by its ends, as the report gives them."""

    low: Fraction
    high: Fraction


def intervals(finding: Finding) -> tuple[Interval, Interval] | None:
    """The interval of the derived value and that of the printed one; None where one of them is not known."""
    stated, derived = finding.stated, finding.derived
    if stated is None or derived is None or derived.low is None or derived.high is None:
        return None
    return Interval(Fraction(derived.low), Fraction(derived.high)), Interval(Fraction(stated.low), Fraction(stated.high))


def bar(one: Interval, other: Interval, kind: str) -> Markup:
    """The first interval as a bar on a scale that holds both; nothing where both are the same point."""
    low, high = min(one.low, other.low), max(one.high, other.high)
    if low == high:
        return NOTHING
    room = _WIDTH - 2 * _MARGIN
    left = _MARGIN + int((one.low - low) * room / (high - low))
    width = max(int((one.high - one.low) * room / (high - low)), _LEAST)
    left = min(left, _WIDTH - width)
    return element(
        "svg",
        element("line", x1=0, x2=_WIDTH, y1=5, y2=5),
        element("rect", x=left, width=width, y=0, height=10, class_=kind),
        viewBox=f"0 0 {_WIDTH} 10",
        preserveAspectRatio="none",
        class_="bar",
        aria_hidden="true",
    )
