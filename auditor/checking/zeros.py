"""Whether a part of a document drops the zeros at the end of its figures, decided by its digits and by its sums together.

If 259.5 is coarser than the 329.74 beside it, a total of both that prints all decimals meets them exactly in one case of ten;
if 259.5 is 259.50, nearly always. Each shorter figure is asked once, in the first sum in which the figures that are not shorter
print the usual decimals. Of the parts whose shorter figures are coarser at most LEAST_CHANCE look like one of which it is
decided: they have no figure that ends in zero (`auditor.reading.precision`), and meet so many sums by chance.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import comb

from auditor.facts import Fact, Precision
from auditor.outcomes import Equation, Outcome, Verdict
from auditor.polynomial import value_of
from auditor.record import replace

LEAST_CHANCE = Fraction(1, 1000)
"""The error rate of the decision, for every part and every length of shorter figures."""

MOST_TRIED = 50
"""So many figures at most are asked; the others would not change the answer."""

_TRIED = (Verdict.PASS, Verdict.FAIL, Verdict.DOUBTFUL)


def decided(precision: Sequence[Precision], outcomes: Sequence[Outcome]) -> tuple[Precision, ...]:
    """The parts of which it is decided that they drop zeros, with what their sums say; `outcomes` are those as printed."""
    if not precision:
        return ()
    places = {number: place for place, one in enumerate(precision) for number in one.facts}
    known: set[tuple[int, int]] = set()
    answers: list[list[bool]] = [[] for _ in precision]
    for equation in (one for outcome in outcomes if outcome.verdict in _TRIED for one in outcome.equations):
        shorter = {(place, fact.quantity.value) for fact in equation.operands if (place := places.get(fact.number, -1)) >= 0}
        for place in {place for place, value in shorter if (place, value) not in known}:
            if len(answers[place]) < MOST_TRIED and _tells(equation, precision[place], places, precision):
                answers[place].append(_is_met(equation))
                known |= {one for one in shorter if one[0] == place}
    found = (_with_sums(one, tried) for one, tried in zip(precision, answers, strict=True))
    return tuple(one for one in found if one.chance <= LEAST_CHANCE)


def _with_sums(part: Precision, tried: Sequence[bool]) -> Precision:
    held = sum(tried)
    by_chance = at_least(held, len(tried), Fraction(1, 10) ** (part.decimals - part.printed))
    return replace(part, chance=part.chance * by_chance, tried=len(tried), held=held)


def at_least(count: int, of: int, chance: Fraction) -> Fraction:
    """How likely `count` or more of so many happen, each by that chance."""
    return sum((comb(of, k) * chance**k * (1 - chance) ** (of - k) for k in range(count, of + 1)), Fraction(0))


def _tells(equation: Equation, part: Precision, places: Mapping[int, int], precision: Sequence[Precision]) -> bool:
    """Whether an equation is a plain sum, or several prints of one figure, and all but shorter figures print their decimals.

    Zeros may stand in it, but not alone: 20 = 20 + 0.00 says nothing.
    """
    if equation.relation != "==" or equation.divisor is not None:
        return False
    if any(len(of) != 1 or abs(times) != 1 for of, times in equation.residual.items()):
        return False
    shorter = [fact for fact in equation.operands if fact.number in places]
    others = [fact.quantity for fact in equation.operands if fact.number not in places]
    usual = next(_usual(fact, part) for fact in shorter if fact.number in part.facts)
    return (
        all(_is_beside(precision[places[fact.number]], part) for fact in shorter)
        and all(q.ulp <= usual and not q.parts and not q.approximate for q in others)
        and any(q.ulp == usual and q.value for q in others)
    )


def _usual(fact: Fact, part: Precision) -> int:
    """What the last of the usual decimals counts, in grains."""
    ulp: int = fact.quantity.ulp // 10 ** (part.decimals - part.printed)
    return ulp


def _is_beside(one: Precision, other: Precision) -> bool:
    """Whether both are about the same part and unit, whatever the length of the shorter figures."""
    return (one.table, one.part, one.unit, one.scale) == (other.table, other.part, other.unit, other.scale)


def _is_met(equation: Equation) -> bool:
    """Whether the figures fit to their last digits as printed."""
    quantities = [fact.quantity for fact in equation.operands]
    if equation.residual:
        return value_of(equation.residual, quantities)[0] == 0
    return len({quantity.value for quantity in quantities}) == 1
