"""Which parts of a document look as if they drop zeros at the end of their figures."""

from fractions import Fraction

import pytest

from auditor.facts import Precision
from auditor.reading import read
from auditor.reading.precision import LEAST_FIGURES, ends_in_zero
from auditor.sources.plain import parse
from auditor.text import Source
from tests.reading.making import yuan
from tests.reading.reader import TITLE, VOCABULARY

FULL = ["12.34", "56.78", "90.12", "34.56", "78.91", "23.45", "67.89", "11.23", "45.67", "89.13"]


def looks(*amounts: str, tail: str = "") -> tuple[Precision, ...]:
    """What a text looks like that prints these amounts as budgets of one project each."""
    said = "".join(f"2024年度第{number}项支出{amount}万元。" for number, amount in enumerate(amounts, 1))
    return read(parse(Source(f"{TITLE}{said}{tail}\n", "text"), VOCABULARY), VOCABULARY).precision


def test_enough_figures_without_a_zero_at_the_end_look_like_dropped_zeros() -> None:
    (found,) = looks(*FULL, "25.5")
    assert (found.table, found.part, found.unit, found.scale) == (None, "account", "yuan", 10**4)
    assert (found.decimals, found.printed, found.figures, len(found.facts)) == (2, 1, 10, 1)
    assert found.chance == Fraction(9, 10) ** 10


def test_whole_figures_are_asked_apart() -> None:
    assert [(one.printed, len(one.facts)) for one in looks(*FULL, "25.5", "3", "7")] == [(1, 1), (0, 2)]


@pytest.mark.parametrize("kept", ["25.50", "100.00", "0.30", "3.0"])
def test_one_zero_at_the_end_says_that_they_are_kept(kept: str) -> None:
    assert looks(*FULL, "25.5", kept) == ()


def test_a_zero_that_nobody_understood_counts_too() -> None:
    assert looks(*FULL, "25.5", tail="其间，因故按每批3.50万元另计。") == ()


def test_zeros_and_text_without_shorter_figures_say_nothing() -> None:
    assert looks(*FULL, "0.00", "0") == ()
    assert looks(*FULL) == ()


def test_figures_printed_again_are_one() -> None:
    assert len(FULL) == LEAST_FIGURES
    assert looks(*FULL[:-1], FULL[0], "25.5") == ()


def test_what_cannot_end_in_zero_is_not_counted() -> None:
    assert looks(*FULL[:-1], "0.05", "25.5") == ()


def test_percentages_and_other_units_are_asked_apart() -> None:
    assert looks(*FULL[:5], "25.5", tail="".join(f"占{digits}%。" for digits in FULL[5:])) == ()


def test_the_last_decimal_tells() -> None:
    assert all(ends_in_zero(yuan(digits)) for digits in ("25.50", "3.0"))
    assert not any(ends_in_zero(yuan(digits)) for digits in ("25.05", "30", "30.1"))
