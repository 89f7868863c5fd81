"""Numbers as sets of true values: the only module that knows how figures are rounded when they are printed.

Every value is an integer count of *grains*: one base unit (a yuan for money, one percent for percentages, one vehicle …) is
GRAINS = 2·10^8 grains, so that half of the last printed digit is a whole number of grains for up to eight decimals, twelve of
ten thousand yuan. No float occurs anywhere. Not its job: arithmetic of statements (auditor.polynomial, auditor.judgement).
Sources: XBRL Calculations 1.1 (2023-02-22) for closed intervals; docs/explanation/numbers.md for the measurements.
"""

from __future__ import annotations

import re
from fractions import Fraction

from auditor.record import Record

GRAINS = 2 * 10**8

MAX_INTEGER_DIGITS = 18
"""A longer number is not an amount, but two numbers glued together or an identifier."""

_DIGITS = re.compile(r"(-?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]+))?")


class Quantity(Record):
    """A printed number, or a linear combination of printed numbers.

    value     the printed value, in grains of the base unit
    low, high the closed interval of true values that are printed like this (equal for width-0 kinds)
    unit      id of the base unit: `yuan`, `percent`, `points`, `score`, `yuan-per:<noun>`, or `count:<noun>`
    ulp       one unit of the last printed digit in grains (its neighbours' for a zero that took theirs); 0 for width 0
    decimals  decimals as printed; 0 for a text zero
    scale     base units per printed unit: 10**4 for amounts in ten thousand yuan, 1 for yuan and percent
    approximate  printed as "about", "nearly", "more than" …: no equality may be demanded of it
    parts     for a combination (an implied prior = level − delta): ((+1, level), (−1, delta)); empty for a printed number
    """

    value: int
    low: int
    high: int
    unit: str
    ulp: int
    decimals: int
    scale: int
    approximate: bool = False
    parts: tuple[tuple[int, Quantity], ...] = ()

    def __bool__(self) -> bool:
        """Refused: empty, zero and absent are three things."""
        raise TypeError("a Quantity has no truth value; compare its interval")

    @property
    def is_zero(self) -> bool:
        """Whether a zero was printed (its true value may still lie anywhere in its interval)."""
        return self.value == 0


