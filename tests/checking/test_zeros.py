"""Digits and sums together decide whether a part drops zeros."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import count

import pytest

from auditor.checking.zeros import LEAST_CHANCE, at_least, decided
from auditor.facts import Aspects, Fact, Precision
from auditor.outcomes import Equation, Outcome, Verdict
from auditor.polynomial import Polynomial
from auditor.quantity import Quantity, exact_zero, printed
from auditor.text import Span

SUM: Polynomial = {(0,): 1, (1,): 1, (2,): -1}
NUMBERS = count()


def fact(digits: str | Quantity) -> Fact:
    quantity = printed(digits, unit="yuan", scale=10**4) if isinstance(digits, str) else digits
    assert quantity is not None
    number = next(NUMBERS)
    return Fact(number, "", None, quantity, Span(number, number + 1), Aspects(), 0, Span(0, 1))


def outcome(facts: Sequence[Fact], residual: Polynomial = SUM, verdict: Verdict = Verdict.PASS) -> Outcome:
    return Outcome("TST001", verdict, facts[0].span, 0, equations=(Equation(residual, True, None, tuple(facts)),))


def part(figures: int, printed: int, *shorter: Fact) -> Precision:
    chance = Fraction(9, 10) ** figures
    return Precision(None, "account", "yuan", 10**4, 2, printed, figures, frozenset(one.number for one in shorter), chance)


def sums(*texts: str) -> list[list[Fact]]:
    return [[fact(digits) for digits in text.split()] for text in texts]


def test_many_figures_decide_without_a_sum() -> None:
    """0.9^65 is more than one in a thousand, and 0.9^66 less."""
    short = fact("25.5")
    assert decided((part(65, 1, short),), ()) == ()
    assert len(decided((part(66, 1, short),), ())) == 1


def test_sums_that_fit_exactly_decide_with_few_figures() -> None:
    made = sums("25.5 11.23 36.73", "7.1 11.23 18.33", "4.6 12.34 16.94")
    asked = part(10, 1, *(some[0] for some in made))
    (found,) = decided((asked,), [outcome(some) for some in made])
    assert (found.tried, found.held, found.chance) == (3, 3, Fraction(9, 10) ** 10 / 1000)
    assert decided((asked,), [outcome(some) for some in made[:2]]) == ()


def test_sums_that_do_not_fit_count_against_it() -> None:
    made = sums("25.5 11.23 36.73", "7.1 11.23 18.33", "4.6 12.34 16.94", "8.8 12.34 21.17", "5.2 12.34 17.51")
    asked = part(10, 1, *(some[0] for some in made))
    outcomes = [outcome(some) for some in made]
    assert len(decided((asked,), outcomes[:3])) == 1
    assert decided((asked,), outcomes) == ()


def test_a_shorter_figure_is_asked_once() -> None:
    made = sums("25.5 11.23 36.73", "25.5 12.34 37.84", "25.5 17.17 42.67")
    assert decided((part(10, 1, *(some[0] for some in made)),), [outcome(some) for some in made]) == ()


@pytest.mark.parametrize("text", ["25.5 11.2 36.7", "25.5 0.00 25.5", "25.5 11 36.5"])
def test_sums_of_shorter_figures_alone_say_nothing(text: str) -> None:
    made = [[fact(digits) for digits in text.split()] for _ in range(4)]
    asked = part(30, 1, *(one for some in made for one in some if one.quantity.decimals == 1))
    assert decided((asked,), [outcome(some) for some in made]) == ()


def test_neither_products_nor_orders_nor_implied_figures_are_asked() -> None:
    made = sums("25.5 11.23 36.73", "7.1 11.23 18.33", "4.6 12.34 16.94")
    asked = part(10, 1, *(some[0] for some in made))
    products = [outcome(some, {(0, 1): 1, (2,): -1}) for some in made]
    undecided = [outcome(some, verdict=Verdict.UNDECIDED) for some in made]
    assert decided((asked,), [*products, *undecided]) == ()


def test_a_print_of_the_same_figure_with_all_decimals_is_the_better_witness() -> None:
    """20 in the text and 20.00 in a table: of coarser figures one in a hundred would fit."""
    pairs = sums("20 20.00", "35 35.00")
    asked = part(22, 0, *(some[0] for some in pairs))
    (found,) = decided((asked,), [outcome(some, {}) for some in pairs])
    assert found.chance == Fraction(9, 10) ** 22 / 10**4
    assert decided((part(22, 0, one := fact("20")),), [outcome([one, fact(exact_zero("yuan"))], {})]) == ()


def test_the_chance_of_so_many_by_luck() -> None:
    assert at_least(0, 5, Fraction(1, 10)) == 1
    assert at_least(1, 2, Fraction(1, 10)) == Fraction(19, 100)
    assert at_least(3, 3, Fraction(1, 10)) == LEAST_CHANCE
