"""The values that an expression may have, by interval arithmetic: exact as long as no figure occurs twice, else too wide.

For minima, maxima, absolute values and hints. Whatever is a quotient of polynomials is decided exactly, by `evaluation`.
"""

from __future__ import annotations

from fractions import Fraction

from auditor.checking.setting import Range, Setting, UnknownError, attribute_of, figures_named
from auditor.facts import Fact
from auditor.quantity import GRAINS
from auditor.ruleset.expression import Binary, Call, Expression, Name, Negative, Number


def range_of(tree: Expression, setting: Setting) -> Range:
    """The values that an expression may have, by interval arithmetic. Raises UnknownError where a figure is missing."""
    match tree:
        case Number():
            return Range(tree.value, tree.value, tree.value)
        case Name():
            if tree.id in setting.results:
                return setting.results[tree.id]
            figures = figures_named(tree.id, setting)
            if figures is None:
                raise UnknownError(f"missing:{tree.id}")
            return _range_of_fact(figures[0]) if figures else _NOUGHT
        case Negative():
            inner = range_of(tree.operand, setting)
            return Range(-inner.high, -inner.value, -inner.low)
        case Binary():
            return _combined(tree, range_of(tree.left, setting), range_of(tree.right, setting))
        case Call():
            return _range_of_call(tree, setting)
        case _:
            raise LookupError(f"an expression that is no figure stands where one is needed ({type(tree).__name__})")


_NOUGHT = Range(Fraction(0), Fraction(0), Fraction(0))


def _range_of_fact(fact: Fact) -> Range:
    quantity = fact.quantity
    if quantity.approximate:
        raise UnknownError("approximate")
    return Range(Fraction(quantity.low, GRAINS), Fraction(quantity.value, GRAINS), Fraction(quantity.high, GRAINS))


def _combined(tree: Binary, left: Range, right: Range) -> Range:
    match tree.sign:
        case "+":
            return Range(left.low + right.low, left.value + right.value, left.high + right.high)
        case "-":
            return Range(left.low - right.high, left.value - right.value, left.high - right.low)
        case "*":
            corners = [one * other for one in (left.low, left.high) for other in (right.low, right.high)]
            return Range(min(corners), left.value * right.value, max(corners))
        case "/":
            if right.low <= 0 <= right.high:
                raise UnknownError("zero-divisor")
            corners = [one / other for one in (left.low, left.high) for other in (right.low, right.high)]
            return Range(min(corners), left.value / right.value, max(corners))


def _range_of_call(call: Call, setting: Setting) -> Range:
    if call.function == "distinct":
        count = Fraction(len(_distinct(call, setting)))
        return Range(count, count, count)
    if call.function == "abs":
        inner = range_of(call.arguments[0], setting)
        low = Fraction(0) if inner.low <= 0 <= inner.high else min(abs(inner.low), abs(inner.high))
        return Range(low, abs(inner.value), max(abs(inner.low), abs(inner.high)))
    ranges = _members(call, setting)
    match call.function:
        case "count":
            number = Fraction(len(ranges))
            return Range(number, number, number)
        case "sum":
            return Range(*(sum(column, Fraction(0)) for column in zip(*ranges, strict=True))) if ranges else _NOUGHT
        case "min" | "max":
            if not ranges:
                raise UnknownError("missing")
            extreme = min if call.function == "min" else max
            return Range(*(extreme(column) for column in zip(*ranges, strict=True)))
        case _:
            raise LookupError(f"{call.function}() yields no figure")


def _members(call: Call, setting: Setting) -> list[Range]:
    """The figures that a function is applied to. Those that are missing in a group matter for sums and counts only."""
    first = call.arguments[0]
    if len(call.arguments) > 1 or not isinstance(first, Name):
        return [range_of(argument, setting) for argument in call.arguments]
    complete = call.function in ("sum", "count")
    figures = figures_named(first.id, setting) if complete else setting.binding.figures.get(first.id)
    if figures is None:
        raise UnknownError(f"missing:{first.id}")
    return [_range_of_fact(fact) for fact in figures]


def _distinct(call: Call, setting: Setting) -> frozenset[object]:
    """The different values that are given; what the text does not say is none of them."""
    first = call.arguments[0]
    if not isinstance(first, Name):
        raise LookupError("distinct() is applied to a collection")
    if first.id in setting.binding.words:
        return frozenset(word for word in setting.binding.words[first.id] if word is not None)
    if first.id in setting.binding.figures:
        return frozenset((fact.quantity.value, fact.quantity.unit) for fact in setting.binding.figures[first.id])
    owner, _, attribute = first.id.rpartition(".")
    words = (attribute_of(fact, attribute) for fact in setting.binding.figures.get(owner, ()))
    return frozenset(word for word in words if word is not None)


def is_near(call: Call, setting: Setting) -> bool:
    """Whether two figures differ by no more than one last digit of the coarser print among them."""
    ranges: list[Range] = []
    ulp = Fraction(0)
    for argument in call.arguments:
        one = range_of(argument, setting)
        figures = setting.binding.figures.get(argument.id) if isinstance(argument, Name) else None
        if figures:
            ulp = max(ulp, Fraction(figures[0].quantity.ulp, GRAINS))
            one = Range(one.value, one.value, one.value)
        ranges.append(one)
    left, right = ranges
    return max(left.low - right.high, right.low - left.high) <= ulp
