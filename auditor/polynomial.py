"""Polynomials of degree at most one in each figure, and their exact range over all true values of the figures.

Such a polynomial takes its extremes in corners of the box, and once a few figures are fixed it is linear in the others, where
an extreme can be read off the signs. So no tolerance and no sampling is needed. Inside, figures are counted in grains; a
polynomial whose highest monomial has k figures is multiplied by GRAINS**k, so that every number is an integer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import prod

from auditor.quantity import GRAINS, Quantity

Monomial = tuple[int, ...]
"""Indexes of the operands that are multiplied, ascending, no index twice; empty for the constant."""

Polynomial = Mapping[Monomial, int]
"""Integer coefficients of monomials in operands that count base units."""

MAX_FIXED = 12
_FEW = 2
"""So many prints have so few corners that all of them are looked at."""


def value_of(p: Polynomial, operands: Sequence[Quantity]) -> tuple[int, int]:
    """The value at the figures as printed, times GRAINS**k, and k (at least 1)."""
    linear = constant = 0
    for monomial, coefficient in p.items():
        if len(monomial) == 1:
            linear += coefficient * operands[monomial[0]].value
        elif monomial:
            degree = _degree(p)
            values = [q.value for q in operands]
            return _at({m: c * GRAINS ** (degree - len(m)) for m, c in p.items()}, values), degree
        else:
            constant = coefficient
    return linear + constant * GRAINS, 1


def extent(p: Polynomial, operands: Sequence[Quantity]) -> tuple[int, int, int]:
    """The least and the greatest value over all true values, times GRAINS**k, and k (at least 1)."""
    low = high = 0
    for monomial, coefficient in p.items():
        if len(monomial) == 1:
            q = operands[monomial[0]]
            if q.parts and len(p) > 1:
                break
            if coefficient > 0:
                low += coefficient * q.low
                high += coefficient * q.high
            else:
                low += coefficient * q.high
                high += coefficient * q.low
        elif monomial:
            break
        else:
            low += coefficient * GRAINS
            high += coefficient * GRAINS
    else:
        return low, high, 1
    (reduced,), prints, degree = reduced_to_prints((p,), operands)
    least, _ = _lowest(reduced, prints)
    greatest, _ = _lowest(_negative(reduced), prints)
    return least, -greatest, degree


def quotient_extent(numerator: Polynomial, denominator: Polynomial, operands: Sequence[Quantity]) -> tuple[Fraction, Fraction]:
    """The least and the greatest value of numerator / denominator, in base units. The denominator must not reach zero."""
    if _apart(numerator, denominator, operands):
        return _corner_quotients(extent(numerator, operands), extent(denominator, operands))
    (top, bottom), prints, _ = reduced_to_prints((numerator, denominator), operands)
    if len(prints) <= _FEW:
        corners = list(product(*((q.low, q.high) for q in prints)))
        return _outermost([(_at(top, corner), _at(bottom, corner)) for corner in corners])
    if _at(bottom, [q.low for q in prints]) < 0:
        top, bottom = _negative(top), _negative(bottom)
    return _least_quotient(top, bottom, prints), -_least_quotient(_negative(top), bottom, prints)


def _outermost(quotients: Sequence[tuple[int, int]]) -> tuple[Fraction, Fraction]:
    """The least and the greatest of some quotients, whose divisors have one sign."""
    least = greatest = quotients[0]
    for over, under in quotients[1:]:
        if over * least[1] < least[0] * under:
            least = over, under
        elif over * greatest[1] > greatest[0] * under:
            greatest = over, under
    return Fraction(*least), Fraction(*greatest)


def _apart(numerator: Polynomial, denominator: Polynomial, operands: Sequence[Quantity]) -> bool:
    """Whether every print stands in one term only, by itself, so that the two ranges vary independently."""
    used: set[int] = set()
    count = 0
    for p in (numerator, denominator):
        for monomial in p:
            if len(monomial) > 1:
                return False
            for index in monomial:
                if operands[index].parts:
                    return False
                used.add(id(operands[index]))
                count += 1
    return len(used) == count


def _corner_quotients(top: tuple[int, int, int], bottom: tuple[int, int, int]) -> tuple[Fraction, Fraction]:
    """The least and the greatest quotient of two extents of one degree; that of the divisor does not reach zero."""
    low, high, _ = top
    least, greatest, _ = bottom
    if greatest < 0:
        low, high, least, greatest = -high, -low, -greatest, -least
    return Fraction(low, greatest if low >= 0 else least), Fraction(high, least if high >= 0 else greatest)


def reduced_to_prints(
    polynomials: Sequence[Polynomial], operands: Sequence[Quantity], *, fix_zeros: bool = False
) -> tuple[tuple[Polynomial, ...], tuple[Quantity, ...], int]:
    """The polynomials over the rounded prints behind the operands, with coefficients in grains, and their common degree.

    Combinations are resolved into their prints; a print that enters by several ways is one operand, and where it would be
    multiplied by itself the second factor counts as independent, which can only widen the range. Figures without a width are
    multiplied into the coefficients, and so are printed zeros if `fix_zeros`.
    """
    degree = max(1, *(_degree(p) for p in polynomials))
    forms, prints = _forms(operands, fix_zeros)
    twins: dict[tuple[int, int], int] = {}
    results: list[Polynomial] = []
    for p in polynomials:
        result: dict[Monomial, int] = {}
        for monomial, coefficient in p.items():
            terms: list[tuple[int, Monomial]] = [(coefficient * GRAINS ** (degree - len(monomial)), ())]
            for index in monomial:
                terms = [(a * b, (*m, *n)) for a, m in terms for b, n in forms[index] if a and b]
            for factor, factors in terms:
                reduced = factors if len(factors) < 2 else _distinct(factors, twins, prints)
                result[reduced] = result.get(reduced, 0) + factor
        results.append({monomial: coefficient for monomial, coefficient in result.items() if coefficient})
    return tuple(results), tuple(prints), degree


def _forms(operands: Sequence[Quantity], fix_zeros: bool) -> tuple[list[list[tuple[int, Monomial]]], list[Quantity]]:
    """Every operand as a linear form in prints that have a width, and these prints, each once."""
    prints: list[Quantity] = []
    places: dict[int, int] = {}
    forms: list[list[tuple[int, Monomial]]] = []
    for q in operands:
        form: list[tuple[int, Monomial]] = []
        for coefficient, number in q.parts or ((1, q),):
            if number.low == number.high or (fix_zeros and number.value == 0):
                form.append((coefficient * number.value, ()))
                continue
            place = places.setdefault(id(number), len(prints))
            if place == len(prints):
                prints.append(number)
            form.append((coefficient, (place,)))
        forms.append(form)
    return forms, prints


def _distinct(factors: Monomial, twins: dict[tuple[int, int], int], prints: list[Quantity]) -> Monomial:
    """A monomial without repetition: where a print is repeated, an independent twin of it stands in."""
    indexes: list[int] = []
    for at, place in enumerate(factors):
        repeated = factors[:at].count(place)
        if not repeated:
            indexes.append(place)
            continue
        twin = twins.setdefault((place, repeated), len(prints))
        if twin == len(prints):
            prints.append(prints[place])
        indexes.append(twin)
    return tuple(sorted(indexes))


def _degree(p: Polynomial) -> int:
    return max(map(len, p), default=0)


def _negative(p: Polynomial) -> Polynomial:
    return {monomial: -coefficient for monomial, coefficient in p.items()}


def _at(p: Polynomial, values: Sequence[int]) -> int:
    return sum(coefficient * prod(values[index] for index in monomial) for monomial, coefficient in p.items())


def _least_quotient(top: Polynomial, bottom: Polynomial, prints: Sequence[Quantity]) -> Fraction:
    """The least top / bottom for a positive bottom, by Dinkelbach's method (1967): each round finds a better corner."""
    corner = [q.low for q in prints]
    while True:
        over, under = _at(top, corner), _at(bottom, corner)
        excess = {monomial: coefficient * under for monomial, coefficient in top.items()}
        for monomial, coefficient in bottom.items():
            excess[monomial] = excess.get(monomial, 0) - coefficient * over
        least, corner = _lowest(excess, prints)
        if least >= 0:
            return Fraction(over, under)


