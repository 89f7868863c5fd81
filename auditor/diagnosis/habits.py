"""Habits of those who wrote a document: percentages that are cut off throughout, and last digits that make shares add up.

A habit changes no verdict. It says that several findings are one, or why a last digit is what it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.facts import Fact
from auditor.judgement import Truth, compare
from auditor.outcomes import Equation, Grade, Outcome, Verdict
from auditor.quantity import GRAINS, Quantity
from auditor.record import Record, replace
from auditor.text import Span

_LEAST_CUT = 2
"""So many percentages must fit only if they were cut off, and none only if it was rounded: docs/explanation/numbers.md."""


class Habits(Record):
    """What a document does as a habit, by the indexes of outcomes.

    truncated  the fails that are explained by cutting digits off, where that is a habit; else empty
    plugged    the fails in the last digit of a percentage that makes shares add up exactly
    """

    truncated: tuple[int, ...] = ()
    plugged: frozenset[int] = frozenset()


def habits_of(outcomes: Sequence[Outcome]) -> Habits:
    """The habits that the outcomes of one document show."""
    cut = tuple(index for index, outcome in enumerate(outcomes) if outcome.grade is Grade.TRUNCATED and _percent(outcome))
    last = [index for index, outcome in enumerate(outcomes) if outcome.grade is Grade.LAST_DIGIT]
    if len(cut) < _LEAST_CUT and not last:
        return Habits()
    exact = {fact.number for outcome in outcomes if outcome.verdict is Verdict.PASS for fact in _adding_up(outcome)}
    exact.update(_adding_up_in_a_sentence(outcomes))
    plugged = frozenset(index for index in last if (fact := _percent(outcomes[index])) is not None and fact.number in exact)
    return Habits(cut if len(cut) >= _LEAST_CUT and _is_habit(cut, outcomes) else (), plugged)


def _percent(outcome: Outcome) -> Fact | None:
    """The rounded percentage that an outcome states; None if it states something else."""
    fact = None if outcome.stated is None else outcome.stated.fact
    return fact if fact is not None and fact.quantity.unit == "percent" and fact.quantity.ulp else None


def _is_habit(cut: Sequence[int], outcomes: Sequence[Outcome]) -> bool:
    """Whether cutting off explains most of the percentages that do not fit, and no other percentage was certainly rounded."""
    wrong = sum(outcome.grade is Grade.CONTRADICTION and _percent(outcome) is not None for outcome in outcomes)
    return wrong < len(cut) and not any(
        _is_rounded(equation) for outcome in outcomes if outcome.verdict is Verdict.PASS for equation in outcome.equations
    )


def _is_rounded(equation: Equation) -> bool:
    """Whether a ratio that holds would not hold for a percentage whose further digits were cut off."""
    for place, fact in enumerate(equation.operands):
        if (
            fact.quantity.unit == "percent"
            and fact.quantity.ulp
            and any(place in of and len(of) > 1 for of in equation.residual)
        ):
            quantities = [one.quantity for one in equation.operands]
            quantities[place] = _cut_off(fact.quantity)
            return compare(equation.residual, quantities, "==") is Truth.FALSE
    return False


def _cut_off(quantity: Quantity) -> Quantity:
    """The values that are printed like this when further digits are cut off."""
    if quantity.value < 0:
        return replace(quantity, low=quantity.value - quantity.ulp, high=quantity.value)
    return replace(quantity, low=quantity.value, high=quantity.value + quantity.ulp)


def _adding_up(outcome: Outcome) -> list[Fact]:
    """The percentages of a sum that is met to the last printed digit, such as shares that add up to 100.00."""
    for equation in outcome.equations:
        constant = equation.residual.get((), 0)
        if (
            constant
            and equation.apart
            and len(equation.operands) > 1
            and all(len(of) <= 1 for of in equation.residual)
            and all(fact.quantity.unit == "percent" for fact in equation.operands)
        ):
            return list(equation.operands) if _is_met(equation) else []
    return []


def _adding_up_in_a_sentence(outcomes: Sequence[Outcome]) -> Iterator[int]:
    """The percentages (by number) of one whole in one sentence that add up to exactly 100, as no rule needs to have noticed."""
    shares: dict[tuple[Span, int], dict[int, int]] = {}
    for outcome in outcomes:
        claim, fact = outcome.claim, _percent(outcome)
        if claim is not None and claim.kind == "share" and fact is not None:
            whole = claim.readings[outcome.reading].roles.get("whole")
            if isinstance(whole, Fact):
                shares.setdefault((claim.sentence, whole.quantity.value), {})[fact.number] = fact.quantity.value
    for percents in shares.values():
        if len(percents) > 1 and sum(percents.values()) == 100 * GRAINS:
            yield from percents


def _is_met(equation: Equation) -> bool:
    exact = [replace(fact.quantity, low=fact.quantity.value, high=fact.quantity.value) for fact in equation.operands]
    return compare(equation.residual, exact, "==") is Truth.TRUE
