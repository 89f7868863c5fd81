"""The arithmetic and logic of a rule as a tree: what an author may write, and where each piece of it stands.

A closed language: numbers, names, `+ - * /`, comparisons, `in`, `and or not implies` and a fixed set of functions. There are no
loops, no functions of one's own and no `eval`. A name may contain hyphens (`prior-year`), so subtraction needs spaces around
it. What the names mean is decided elsewhere (`auditor.ruleset.scope`); here only the form counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Literal, NamedTuple, assert_never

from auditor.record import Record

Arithmetic = Literal["+", "-", "*", "/"]
Relation = Literal["<=", "<", ">=", ">", "==", "!="]
Junction = Literal["and", "or", "implies"]

FUNCTIONS = frozenset(
    {"sum", "min", "max", "abs", "count", "distinct", "approx", "consistent", "same", "nil", "shows", "owned"}
)


class Number(Record):
    """A constant, exact."""

    value: Fraction
    at: int


class Name(Record):
    """A word, with its attributes after dots: a figure, an attribute, a predicate or a symbol."""

    id: str
    at: int


class Text(Record):
    """A word in quotation marks: it stands for itself."""

    value: str
    at: int


class Negative(Record):
    """The opposite of a figure."""

    operand: Expression
    at: int


class Binary(Record):
    """A sum, difference, product or quotient of two figures."""

    sign: Arithmetic
    left: Expression
    right: Expression
    at: int


class Comparison(Record):
    """A relation between two figures, or equality of two words."""

    relation: Relation
    left: Expression
    right: Expression
    at: int


class Membership(Record):
    """Whether a word is one of the listed words."""

    word: Expression
    listed: tuple[Expression, ...]
    at: int


class Logic(Record):
    """Two truths joined."""

    junction: Junction
    left: Expression
    right: Expression
    at: int


class Not(Record):
    """The opposite of a truth."""

    operand: Expression
    at: int


class Call(Record):
    """One of FUNCTIONS, applied."""

    function: str
    arguments: tuple[Expression, ...]
    at: int


Expression = Number | Name | Text | Negative | Binary | Comparison | Membership | Logic | Not | Call


class ExpressionError(Exception):
    """An expression that is not of the language; `at` counts characters from its start.

    `word` is the word that is not known, and `known` are those that would be; both are empty for a mistake of form.
    """

    def __init__(self, message: str, at: int, *, hint: str = "", word: str = "", known: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.at = at
        self.hint = hint
        self.word = word
        self.known = frozenset(known)


class _Token(NamedTuple):
    kind: Literal["number", "name", "text", "sign", "end"]
    text: str
    at: int


_TOKEN = re.compile(
    r"""\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)(?![\w.])|(?P<name>[^\W\d]\w*(?:[-.][^\W\d]\w*)*)|'(?P<text>[^'\n]*)'"""
    r"""|(?P<sign><=|>=|==|!=|[-+*/<>(),\[\]])|(?P<end>$))""",
    re.ASCII,
)
_STRENGTH = {"implies": 1, "or": 2, "and": 3, "in": 5, "+": 6, "-": 6, "*": 7, "/": 7}
_STRENGTH.update(dict.fromkeys(("<=", "<", ">=", ">", "==", "!="), 5))
_NOT = 4
_MINUS = 8
_DEEPEST = 60


def parse(text: str) -> Expression:
    """The tree of an expression. A text that is not of the language raises ExpressionError at the character that is wrong."""
    parser = _Parser(text)
    tree = parser.expression(0, 0)
    if parser.token.kind != "end":
        raise ExpressionError(f"did not expect '{parser.token.text}' here", parser.token.at)
    return tree


def _tokens(text: str) -> Iterator[_Token]:
    position = 0
    while True:
        match = _TOKEN.match(text, position)
        if match is None:
            start = position + len(text[position:]) - len(text[position:].lstrip())
            hint = "equality is written ==" if text[start] == "=" else ""
            raise ExpressionError(f"'{text[start]}' is not part of the rule language", start, hint=hint)
        kind = match.lastgroup or "end"
        at = match.start(kind)
        match kind:
            case "number" | "name" | "text" | "sign":
                yield _Token(kind, match[kind], at)
            case _:
                yield _Token("end", "the end", at)
                return
        position = match.end()


