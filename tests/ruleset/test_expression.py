"""The expressions of rules: precedence, places, and what is not of the language."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    names_in,
    parse,
)


def shown(tree: Expression) -> str:  # noqa: PLR0911 - one for each kind of node
    """The tree with every pair of brackets written out."""
    match tree:
        case Number():
            return str(tree.value)
        case Name():
            return tree.id
        case Text():
            return f"'{tree.value}'"
        case Negative():
            return f"(-{shown(tree.operand)})"
        case Not():
            return f"(not {shown(tree.operand)})"
        case Binary():
            return f"({shown(tree.left)} {tree.sign} {shown(tree.right)})"
        case Comparison():
            return f"({shown(tree.left)} {tree.relation} {shown(tree.right)})"
        case Logic():
            return f"({shown(tree.left)} {tree.junction} {shown(tree.right)})"
        case Membership():
            return f"({shown(tree.word)} in [{', '.join(map(shown, tree.listed))}])"
        case Call():
            return f"{tree.function}({', '.join(map(shown, tree.arguments))})"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("part / whole * 100", "((part / whole) * 100)"),
        ("a - b - c", "((a - b) - c)"),
        ("a + b * -c", "(a + (b * (-c)))"),
        ("(a + b) * c", "((a + b) * c)"),
        ("not a == b and c or d", "(((not (a == b)) and c) or d)"),
        ("a implies b implies c", "(a implies (b implies c))"),
        ("a or b implies c", "((a or b) implies c)"),
        ("base == prior-year", "(base == prior-year)"),
        ("base in [prior-year, 'x y']", "(base in [prior-year, 'x y'])"),
        ("sum(parts) + max(a, b)", "(sum(parts) + max(a, b))"),
        ("members.percent", "members.percent"),
        ("1.50", "3/2"),
    ],
)
def test_precedence(text: str, expected: str) -> None:
    assert shown(parse(text)) == expected


@pytest.mark.parametrize(
    ("text", "at", "message"),
    [
        ("part /", 6, "expected a number, a name or '('"),
        ("part whole", 5, "did not expect 'whole'"),
        ("part = whole", 5, "'=' is not part"),
        ("a < b < c", 6, "cannot be chained"),
        ("(a", 2, "expected ')'"),
        ("median(parts)", 0, "there is no function 'median'"),
        ("same(a)", 0, "takes 2 arguments"),
        ("count(a, b)", 0, "takes 1 argument"),
        ("a in b", 5, "expected '['"),
        ("1e5", 0, "'1' is not part"),
        ("1.2.3", 0, "'1' is not part"),
        ("a ** b", 3, "expected a number"),
        ("", 0, "expected a number"),
        ("占比", 0, "is not part"),
        ("and", 0, "expected a number"),
        ("__import__('os')", 0, "there is no function"),
        ("(" * 100, 61, "nested too deeply"),
    ],
)
def test_what_is_not_of_the_language_is_told_at_its_place(text: str, at: int, message: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    assert message in caught.value.message
    assert caught.value.at == at


@given(st.text(alphabet="ab1.+-*/()<>=, []'noandri", max_size=40))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    with suppress(ExpressionError):
        assert all(name.id in text for name in names_in(parse(text)))
