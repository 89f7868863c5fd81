"""The truth of a condition over the true values of the figures that it is bound to.

Comparisons of sums, products and quotients are decided exactly, on the corners of the box. Minima, maxima and absolute values
are bounded by interval arithmetic, which is exact as long as no figure occurs twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from auditor.checking.binding import Binding, Word
from auditor.facts import Fact
from auditor.judgement import Truth, compare, same
from auditor.quantity import GRAINS, Quantity
from auditor.ruleset.expression import (
    Binary,
    Call,
    Comparison,
    Expression,
    Logic,
    Membership,
    Name,
    Negative,
    Not,
    Number,
    Relation,
    Text,
)
from auditor.ruleset.formula import Formula, comparison_names, comparison_shape
from auditor.ruleset.scope import FACT_WORDS, Scope

_ORDER = (Truth.FALSE, Truth.CORNER, Truth.POSSIBLE, Truth.TRUE)
_OPPOSITE = {Truth.FALSE: Truth.TRUE, Truth.TRUE: Truth.FALSE, Truth.POSSIBLE: Truth.POSSIBLE, Truth.CORNER: Truth.POSSIBLE}
_TURNED: Mapping[Relation, Relation] = {"<=": ">=", "<": ">", ">=": "<=", ">": "<", "==": "==", "!=": "!="}


@dataclass(frozen=True, slots=True)
class Unknown:
    """A truth that cannot be told, and why: a stable code, as Outcome.reason explains it."""

    reason: str


Answer = Truth | Unknown


class UnknownError(Exception):
    """A figure of which nothing can be told, on its way to the Unknown that it makes of a comparison."""


class Range(NamedTuple):
    """The values that a figure may have, in base units, and the one that the printed figures give."""

    low: Fraction
    value: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Setting:
    """What the expressions of one rule are evaluated in.

    zero        names whose absence counts as zero
    predicates  what the document as a whole shows
    results     `stated`, `derived` and `difference`, once they are known (for hints)
    """

    binding: Binding
    scope: Scope
    zero: frozenset[str] = frozenset()
    predicates: Mapping[str, bool] = field(default_factory=dict)
    results: Mapping[str, Range] = field(default_factory=dict)


def truth_of(tree: Expression, formula: Formula, setting: Setting) -> Answer:
    """Whether a condition holds for all, some or none of the true values; `formula` is the one it is part of."""
    match tree:
        case Comparison():
            return _compared(tree, formula, setting)
        case Logic():
            return _joined(tree, formula, setting)
        case Not():
            answer = truth_of(tree.operand, formula, setting)
            return answer if isinstance(answer, Unknown) else _OPPOSITE[answer]
        case Name():
            holds = setting.binding.truths.get(tree.id, setting.predicates.get(tree.id))
            return Unknown(f"missing:{tree.id}") if holds is None else _sure(holds)
        case Membership():
            return _member(tree, setting)
        case Call():
            return _called(tree, setting)
        case _:
            raise LookupError(f"an expression that is no truth stands where one is needed ({type(tree).__name__})")


def figures_named(name: str, setting: Setting) -> tuple[Fact, ...] | None:
    """The facts of a name: none if it may count as zero, and None where something is missing."""
    binding = setting.binding
    figures = binding.figures.get(name)
    if figures is None:
        return () if name in setting.zero else None
    return None if name in binding.incomplete else figures


def _sure(holds: bool) -> Truth:
    return Truth.TRUE if holds else Truth.FALSE


def _joined(tree: Logic, formula: Formula, setting: Setting) -> Answer:
    left = truth_of(tree.left, formula, setting)
    if tree.junction == "implies":
        left = left if isinstance(left, Unknown) else _OPPOSITE[left]
    decisive = Truth.FALSE if tree.junction == "and" else Truth.TRUE
    if left is decisive:
        return left
    right = truth_of(tree.right, formula, setting)
    if right is decisive:
        return right
    if isinstance(left, Unknown) or isinstance(right, Unknown):
        return left if isinstance(left, Unknown) else right
    return (min if decisive is Truth.FALSE else max)(left, right, key=_ORDER.index)


def _member(tree: Membership, setting: Setting) -> Answer:
    word = _word(tree.word, setting)
    if isinstance(word, Unknown):
        return word
    listed = [_word(member, setting) for member in tree.listed]
    return _sure(word in listed)


def _word(tree: Expression, setting: Setting) -> Word | Unknown:
    """The word that an expression stands for; unknown where the text does not say."""
    match tree:
        case Text():
            return tree.value
        case Number():
            return int(tree.value)
        case Name():
            word: Word = tree.id
            owner, dot, attribute = tree.id.rpartition(".")
            if tree.id in setting.scope.words:
                word = setting.binding.words.get(tree.id, (None,))[0]
            elif dot and attribute in FACT_WORDS:
                figures = setting.binding.figures.get(owner)
                word = attribute_of(figures[0], attribute) if figures else None
            return Unknown(f"missing:{tree.id}") if word is None else word
        case _:
            raise LookupError(f"an expression that is no word stands where one is needed ({type(tree).__name__})")


def attribute_of(fact: Fact, attribute: str) -> Word:
    """An attribute of a fact as rules name it; None where the text does not say."""
    match attribute:
        case "unit":
            return fact.quantity.unit
        case "label" | "concept":
            return fact.label if attribute == "label" else fact.concept
        case "section" | "enumeration" | "of":
            number: int | None = getattr(fact, attribute)
            return number
        case _:
            value: Word = getattr(fact.aspects, attribute)
            return value


def _compared(tree: Comparison, formula: Formula, setting: Setting) -> Answer:
    if _is_word(tree.left, setting.scope) or _is_word(tree.right, setting.scope):
        left, right = _word(tree.left, setting), _word(tree.right, setting)
        if isinstance(left, Unknown) or isinstance(right, Unknown):
            return left if isinstance(left, Unknown) else right if isinstance(right, Unknown) else Unknown("")
        return _sure((left == right) == (tree.relation == "=="))
    try:
        return _compared_exactly(tree, formula, setting)
    except UnknownError as error:
        return Unknown(str(error))
    except ZeroDivisionError:
        return Unknown("zero-divisor")


def _is_word(tree: Expression, scope: Scope) -> bool:
    return isinstance(tree, Text) or (isinstance(tree, Name) and scope.sort_of_name(tree.id) in ("word", None))


def _compared_exactly(tree: Comparison, formula: Formula, setting: Setting) -> Answer:
    names = comparison_names(formula, tree)
    if setting.results or names is None:
        return _compared_ranges(tree, setting)
    operands: list[Quantity] = []
    sizes: list[int] = []
    for name in names:
        figures = figures_named(name, setting)
        if figures is None:
            return Unknown(f"missing:{name}")
        operands += (fact.quantity for fact in figures)
        sizes.append(len(figures))
    for quantity in operands:
        if quantity.approximate:
            return Unknown("approximate")
    quotient = comparison_shape(formula, tree, names, tuple(sizes)).quotient
    if len(operands) > 1 and quotient.linear and len({q.unit for q in operands} - {"points"}) > 1:
        return Unknown("unit-clash")
    relation: Relation = tree.relation
    if not quotient.divides:
        relation = relation if quotient.denominator[()] > 0 else _TURNED[relation]
    elif compare(quotient.denominator, operands, "<") is Truth.TRUE:
        relation = _TURNED[relation]
    elif compare(quotient.denominator, operands, ">") is not Truth.TRUE:
        return Unknown("zero-divisor")
    return compare(quotient.numerator, operands, relation)


def _compared_ranges(tree: Comparison, setting: Setting) -> Answer:
    left, right = range_of(tree.left, setting), range_of(tree.right, setting)
    low, high = left.low - right.high, left.high - right.low
    if tree.relation in (">=", ">"):
        low, high = -high, -low
    match tree.relation:
        case "<=" | ">=":
            return _between(high <= 0, low > 0)
        case "<" | ">":
            return _between(high < 0, low >= 0)
        case "==":
            return _between(low == high == 0, low > 0 or high < 0)
        case "!=":
            return _between(low > 0 or high < 0, low == high == 0)


def _between(always: bool, never: bool) -> Truth:
    return Truth.TRUE if always else Truth.FALSE if never else Truth.POSSIBLE


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


def _called(call: Call, setting: Setting) -> Answer:
    try:
        match call.function:
            case "approx":
                return _approx(call, setting)
            case "same" | "consistent":
                figures = [fact for argument in call.arguments for fact in _figures(argument, setting)]
                return agreement(figures)
            case _:
                raise LookupError(f"{call.function}() yields no truth")
    except UnknownError as error:
        return Unknown(str(error))


def _figures(tree: Expression, setting: Setting) -> tuple[Fact, ...]:
    if not isinstance(tree, Name):
        raise LookupError("same() and consistent() are applied to printed figures")
    figures = setting.binding.figures.get(tree.id)
    if not figures:
        raise UnknownError(f"missing:{tree.id}")
    return figures


def agreement(figures: Sequence[Fact]) -> Answer:
    """Whether all prints may be one figure: they may if the greatest low end does not lie above the least high end."""
    exact = [fact.quantity for fact in figures if not fact.quantity.approximate]
    if len(exact) < 2:
        return Unknown("approximate" if len(exact) < len(figures) else "missing")
    if len({quantity.unit for quantity in exact}) > 1:
        return Unknown("unit-clash")
    upper, lower = extremes(exact)
    if upper is lower:
        return Truth.TRUE
    match same(upper, lower).verdict:
        case "fail":
            return Truth.FALSE
        case "doubtful":
            return Truth.CORNER
        case _:
            return Truth.TRUE


def extremes(quantities: Sequence[Quantity]) -> tuple[Quantity, Quantity]:
    """The print with the greatest low end and the one with the least high end, the widest where several tie."""
    upper = max(quantities, key=lambda q: (q.low, q.high - q.low))
    lower = min(quantities, key=lambda q: (q.high, q.low - q.high))
    return upper, lower


def _approx(call: Call, setting: Setting) -> Truth:
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
    return _sure(max(left.low - right.high, right.low - left.high) <= ulp)
