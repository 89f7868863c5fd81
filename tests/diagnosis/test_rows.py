"""What one relation leaves to each of its figures."""

from fractions import Fraction
from itertools import product
from random import Random

import pytest

from auditor.diagnosis.rows import Bounds, Row, bounds_of, range_of
from auditor.judgement import Relation


def row(
    terms: tuple[tuple[int, tuple[int, ...]], ...], constant: int = 0, relation: Relation = "==", repeated: tuple[int, ...] = ()
) -> Row:
    figures = tuple(sorted({figure for _, of in terms for figure in of}))
    return Row(0, terms, constant, relation, figures, repeated, 0, any(len(of) > 1 for _, of in terms))


def box(**bounds: Bounds) -> dict[int, Bounds]:
    return {int(name[1:]): ends for name, ends in bounds.items()}


def test_a_part_is_what_the_others_leave_of_the_total() -> None:
    total = row(((1, (0,)), (-1, (1,)), (-1, (2,))))
    known = box(x0=(99, 101), x1=(29, 31), x2=(0, 5))
    assert bounds_of(total, 2, known.__getitem__) == (68, 72)
    assert bounds_of(total, 0, known.__getitem__) == (29, 36)


def test_nothing_is_left_unbounded_by_an_unbounded_figure_alone() -> None:
    total = row(((1, (0,)), (-1, (1,)), (-1, (2,))))
    known = box(x0=(99, 101), x1=(None, 31), x2=(0, 5))
    assert bounds_of(total, 2, known.__getitem__) == (68, None)
    assert bounds_of(total, 0, known.__getitem__) == (None, 36)


@pytest.mark.parametrize(("relation", "bounds"), [("<=", (None, 31)), (">=", (29, None)), ("==", (29, 31))])
def test_an_order_bounds_one_side(relation: Relation, bounds: Bounds) -> None:
    assert bounds_of(row(((1, (0,)), (-1, (1,))), relation=relation), 0, box(x0=(0, 0), x1=(29, 31)).__getitem__) == bounds
    turned = bounds_of(row(((-1, (0,)), (1, (1,))), relation=relation), 0, box(x0=(0, 0), x1=(29, 31)).__getitem__)
    assert (turned == bounds) == (relation == "==")


def test_a_divisor_that_may_be_zero_bounds_nothing() -> None:
    share = row(((1, (0, 1)), (-100, (2,))))
    assert bounds_of(share, 0, box(x0=(0, 0), x1=(-1, 5), x2=(3, 4)).__getitem__) == (None, None)
    assert bounds_of(share, 0, box(x0=(0, 0), x1=(4, 5), x2=(3, 4)).__getitem__) == (60, 100)


@pytest.mark.parametrize("seed", range(30))
def test_no_true_value_is_cut_off_and_the_bounds_of_a_rate_are_tight(seed: int) -> None:
    """rate · (level − change) = 100 · change, over every whole value of the other two."""
    rng = Random(seed)
    rate = row(((1, (0, 1)), (-1, (0, 2)), (-100, (2,))), repeated=(0, 2))
    level = rng.randrange(400, 900)
    change = rng.randrange(-200, 200)
    known = box(x0=(0, 0), x1=(level, level + 9), x2=(change, change + 5))
    low, high = bounds_of(rate, 0, known.__getitem__)
    values = [Fraction(100 * c, b - c) for b, c in product(range(level, level + 10), range(change, change + 6))]
    assert low is not None
    assert high is not None
    assert low <= min(values) <= low + 1
    assert high - 1 <= max(values) <= high


def test_the_range_holds_zero_where_the_row_can_hold() -> None:
    assert range_of(row(((1, (0,)), (-1, (1,)))), box(x0=(1, 3), x1=(2, 5)).__getitem__) == (-4, 1)
