"""Two intervals on one scale."""

from fractions import Fraction

import pytest

from auditor.rendering.html.intervals import Interval, bar, intervals
from tests.rendering.html.parsed import parsed
from tests.test_reporting import report


def drawn(one: Interval, other: Interval) -> tuple[int, int]:
    rectangle = parsed(bar(one, other, "stated")).one("rect")
    return int(rectangle.attributes["x"]), int(rectangle.attributes["width"])


@pytest.mark.parametrize(
    ("low", "high"), [(0, 1), (5, 6), (0, 10), (10, 10)]
)  # fmt: skip
def test_a_bar_lies_where_its_interval_does(low: int, high: int) -> None:
    left, width = drawn(Interval(Fraction(low), Fraction(high)), Interval(Fraction(0), Fraction(10)))
    assert left == min(40 + low * 92, 992)
    assert width == max((high - low) * 92, 8)


def test_intervals_apart_are_drawn_apart() -> None:
    found = intervals(report().findings[0])
    assert found is not None
    derived, stated = found
    assert derived.high < stated.low
    assert sum(drawn(derived, stated)) < drawn(stated, derived)[0]


def test_a_single_point_is_no_picture() -> None:
    point = Interval(Fraction(1), Fraction(1))
    assert bar(point, point, "stated") == ""
