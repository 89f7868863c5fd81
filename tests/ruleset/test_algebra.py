"""Expressions as quotients of polynomials."""

from fractions import Fraction
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.ruleset.algebra import NotPolynomialError, quotient_of, shape_of
from auditor.ruleset.expression import parse

LAYOUT = {"a": (0,), "b": (1,), "c": (2,), "parts": (3, 4)}


@pytest.mark.parametrize(
    ("text", "numerator", "denominator"),
    [
        ("a / b * 100", {(0,): 100}, {(1,): 1}),
        ("a / (b / 100)", {(0,): 100}, {(1,): 1}),
        ("sum(parts) + a", {(3,): 1, (4,): 1, (0,): 1}, {(): 1}),
        ("(a - b) / b * 100", {(0,): 100, (1,): -100}, {(1,): 1}),
        ("a * b / 10000", {(0, 1): 1}, {(): 10000}),
        ("a * 0.5", {(0,): 1}, {(): 2}),
        ("a - a", {}, {(): 1}),
        ("count(parts) * a", {(0,): 2}, {(): 1}),
        ("sum(a, b, -c)", {(0,): 1, (1,): 1, (2,): -1}, {(): 1}),
        ("absent + a", {(0,): 1}, {(): 1}),
        ("a / b + c / b", {(0,): 1, (2,): 1}, {(1,): 1}),
    ],
)
def test_quotients(text: str, numerator: dict[tuple[int, ...], int], denominator: dict[tuple[int, ...], int]) -> None:
    quotient = quotient_of(parse(text), LAYOUT)
    assert (quotient.numerator, quotient.denominator) == (numerator, denominator)


@pytest.mark.parametrize(
    "text", ["a * a", "a / b / b", "sum(parts) * sum(parts)", "max(a, b)", "abs(a)", "parts + 1", "a == b"]
)
def test_what_is_no_polynomial_of_degree_one_in_each_operand(text: str) -> None:
    with pytest.raises(NotPolynomialError):
        quotient_of(parse(text), LAYOUT)


def test_a_division_by_nothing() -> None:
    with pytest.raises(ZeroDivisionError):
        quotient_of(parse("a / (b - b)"), LAYOUT)


def test_the_residual_vanishes_where_the_equation_holds() -> None:
    shape = shape_of(quotient_of(parse("a / b * 100"), LAYOUT), 2)
    assert shape.residual == {(0,): -100, (1, 2): 1}
    assert shape.apart
    assert not shape_of(quotient_of(parse("a / (b - a) * 100"), LAYOUT), 2).apart
    assert shape_of(quotient_of(parse("a + b"), LAYOUT), Fraction(1, 2)).residual == {(0,): -2, (1,): -2, (): 1}


@given(
    st.lists(st.integers(-50, 50), min_size=5, max_size=5), st.sampled_from(["a + b * c", "(a - b) / c", "sum(parts) / a - b"])
)
def test_a_quotient_has_the_value_of_its_expression(values: list[int], text: str) -> None:
    quotient = quotient_of(parse(text), LAYOUT)

    def value(polynomial: dict[tuple[int, ...], int]) -> int:
        return sum(weight * prod(values[index] for index in monomial) for monomial, weight in polynomial.items())

    bottom = value(dict(quotient.denominator))
    names = dict(zip(("a", "b", "c"), map(Fraction, values[:3]), strict=True))
    if bottom:
        by_hand = {
            "a + b * c": lambda: names["a"] + names["b"] * names["c"],
            "(a - b) / c": lambda: (names["a"] - names["b"]) / names["c"],
            "sum(parts) / a - b": lambda: sum(values[3:]) / names["a"] - names["b"],
        }[text]()
        assert Fraction(value(dict(quotient.numerator)), bottom) == by_hand
