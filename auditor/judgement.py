"""Judging a stated figure against what follows from others: can all of them be true, given how they were printed?

Every printed number stands for the closed interval of the values that are printed like it (auditor.quantity). A statement fails
only when no values within these intervals satisfy it. Not its job: which figures belong together (auditor.checking).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from auditor.polynomial import Monomial, Polynomial, extent, quotient_extent, reduced_to_prints, value_of
from auditor.quantity import GRAINS, Quantity
from auditor.record import Record
from auditor.tail import cdf

__all__ = ["Judgement", "Kind", "Monomial", "Polynomial", "Reason", "Relation", "Truth", "compare", "judge", "range_of", "same"]

Relation = Literal["<=", "<", ">=", ">", "==", "!="]
Kind = Literal["ratio", "sum", "product"]
Reason = Literal["", "zero-divisor", "zero-over-zero", "approximate", "unit-clash"]

IMPLAUSIBLE_RATIO = Fraction(1, 100)
IMPLAUSIBLE_SUM = Fraction(5, 1000)
IMPLAUSIBLE_ROUND = Fraction(5, 100)
"""Thresholds of the tail mass; the last for a stated 0 % or 100 %. False alarms at each: docs/explanation/numbers.md."""

_HUNDRED = 100 * GRAINS


class Truth(StrEnum):
    """How a relation holds over the true values of its figures.

    `false` = for none; `possible` = for some; `true` = for all; `corner` = only if two or more rounded figures all lie at the
    very end of their intervals, which half-up and half-even rounding allow and chance does not.
    """

    FALSE = "false"
    CORNER = "corner"
    POSSIBLE = "possible"
    TRUE = "true"


class Judgement(Record):
    """The verdict on stated = numerator / denominator, and the figures to explain it.

    grade     contradiction, truncated or last_digit of a fail; implausible or boundary of a doubtful; else None
    reason    of undecided and not_applicable: zero-divisor, zero-over-zero, approximate, unit-clash; else empty
    gap       how far the stated and the derived interval lie apart, in base units; None unless they are disjoint
    bounds    the least and the greatest derived value, in base units, where the grade needed them; else None
    tail      the tail mass of auditor.tail; None where the printed figures agree anyhow, or products of rounded figures occur
    """

    verdict: Literal["pass", "doubtful", "fail", "undecided", "not_applicable"]
    numerator: Polynomial
    denominator: Polynomial
    operands: Sequence[Quantity]
    grade: Literal["contradiction", "truncated", "last_digit", "implausible", "boundary"] | None = None
    reason: Reason = ""
    gap: Fraction | None = None
    tail: Fraction | None = None
    bounds: tuple[Fraction, Fraction] | None = None

    @property
    def value(self) -> Fraction | None:
        """What the figures as printed give for the stated one, in base units; None where they divide by zero."""
        top, top_degree = value_of(self.numerator, self.operands)
        bottom, bottom_degree = value_of(self.denominator, self.operands)
        return Fraction(top * GRAINS**bottom_degree, bottom * GRAINS**top_degree) if bottom else None

    @property
    def low(self) -> Fraction | None:
        """The least value that the stated figure may have by the others, in base units; None where the divisor may be zero."""
        return bounds[0] if (bounds := self._bounds()) else None

    @property
    def high(self) -> Fraction | None:
        """The greatest value that the stated figure may have by the others, in base units; None as for `low`."""
        return bounds[1] if (bounds := self._bounds()) else None

    def _bounds(self) -> tuple[Fraction, Fraction] | None:
        if self.bounds is not None:
            return self.bounds
        if _sign(self.denominator, self.operands) == 0:
            return None
        return quotient_extent(self.numerator, self.denominator, self.operands)


def range_of(p: Polynomial, operands: Sequence[Quantity]) -> tuple[Fraction, Fraction]:
    """The least and the greatest value of p over all true values of the operands, in base units, exactly."""
    low, high, degree = extent(p, operands)
    return Fraction(low, GRAINS**degree), Fraction(high, GRAINS**degree)


def compare(p: Polynomial, operands: Sequence[Quantity], relation: Relation) -> Truth:
    """How far `p relation 0` holds. Approximate operands are taken at their digits: it is not asked whether they may."""
    low, high, _ = extent(p, operands)
    if relation in (">=", ">"):
        low, high = -high, -low
    match relation:
        case "<=" | ">=":
            always, never, touches = high <= 0, low > 0, low == 0
        case "<" | ">":
            always, never, touches = high < 0, low >= 0, False
        case "==":
            always, never, touches = low == high == 0, low > 0 or high < 0, low == 0 or high == 0
        case _:
            always, never, touches = low > 0 or high < 0, low == high == 0, False
    if always or never:
        return Truth.TRUE if always else Truth.FALSE
    return Truth.CORNER if touches and _rounded(p, operands) > 1 else Truth.POSSIBLE


def same(a: Quantity, b: Quantity) -> Judgement:
    """Whether two prints may be one figure, each being read as rounded by itself.

    Prints of equal precision that differ by one last digit meet in one point and are doubtful; beyond that they contradict.
    """
    derived: tuple[Polynomial, Polynomial, tuple[Quantity]] = ({(0,): 1}, {(): 1}, (b,))
    if a.approximate or b.approximate:
        return Judgement("undecided", *derived, reason="approximate")
    if a.unit != b.unit:
        return Judgement("undecided", *derived, reason="unit-clash")
    match compare({(0,): 1, (1,): -1}, (a, b), "=="):
        case Truth.FALSE:
            gap = Fraction(max(a.low - b.high, b.low - a.high), GRAINS)
            return Judgement("fail", *derived, grade="contradiction", gap=gap if gap > 0 else None)
        case Truth.CORNER:
            return Judgement("doubtful", *derived, grade="boundary")
        case Truth.POSSIBLE | Truth.TRUE:
            return Judgement("pass", *derived)


def judge(
    stated: Quantity,
    numerator: Polynomial,
    denominator: Polynomial,
    operands: Sequence[Quantity],
    *,
    kind: Kind,
    soften: bool = True,
) -> Judgement:
    """Judge the statement that `stated` is numerator / denominator.

    Fail means that no true values could have been printed like this; doubtful, that some could, but hardly. `soften` = False
    denies a fail the milder grades truncated and last_digit, for a statement whose meaning would flip.
    Source: XBRL Calculations 1.1 (2023-02-22) for the closed intervals; docs/explanation/numbers.md for grades and thresholds.
    """
    sign = _sign(denominator, operands)
    reason = _obstacle(stated, numerator, denominator, operands, kind)
    if sign == 0 and not reason:
        reason = _zero(numerator, denominator, operands)
    if reason:
        verdict: Literal["undecided", "not_applicable"] = "not_applicable" if reason == "zero-over-zero" else "undecided"
        return Judgement(verdict, numerator, denominator, operands, reason=reason)
    # What is printed agrees, if only the stated figure is read as rounded: nearly every statement ends here.
    top, top_degree = value_of(numerator, operands)
    bottom, bottom_degree = value_of(denominator, operands)
    if top_degree == bottom_degree:
        top *= sign * GRAINS
        bottom *= sign
    else:
        top *= sign * GRAINS ** (1 + bottom_degree - min(top_degree, bottom_degree))
        bottom *= sign * GRAINS ** (top_degree - min(top_degree, bottom_degree))
    if stated.low * bottom <= top <= stated.high * bottom:
        return Judgement("pass", numerator, denominator, operands)
    above = top > stated.high * bottom
    excess = _excess(numerator, denominator, stated.high if above else stated.low, sign if above else -sign)
    least, _, _ = extent(excess, operands)
    if least > 0:
        return _failed(stated, numerator, denominator, operands, soften)
    if least == 0:
        if _rounded(excess, operands) + (stated.low < stated.high) > 1:
            return Judgement("doubtful", numerator, denominator, operands, grade="boundary")
        return Judgement("pass", numerator, denominator, operands)
    tail = _tail(excess, operands, kind)
    if tail is not None and tail < _threshold(stated, kind):
        return Judgement("doubtful", numerator, denominator, operands, grade="implausible", tail=tail)
    return Judgement("pass", numerator, denominator, operands, tail=tail)


def _obstacle(
    stated: Quantity, numerator: Polynomial, denominator: Polynomial, operands: Sequence[Quantity], kind: Kind
) -> Reason:
    """What forbids to demand equality of these figures, apart from a zero divisor."""
    for q in (stated, *operands):
        if q.approximate:
            return "approximate"
    return "unit-clash" if kind != "product" and _units_clash(stated, numerator, denominator, operands, kind) else ""


def _zero(numerator: Polynomial, denominator: Polynomial, operands: Sequence[Quantity]) -> Reason:
    """Which of the two a denominator that reaches zero makes of the statement, by the figures as printed."""
    both = value_of(numerator, operands)[0] == value_of(denominator, operands)[0] == 0
    return "zero-over-zero" if both else "zero-divisor"


def _units_clash(
    stated: Quantity, numerator: Polynomial, denominator: Polynomial, operands: Sequence[Quantity], kind: Kind
) -> bool:
    """Whether a sum, or a percentage without products, mixes units. An average and a product have units of their own."""
    if not operands or (kind == "ratio" and stated.unit != "percent"):
        return False
    unit = operands[0].unit
    for q in operands:
        if q.unit != unit:
            return kind == "sum" or max(map(len, (*numerator, *denominator))) == 1
    return kind == "sum" and stated.unit != unit and (stated.unit, unit) != ("points", "percent")


def _sign(denominator: Polynomial, operands: Sequence[Quantity]) -> Literal[-1, 0, 1]:
    """The sign that the denominator has for all true values; 0 if it reaches zero."""
    low, high, _ = extent(denominator, operands)
    return 1 if low > 0 else -1 if high < 0 else 0


def _excess(numerator: Polynomial, denominator: Polynomial, bound: int, sign: int) -> Polynomial:
    """A polynomial that is positive just where the derived figure lies above `bound`; with a turned sign, below it."""
    excess = {monomial: sign * coefficient * GRAINS for monomial, coefficient in numerator.items()}
    for monomial, coefficient in denominator.items():
        excess[monomial] = excess.get(monomial, 0) - sign * coefficient * bound
    return excess


def _rounded(p: Polynomial, operands: Sequence[Quantity]) -> int:
    """The number of rounded prints that count. One alone at the end of its interval is a plain tie: 1 ÷ 8 printed as 13 %."""
    (reduced,), _, _ = reduced_to_prints((p,), operands)
    return len({index for monomial in reduced for index in monomial})


def _failed(
    stated: Quantity, numerator: Polynomial, denominator: Polynomial, operands: Sequence[Quantity], soften: bool
) -> Judgement:
    """A fail at the mildest grade that explains it: digits cut off, an error in the last digit, else a contradiction."""
    low, high = quotient_extent(numerator, denominator, operands)
    gap = max(low - Fraction(stated.high, GRAINS), Fraction(stated.low, GRAINS) - high)
    grade: Literal["contradiction", "truncated", "last_digit"] = "contradiction"
    percent = stated.unit == "percent"
    if soften and stated.ulp and not stated.parts and not (percent and stated.value in (0, _HUNDRED)):
        if _truncates(stated, low * GRAINS, high * GRAINS):
            grade = "truncated"
        elif percent and stated.decimals and gap * GRAINS <= stated.ulp:
            grade = "last_digit"
    return Judgement("fail", numerator, denominator, operands, grade=grade, gap=gap if gap > 0 else None, bounds=(low, high))


def _truncates(stated: Quantity, low: Fraction, high: Fraction) -> bool:
    """Whether some value in low … high is printed as `stated` by cutting digits off: [x, x + ulp), mirrored below zero."""
    if stated.value < 0:
        low, high = -high, -low
    magnitude = abs(stated.value)
    return low < magnitude + stated.ulp and high >= magnitude


def _tail(excess: Polynomial, operands: Sequence[Quantity], kind: Kind) -> Fraction | None:
    """P(excess ≤ 0): the tail mass on the side where the printed figures disagree, and so the smaller one of the two.

    Printed zeros of a sum count as zero: cells of 0.00 are nearly always empty, and taking them as rounded would excuse any
    total. None where rounded figures are multiplied with each other.
    """
    (reduced,), prints, _ = reduced_to_prints((excess,), operands, fix_zeros=kind == "sum")
    constant = 0
    terms: list[tuple[int, int, int]] = []
    for monomial, coefficient in reduced.items():
        if len(monomial) > 1:
            return None
        if monomial:
            q = prints[monomial[0]]
            terms.append((coefficient, q.low, q.high))
        else:
            constant = coefficient
    return cdf(terms, -constant)


def _threshold(stated: Quantity, kind: Kind) -> Fraction:
    if kind != "ratio":
        return IMPLAUSIBLE_SUM
    return IMPLAUSIBLE_ROUND if stated.unit == "percent" and stated.value in (0, _HUNDRED) else IMPLAUSIBLE_RATIO
