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
            figures = _given(tree.id, setting)
            return _in_base_units(_ends(figures[0])) if figures else _NOUGHT
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


_Ends = tuple[int, int, int]
"""The low end, the value and the high end of a figure in grains: whole numbers, which are compared and added fast."""


def is_nil(call: Call, setting: Setting) -> bool:
    """Whether the figures as printed give zero."""
    tree = call.arguments[0]
    value = None if setting.results else _grains_of(tree, setting)
    return range_of(tree, setting).value == 0 if value is None else value == 0


def _grains_of(tree: Expression, setting: Setting) -> int | None:
    """What a sum or difference of printed figures comes to, in grains; None for any other expression."""
    match tree:
        case Name():
            figures = _given(tree.id, setting)
            return _ends(figures[0])[1] if figures else 0
        case Number():
            return int(tree.value) * GRAINS if tree.value.denominator == 1 else None
        case Binary(sign="+" | "-"):
            left, right = _grains_of(tree.left, setting), _grains_of(tree.right, setting)
            if left is None or right is None:
                return None
            return left + right if tree.sign == "+" else left - right
        case _:
            return None


def _given(name: str, setting: Setting) -> tuple[Fact, ...]:
    """The facts of a name, none if it may count as zero. Raises UnknownError where something is missing."""
    figures = figures_named(name, setting)
    if figures is None:
        raise UnknownError(f"missing:{name}")
    return figures


def _ends(fact: Fact) -> _Ends:
    quantity = fact.quantity
    if quantity.approximate:
        raise UnknownError("approximate")
    return quantity.low, quantity.value, quantity.high


def _in_base_units(ends: _Ends) -> Range:
    low, value, high = ends
    middle = Fraction(value, GRAINS)
    return Range(middle, middle, middle) if low == high else Range(Fraction(low, GRAINS), middle, Fraction(high, GRAINS))


def _combined(tree: Binary, left: Range, right: Range) -> Range:
    match tree.sign:
        case "+":
            return Range(left.low + right.low, left.value + right.value, left.high + right.high)
        case "-":
            return Range(left.low - right.high, left.value - right.value, left.high - right.low)
        case "*":
            if right.low is right.high:
                return _scaled(left, right.low)
            corners = [one * other for one in (left.low, left.high) for other in (right.low, right.high)]
            return Range(min(corners), left.value * right.value, max(corners))
        case "/":
            if right.low <= 0 <= right.high:
                raise UnknownError("zero-divisor")
            if right.low is right.high:
                return _scaled(left, 1 / right.low)
            corners = [one / other for one in (left.low, left.high) for other in (right.low, right.high)]
            return Range(min(corners), left.value / right.value, max(corners))


def _scaled(inner: Range, factor: Fraction) -> Range:
    """A range times a constant."""
    low, high = inner.low * factor, inner.high * factor
    return Range(high, inner.value * factor, low) if factor < 0 else Range(low, inner.value * factor, high)


def _range_of_call(call: Call, setting: Setting) -> Range:
    if call.function == "distinct":
        count = Fraction(len(_distinct(call, setting)))
        return Range(count, count, count)
    if call.function == "abs":
        inner = range_of(call.arguments[0], setting)
        low = Fraction(0) if inner.low <= 0 <= inner.high else min(abs(inner.low), abs(inner.high))
        return Range(low, abs(inner.value), max(abs(inner.low), abs(inner.high)))
    first = call.arguments[0]
    if len(call.arguments) == 1 and isinstance(first, Name):
        return _in_base_units(_applied(call.function, _members(call.function, first, setting)))
    ranges = [range_of(argument, setting) for argument in call.arguments]
    match call.function:
        case "count":
            count = Fraction(len(ranges))
            return Range(count, count, count)
        case "sum":
            return Range(*(sum(column, Fraction(0)) for column in zip(*ranges, strict=True)))
        case "min" | "max":
            extreme = min if call.function == "min" else max
            return Range(*(extreme(column) for column in zip(*ranges, strict=True)))
        case _:
            raise LookupError(f"{call.function}() yields no figure")


def _applied(function: str, members: list[_Ends]) -> _Ends:
    """What a function makes of a collection."""
    if function == "count":
        count = len(members) * GRAINS
        return count, count, count
    if not members:
        if function == "sum":
            return 0, 0, 0
        raise UnknownError("missing")
    low, value, high = zip(*members, strict=True)
    match function:
        case "sum":
            return sum(low), sum(value), sum(high)
        case "min":
            return min(low), min(value), min(high)
        case "max":
            return max(low), max(value), max(high)
        case _:
            raise LookupError(f"{function}() yields no figure")


def _members(function: str, name: Name, setting: Setting) -> list[_Ends]:
    """The figures that a function is applied to. Those that are missing in a group matter for sums and counts only."""
    complete = function in ("sum", "count")
    figures = figures_named(name.id, setting) if complete else setting.binding.figures.get(name.id)
    if figures is None:
        raise UnknownError(f"missing:{name.id}")
    return [_ends(fact) for fact in figures]


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
    ulp = 0
    for argument in call.arguments:
        figures = setting.binding.figures.get(argument.id) if isinstance(argument, Name) else None
        if figures:
            ulp = max(ulp, figures[0].quantity.ulp)
            _, value, _ = _ends(figures[0])
            ranges.append(_in_base_units((value, value, value)))
        else:
            ranges.append(range_of(argument, setting))
    left, right = ranges
    most = Fraction(ulp, GRAINS)
    return left.low - right.high <= most and right.low - left.high <= most
