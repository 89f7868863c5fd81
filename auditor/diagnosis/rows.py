"""One relation between printed figures, and the interval that it leaves to each of them when the others are known.

Everything is counted in grains. A bound is an integer that is rounded outward, or None where nothing bounds the figure, so that
a true value is never cut off. Not its job: which relation is the wrong one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import product

from auditor.judgement import Relation
from auditor.record import Record

Bounds = tuple[int | None, int | None]
"""The least and the greatest value a figure may have, in grains."""

Box = Callable[[int], Bounds]
"""The bounds of a figure by its number."""

_ANYTHING: Bounds = (None, None)
_MOST_CORNERS = 6


class Row(Record):
    """A polynomial over figures that compares with zero, or (without terms) the demand that all its figures are one.

    number    position among the rows of its document
    terms     coefficients of products of figures; scaled, so that figures count grains
    constant  in the same scale
    figures   the numbers of its figures, ascending
    repeated  those of them that stand in more than one term
    outcome   index of the outcome that it belongs to
    multiplies  whether figures are multiplied with each other in it, as in a ratio
    """

    number: int
    terms: tuple[tuple[int, tuple[int, ...]], ...]
    constant: int
    relation: Relation
    figures: tuple[int, ...]
    repeated: tuple[int, ...]
    outcome: int
    multiplies: bool = False

    @property
    def agrees(self) -> bool:
        """Whether it demands that its figures are prints of one figure."""
        return not self.terms


def bounds_of(row: Row, figure: int, box: Box) -> Bounds:
    """The values of a figure with which the row can hold for some values of the other figures within their bounds.

    The row must not be one of agreement. A divisor that may be zero bounds nothing.
    """
    if not row.multiplies:
        return _remainder(row, figure, box)
    if not row.repeated:
        return _quotient(row, figure, box)
    corners = [other for other in row.repeated if other != figure]
    if len(corners) > _MOST_CORNERS:
        corners = []
    ends = [box(other) for other in corners]
    least: int | None = None
    greatest: int | None = None
    for corner in product(*ends):
        fixed = {other: (end, end) for other, end in zip(corners, corner, strict=True)}
        low, high = _quotient(row, figure, _fixing(fixed, box))
        if low is None and high is None:
            return _ANYTHING
        if least is None and greatest is None:
            least, greatest = low, high
        else:
            least = None if low is None or least is None else min(least, low)
            greatest = None if high is None or greatest is None else max(greatest, high)
    return (least, greatest) if _one_sign(row, figure, box) else _ANYTHING


def _fixing(fixed: Mapping[int, Bounds], box: Box) -> Box:
    """The bounds of figures, some of which are fixed."""

    def bounds(figure: int) -> Bounds:
        return fixed[figure] if figure in fixed else box(figure)

    return bounds


def _remainder(row: Row, figure: int, box: Box) -> Bounds:
    """As `bounds_of` for a plain sum, every figure of which stands in one term."""
    low: int | None = row.constant
    high: int | None = row.constant
    factor = 1
    for weight, (other,) in row.terms:
        if other == figure:
            factor = weight
            continue
        one, two = box(other)
        if weight < 0:
            one, two = two, one
        low = None if low is None or one is None else low + weight * one
        high = None if high is None or two is None else high + weight * two
        if low is None and high is None:
            return _ANYTHING
    return _divided(low, high, factor, factor, row.relation)


def _one_sign(row: Row, figure: int, box: Box) -> bool:
    """Whether the factor of the figure keeps clear of zero for all values of the others."""
    factor = [(weight, tuple(one for one in of if one != figure)) for weight, of in row.terms if figure in of]
    if all(not of for _, of in factor):
        return True
    low, high = _sum(factor, 0, box)
    return (low is not None and low > 0) or (high is not None and high < 0)


def _quotient(row: Row, figure: int, box: Box) -> Bounds:
    """As `bounds_of`, with every term ranging by itself."""
    factors, rest = [], []
    for weight, of in row.terms:
        if figure in of:
            factors.append((weight, tuple(one for one in of if one != figure)))
        else:
            rest.append((weight, of))
    low, high = _sum(rest, row.constant, box)
    below, above = _sum(factors, 0, box)
    if below is None or above is None or below <= 0 <= above:
        return _ANYTHING
    return _divided(low, high, below, above, row.relation)


def _divided(low: int | None, high: int | None, below: int, above: int, order: Relation) -> Bounds:
    """The values with which factor * value + rest may compare with zero, for a rest and a factor (never zero) within bounds."""
    if above < 0:
        below, above = -above, -below
        low, high = None if high is None else -high, None if low is None else -low
        order = _TURNED[order]
    least = None if high is None or order in {"<=", "<"} else _floor(-high, below, above)
    greatest = None if low is None or order in {">=", ">"} else -_floor(low, below, above)
    return least, greatest


_TURNED: Mapping[Relation, Relation] = {"<=": ">=", "<": ">", ">=": "<=", ">": "<", "==": "==", "!=": "!="}


def _floor(over: int, below: int, above: int) -> int:
    """The least over / divisor for a positive divisor between two values, rounded down."""
    return over // (above if over > 0 else below)


def _sum(terms: Sequence[tuple[int, tuple[int, ...]]], constant: int, box: Box) -> Bounds:
    """The range of a sum of products, each within its own range."""
    low: int | None = constant
    high: int | None = constant
    for weight, of in terms:
        least, greatest = _product(weight, of, box)
        low = None if low is None or least is None else low + least
        high = None if high is None or greatest is None else high + greatest
    return low, high


def _product(weight: int, of: tuple[int, ...], box: Box) -> Bounds:
    low: int | None = weight
    high: int | None = weight
    for at, figure in enumerate(of):
        one, other = box(figure)
        if at == 0:
            low, high = (
                (_times(weight, one), _times(weight, other)) if weight > 0 else (_times(weight, other), _times(weight, one))
            )
        elif low is None or high is None or one is None or other is None:
            return _ANYTHING
        else:
            corners = (low * one, low * other, high * one, high * other)
            low, high = min(corners), max(corners)
    return low, high


def _times(weight: int, bound: int | None) -> int | None:
    return None if bound is None else weight * bound


def range_of(row: Row, box: Box) -> Bounds:
    """The range of the polynomial, every term ranging by itself: zero lies in it if the row can hold."""
    return _sum(row.terms, row.constant, box)
