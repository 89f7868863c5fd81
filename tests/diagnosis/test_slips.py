"""Which figures may have been meant where another one was printed."""

import pytest

from auditor.diagnosis.slips import Slipped, slipped
from auditor.quantity import GRAINS, Quantity, printed


def quantity(digits: str, unit: str = "yuan", scale: int = 10**4) -> Quantity:
    made = printed(digits, unit=unit, scale=scale)
    assert made is not None
    return made


def near(digits: str, meant: str, *, unit: str = "yuan", scale: int = 10**4, copied: bool = False) -> Slipped:
    """What is told of a print whose true value is printed like `meant`."""
    true = quantity(meant, unit, scale)
    return slipped(quantity(digits, unit, scale), true.low + 1, true.high - 1, copied=copied)


@pytest.mark.parametrize(
    ("digits", "meant", "slip"),
    [
        ("123.45", "12.345", "point"),
        ("1.79", "17.90", "point"),
        ("19.64", "16.94", "swapped"),
        ("1896.31", "18946.31", "lost"),
        ("18994.31", "1894.31", "doubled"),
        ("18945.31", "18945.37", "misread"),
        ("18945.31", "18945.91", "digit"),
        ("18945", "1.8945", "unit"),
        ("-19.64", "19.64", "sign"),
        ("18.99", "19.00", "cut"),
    ],
)
def test_a_slip_is_named_with_the_figure_that_was_meant(digits: str, meant: str, slip: str) -> None:
    (first, *_) = near(digits, meant).corrections
    assert first.slip == slip
    assert abs(first.value - quantity(meant).value) <= quantity(meant).ulp * 50


def test_a_percentage_may_be_printed_as_a_ratio() -> None:
    corrections = near("0.02", "2", unit="percent", scale=1).corrections
    assert (corrections[0].value, corrections[0].decimals) == (2 * GRAINS, 0)


def test_nothing_is_invented() -> None:
    assert near("18945.31", "3276.88").corrections == ()
    assert slipped(quantity("12.34"), None, quantity("99.00").high).corrections == ()
    assert slipped(quantity("12.34"), None, None).corrections == ()


def test_a_copied_figure_has_the_only_value_that_fits() -> None:
    (correction,) = near("18945.31", "3276.88", copied=True).corrections
    assert (correction.slip, correction.value) == ("copied", quantity("3276.88").value)


def test_wide_bounds_do_not_win_by_themselves() -> None:
    print_ = quantity("19.64")
    narrow = near("19.64", "16.94")
    wide = slipped(print_, quantity("1.00").low, quantity("19.00").high)
    assert narrow.score > wide.score
    assert narrow.score > near("19.64", "83.27").score


def test_a_zero_is_hardly_an_amount_that_slipped() -> None:
    assert near("0.00", "754235.70").score < near("754235.10", "754235.70").score
