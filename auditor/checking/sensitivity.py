"""Which printed figures an equality really tests: those of which a tenfold change alone would break it.

A figure that could be ten times as large without any rule noticing has not been checked, whatever rules it took part in. A
tenfold change moves the interval of a print by nine times its value, and an equality breaks when its residual can no longer be
zero.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from auditor.facts import Fact
from auditor.judgement import Truth, compare
from auditor.outcomes import Equation
from auditor.polynomial import Monomial
from auditor.quantity import GRAINS, Quantity, replaced, tenfold


def tested(equation: Equation, known: Collection[int]) -> frozenset[int]:
    """The numbers of the printed facts that the equality tests, apart from those that are known to be tested already."""
    prints = _prints(equation.operands, known)
    if not prints:
        return frozenset()
    if not equation.residual:
        return frozenset(number for number, entries in prints.items() if _leaves(equation.operands, entries))
    terms = _Terms(equation, [fact.quantity for fact in equation.operands])
    found = {number for number, entries in prints.items() if terms.breaks(entries)}
    if len(found) < len(prints) and not (equation.apart and not _shared(equation.operands)):
        found.update(number for number, entries in prints.items() if number not in found and _breaks_exactly(equation, entries))
    return frozenset(found)


def refuted(equation: Equation, quantities: Sequence[Quantity]) -> bool:
    """Whether the same equality certainly fails on other figures of the same units. False where that takes a closer look."""
    return _Terms(equation, quantities).breaks(())


_Entry = tuple[int, int, Quantity]
"""Operand, weight with which the print enters it, and the print."""


def _prints(operands: Sequence[Fact], known: Collection[int]) -> dict[int, list[_Entry]]:
    """The printed facts behind the operands, apart from zeros and known ones, each with the places in which it enters."""
    found: dict[int, list[_Entry]] = {}
    for place, fact in enumerate(operands):
        if not fact.implied:
            if fact.number not in known and fact.quantity.value:
                found.setdefault(fact.number, []).append((place, 1, fact.quantity))
            continue
        weights = {id(part): weight for weight, part in fact.quantity.parts}
        for printed in _printed(fact):
            weight = weights.get(id(printed.quantity))
            if weight is not None and printed.number not in known and printed.quantity.value:
                found.setdefault(printed.number, []).append((place, weight, printed.quantity))
    return found


def _printed(fact: Fact) -> Iterator[Fact]:
    if not fact.implied:
        yield fact
    for part in fact.implied:
        yield from _printed(part)


def _shared(operands: Sequence[Fact]) -> bool:
    """Whether one print enters several operands, so that their intervals do not vary independently."""
    if not any(fact.implied for fact in operands):
        return False
    prints = [id(part) for fact in operands for _, part in (fact.quantity.parts or ((1, fact.quantity),))]
    return len(prints) > len(set(prints))


def _leaves(operands: Sequence[Fact], entries: Sequence[_Entry]) -> bool:
    """Whether a print that became ten times as large would contradict another print of the same figure."""
    if len(entries) > 1:
        return False
    place, weight, quantity = entries[0]
    shift = 9 * weight * quantity.value
    moved = operands[place].quantity
    low, high = moved.low + shift, moved.high + shift
    return any(low > fact.quantity.high or high < fact.quantity.low for other, fact in enumerate(operands) if other != place)


class _Terms:
    """The range of a residual as the sum of the ranges of its terms: exact if every operand stands in one term, else wider."""

    def __init__(self, equation: Equation, quantities: Sequence[Quantity]) -> None:
        self._degree = max(map(len, equation.residual), default=0)
        self._divisor = equation.divisor
        self._ends = [(quantity.low, quantity.high) for quantity in quantities]
        self._low = self._high = 0
        self._terms: list[tuple[Monomial, int, int, int]] = []
        self._within: dict[int, list[int]] = {}
        for number, (monomial, weight) in enumerate(equation.residual.items()):
            scaled = self._scaled(monomial, weight)
            low, high = _range(monomial, scaled, self._ends)
            self._terms.append((monomial, scaled, low, high))
            for place in set(monomial):
                self._within.setdefault(place, []).append(number)
            self._low += low
            self._high += high

    def _scaled(self, monomial: Monomial, weight: int) -> int:
        return weight * GRAINS ** (self._degree - len(monomial)) if len(monomial) < self._degree else weight

    def breaks(self, entries: Sequence[_Entry]) -> bool:
        """Whether the residual cannot vanish, nor the divisor, once the prints have become ten times as large."""
        kept = self._shifted(entries)
        low, high = self._low, self._high
        for number in {number for place in kept for number in self._within.get(place, ())}:
            monomial, weight, old_low, old_high = self._terms[number]
            new_low, new_high = _range(monomial, weight, self._ends)
            low += new_low - old_low
            high += new_high - old_high
        broken = not low <= 0 <= high and not self._divides_by_zero()
        for place, before in kept.items():
            self._ends[place] = before
        return broken

    def _shifted(self, entries: Sequence[_Entry]) -> dict[int, tuple[int, int]]:
        """Make the prints ten times as large where they enter, and tell the ends that stood there before."""
        kept: dict[int, tuple[int, int]] = {}
        for place, weight, quantity in entries:
            one, other = self._ends[place]
            kept.setdefault(place, (one, other))
            shift = 9 * weight * quantity.value
            self._ends[place] = one + shift, other + shift
        return kept

    def _divides_by_zero(self) -> bool:
        """Whether the divisor may be zero."""
        if self._divisor is None:
            return False
        ranges = [_range(monomial, self._scaled(monomial, weight), self._ends) for monomial, weight in self._divisor.items()]
        return sum(low for low, _ in ranges) <= 0 <= sum(high for _, high in ranges)


def _range(monomial: Monomial, weight: int, ends: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The range of one term: a weight times operands, each between its ends."""
    low = high = weight
    for index in monomial:
        one, other = ends[index]
        if low == high:
            low, high = (low * one, low * other) if low > 0 else (low * other, low * one)
        else:
            corners = (low * one, low * other, high * one, high * other)
            low, high = min(corners), max(corners)
    return low, high


def _breaks_exactly(equation: Equation, entries: Sequence[_Entry]) -> bool:
    """As above for operands that share a print or stand in several terms: the figures are rebuilt, and the range is exact."""
    operands = [fact.quantity for fact in equation.operands]
    for place, _, quantity in entries:
        operands[place] = replaced(operands[place], quantity, tenfold(quantity))
    if compare(equation.residual, operands, "==") is not Truth.FALSE:
        return False
    return equation.divisor is None or compare(equation.divisor, operands, "!=") is Truth.TRUE
