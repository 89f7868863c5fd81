"""Laws of printed numbers: what is read is what was written, and every value that is printed like this lies in the interval."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.quantity import (
    GRAINS,
    Quantity,
    at_decimals_of,
    at_quantum,
    combined,
    digits_of,
    exact_zero,
    negated,
    printed,
    replaced,
    tenfold,
    to_text,
)

WAN = 10**4

mantissas = st.integers(-(10**14), 10**14)
decimal_places = st.integers(0, 8)
scales = st.sampled_from([1, 10, 1000, 10**4, 10**8])


def yuan(digits: str, scale: int = WAN) -> Quantity:
    quantity = printed(digits, unit="yuan", scale=scale)
    assert quantity is not None
    return quantity


def half_even(value: Fraction) -> int:
    return round(value)


def half_up(value: Fraction) -> int:
    magnitude = (2 * abs(value.numerator) + value.denominator) // (2 * value.denominator)
    return magnitude if value >= 0 else -magnitude


@given(mantissas, decimal_places, scales)
def test_reading_what_was_written_is_identity(mantissa: int, decimals: int, scale: int) -> None:
    value = Fraction(mantissa * scale, 10**decimals)
    quantity = printed(to_text(value, decimals, scale), unit="yuan", scale=scale)
    assert quantity is not None
    assert Fraction(quantity.value, GRAINS) == value
    assert (quantity.decimals, quantity.scale) == (decimals, scale)


@given(mantissas, decimal_places, scales)
def test_writing_what_was_read_is_identity(mantissa: int, decimals: int, scale: int) -> None:
    whole = str(abs(mantissa)).rjust(decimals + 1, "0")
    text = ("-" if mantissa < 0 else "") + (f"{whole[:-decimals]}.{whole[-decimals:]}" if decimals else whole)
    quantity = printed(text, unit="yuan", scale=scale)
    assert quantity is not None
    assert to_text(Fraction(quantity.value, GRAINS), decimals, scale) == text


@given(mantissas, decimal_places, scales)
def test_thousands_commas_change_nothing(mantissa: int, decimals: int, scale: int) -> None:
    plain = to_text(Fraction(mantissa * scale, 10**decimals), decimals, scale)
    whole, point, fraction = plain.partition(".")
    assert printed(f"{int(whole):,}{point}{fraction}" if int(whole) else plain, unit="yuan", scale=scale) == printed(
        plain, unit="yuan", scale=scale
    )


@given(st.fractions(-(10**9), 10**9, max_denominator=10**9), decimal_places, scales)
def test_every_half_rule_prints_a_value_within_its_own_interval(value: Fraction, decimals: int, scale: int) -> None:
    for rule in (half_even, half_up):
        mantissa = rule(value * 10**decimals / scale)
        quantity = yuan(to_text(Fraction(mantissa * scale, 10**decimals), decimals, scale), scale)
        assert quantity.low <= value * GRAINS <= quantity.high


@given(mantissas, decimal_places, scales, st.fractions(Fraction(1, 10**9), 3))
def test_no_value_beyond_the_interval_is_printed_like_this(mantissa: int, decimals: int, scale: int, beyond: Fraction) -> None:
    quantity = yuan(to_text(Fraction(mantissa * scale, 10**decimals), decimals, scale), scale)
    for value in (quantity.high + beyond * quantity.ulp, quantity.low - beyond * quantity.ulp):
        in_last_digits = value / quantity.ulp
        assert half_up(in_last_digits) != mantissa
        assert half_even(in_last_digits) != mantissa


@pytest.mark.parametrize(
    "digits",
    [
        *("", "-", ".5", "5.", "1,23", "1234,567", ",123", "1,234,", "1.2.3", "1e5", "+1", "1 234", "--1", "0x1f", "1_000"),
        *("１２", "1.5\n", "1" * 19, "0." + "1" * 13),
    ],
)
def test_what_is_no_number_gives_none(digits: str) -> None:
    assert printed(digits, unit="yuan", scale=WAN) is None


def test_decimals_are_held_down_to_half_of_the_last_one() -> None:
    assert printed("0.12345678", unit="percent") is not None
    assert printed("0.123456789", unit="percent") is None
    assert printed("0.123456789012", unit="yuan", scale=WAN) is not None


@given(mantissas, decimal_places, scales)
def test_an_exact_kind_has_no_width(mantissa: int, decimals: int, scale: int) -> None:
    quantity = printed(
        to_text(Fraction(mantissa * scale, 10**decimals), decimals, scale), unit="score", scale=scale, exact=True
    )
    assert quantity is not None
    assert quantity.low == quantity.value == quantity.high
    assert quantity.ulp == 0


def test_a_quantity_has_no_truth_value() -> None:
    with pytest.raises(TypeError):
        bool(yuan("0"))


def test_a_number_that_dropped_its_zeros_is_as_precise_as_its_neighbours() -> None:
    short, full = yuan("259.5"), yuan("259.50")
    exact = at_decimals_of(short, full.ulp)
    assert (exact.low, exact.value, exact.high, exact.ulp) == (full.low, full.value, full.high, full.ulp)
    assert (exact.decimals, digits_of(exact)) == (1, "259.5")


def test_a_text_zero_is_exact_and_a_printed_zero_takes_the_quantum_of_its_neighbours() -> None:
    neighbour = yuan("2844.74")
    zero = at_quantum(yuan("0"), neighbour.ulp)
    assert (zero.low, zero.high, zero.ulp) == (-neighbour.ulp // 2, neighbour.ulp // 2, neighbour.ulp)
    assert exact_zero("yuan").low == exact_zero("yuan").high == 0
    with pytest.raises(ValueError, match="zero"):
        at_quantum(neighbour, neighbour.ulp)


@given(mantissas, decimal_places)
def test_negation_mirrors_the_interval_and_is_its_own_inverse(mantissa: int, decimals: int) -> None:
    quantity = yuan(to_text(Fraction(mantissa * WAN, 10**decimals), decimals, WAN))
    mirrored = negated(quantity)
    assert (mirrored.low, mirrored.value, mirrored.high) == (-quantity.high, -quantity.value, -quantity.low)
    assert negated(mirrored) == quantity


@given(st.lists(st.tuples(st.integers(-3, 3), mantissas, decimal_places), min_size=1, max_size=6))
def test_the_interval_of_a_combination_is_what_its_parts_can_reach(terms: list[tuple[int, int, int]]) -> None:
    parts = tuple((c, yuan(to_text(Fraction(m * WAN, 10**d), d, WAN))) for c, m, d in terms)
    whole = combined(parts)
    assert whole.value == sum(c * q.value for c, q in parts)
    assert whole.high - whole.low == sum(abs(c) * (q.high - q.low) for c, q in parts)
    assert whole.low + whole.high == 2 * whole.value
    assert whole.decimals == max(q.decimals for _, q in parts)


def test_a_print_that_enters_a_combination_twice_counts_once() -> None:
    level, change = yuan("120.00"), yuan("20.00")
    prior = combined(((1, level), (-1, change)))
    again = combined(((1, prior), (1, change)))
    assert (again.value, again.low, again.high) == (level.value, level.low, level.high)
    assert again.parts == ((1, level),)
    assert negated(prior).parts == ((-1, level), (1, change))


def test_a_combination_is_shown_like_its_finest_part() -> None:
    prior = combined(((1, yuan("1.20", 10**8)), (-1, yuan("312.55"))))
    assert (prior.decimals, prior.scale, prior.ulp) == (2, WAN, yuan("312.55").ulp)
    assert to_text(Fraction(prior.value, GRAINS), prior.decimals, prior.scale) == "11687.45"


def test_a_combination_is_as_approximate_as_any_of_its_parts() -> None:
    about = printed("20", unit="yuan", scale=WAN, approximate=True)
    assert about is not None
    assert combined(((1, yuan("120.00")), (-1, about))).approximate
    assert not combined(((1, yuan("120.00")), (-1, yuan("20")))).approximate


def test_figures_of_different_units_do_not_combine() -> None:
    percent = printed("3", unit="percent")
    assert percent is not None
    with pytest.raises(ValueError, match="different units"):
        combined(((1, yuan("3")), (1, percent)))


@given(mantissas, decimal_places)
def test_tenfold_moves_the_digits_and_keeps_the_width(mantissa: int, decimals: int) -> None:
    quantity = yuan(to_text(Fraction(mantissa * WAN, 10**decimals), decimals, WAN))
    slipped = tenfold(quantity)
    assert slipped.value == 10 * quantity.value
    assert (slipped.value - slipped.low, slipped.high - slipped.value) == (quantity.ulp // 2, quantity.ulp // 2)


def test_a_combination_slips_through_one_of_its_prints_only() -> None:
    level, change = yuan("120.00"), yuan("20.00")
    prior = combined(((1, level), (-1, change)))
    with pytest.raises(ValueError, match="no digits"):
        tenfold(prior)
    assert replaced(prior, change, tenfold(change)).value == yuan("-80.00").value
    assert replaced(change, change, level) is level
    assert replaced(prior, yuan("20.00"), level) is prior


@pytest.mark.parametrize(
    ("value", "decimals", "scale", "text"),
    [
        (Fraction(5, 1000), 2, 1, "0.01"),
        (Fraction(-5, 1000), 2, 1, "-0.01"),
        (Fraction(-4, 1000), 2, 1, "0.00"),
        (60628200, 2, WAN, "6062.82"),
        (Fraction(1, 3), 0, 1, "0"),
        (125, 0, 10, "13"),
        (-15000, 0, WAN, "-2"),
    ],
)
def test_a_value_is_shown_rounded_half_away_from_zero(value: Fraction | int, decimals: int, scale: int, text: str) -> None:
    assert to_text(value, decimals, scale) == text


@pytest.mark.parametrize(("digits", "scale"), [("6062.82", WAN), ("0.35", WAN), ("-0.50", 1), ("0.00", 1), ("32", 1)])
def test_the_digits_of_a_print_are_those_printed(digits: str, scale: int) -> None:
    quantity = printed(digits, unit="yuan", scale=scale)
    assert quantity is not None
    assert digits_of(quantity) == digits


def test_a_zero_with_decimals_is_as_precise_as_it_says() -> None:
    zero = printed("0.0", unit="yuan", scale=10**4)
    assert zero is not None
    assert at_quantum(zero, 1) == zero
