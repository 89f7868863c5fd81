"""Laws of the judgement: truth, however rounded, never fails; an impossible figure always does; width only ever excuses."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import Literal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from auditor.judgement import Judgement, Polynomial, Relation, Truth, compare, judge, range_of, same
from auditor.quantity import GRAINS, Quantity, at_quantum, combined, exact_zero, negated, printed, tenfold, to_text
from auditor.record import replace

WAN = 10**4
SHARE: tuple[Polynomial, Polynomial] = ({(0,): 100}, {(1,): 1})
RATE: tuple[Polynomial, Polynomial] = ({(0,): 100, (1,): -100}, {(1,): 1})
ONE: Polynomial = {(): 1}

Rounding = Literal["half-up", "half-even"]
roundings: st.SearchStrategy[Rounding] = st.sampled_from(["half-up", "half-even"])
amounts = st.fractions(-(10**9), 10**9, max_denominator=1000)
wholes = amounts.filter(lambda value: abs(value) >= 10**5)


def quantity(digits: str, unit: str = "yuan", scale: int = 1, *, exact: bool = False, approximate: bool = False) -> Quantity:
    result = printed(digits, unit=unit, scale=scale, exact=exact, approximate=approximate)
    assert result is not None
    return result


def wan(digits: str) -> Quantity:
    return quantity(digits, scale=WAN)


def percent(digits: str) -> Quantity:
    return quantity(digits, "percent")


def rounded(value: Fraction, decimals: int, rounding: Rounding, unit: str = "yuan", scale: int = WAN) -> Quantity:
    shifted = value * 10**decimals / scale
    if rounding == "half-even":
        value = Fraction(round(shifted) * scale, 10**decimals)
    return quantity(to_text(value, decimals, scale), unit, scale)


def total_of(parts: int) -> Polynomial:
    return {(i,): 1 for i in range(parts)}


def corners(operands: tuple[Quantity, ...]) -> list[tuple[Fraction, ...]]:
    return list(product(*((Fraction(q.low, GRAINS), Fraction(q.high, GRAINS)) for q in operands)))


# --- truth never fails ------------------------------------------------------------------------------------------------------


@given(amounts, wholes, st.integers(0, 3), st.integers(0, 3), roundings, st.booleans())
def test_a_true_share_never_fails(
    part: Fraction, whole: Fraction, decimals: int, percent_decimals: int, rounding: Rounding, of_prints: bool
) -> None:
    operands = (rounded(part, decimals, rounding), rounded(whole, decimals, rounding))
    if of_prints:
        part, whole = (Fraction(q.value, GRAINS) for q in operands)
    stated = rounded(100 * part / whole, percent_decimals, rounding, "percent", 1)
    assert judge(stated, *SHARE, operands, kind="ratio").verdict in ("pass", "doubtful")


@given(st.lists(amounts, min_size=1, max_size=30), st.integers(0, 3), st.integers(0, 3), roundings)
def test_a_true_sum_never_fails(parts: list[Fraction], decimals: int, total_decimals: int, rounding: Rounding) -> None:
    operands = tuple(rounded(part, decimals, rounding) for part in parts)
    stated = rounded(sum(parts, start=Fraction(0)), total_decimals, rounding)
    assert judge(stated, total_of(len(parts)), ONE, operands, kind="sum").verdict in ("pass", "doubtful")


@given(amounts, wholes, st.integers(0, 3), st.integers(0, 2), roundings)
def test_a_true_change_never_fails(
    current: Fraction, prior: Fraction, decimals: int, percent_decimals: int, rounding: Rounding
) -> None:
    level, change = rounded(current, decimals, rounding), rounded(current - prior, decimals, rounding)
    implied = combined(((1, level), (-1, change)))
    stated = rounded(100 * (current - prior) / prior, percent_decimals, rounding, "percent", 1)
    allowed = ("pass", "doubtful", "undecided", "not_applicable")
    assert judge(stated, *SHARE, (change, implied), kind="ratio").verdict in allowed
    assert judge(stated, *RATE, (level, implied), kind="ratio").verdict in allowed
    assert judge(stated, *RATE, (level, rounded(prior, decimals, rounding)), kind="ratio").verdict in allowed
    assert same(implied, rounded(prior, decimals, rounding)).verdict in ("pass", "doubtful")


@given(st.integers(0, 10**6), amounts, st.integers(0, 3), st.integers(0, 3), roundings)
def test_a_true_product_never_fails(count: int, each: Fraction, decimals: int, total_decimals: int, rounding: Rounding) -> None:
    number = quantity(str(count), "count:x", exact=True)
    standard = rounded(each, decimals, rounding, "yuan-per:x", 1)
    stated = rounded(count * each, total_decimals, rounding)
    assert judge(stated, {(0, 1): 1}, ONE, (number, standard), kind="product").verdict in ("pass", "doubtful")


@given(amounts, st.integers(0, 3), st.integers(0, 3), roundings, roundings)
def test_two_prints_of_one_amount_never_contradict(
    value: Fraction, decimals: int, others: int, rounding: Rounding, again: Rounding
) -> None:
    assert same(rounded(value, decimals, rounding), rounded(value, others, again)).verdict in ("pass", "doubtful")


# --- what is impossible fails -----------------------------------------------------------------------------------------------


@given(
    st.lists(st.integers(-(10**8), 10**8), min_size=1, max_size=20),
    st.integers(0, 2),
    st.fractions(Fraction(1, 1000), 1000),
    st.booleans(),
)
def test_a_total_beyond_the_joint_box_by_more_than_one_last_digit_is_a_contradiction(
    mantissas: list[int], decimals: int, beyond: Fraction, down: bool
) -> None:
    operands = tuple(wan(to_text(Fraction(m * WAN, 10**decimals), decimals, WAN)) for m in mantissas)
    steps = Fraction(len(mantissas) + 1, 2) + 1 + beyond
    last_digits = sum(mantissas) + (-1 if down else 1) * (int(steps) + 1)
    stated = wan(to_text(Fraction(last_digits * WAN, 10**decimals), decimals, WAN))
    judgement = judge(stated, total_of(len(operands)), ONE, operands, kind="sum")
    assert (judgement.verdict, judgement.grade) == ("fail", "contradiction")
    assert judgement.gap is not None
    assert judgement.gap > Fraction(stated.ulp, GRAINS)


small = st.integers(-300, 300)


@given(small, small, st.integers(-20000, 20000), st.integers(0, 2))
def test_a_share_fails_just_where_no_corner_reaches_it(part: int, whole: int, stated_last: int, decimals: int) -> None:
    assume(abs(whole) > 0)
    operands = (wan(to_text(part * 100, 2, WAN)), wan(to_text(whole * 100, 2, WAN)))
    stated = percent(to_text(Fraction(stated_last, 10**decimals), decimals, 1))
    quotients = [100 * a / b for a, b in corners(operands)]
    judgement = judge(stated, *SHARE, operands, kind="ratio")
    assert (judgement.low, judgement.high) == (min(quotients), max(quotients))
    reached = min(quotients) <= Fraction(stated.high, GRAINS) and Fraction(stated.low, GRAINS) <= max(quotients)
    assert (judgement.verdict == "fail") is not reached
    touching = min(quotients) == Fraction(stated.high, GRAINS) or max(quotients) == Fraction(stated.low, GRAINS)
    assert (judgement.grade == "boundary") is touching


# --- width only excuses -----------------------------------------------------------------------------------------------------


def widened(q: Quantity, by: int) -> Quantity:
    return replace(q, low=q.low - by, high=q.high + by)


@given(st.lists(small, min_size=2, max_size=2), st.integers(-500, 500), st.integers(0, 2), st.integers(0, GRAINS * 100))
def test_more_width_never_turns_pass_into_fail(values: list[int], stated_last: int, which: int, by: int) -> None:
    figures = [*(wan(to_text(value * 100, 2, WAN)) for value in values), percent(to_text(Fraction(stated_last, 10), 1, 1))]
    before = judge(figures[2], *SHARE, figures[:2], kind="ratio")
    figures[which] = widened(figures[which], by)
    after = judge(figures[2], *SHARE, figures[:2], kind="ratio")
    assert after.verdict != "fail" or before.verdict == "fail"


@given(st.lists(small, min_size=1, max_size=8), st.integers(-900, 900), st.data())
def test_the_order_of_parts_and_the_unit_of_printing_change_nothing(values: list[int], total: int, data: st.DataObject) -> None:
    in_wan = tuple(wan(to_text(value * 100, 2, WAN)) for value in values)
    in_hundreds = tuple(quantity(str(value), scale=100) for value in values)
    shuffled = tuple(data.draw(st.permutations(in_wan)))
    first = judge(wan(to_text(total * 100, 2, WAN)), total_of(len(values)), ONE, in_wan, kind="sum")
    for stated, operands in ((wan(to_text(total * 100, 2, WAN)), shuffled), (quantity(str(total), scale=100), in_hundreds)):
        other = judge(stated, total_of(len(values)), ONE, operands, kind="sum")
        assert (other.verdict, other.grade, other.tail, other.value, other.low, other.high, other.gap) == (
            *(first.verdict, first.grade, first.tail, first.value, first.low, first.high, first.gap),
        )


@given(small, small.filter(bool), st.integers(-3000, 3000))
def test_a_statement_about_decreases_is_judged_like_its_mirror_image(part: int, whole: int, stated_last: int) -> None:
    a, b, stated = (
        wan(to_text(part * 100, 2, WAN)),
        wan(to_text(whole * 100, 2, WAN)),
        percent(to_text(Fraction(stated_last, 10), 1, 1)),
    )
    one = judge(stated, *SHARE, (a, b), kind="ratio")
    for mirror in (
        judge(negated(stated), *SHARE, (negated(a), b), kind="ratio"),
        judge(stated, *SHARE, (negated(a), negated(b)), kind="ratio"),
    ):
        assert (mirror.verdict, mirror.grade, mirror.tail, mirror.gap) == (one.verdict, one.grade, one.tail, one.gap)


# --- grades -----------------------------------------------------------------------------------------------------------------


def share(stated: str, part: str, whole: str, *, soften: bool = True) -> Judgement:
    return judge(percent(stated), *SHARE, (wan(part), wan(whole)), kind="ratio", soften=soften)


@pytest.mark.parametrize(
    ("stated", "part", "whole", "verdict", "grade"),
    [
        ("98.15", "0.53", "0.54", "pass", None),
        ("98", "0.53", "0.54", "pass", None),
        ("100", "0.53", "0.54", "doubtful", "implausible"),
        ("99.00", "0.54", "0.54", "pass", None),
        ("100", "0.01", "0.02", "doubtful", "implausible"),
        ("42.84", "12.34", "28.79", "pass", None),
        ("32.01", "6062.82", "18946.31", "fail", "last_digit"),
        ("32", "196.82", "6062.82", "fail", "contradiction"),
        ("96", "96.75", "100.00", "fail", "truncated"),
        ("96.7", "96.79", "100.00", "fail", "truncated"),
        ("-96", "-96.75", "100.00", "fail", "truncated"),
        ("-97", "-96.25", "100.00", "fail", "contradiction"),
        ("98", "96.75", "100.00", "fail", "contradiction"),
        ("96.73", "96.75", "100.00", "fail", "last_digit"),
        ("96.72", "96.75", "100.00", "fail", "contradiction"),
        ("100", "100.75", "100.00", "fail", "contradiction"),
        ("0", "0.75", "100.00", "fail", "contradiction"),
        ("13", "12.50", "100.00", "pass", None),
        ("90", "0.02", "0.03", "pass", None),
        ("99.7", "0.53", "0.54", "pass", None),
        ("99.9", "0.53", "0.54", "doubtful", "implausible"),
    ],
)
def test_grades_of_a_share(stated: str, part: str, whole: str, verdict: str, grade: str | None) -> None:
    judgement = share(stated, part, whole)
    assert (judgement.verdict, judgement.grade) == (verdict, grade)


def test_a_statement_whose_meaning_would_flip_is_not_softened() -> None:
    assert share("96", "96.75", "100.00", soften=False).grade == "contradiction"
    assert share("96.73", "96.75", "100.00", soften=False).grade == "contradiction"


def test_a_total_can_be_cut_off_but_has_no_excuse_of_the_last_digit() -> None:
    parts = (wan("1.26"), wan("2.53"))
    assert judge(wan("3.7"), total_of(2), ONE, parts, kind="sum").grade == "truncated"
    assert judge(wan("3.76"), total_of(2), ONE, parts, kind="sum").grade == "contradiction"
    assert judge(wan("3.77"), total_of(2), ONE, parts, kind="sum").grade == "contradiction", "3.78 cut off is 3.78"
    assert judge(wan("3.82"), total_of(2), ONE, parts, kind="sum").grade == "contradiction"


@pytest.mark.parametrize(
    ("total", "verdict", "grade"),
    [
        ("12.00", "pass", None),
        ("12.01", "pass", None),
        ("12.02", "pass", None),
        ("12.03", "pass", None),
        ("12.04", "doubtful", "implausible"),
        ("12.06", "doubtful", "implausible"),
        ("12.07", "fail", "contradiction"),
    ],
)
def test_grades_of_a_sum_of_twelve(total: str, verdict: str, grade: str | None) -> None:
    judgement = judge(wan(total), total_of(12), ONE, tuple(wan("1.00") for _ in range(12)), kind="sum")
    assert (judgement.verdict, judgement.grade) == (verdict, grade)


def test_boxes_that_meet_in_one_point_are_a_boundary() -> None:
    judgement = judge(wan("3.02"), total_of(3), ONE, (wan("1.00"), wan("1.00"), wan("1.00")), kind="sum")
    assert (judgement.verdict, judgement.grade) == ("doubtful", "boundary")


def test_two_rounded_figures_are_enough_for_a_boundary() -> None:
    assert judge(wan("0.36"), total_of(1), ONE, (wan("0.35"),), kind="sum").grade == "boundary"


def test_a_derived_statement_has_no_digits_to_be_cut_off() -> None:
    stated = combined(((1, wan("4.7")), (-1, quantity("10000", exact=True))))
    assert judge(stated, total_of(2), ONE, (wan("1.26"), wan("2.53")), kind="sum").grade == "contradiction"


def test_one_rounded_figure_alone_at_its_end_is_an_ordinary_tie() -> None:
    one, eight = quantity("1", "count:x", exact=True), quantity("8", "count:x", exact=True)
    for stated in ("12", "13", "12.5"):
        assert judge(percent(stated), *SHARE, (one, eight), kind="ratio").verdict == "pass"
    assert judge(percent("14"), *SHARE, (one, eight), kind="ratio").verdict == "fail"


def test_printed_zeros_do_not_excuse_a_sum() -> None:
    parts = [wan("1.00"), wan("1.00"), *(wan("0.00") for _ in range(10))]
    judgement = judge(wan("2.03"), total_of(12), ONE, parts, kind="sum")
    assert (judgement.verdict, judgement.grade, judgement.tail) == ("doubtful", "implausible", Fraction(0))
    assert judge(wan("2.08"), total_of(12), ONE, parts, kind="sum").verdict == "fail"


def test_a_printed_zero_may_be_a_small_share() -> None:
    judgement = share("3", "0.00", "0.08")
    assert (judgement.verdict, judgement.tail is None) == ("pass", False)


def test_the_tail_is_the_smaller_of_both_sides() -> None:
    # The mirror image of 0.53 of 0.54 as 100 %: the derived figure lies above the stated one instead of below.
    above = judge(percent("100"), *SHARE, (wan("0.54"), wan("0.53")), kind="ratio")
    below = share("100", "0.53", "0.54")
    assert above.tail is not None
    assert below.tail is not None
    assert round(below.tail, 6) == Fraction(35958, 10**6)
    assert 0 < above.tail < Fraction(5, 100)


def test_products_of_rounded_figures_have_no_tail() -> None:
    judgement = judge(
        quantity("6.3"), {(0, 1): 1}, ONE, (quantity("2.5", "count:x"), quantity("2.5", "yuan-per:x")), kind="product"
    )
    assert (judgement.verdict, judgement.tail) == ("pass", None)
    assert judge(quantity("6.9"), {(0, 1): 1}, ONE, (quantity("2.5"), quantity("2.5")), kind="product").verdict == "fail"


# --- what cannot be decided -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "whole", "verdict", "reason"),
    [
        (wan("0.00"), wan("0.00"), "not_applicable", "zero-over-zero"),
        (exact_zero("yuan"), exact_zero("yuan"), "not_applicable", "zero-over-zero"),
        (wan("3.00"), wan("0.00"), "undecided", "zero-divisor"),
        (wan("3.00"), exact_zero("yuan"), "undecided", "zero-divisor"),
        (wan("3.00"), combined(((1, wan("5.00")), (-1, wan("5.01")))), "undecided", "zero-divisor"),
        (quantity("3", approximate=True), wan("5.00"), "undecided", "approximate"),
        (wan("3.00"), quantity("5", "count:x"), "undecided", "unit-clash"),
    ],
)
def test_what_cannot_be_decided_says_why(part: Quantity, whole: Quantity, verdict: str, reason: str) -> None:
    judgement = judge(percent("60"), *SHARE, (part, whole), kind="ratio")
    assert (judgement.verdict, judgement.reason, judgement.grade, judgement.gap) == (verdict, reason, None, None)


def test_zero_divisors_leave_nothing_derived() -> None:
    judgement = judge(percent("60"), *SHARE, (wan("3.00"), wan("0.00")), kind="ratio")
    assert (judgement.value, judgement.low, judgement.high) == (None, None, None)


def test_an_approximate_statement_is_undecided() -> None:
    stated = quantity("60", "percent", approximate=True)
    assert judge(stated, *SHARE, (wan("1.00"), wan("5.00")), kind="ratio").reason == "approximate"


def test_units_of_a_sum() -> None:
    points = quantity("3.5", "points")
    percents = (percent("30.5"), percent("27.0"))
    assert judge(points, {(0,): 1, (1,): -1}, ONE, percents, kind="sum").verdict == "pass"
    assert judge(percent("3.5"), {(0,): 1, (1,): -1}, ONE, (points, percent("27.0")), kind="sum").reason == "unit-clash"
    assert judge(wan("5.00"), total_of(1), ONE, (percent("5"),), kind="sum").reason == "unit-clash"


def test_an_average_has_a_unit_of_its_own() -> None:
    people = quantity("8", "count:x", exact=True)
    average = quantity("1.25", "yuan-per:x", WAN)
    assert judge(average, {(0,): 1}, {(1,): 1}, (wan("10.00"), people), kind="ratio").verdict == "pass"
    assert judge(tenfold(average), {(0,): 1}, {(1,): 1}, (wan("10.00"), people), kind="ratio").verdict == "fail"


# --- combinations -----------------------------------------------------------------------------------------------------------


def test_a_rate_on_an_implied_prior_uses_the_joint_box() -> None:
    level, change = wan("120.00"), wan("20.00")
    prior = combined(((1, level), (-1, change)))
    rates = [100 * d / (c - d) for c, d in corners((level, change))]
    judgement = judge(percent("20.00"), *RATE, (level, prior), kind="ratio")
    assert judgement.verdict == "pass"
    assert (judgement.low, judgement.high) == (min(rates), max(rates))
    apart = judge(percent("20.00"), *RATE, (level, wan("100.00")), kind="ratio")
    assert apart.low is not None
    assert judge(percent("20.03"), *RATE, (level, prior), kind="ratio").verdict == "fail"


def test_a_figure_always_agrees_with_what_was_derived_from_it() -> None:
    level, change = wan("5"), wan("4")
    prior = combined(((1, level), (-1, change)))
    assert judge(change, {(0,): 1, (1,): -1}, ONE, (level, prior), kind="sum").verdict == "pass"
    assert same(combined(((1, prior), (1, change))), level).verdict == "pass"


def test_zero_by_cancellation_is_a_zero_divisor() -> None:
    level = wan("5.00")
    nothing = combined(((1, level), (-1, level)))
    assert judge(percent("5"), *SHARE, (level, nothing), kind="ratio").reason == "zero-divisor"


def test_a_sum_of_thousands_is_still_judged() -> None:
    parts = tuple(wan("1.00") for _ in range(5000))
    assert judge(wan("5003.00"), total_of(5000), ONE, parts, kind="sum").verdict == "pass"
    assert judge(wan("5026.00"), total_of(5000), ONE, parts, kind="sum").verdict == "fail"


# --- two prints, and bounds -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "verdict", "grade"),
    [
        (wan("2844.74"), quantity("28447400"), "pass", None),
        (wan("2844.74"), quantity("0.28", scale=10**8), "pass", None),
        (wan("2844.74"), wan("2844.7"), "pass", None),
        (wan("0.35"), wan("0.36"), "doubtful", "boundary"),
        (wan("0.35"), wan("0.37"), "fail", "contradiction"),
        (wan("0.01"), exact_zero("yuan"), "fail", "contradiction"),
        (at_quantum(wan("0"), wan("0.01").ulp), exact_zero("yuan"), "pass", None),
        (quantity("23450", exact=True), quantity("2.34", scale=WAN), "pass", None),
        (quantity("12", exact=True), quantity("13", exact=True), "fail", "contradiction"),
        (wan("5"), percent("5"), "undecided", None),
        (wan("5"), quantity("9", approximate=True), "undecided", None),
    ],
)
def test_two_prints_of_one_figure(a: Quantity, b: Quantity, verdict: str, grade: str | None) -> None:
    for judgement in (same(a, b), same(b, a)):
        assert (judgement.verdict, judgement.grade) == (verdict, grade)


def test_the_gap_between_two_prints_is_that_of_their_intervals() -> None:
    assert same(wan("0.35"), wan("0.37")).gap == 100


def holds(value: Fraction, relation: Relation) -> bool:
    signs = {"<=": (-1, 0), "<": (-1,), ">=": (0, 1), ">": (1,), "==": (0,), "!=": (-1, 1)}
    return (value > 0) - (value < 0) in signs[relation]


relations: st.SearchStrategy[Relation] = st.sampled_from(["<=", "<", ">=", ">", "==", "!="])


@given(small, small, relations)
def test_a_relation_holds_for_all_some_or_none_of_the_values(a: int, b: int, relation: Relation) -> None:
    operands = (wan(to_text(a * 100, 2, WAN)), quantity(str(b), scale=100))
    low, high = range_of({(0,): 1, (1,): -1}, operands)
    assert (low, high) == (Fraction((a - b - 1) * 100), Fraction((a - b + 1) * 100))
    inner = (low + high) / 2
    truth = compare({(0,): 1, (1,): -1}, operands, relation)
    points = (low + Fraction(1, 10**9), inner, Fraction(0) if low < 0 < high else inner, high - Fraction(1, 10**9))
    inside = [holds(point, relation) for point in points]
    ends = [holds(low, relation), holds(high, relation)]
    if all((*inside, *ends)):
        assert truth is Truth.TRUE
    elif any(inside):
        assert truth is Truth.POSSIBLE
    elif any(ends):
        assert truth is Truth.CORNER
    else:
        assert truth is Truth.FALSE


def test_an_exact_figure_at_the_end_of_an_interval_is_no_corner() -> None:
    limit = quantity("50", exact=True)
    assert compare({(0,): 1, (1,): -1}, (quantity("0.01", scale=WAN), limit), "<=") is Truth.POSSIBLE
    assert compare({(0,): 1, (1,): -1}, (limit, limit), "==") is Truth.TRUE