class _Parser:
    """Operator precedence parsing (Pratt 1973): one token ahead, nothing behind."""

    def __init__(self, text: str) -> None:
        self._rest = _tokens(text)
        self.token = next(self._rest)

    def expression(self, strength: int, depth: int) -> Expression:
        if depth > _DEEPEST:
            raise ExpressionError("nested too deeply", self.token.at)
        left = self._prefix(depth)
        while True:
            sign = self.token
            own = _STRENGTH.get(sign.text, 0) if sign.kind in ("sign", "name") else 0
            if own <= strength:
                return left
            self._advance()
            left = self._infix(sign, left, own, depth)

    def _advance(self) -> _Token:
        token = self.token
        if token.kind != "end":
            self.token = next(self._rest)
        return token

    def _expect(self, sign: str) -> None:
        if self.token.text != sign or self.token.kind != "sign":
            raise ExpressionError(f"expected '{sign}' before '{self.token.text}'", self.token.at)
        self._advance()

    def _prefix(self, depth: int) -> Expression:
        token = self._advance()
        match token.kind, token.text:
            case "number", digits:
                return Number(Fraction(digits), token.at)
            case "text", quoted:
                return Text(quoted, token.at)
            case "name", "not":
                return Not(self.expression(_NOT, depth + 1), token.at)
            case "name", word if word not in _STRENGTH:
                return self._called(token, depth) if self.token.text == "(" else Name(word, token.at)
            case "sign", "-":
                return Negative(self.expression(_MINUS, depth + 1), token.at)
            case "sign", "(":
                inner = self.expression(0, depth + 1)
                self._expect(")")
                return inner
            case _:
                raise ExpressionError(f"expected a number, a name or '(' instead of '{token.text}'", token.at)

    def _called(self, name: _Token, depth: int) -> Expression:
        self._expect("(")
        arguments = self._listed(")", depth)
        if name.text not in FUNCTIONS:
            raise ExpressionError(f"there is no function '{name.text}'", name.at, word=name.text, known=FUNCTIONS)
        wanted = 2 if name.text in ("approx", "same") else 1
        if len(arguments) < wanted or (len(arguments) > wanted and name.text not in ("sum", "min", "max")):
            raise ExpressionError(f"{name.text}() takes {wanted} argument{'s' * (wanted > 1)}", name.at)
        return Call(name.text, arguments, name.at)

    def _listed(self, closing: str, depth: int) -> tuple[Expression, ...]:
        listed = [self.expression(0, depth + 1)]
        while self.token.text == ",":
            self._advance()
            listed.append(self.expression(0, depth + 1))
        self._expect(closing)
        return tuple(listed)

    def _infix(self, sign: _Token, left: Expression, strength: int, depth: int) -> Expression:
        match sign.text:
            case "in":
                self._expect("[")
                return Membership(left, self._listed("]", depth), sign.at)
            case "+" | "-" | "*" | "/" as arithmetic:
                return Binary(arithmetic, left, self.expression(strength, depth + 1), sign.at)
            case "and" | "or" as junction:
                return Logic(junction, left, self.expression(strength, depth + 1), sign.at)
            case "implies":
                return Logic("implies", left, self.expression(0, depth + 1), sign.at)
            case "<=" | "<" | ">=" | ">" | "==" | "!=" as relation:
                comparison = Comparison(relation, left, self.expression(strength, depth + 1), sign.at)
                if _STRENGTH.get(self.token.text) == strength and self.token.kind != "text":
                    raise ExpressionError("comparisons cannot be chained; join them with 'and'", self.token.at)
                return comparison
            case other:
                raise ExpressionError(f"did not expect '{other}' here", sign.at)


def names_in(tree: Expression) -> Iterator[Name]:
    """All names of an expression, from left to right, with repetitions."""
    match tree:
        case Name():
            yield tree
        case Number() | Text():
            return
        case Negative() | Not():
            yield from names_in(tree.operand)
        case Binary() | Comparison() | Logic():
            yield from names_in(tree.left)
            yield from names_in(tree.right)
        case Membership():
            yield from names_in(tree.word)
            for member in tree.listed:
                yield from names_in(member)
        case Call():
            for argument in tree.arguments:
                yield from names_in(argument)
        case _:
            assert_never(tree)
