"""Expressions as quotients of polynomials over the operands, the form in which they can be tested exactly.

`part / whole * 100` becomes 100·x₀ over x₁, and no division is ever carried out. A relation that is of degree one in each
operand takes its extremes over the box of true values at the corners; anything else is refused when rules load.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import lcm
from typing import Literal

from auditor.polynomial import MAX_FIXED, Monomial, Polynomial
from auditor.record import Record
from auditor.ruleset.expression import Binary, Call, Expression, ExpressionError, Name, Negative, Number

Layout = Mapping[str, tuple[int, ...]]
_Terms = dict[Monomial, Fraction]
_ONE: _Terms = {(): Fraction(1)}


class NotPolynomialError(ExpressionError):
    """The expression has no such form: a minimum, an absolute value, or an operand multiplied by itself."""


class Quotient(Record):
    """Two polynomials with whole coefficients over the operands, by their numbers; the denominator of a sum is a constant."""

    numerator: Polynomial
    denominator: Polynomial

    @property
    def divides(self) -> bool:
        """Whether an operand stands in the denominator."""
        return () not in self.denominator or len(self.denominator) > 1

    @property
    def linear(self) -> bool:
        """Whether it is a plain sum of operands with constant weights."""
        return not self.divides and all(len(monomial) <= 1 for monomial in self.numerator)


class Shape(Record):
    """A relation over numbered operands that is ready to be judged.

    quotient  what is derived, or the difference that is compared with zero
    kind      whether an operand stands in its denominator, and else whether it is a plain sum
    divisor   its denominator, if an operand stands there
    residual  a polynomial that vanishes where the relation holds; with a stated figure, that figure is its last operand
    apart     whether each operand stands in one term of the residual only, so that its range is that of its terms
    """

    quotient: Quotient
    kind: Literal["ratio", "sum", "product"]
    divisor: Polynomial | None
    residual: Polynomial
    apart: bool


def shape_of(quotient: Quotient, stated: int | Fraction | None) -> Shape:
    """The shape of `stated == quotient` (an operand by its number, or a constant), or of `quotient == 0`."""
    residual: _Terms = {monomial: Fraction(-value) for monomial, value in quotient.numerator.items()}
    if stated is not None:
        for monomial, value in quotient.denominator.items():
            crossed = (*monomial, stated) if isinstance(stated, int) else monomial
            weight = value if isinstance(stated, int) else value * stated
            residual[crossed] = residual.get(crossed, Fraction(0)) + weight
    scale = lcm(*(value.denominator for value in residual.values()))
    whole = {monomial: int(value * scale) for monomial, value in residual.items() if value}
    used = [index for monomial in whole for index in monomial]
    divisor = quotient.denominator if quotient.divides else None
    kind: Literal["ratio", "sum", "product"] = "ratio" if quotient.divides else "sum" if quotient.linear else "product"
    return Shape(quotient, kind, divisor, whole, len(used) == len(set(used)))


def quotient_of(tree: Expression, layout: Layout) -> Quotient:
    """The expression over operands numbered as `layout` says; a name with no numbers there counts zero.

    Raises NotPolynomialError at the piece that has no such form, and ZeroDivisionError if the denominator vanishes altogether.
    """
    numerator, denominator = _quotient(tree, layout)
    if not denominator:
        raise ZeroDivisionError("the denominator is zero whatever the operands are")
    _check_degree(numerator, tree)
    _check_degree(denominator, tree)
    scale = lcm(*(value.denominator for value in (*numerator.values(), *denominator.values())))
    return Quotient(
        {monomial: int(value * scale) for monomial, value in numerator.items()},
        {monomial: int(value * scale) for monomial, value in denominator.items()},
    )


def difference_of(left: Expression, right: Expression, layout: Layout) -> Quotient:
    """The left side minus the right as one quotient; comparing it with zero compares the two."""
    return quotient_of(Binary("-", left, right, left.at), layout)


def _quotient(tree: Expression, layout: Layout) -> tuple[_Terms, _Terms]:
    match tree:
        case Number():
            return ({(): tree.value} if tree.value else {}), _ONE
        case Name():
            indexes = layout.get(tree.id, ())
            if len(indexes) > 1:
                raise NotPolynomialError(f"'{tree.id}' is a collection", tree.at)
            return {(index,): Fraction(1) for index in indexes}, _ONE
        case Negative():
            numerator, denominator = _quotient(tree.operand, layout)
            return _scaled(numerator, Fraction(-1)), denominator
        case Binary():
            return _combined(tree, _quotient(tree.left, layout), _quotient(tree.right, layout))
        case Call(function="sum"):
            return _summed(tree, layout)
        case Call(function="count") if isinstance(tree.arguments[0], Name):
            return {(): Fraction(len(layout.get(tree.arguments[0].id, ())))}, _ONE
        case Call():
            raise NotPolynomialError(f"{tree.function}() cannot be part of a derived figure", tree.at)
        case _:
            raise NotPolynomialError("this is not an arithmetic expression", tree.at)


def _summed(call: Call, layout: Layout) -> tuple[_Terms, _Terms]:
    first = call.arguments[0]
    if len(call.arguments) == 1 and isinstance(first, Name):
        return {(index,): Fraction(1) for index in layout.get(first.id, ())}, _ONE
    total = _quotient(first, layout)
    for argument in call.arguments[1:]:
        total = _combined(Binary("+", first, argument, argument.at), total, _quotient(argument, layout))
    return total


def _combined(tree: Binary, left: tuple[_Terms, _Terms], right: tuple[_Terms, _Terms]) -> tuple[_Terms, _Terms]:
    match tree.sign:
        case "*":
            return _product(left[0], right[0], tree), _product(left[1], right[1], tree)
        case "/":
            return _product(left[0], right[1], tree), _product(left[1], right[0], tree)
        case "+" | "-":
            sign = Fraction(1 if tree.sign == "+" else -1)
            if left[1] == right[1]:
                return _sum(left[0], _scaled(right[0], sign)), left[1]
            crossed = _sum(_product(left[0], right[1], tree), _scaled(_product(right[0], left[1], tree), sign))
            return crossed, _product(left[1], right[1], tree)


def _product(left: _Terms, right: _Terms, tree: Binary) -> _Terms:
    result: _Terms = {}
    for one, first in left.items():
        for other, second in right.items():
            monomial = tuple(sorted(one + other))
            if len(set(monomial)) < len(monomial):
                raise NotPolynomialError("an operand is multiplied by itself here", tree.at)
            result[monomial] = result.get(monomial, Fraction(0)) + first * second
    return {monomial: value for monomial, value in result.items() if value}


def _sum(left: _Terms, right: _Terms) -> _Terms:
    result = dict(left)
    for monomial, value in right.items():
        result[monomial] = result.get(monomial, Fraction(0)) + value
    return {monomial: value for monomial, value in result.items() if value}


def _scaled(terms: _Terms, factor: Fraction) -> _Terms:
    return {monomial: value * factor for monomial, value in terms.items()}


def _check_degree(terms: _Terms, tree: Expression) -> None:
    wide = {index for monomial in terms if len(monomial) > 1 for index in monomial}
    if len(wide) > MAX_FIXED:
        raise NotPolynomialError(f"more than {MAX_FIXED} operands are multiplied with each other here", tree.at)