def printed(digits: str, *, unit: str, scale: int = 1, exact: bool = False, approximate: bool = False) -> Quantity | None:
    """The set of true values that are printed as `digits` in units of `scale` base units: ±½ of the last digit, closed.

    `digits` is half-width: an optional minus, thousands commas in groups of three or none, an optional point with decimals.
    `exact` is for the kinds that are never rounded (headcounts, weights, unit standards): the interval is the value alone.
    None means that this is no number that can be judged: malformed, more than 18 digits before the point, or decimals finer
    than a grain can hold. Each call stands for one number on paper: prints are told apart by their identity, not by their
    value, so a result must not be reused for another place of the text.
    """
    match = _DIGITS.fullmatch(digits)
    if match is None:
        return None
    sign, whole, fraction = match.groups(default="")
    whole = whole.replace(",", "")
    decimals = len(fraction)
    half, finer = divmod(GRAINS // 2 * scale, 10**decimals)
    if finer or len(whole) > MAX_INTEGER_DIGITS:
        return None
    value = int(whole + fraction) * half * 2
    if sign:
        value = -value
    if exact:
        return Quantity(value, value, value, unit, 0, decimals, scale, approximate)
    return Quantity(value, value - half, value + half, unit, 2 * half, decimals, scale, approximate)


def exact_zero(unit: str) -> Quantity:
    """The zero that words state, such as "none": exactly zero, with no last digit to be rounded."""
    return Quantity(0, 0, 0, unit, 0, 0, 1)


def at_quantum(zero: Quantity, ulp: int) -> Quantity:
    """A printed zero as precise as the figures around it, whose last digit counts `ulp` grains.

    Offices print 0 beside 2844.74 and mean 0.00: read at its own precision, the 0 would hide half a unit. One that is printed
    with decimals says itself how precise it is, since 0.04 rounds to 0.0, and is given back.
    """
    if zero.value:
        raise ValueError("only a printed zero takes the quantum of its neighbours")
    if zero.decimals:
        return zero
    return Quantity(0, -(ulp // 2), ulp // 2, zero.unit, ulp, zero.decimals, zero.scale, zero.approximate)


def at_decimals_of(short: Quantity, ulp: int) -> Quantity:
    """A number that lost the zeros at its end, as precise as the figures around it, whose last digit counts `ulp` grains.

    That it lost any is a guess about who wrote it (`auditor.reading.precision`), so what fails by it alone is no proof.
    """
    half = ulp // 2
    return Quantity(
        short.value, short.value - half, short.value + half, short.unit, ulp, short.decimals, short.scale, short.approximate
    )


def worked_out(q: Quantity) -> Quantity:
    """A printed difference that may have been worked out from two printed figures, and not from the true ones.

    Each of them is as much as half a unit of its last digit away from the truth, so that the difference is up to a whole one.
    """
    return Quantity(q.value, q.value - q.ulp, q.value + q.ulp, q.unit, q.ulp, q.decimals, q.scale, q.approximate)


def negated(q: Quantity) -> Quantity:
    """The same print with the opposite sign, as for a decrease that is printed without a minus. A print of its own."""
    parts = tuple((-coefficient, part) for coefficient, part in q.parts)
    return Quantity(-q.value, -q.high, -q.low, q.unit, q.ulp, q.decimals, q.scale, q.approximate, parts)


def combined(parts: tuple[tuple[int, Quantity], ...]) -> Quantity:
    """The linear combination of several figures, for instance the prior level: ((1, level), (-1, change)).

    Its interval is the joint one: every printed number counts once, also where it enters by several ways. It is shown with the
    decimals and the scale of its finest part. All parts must have one unit.
    """
    prints: dict[int, tuple[int, Quantity]] = {}
    for coefficient, part in parts:
        for inner, number in part.parts or ((1, part),):
            known, _ = prints.get(id(number), (0, number))
            prints[id(number)] = (known + coefficient * inner, number)
    flat = tuple((coefficient, number) for coefficient, number in prints.values() if coefficient)
    units = {part.unit for _, part in parts}
    if len(units) != 1:
        raise ValueError(f"cannot combine figures of different units: {sorted(units)}")
    most = max(part.decimals for _, part in parts)
    finest = min((part for _, part in parts), key=lambda part: part.scale * 10 ** (most - part.decimals))
    return Quantity(
        value=sum(coefficient * number.value for coefficient, number in flat),
        low=sum(coefficient * (number.low if coefficient > 0 else number.high) for coefficient, number in flat),
        high=sum(coefficient * (number.high if coefficient > 0 else number.low) for coefficient, number in flat),
        unit=units.pop(),
        ulp=min((number.ulp for _, number in flat if number.ulp), default=0),
        decimals=finest.decimals,
        scale=finest.scale,
        approximate=any(part.approximate for _, part in parts),
        parts=flat,
    )


def tenfold(q: Quantity) -> Quantity:
    """The printed number as if every digit stood one place higher: ten times the value, rounded as finely as before.

    The classic slip of the decimal point. A combination is none: change one of its prints and rebuild it with `replaced`.
    """
    if q.parts:
        raise ValueError("a combination has no digits of its own")
    value = 10 * q.value
    return Quantity(value, value + q.low - q.value, value + q.high - q.value, q.unit, q.ulp, q.decimals, q.scale, q.approximate)


def replaced(q: Quantity, old: Quantity, new: Quantity) -> Quantity:
    """What `q` becomes when the print `old` becomes `new`; `q` itself where `old` has no part in it."""
    if q is old:
        return new
    if all(part is not old for _, part in q.parts):
        return q
    return combined(tuple((coefficient, new if part is old else part) for coefficient, part in q.parts))


def to_text(value: Fraction | int, decimals: int, scale: int) -> str:
    """A number of base units in units of `scale`, rounded half away from zero to `decimals`, without thousands separators.

    For display only: what is judged is never rounded. A value that rounds to zero has no sign.
    """
    divisor = value.denominator * scale
    rounded = (2 * abs(value.numerator) * 10**decimals + divisor) // (2 * divisor)
    text = str(rounded).rjust(decimals + 1, "0")
    if decimals:
        text = f"{text[:-decimals]}.{text[-decimals:]}"
    return f"-{text}" if value < 0 and rounded else text


def digits_of(q: Quantity) -> str:
    """The printed value in its unit and with its decimals, without thousands separators."""
    return to_text(q.value, q.decimals, q.scale * GRAINS)
