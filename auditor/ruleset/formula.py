"""An expression together with the shapes that it takes over operands, which are worked out once and then remembered."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from auditor.record import Record, field
from auditor.ruleset.algebra import Layout, Shape, difference_of, quotient_of, shape_of
from auditor.ruleset.expression import Binary, Call, Comparison, Expression, Negative, names_in, parse

MOST_SHAPES = 256


class Formula(Record):
    """An expression, as written and as a tree, with the names that occur in it, from left to right, each once.

    `memo` keeps the shapes of its parts by their place and the numbers of their operands, since documents repeat the same ones
    thousands of times; it holds at most MOST_SHAPES of them and never changes a result. `named` keeps the names of comparisons.
    """

    text: str
    tree: Expression
    names: tuple[str, ...]
    memo: dict[tuple[int, tuple[int, ...]], Shape] = field(default_factory=dict)
    named: dict[int, tuple[str, ...] | None] = field(default_factory=dict)


def formula_of(text: str) -> Formula:
    """The formula that a text stands for. Raises ExpressionError where it is not of the language."""
    tree = parse(text)
    return Formula(text, tree, tuple(dict.fromkeys(name.id for name in names_in(tree))))


def comparison_names(formula: Formula, tree: Comparison) -> tuple[str, ...] | None:
    """The names on both sides of a comparison, each once; None if it is no relation of polynomials."""
    if tree.at not in formula.named:
        names = None if bounded(tree) else tuple(dict.fromkeys(name.id for name in names_in(tree)))
        formula.named[tree.at] = names
    return formula.named[tree.at]


def comparison_shape(formula: Formula, tree: Comparison, names: Sequence[str], sizes: tuple[int, ...]) -> Shape:
    """The shape of left == right, where the names stand for `sizes` operands each, in their order."""
    key = (tree.at, sizes)
    shape = formula.memo.get(key)
    if shape is None:
        shape = shape_of(difference_of(tree.left, tree.right, _layout(names, sizes)), None)
        _remember(formula, key, shape)
    return shape


def derivation_shape(formula: Formula, names: Sequence[str], sizes: tuple[int, ...], stated: Fraction | None) -> Shape:
    """The shape of stated == formula: a constant, or (None) a figure that comes as a last operand after those of the names."""
    key = (-1, sizes)
    shape = formula.memo.get(key)
    if shape is None:
        shape = shape_of(quotient_of(formula.tree, _layout(names, sizes)), sum(sizes) if stated is None else stated)
        _remember(formula, key, shape)
    return shape


def bounded(tree: Expression) -> bool:
    """Whether an expression has a minimum, a maximum, an absolute value or a count of values, and so is no polynomial."""
    match tree:
        case Call():
            return tree.function not in ("sum", "count") or any(bounded(argument) for argument in tree.arguments)
        case Binary() | Comparison():
            return bounded(tree.left) or bounded(tree.right)
        case Negative():
            return bounded(tree.operand)
        case _:
            return False


def _layout(names: Sequence[str], sizes: tuple[int, ...]) -> Layout:
    layout: dict[str, tuple[int, ...]] = {}
    count = 0
    for name, size in zip(names, sizes, strict=True):
        layout[name] = tuple(range(count, count + size))
        count += size
    return layout


def _remember(formula: Formula, key: tuple[int, tuple[int, ...]], shape: Shape) -> None:
    if len(formula.memo) >= MOST_SHAPES:
        formula.memo.clear()
    formula.memo[key] = shape
