"""Figures as the report quotes them: nothing lost, and derived values told from printed ones."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.facts import Aspects
from auditor.outcomes import Operand
from auditor.quantity import Quantity, combined, exact_zero, printed
from auditor.quoting import Quoter, distinct_text, known_aspects, stated_shown
from tests import handmade


def amount(digits: str, scale: int = 10**4) -> Quantity:
    quantity = printed(digits, unit="yuan", scale=scale)
    assert quantity is not None
    return quantity


@pytest.mark.parametrize(
    ("value", "stated", "shown"),
    [
        ("3.2463", "32", "3.25"),
        ("100", "99", "100"),
        ("89.12", "89.21", "89.12"),
        ("89.2149", "89.21", "89.215"),
        ("89.21", "89.21", "89.21"),
        ("-0.5", "1", "-0.5"),
        ("4", "3", "4"),
    ],
)
def test_a_derived_value_shows_what_tells_it_from_the_stated_one(value: str, stated: str, shown: str) -> None:
    assert distinct_text(Fraction(value), amount(stated, 1)) == shown


def test_a_difference_is_told_from_zero() -> None:
    assert distinct_text(Fraction("0.0004"), amount("89.21", 1), zero=True) == "0.0004"


def test_a_derived_value_is_in_the_printed_unit() -> None:
    assert distinct_text(Fraction(60628100), amount("6,062.82")) == "6062.81"


@given(st.integers(0, 10**9), st.integers(0, 4), st.sampled_from([1, 10**4, 10**8]))
def test_the_interval_of_a_print_is_written_in_full(mantissa: int, decimals: int, scale: int) -> None:
    digits = str(mantissa).rjust(decimals + 1, "0")
    made = handmade.Handmade()
    fact = made.fact("6,062.82万元", "本年支出")
    quantity = amount(f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits, scale)
    stated = stated_shown(Operand("total", type(fact)(0, "", None, quantity, fact.span, fact.aspects, 0, fact.sentence)))
    width = Fraction(1, 10**decimals)
    assert Fraction(stated.high) - Fraction(stated.value) == Fraction(stated.value) - Fraction(stated.low) == width / 2
    assert stated.decimals == decimals


def test_a_text_zero_is_exact() -> None:
    made = handmade.Handmade()
    fact = made.fact("6,062.82万元", "本年支出")
    stated = stated_shown(
        Operand("total", type(fact)(0, "", None, exact_zero("yuan"), fact.span, fact.aspects, 0, fact.sentence))
    )
    assert (stated.value, stated.low, stated.high, stated.unit) == ("0", "0", "0", "元")


def test_an_implied_figure_is_shown_by_its_prints() -> None:
    made, outcomes = handmade.contradiction()
    level, delta = made.facts[0], made.facts[1]
    prior = type(level)(
        9, "上年", None, combined(((1, level.quantity), (-1, delta.quantity))), delta.span, Aspects(measure="prior"), 0,
        level.sentence, implied=(level, delta),
    )  # fmt: skip
    outcome = type(outcomes[0])("CHG001", outcomes[2].verdict, delta.span, 0, (Operand("prior", prior),))
    shown = Quoter(made.source).operands(outcome)
    assert [(operand.role, operand.text) for operand in shown] == [("prior", "6,062.82万元"), ("prior", "196.82万元")]


def test_the_stated_figure_is_among_the_operands_once() -> None:
    made, outcomes = handmade.contradiction()
    assert [operand.text for operand in Quoter(made.source).operands(outcomes[2])] == ["196.82万元", "6,062.82万元", "32%"]


def test_a_span_reads_again_to_its_text() -> None:
    made, _ = handmade.contradiction()
    shown = Quoter(made.source).span(made.facts[2].span)
    assert made.source.text[shown.start : shown.end] == shown.text == "32%"
    assert (shown.start_line, shown.start_column, shown.end_line, shown.end_column) == (4, 33, 4, 36)


def test_only_known_aspects_are_told() -> None:
    aspects = Aspects(year=2024, fund="general", path=("社会保障", "养老"))
    assert known_aspects(aspects) == {"year": 2024, "fund": "general", "measure": "level", "path": "社会保障 / 养老"}
