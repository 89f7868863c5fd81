"""How outcomes are told: placeholders, derived figures, arithmetic."""

from fractions import Fraction

import pytest

from auditor.facts import Aspects, Claim, Fact
from auditor.outcomes import Derived, Operand, Outcome, Verdict
from auditor.quantity import GRAINS, Quantity, printed
from auditor.record import replace
from auditor.ruleset.expression import parse
from auditor.ruleset.messages import arithmetic_of, message_of, shown
from auditor.ruleset.rule import Rule
from auditor.text import Span
from tests.checking.making import rule_text, ruleset

TEXT = "本年支出6,062.82万元，基本支出 196.82\n万元，占32%。上年为0.01万元。"


def quantity(digits: str, unit: str = "yuan") -> Quantity:
    found = printed(digits, unit=unit, scale=10**4 if unit == "yuan" else 1)
    assert found is not None
    return found


def fact(text: str, digits: str, label: str, unit: str = "yuan") -> Fact:
    start = TEXT.index(text)
    return Fact(start, label, None, quantity(digits, unit), Span(start, start + len(text)), Aspects(year=2024), 0, Span(0, 9))


WHOLE = fact("6,062.82万元", "6062.82", "本年支出")
PART = fact("196.82\n万元", "196.82", "基本支出")
PERCENT = fact("32%", "32", "占比", "percent")


def rule(message: str, body: str = "each: {claim: share}\nstated: percent\nderived: part / whole * 100") -> Rule:
    text = rule_text(body).replace("{zh: 说明, en: message}", f'{{zh: "{message}", en: "{message}"}}')
    return ruleset(text).rules[0]


def outcome(value: Fraction | None, stated: Fact = PERCENT) -> Outcome:
    return Outcome(
        "TST001",
        Verdict.FAIL,
        stated.span,
        0,
        (Operand("percent", stated), Operand("part", PART), Operand("whole", WHOLE)),
        stated=Operand("percent", stated),
        derived=None if value is None else Derived(value, value, value, stated.quantity.unit, ""),
    )


def told(message: str, value: Fraction | None, stated: Fact = PERCENT) -> str:
    return message_of(rule(message), outcome(value, stated), "zh", lambda span: TEXT[span.start : span.end])[0]


def test_figures_are_quoted_as_printed_without_white_space() -> None:
    assert told("{part.label}{part}÷{whole.label}{whole}", None) == "基本支出196.82万元÷本年支出6,062.82万元"


def test_the_derived_figure_has_the_unit_and_decimals_of_the_stated_one() -> None:
    assert told("{stated} {derived} {difference}", Fraction(325, 100)) == "32% 3.25% 28.75%"


def test_it_has_more_decimals_where_it_would_not_differ_otherwise() -> None:
    assert told("{stated} {derived} {difference}", Fraction(3204, 100)) == "32% 32.04% 0.04%"


def test_what_is_absent_is_a_dash() -> None:
    assert told("{derived}{difference}", None) == "\u2014\u2014"


def test_arguments_are_what_the_placeholders_became() -> None:
    _, arguments = message_of(rule("{part}{derived}"), outcome(Fraction(3)), "en", lambda span: TEXT[span.start : span.end])
    assert arguments == {"part": "196.82万元", "derived": "3.00%"}


def test_braces_of_the_document_are_not_placeholders() -> None:
    hostile = replace(PART, label="{whole} {0.__class__}")
    said = replace(outcome(None), operands=(Operand("part", hostile), Operand("whole", WHOLE)))
    assert message_of(rule("{part.label}"), said, "zh", lambda _: "x")[0] == "{whole} {0.__class__}"


def test_collections_and_words_of_the_claim() -> None:
    body = "each: {claim: change}\nassert: delta >= 0"
    claim = Claim(0, "change", Span(0, 1), Span(0, 1), 0, (), direction="up")
    said = Outcome("TST001", Verdict.FAIL, Span(0, 1), 0, (Operand("delta", PART),), claim=claim)
    assert message_of(rule("{direction} {base} {delta.year}", body), said, "zh", lambda _: "x")[0] == "up \u2014 2024"
    parts = (Operand("parts[1]", WHOLE), Operand("parts[2]", PART))
    said = Outcome("TST001", Verdict.FAIL, Span(0, 1), 0, parts)
    body = "each: {claim: sum}\nassert: total >= 0"
    message = message_of(rule("{parts}", body), said, "zh", lambda span: TEXT[span.start : span.end])[0]
    assert message == "6,062.82万元, 196.82万元"


def test_an_implied_figure_is_told_in_the_way_of_its_parts() -> None:
    prior = replace(PART, quantity=replace(PART.quantity, value=-123456 * 100 * GRAINS), implied=(WHOLE, PART))
    said = replace(outcome(None), operands=(Operand("part", prior),))
    assert message_of(rule("{part}"), said, "zh", lambda span: TEXT[span.start : span.end])[0] == "-1,234.56万元"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a / b * 100", "196.82 ÷ 6,062.82 × 100"),
        ("a / (b - a) * 100", "196.82 ÷ (6,062.82 \u2212 196.82) × 100"),
        ("a - (b - a)", "196.82 \u2212 (6,062.82 \u2212 196.82)"),
        ("sum(parts)", "1.00 + (-2.00)"),
        ("sum(parts) / a", "(1.00 + (-2.00)) ÷ 196.82"),
        ("-a + sum(a, b)", "-196.82 + 196.82 + 6,062.82"),
        ("absent + count(parts)", "0 + 2"),
    ],
)
def test_arithmetic_with_the_printed_figures(text: str, expected: str) -> None:
    figures = {
        "a": (PART.quantity,),
        "b": (WHOLE.quantity,),
        "parts": (quantity("1.00"), quantity("-2.00")),
    }
    assert arithmetic_of(parse(text), figures) == expected


def test_thousands_are_told_apart() -> None:
    assert shown(Fraction(-123456789), quantity("0.01")) == "-12,345.68"


def test_a_decrease_has_a_minus_however_it_is_worded() -> None:
    fallen = replace(PART, quantity=replace(PART.quantity, value=-PART.quantity.value))
    said = replace(outcome(None), operands=(Operand("part", fallen),))
    assert message_of(rule("{part}"), said, "zh", lambda span: TEXT[span.start : span.end])[0] == "-196.82万元"


def test_a_rule_about_several_measures_names_that_of_each_figure() -> None:
    body = "each:\n  given:\n    a: {concept: basic}\n    b: {concept: project}\n  project: [level, prior]\nassert: a <= b"
    last_year = replace(PART, aspects=replace(PART.aspects, measure="prior"))
    said = Outcome("TST001", Verdict.FAIL, Span(0, 1), 0, (Operand("a", last_year), Operand("b", WHOLE)))
    words = {"prior": "上年"}
    message = message_of(rule("{a}>{b}", body), said, "zh", lambda span: TEXT[span.start : span.end], words)[0]
    assert message == "上年196.82万元>6,062.82万元"
