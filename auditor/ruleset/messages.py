"""How an outcome of a rule is told: its message filled in, and its arithmetic with the printed figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType

from auditor.facts import Fact
from auditor.outcomes import Outcome
from auditor.quantity import GRAINS, Quantity, digits_of, to_text
from auditor.record import Record
from auditor.ruleset.expression import Binary, Call, Expression, Name, Negative, Number
from auditor.ruleset.placeholders import PLACEHOLDER
from auditor.ruleset.rule import Rule
from auditor.text import Span

_DIGITS = re.compile(r"[-+\uff0b\u2212\uff0d\d\s.,\uff0c\uff0e]+")
_SIGNS = {"+": "+", "-": "\u2212", "*": "×", "/": "÷"}
_MINUSES = ("-", "\u2212", "\uff0d")
_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2}
_ABSENT = "\u2014"
_LEAST_PERCENT_DECIMALS = 2


def message_of(
    rule: Rule,
    outcome: Outcome,
    language: str,
    source_slice: Callable[[Span], str],
    called: Mapping[str, str] = MappingProxyType({}),
) -> tuple[str, dict[str, str]]:
    """The rule's message with its placeholders filled in, and what each of them became.

    `called` are words for figures: by measure (`delta`, `prior`), which stand before the figures of a rule that is about levels
    and changes or prior levels, and `unnamed` for the label of one that has none.

    Figures are quoted as they are printed, a decrease with a minus. The derived figure and the difference are in the unit and
    the decimals of the stated one, with one more where they would not differ otherwise. What is not there is a dash.
    """
    arguments: dict[str, str] = {}
    template = rule.message[language]
    projected = getattr(rule.each, "measures", ())
    quote = _Quote(source_slice, called, len(projected) > 1)
    for match in PLACEHOLDER.finditer(template):
        if match[1] not in arguments:
            arguments[match[1]] = _argument(match[1], outcome, quote) or _ABSENT
    return PLACEHOLDER.sub(lambda match: arguments[match[1]], template), arguments


def figures_of(outcome: Outcome, name: str) -> tuple[Fact, ...]:
    """The operands of a name: one, or those of a collection (whose roles are numbered, `parts[2]`)."""
    return tuple(operand.fact for operand in outcome.operands if operand.role == name or operand.role.startswith(f"{name}["))


class _Quote(Record):
    """How a figure is quoted: from where, in which words, and whether with its measure."""

    source_slice: Callable[[Span], str]
    called: Mapping[str, str]
    measured: bool

    def __call__(self, fact: Fact) -> str:
        """A printed figure as it stands in the text without its white space, an implied one as its parts are printed."""
        measure = self.called.get(fact.aspects.measure, "") if self.measured else ""
        if fact.implied:
            return measure + _apart(digits_of(fact.quantity)) + self.unit(fact.implied[0])
        text = "".join(self.source_slice(fact.span).split())
        minus = fact.quantity.value < 0 and text[:1] not in _MINUSES
        return f"{measure}-{text}" if minus else measure + text

    def unit(self, fact: Fact) -> str:
        """The unit behind the digits of a printed figure; empty for words such as those of a text zero."""
        squeezed = "".join(self.source_slice(fact.span).split())
        match = _DIGITS.match(squeezed)
        return squeezed[match.end() :] if match is not None else ""


def _argument(name: str, outcome: Outcome, quote: _Quote) -> str:
    match name:
        case "stated":
            return "" if outcome.stated is None else quote(outcome.stated.fact)
        case "derived" | "difference":
            return _result(name, outcome, quote)
        case _:
            if name in outcome.words:
                word = outcome.words[name]
                return "" if word is None else str(word)
            figures = figures_of(outcome, name)
            if figures:
                return ", ".join(quote(fact) for fact in figures)
            owner, _, attribute = name.rpartition(".")
            words = [_attribute(fact, attribute) for fact in figures_of(outcome, owner)] if owner else []
            if attribute == "label" and words and not any(words):
                words = [quote.called.get("unnamed", "")]
            if not words and outcome.claim is not None and name in ("direction", "relation", "base"):
                words = [getattr(outcome.claim, name) or ""]
            return ", ".join(dict.fromkeys(word for word in words if word))


def _attribute(fact: Fact, attribute: str) -> str:
    match attribute:
        case "label":
            return fact.label or fact.concept or ""
        case "concept":
            return fact.concept or ""
        case "unit":
            return fact.quantity.unit
        case "path":
            return " / ".join(fact.aspects.path)
        case "section" | "enumeration" | "of":
            number = getattr(fact, attribute)
        case _:
            number = getattr(fact.aspects, attribute)
    return "" if number is None else str(number)


def _result(name: str, outcome: Outcome, quote: _Quote) -> str:
    derived = outcome.derived
    if derived is None or derived.value is None:
        return ""
    model = outcome.stated.fact if outcome.stated is not None else outcome.operands[0].fact
    target = Fraction(model.quantity.value, GRAINS) if outcome.stated is not None else Fraction(100)
    suffix = quote.unit(model)
    if name == "difference":
        return _telling(abs(target - derived.value), Fraction(0), model.quantity) + suffix
    return _telling(derived.value, target, model.quantity) + suffix


def _telling(value: Fraction, other: Fraction, model: Quantity) -> str:
    """The value in the decimals of the model, or in as few more (three at most) as tell it from the other one.

    A percentage has two decimals at least: 3 % against a printed 32 % says less than 3.25 %.
    """
    extra = max(0, _LEAST_PERCENT_DECIMALS - model.decimals) if model.unit == "percent" else 0
    while extra < 3 and value != other and shown(value, model, extra).lstrip("-") == shown(other, model, extra).lstrip("-"):
        extra += 1
    return shown(value, model, extra)


def shown(value: Fraction, model: Quantity, extra: int = 0) -> str:
    """A value in base units, in the printed unit and the decimals of the model and `extra` more, with its thousands apart."""
    return _apart(to_text(value, model.decimals + extra, model.scale))


def _apart(text: str) -> str:
    """A number with its thousands apart."""
    sign = "-" if text.startswith("-") else ""
    whole, dot, rest = text.removeprefix("-").partition(".")
    return f"{sign}{int(whole):,}{dot}{rest}"


def arithmetic_of(tree: Expression, figures: Mapping[str, tuple[Quantity, ...]]) -> str:
    """The arithmetic of a rule with the printed figures in place of the names: `196.82 ÷ 6,062.82 × 100`."""
    return _arithmetic(tree, figures, 0)


def _arithmetic(tree: Expression, figures: Mapping[str, tuple[Quantity, ...]], outer: int) -> str:
    match tree:
        case Number():
            return str(tree.value)
        case Name():
            quantities = figures.get(tree.id, ())
            return _grouped([_figure(quantity) for quantity in quantities], "+", outer) if quantities else "0"
        case Negative():
            return f"-{_arithmetic(tree.operand, figures, 3)}"
        case Binary():
            own = _STRENGTH[tree.sign]
            left = _arithmetic(tree.left, figures, own)
            right = _arithmetic(tree.right, figures, own + (tree.sign in "-/"))
            text = f"{left} {_SIGNS[tree.sign]} {right}"
            return f"({text})" if own < outer else text
        case Call(function="sum") if len(tree.arguments) == 1:
            return _arithmetic(tree.arguments[0], figures, outer)
        case Call(function="sum"):
            return _grouped([_arithmetic(argument, figures, 1) for argument in tree.arguments], "+", outer)
        case Call(function="count"):
            name = tree.arguments[0]
            return str(len(figures.get(name.id, ()))) if isinstance(name, Name) else ""
        case _:
            return ""


def _figure(quantity: Quantity) -> str:
    text = _apart(digits_of(quantity))
    return f"({text})" if text.startswith("-") else text


def _grouped(texts: list[str], sign: str, outer: int) -> str:
    text = f" {sign} ".join(texts)
    return f"({text})" if len(texts) > 1 and outer > 1 else text