def _lowest(p: Polynomial, prints: Sequence[Quantity]) -> tuple[int, list[int]]:
    """The least value, and a corner that has it."""
    fixed = _fixed(p)
    corners: list[tuple[int, list[int]]] = []
    for ends in product((False, True), repeat=len(fixed)):
        corner = [q.low for q in prints]
        for index, upper in zip(fixed, ends, strict=True):
            if upper:
                corner[index] = prints[index].high
        least = 0
        slopes: dict[int, int] = {}
        for monomial, coefficient in p.items():
            known = coefficient * prod(corner[index] for index in monomial if index in fixed)
            free = [index for index in monomial if index not in fixed]
            if free:
                slopes[free[0]] = slopes.get(free[0], 0) + known
            else:
                least += known
        for index, slope in slopes.items():
            if slope < 0:
                corner[index] = prints[index].high
            least += slope * corner[index]
        corners.append((least, corner))
    return min(corners)


def _fixed(p: Polynomial) -> list[int]:
    """Operands after whose fixing every monomial has at most one free operand, the most entangled ones first."""
    fixed: list[int] = []
    entangled = [monomial for monomial in p if len(monomial) > 1]
    while entangled:
        counts = Counter(index for monomial in entangled for index in monomial)
        chosen = max(counts, key=lambda index: (counts[index], -index))
        fixed.append(chosen)
        if len(fixed) > MAX_FIXED:
            raise ValueError(f"more than {MAX_FIXED} figures are entangled in products")
        entangled = [rest for monomial in entangled if len(rest := tuple(i for i in monomial if i != chosen)) > 1]
    return fixed
