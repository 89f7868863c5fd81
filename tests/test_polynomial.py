"""The exact range of a multilinear polynomial against a walk over all corners of the box."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import prod

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from auditor.polynomial import MAX_FIXED, Polynomial, extent, quotient_extent, value_of
from auditor.quantity import GRAINS, Quantity, combined, printed, to_text


def printed_figure(digits: str, *, exact: bool = False) -> Quantity:
    quantity = printed(digits, unit="yuan", exact=exact)
    assert quantity is not None
    return quantity


figures = st.builds(
    lambda mantissa, decimals, exact: printed_figure(to_text(Fraction(mantissa, 10**decimals), decimals, 1), exact=exact),
    st.integers(-500, 500),
    st.integers(0, 3),
    st.booleans(),
)
operands_of_four = st.lists(figures, min_size=4, max_size=4)
monomials = st.sets(st.integers(0, 3), max_size=3).map(lambda indexes: tuple(sorted(indexes)))
polynomials = st.dictionaries(monomials, st.integers(-9, 9), max_size=6)


def at(p: Polynomial, values: tuple[Fraction, ...]) -> Fraction:
    return sum((c * prod((values[i] for i in m), start=Fraction(1)) for m, c in p.items()), start=Fraction(0))


def corners(operands: list[Quantity]) -> list[tuple[Fraction, ...]]:
    return list(product(*((Fraction(q.low, GRAINS), Fraction(q.high, GRAINS)) for q in operands)))


@given(polynomials, operands_of_four)
def test_the_extent_is_that_of_all_corners(p: Polynomial, operands: list[Quantity]) -> None:
    values = [at(p, corner) for corner in corners(operands)]
    low, high, degree = extent(p, operands)
    assert (Fraction(low, GRAINS**degree), Fraction(high, GRAINS**degree)) == (min(values), max(values))


@given(polynomials, operands_of_four)
def test_the_value_is_that_of_the_printed_figures(p: Polynomial, operands: list[Quantity]) -> None:
    value, degree = value_of(p, operands)
    assert Fraction(value, GRAINS**degree) == at(p, tuple(Fraction(q.value, GRAINS) for q in operands))


@given(polynomials, polynomials, operands_of_four)
def test_the_quotient_is_that_of_all_corners(top: Polynomial, bottom: Polynomial, operands: list[Quantity]) -> None:
    low, high, _ = extent(bottom, operands)
    if low <= 0 <= high:
        return
    values = [at(top, corner) / at(bottom, corner) for corner in corners(operands)]
    assert quotient_extent(top, bottom, operands) == (min(values), max(values))


@given(figures, figures)
def test_a_print_that_enters_by_two_ways_is_one_figure(level: Quantity, change: Quantity) -> None:
    prior = combined(((1, level), (-1, change)))
    # level − prior is the change again, whatever the level was rounded from.
    assert extent({(0,): 1, (1,): -1}, [level, prior]) == (change.low, change.high, 1)


@given(figures, figures)
@example(printed_figure("0"), printed_figure("0", exact=True))
def test_a_print_times_itself_lies_within_the_product_of_two_like_it(level: Quantity, change: Quantity) -> None:
    prior = combined(((1, level), (-1, change)))
    low, high, degree = extent({(0, 1): 1}, [level, prior])
    middle = (Fraction(level.value, GRAINS), Fraction(change.value, GRAINS))
    for a, b in (*corners([level, change]), middle):
        assert low <= a * (a - b) * GRAINS**degree <= high


def test_a_cancelled_figure_leaves_nothing() -> None:
    level, change = printed_figure("120.00"), printed_figure("20.00")
    prior = combined(((1, level), (-1, change)))
    assert extent({(0,): 1, (1,): -1, (2,): -1}, [level, prior, change]) == (0, 0, 1)


def test_what_is_entangled_beyond_measure_is_refused() -> None:
    pairs: Polynomial = {(2 * i, 2 * i + 1): 1 for i in range(MAX_FIXED + 1)}
    with pytest.raises(ValueError, match="entangled"):
        extent(pairs, [printed_figure("1.5") for _ in range(2 * MAX_FIXED + 2)])


def test_one_factor_shared_by_many_products_is_not_entangled() -> None:
    many = 200
    rate, *amounts = [printed_figure("1.5") for _ in range(many + 1)]
    low, high, _ = extent({(0, i + 1): 1 for i in range(many)}, [rate, *amounts])
    assert (low, high) == (many * rate.low**2, many * rate.high**2)
