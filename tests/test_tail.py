"""The tail mass against direct enumeration, against its symmetries, and against the published table."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from math import factorial, prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.tail import MAX_VARIABLES, cdf

terms = st.lists(
    st.tuples(st.integers(-4, 4), st.integers(-30, 30), st.integers(0, 12)).map(lambda t: (t[0], t[1], t[1] + t[2])), max_size=6
)


def enumerated(of: list[tuple[int, int, int]], x: int) -> Fraction:
    """Every subset of the variables by itself: the textbook formula without grouping, symmetry or common divisors."""
    widths = [abs(c) * (high - low) for c, low, high in of if c and low < high]
    room = x - sum(min(c * low, c * high) for c, low, high in of)
    if not widths:
        return Fraction(room >= 0)
    total = Fraction(0)
    for size in range(len(widths) + 1):
        for chosen in combinations(widths, size):
            total += (-1) ** size * Fraction(max(0, room - sum(chosen))) ** len(widths)
    return total / (factorial(len(widths)) * prod(widths))


@given(terms, st.integers(-400, 400))
def test_the_mass_is_that_of_direct_enumeration(of: list[tuple[int, int, int]], x: int) -> None:
    assert cdf(of, x) == enumerated(of, x)


@given(terms, st.integers(-400, 400))
def test_both_sides_make_one(of: list[tuple[int, int, int]], x: int) -> None:
    below = cdf(of, x)
    above = cdf([(-c, low, high) for c, low, high in of], -x)
    assert below is not None
    assert above is not None
    rigid = all(c == 0 or low == high for c, low, high in of)
    assert below + above == (1 if not rigid or x != sum(c * low for c, low, _ in of) else 2)


@given(terms, st.integers(-400, 400), st.integers(0, 50))
def test_a_wider_reach_never_loses_mass(of: list[tuple[int, int, int]], x: int, more: int) -> None:
    below, further = cdf(of, x), cdf(of, x + more)
    assert below is not None
    assert further is not None
    assert 0 <= below <= further <= 1


@pytest.mark.parametrize(
    ("parts", "last_digits", "mass"),
    [
        (3, 1, "0.17"),
        (3, 2, "0"),
        (6, 1, "0.24"),
        (6, 2, "0.016"),
        (6, 3, "2.2e-05"),
        (8, 2, "0.033"),
        (12, 3, "0.0056"),
        (12, 6, "5.1e-13"),
        (20, 4, "0.003"),
    ],
)
def test_the_table_of_sums_that_miss_their_total_by_some_last_digits(parts: int, last_digits: int, mass: str) -> None:
    # Parts printed 0 ± ½, total printed −k ± ½: the sum of the parts must be at most −k + ½.
    tail = cdf([(1, -1, 1)] * parts, -2 * last_digits + 1)
    assert tail is not None
    assert f"{float(tail):.2g}" == mass


def test_the_share_that_the_table_of_percentages_begins_with() -> None:
    # 0.53 of 0.54 stated as 100 %: P(100 a − 99.5 b ≥ 0), in half last digits.
    tail = cdf([(-200, 105, 107), (199, 107, 109)], 0)
    assert tail is not None
    assert round(tail, 6) == Fraction(35958, 10**6)


def test_without_any_width_the_mass_is_a_step() -> None:
    assert [cdf([(2, 5, 5)], x) for x in (9, 10, 11)] == [0, 1, 1]
    assert [cdf([], x) for x in (-1, 0, 1)] == [0, 1, 1]


def test_more_figures_than_can_be_summed_in_bounded_time_give_none() -> None:
    assert cdf([(1, 0, 2)] * MAX_VARIABLES, 10) is not None
    assert cdf([(1, 0, 2)] * (MAX_VARIABLES + 1), 10) is None
    assert cdf([(1, 0, 2 ** (i + 1)) for i in range(40)], 10**6) is None
    assert cdf([(1, 0, 2)] * 10**4, -1) == 0
