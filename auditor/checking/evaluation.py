"""The truth of a condition over the true values of the figures that it is bound to.

Comparisons of sums, products and quotients are decided exactly, on the corners of the box. Minima, maxima and absolute values
are bounded by interval arithmetic, which is exact as long as no figure occurs twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from auditor.checking.binding import Word
from auditor.checking.ranges import is_near, is_nil, range_of
from auditor.checking.setting import Setting, Unknown, UnknownError, attribute_of, figures_named
from auditor.classification import classification
from auditor.facts import Fact
from auditor.judgement import Truth, compare, same
from auditor.quantity import Quantity
from auditor.ruleset.expression import (
    Call,
    Comparison,
    Expression,
    Logic,
    Membership,
    Name,
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


Answer = Truth | Unknown


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
    shape = comparison_shape(formula, tree, names, tuple(sizes))
    quotient = shape.quotient
    if len(operands) > 1 and shape.kind == "sum" and len({q.unit for q in operands} - {"points"}) > 1:
        return Unknown("unit-clash")
    relation: Relation = tree.relation
    if shape.divisor is None:
        relation = relation if quotient.denominator[()] > 0 else _TURNED[relation]
    elif compare(shape.divisor, operands, "<") is Truth.TRUE:
        relation = _TURNED[relation]
    elif compare(shape.divisor, operands, ">") is not Truth.TRUE:
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


def _called(call: Call, setting: Setting) -> Answer:
    try:
        match call.function:
            case "nil":
                return _sure(is_nil(call, setting))
            case "shows":
                return _sure(isinstance(name := call.arguments[0], Name) and setting.predicates.get(name.id, False))
            case "approx":
                return _sure(is_near(call, setting))
            case "owned":
                return _owned(_figures(call.arguments[0], setting)[0])
            case "same" | "consistent":
                figures = [fact for argument in call.arguments for fact in _figures(argument, setting)]
                return agreement(figures)
            case _:
                raise LookupError(f"{call.function}() yields no truth")
    except UnknownError as error:
        return Unknown(str(error))


def _owned(fact: Fact) -> Answer:
    """Whether the classification of the figure's year lets its line stand in its section, where a path says both."""
    path, year = fact.aspects.path, fact.aspects.year
    if len(path) != 3 or year is None:
        return Unknown("missing:path")
    answer = classification(year).may_stand_under(path[2], path[1], path[0])
    return Unknown("unclassified") if answer is None else _sure(answer)


def _figures(tree: Expression, setting: Setting) -> tuple[Fact, ...]:
    if not isinstance(tree, Name):
        raise LookupError("same(), consistent() and owned() are applied to printed figures")
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
    if upper is lower or (upper.low < lower.high and not upper.parts and not lower.parts):
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
