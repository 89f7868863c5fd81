"""Numerals: what they spell, and what spells nothing."""

import pytest

from auditor.reading.numerals import ordinal, spelt_out
from auditor.vocabulary import load

UNITS = load().units


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("第十一部分", 11),
        ("（二十）", 20),
        ("九十九、", 99),
        ("一百零三", 103),
        ("部分", None),
        ("", None),
        ("一二", None),
        ("十百", None),
    ],
)
def test_an_ordinal_is_read_through_the_signs_around_it(text: str, value: int | None) -> None:
    assert ordinal(text, UNITS) == value


@pytest.mark.parametrize(
    ("text", "digits", "place"),
    [("一百二十万", "120", 10_000), ("三点五亿", "3.5", 10**8), ("两万三千", "23", 1000), ("二十五", "25", 1)],
)
def test_an_amount_is_as_fine_as_its_last_place(text: str, digits: str, place: int) -> None:
    assert spelt_out(text, UNITS) == (digits, place)


@pytest.mark.parametrize("text", ["一二", "三点", "十百"])
def test_what_is_not_well_formed_is_nothing(text: str) -> None:
    assert spelt_out(text, UNITS) is None
