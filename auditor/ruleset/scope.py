"""What the names of a rule stand for: figures, collections of figures, words, truths, symbols. Decided once, when rules load.

An expression that mixes them (a word plus a number, a figure used as a truth) is a load error; so is a name that nothing
declares.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, assert_never

from auditor.record import Record
from auditor.ruleset.expression import (
    Binary,
    Call,
    Comparison,
    Expression,
    ExpressionError,
    Logic,
    Membership,
    Name,
    Negative,
    Not,
    Number,
    Text,
)

Sort = Literal["figure", "figures", "word", "words", "truth"]

FACT_WORDS = frozenset(
    {
        "concept", "entity", "year", "stage", "fund", "measure", "base", "project", "path",
        "depth", "label", "unit", "section", "enumeration", "of",
    }
)  # fmt: skip
DIRECTIONS = frozenset({"up", "down", "flat", "open"})
RELATIONS = frozenset({"greater", "less", "equal"})
MEASURES = frozenset({"level", "delta", "rate", "prior", "share", "completion", "points"})


class Scope(Record):
    """The names that one rule may use.

    figures, collections   bound to one printed figure, and to several
    words, word_lists      attributes of the claim, and one such attribute over all claims of a group
    truths                 attributes that hold or do not hold, and what the document as a whole shows (predicates)
    symbols                constants to compare words with; None where they are not checked (compiled rules were checked before)
    """

    figures: frozenset[str] = frozenset()
    collections: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    word_lists: frozenset[str] = frozenset()
    truths: frozenset[str] = frozenset()
    symbols: frozenset[str] | None = None

    def sort_of_name(self, name: str) -> Sort | None:
        """What a name stands for, or None if it is a symbol or unknown."""
        if name in self.figures:
            return "figure"
        if name in self.collections:
            return "figures"
        if name in self.truths:
            return "truth"
        if name in self.words:
            return "word"
        if name in self.word_lists:
            return "words"
        owner, dot, attribute = name.rpartition(".")
        if dot and attribute in FACT_WORDS:
            return "word" if owner in self.figures else "words" if owner in self.collections else None
        return None

    def with_figures(self, names: Iterable[str]) -> Scope:
        """The same scope with some figures more."""
        figures = self.figures.union(names)
        return Scope(figures, self.collections, self.words, self.word_lists, self.truths, self.symbols)

    def known(self) -> frozenset[str]:
        """Every name and symbol that may be used, for hints."""
        return self.figures | self.collections | self.words | self.word_lists | self.truths | (self.symbols or frozenset())


def sort_of(tree: Expression, scope: Scope) -> Sort:
    """What an expression yields. Anything that is not sound raises ExpressionError at the piece that is wrong."""
    match tree:
        case Number() | Negative() | Binary():
            for operand in _operands(tree):
                _wanted("figure", operand, scope)
            return "figure"
        case Text():
            return "word"
        case Name():
            return _sort_of_name(tree, scope)
        case Comparison():
            _check_comparison(tree, scope)
            return "truth"
        case Membership() | Logic() | Not():
            sort: Sort = "word" if isinstance(tree, Membership) else "truth"
            for operand in _operands(tree):
                _wanted(sort, operand, scope)
            return "truth"
        case Call():
            return _called(tree, scope)
        case _:
            assert_never(tree)


def _operands(tree: Number | Negative | Binary | Membership | Logic | Not) -> tuple[Expression, ...]:
    match tree:
        case Number():
            return ()
        case Negative() | Not():
            return (tree.operand,)
        case Binary() | Logic():
            return (tree.left, tree.right)
        case Membership():
            return tuple(member for member in (tree.word, *tree.listed) if not isinstance(member, Number))


def _sort_of_name(name: Name, scope: Scope) -> Sort:
    sort = scope.sort_of_name(name.id)
    if sort is not None:
        return sort
    if scope.symbols is None or name.id in scope.symbols:
        return "word"
    owner, dot, attribute = name.id.rpartition(".")
    if dot and (owner in scope.figures or owner in scope.collections):
        raise ExpressionError(f"'{owner}' has no attribute '{attribute}'", name.at, word=attribute, known=FACT_WORDS)
    parts = name.id.split("-")
    if len(parts) > 1 and all(scope.sort_of_name(part) for part in parts):
        raise ExpressionError(f"unknown name '{name.id}'", name.at, hint="subtraction needs spaces around '-'")
    raise ExpressionError(f"unknown name '{name.id}'", name.at, word=name.id, known=scope.known())


def _wanted(sort: Sort, tree: Expression, scope: Scope) -> Sort:
    found = sort_of(tree, scope)
    if found != sort:
        raise sort_mismatch(sort, found, tree.at)
    return found


def sort_mismatch(wanted: str, found: Sort, at: int) -> ExpressionError:
    """The mistake of an expression of one sort where another is needed."""
    hint = "a collection goes into sum(), min(), max(), count(), distinct() or consistent()" if found == "figures" else ""
    told = "a collection of figures" if found == "figures" else f"a {found}"
    return ExpressionError(f"expected a {wanted} here, and this is {told}", at, hint=hint)


def _check_comparison(tree: Comparison, scope: Scope) -> None:
    sorts = {sort_of(side, scope) for side in (tree.left, tree.right)}
    words = sorts == {"word"} or (
        sorts == {"word", "figure"} and (isinstance(tree.left, Number) or isinstance(tree.right, Number))
    )
    if words and tree.relation not in ("==", "!="):
        raise ExpressionError("words are compared with == or != only", tree.at)
    if not words:
        _wanted("figure", tree.left, scope)
        _wanted("figure", tree.right, scope)


def _called(call: Call, scope: Scope) -> Sort:
    sorts = [sort_of(argument, scope) for argument in call.arguments]
    if call.function in ("sum", "min", "max"):
        if sorts != ["figures"]:
            if len(sorts) == 1:
                raise ExpressionError(f"{call.function}() takes a collection or several figures", call.at)
            _figures(call, scope)
        return "figure"
    if call.function in _COLLECTING:
        kinds, message, result = _COLLECTING[call.function]
        if len(sorts) != 1 or sorts[0] not in kinds:
            raise ExpressionError(f"{call.function}() takes {message}", call.arguments[0].at)
        return result
    if call.function == "shows":
        if not isinstance(call.arguments[0], Name) or sorts != ["truth"]:
            raise ExpressionError("shows() takes the name of a predicate", call.arguments[0].at)
        return "truth"
    _figures(call, scope)
    if call.function in _PRINTED:
        for argument in call.arguments:
            if not isinstance(argument, Name):
                raise ExpressionError(f"{call.function}() takes {_PRINTED[call.function]}", argument.at)
    return "figure" if call.function == "abs" else "truth"


def _figures(call: Call, scope: Scope) -> None:
    for argument in call.arguments:
        _wanted("figure", argument, scope)


_PRINTED = {"same": "two printed figures", "owned": "one printed figure"}
# What the functions of one collection take, how a message says it, and what they are.
_COLLECTING: dict[str, tuple[tuple[Sort, ...], str, Sort]] = {
    "count": (("figures",), "a collection", "figure"),
    "distinct": (("figures", "words"), "a collection", "figure"),
    "consistent": (("figures",), "a collection of figures", "truth"),
}
