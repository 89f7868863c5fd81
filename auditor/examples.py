"""The examples of rules, run through the real reader: each is a piece of a report, and the verdict of its rule there.

`⟦ ⟧` marks what the finding must point at, `⟪ ⟫` the figures that it must name besides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditor.errors import InputError
from auditor.outcomes import Outcome, Verdict
from auditor.pipeline import examine
from auditor.quantity import to_text
from auditor.quoting import printed_facts
from auditor.rendering.pages import Mistaken
from auditor.ruleset import Rule, Ruleset
from auditor.ruleset.rule import Example
from auditor.text import Source, Span

_CLOSING = {"⟦": "⟧", "⟪": "⟫"}


def mistaken(rule: Rule) -> Iterator[Mistaken]:
    """The examples of a rule that do not end as they say."""
    for number, example in enumerate(rule.examples, 1):
        found = departure(rule, example)
        if found:
            yield Mistaken(rule, number, example.verdict.value, found)


def departure(rule: Rule, example: Example) -> str:
    """What the rule finds in an example instead of what the example says; empty where they agree.

    An example of a pass or of what is not applicable must not fail anywhere. A fail or a doubtful must be at the marked place,
    with the marked figures, and with the derived value, where the example gives them.
    """
    text, primary, related = unmarked(example.text)
    source = Source(text, rule.id)
    try:
        outcomes = examine(source, Ruleset((rule,), "", ()), diagnose=False).checked.outcomes
    except InputError as error:
        return error.message
    found = [outcome for outcome in outcomes if outcome.verdict is example.verdict]
    if not found or (example.verdict is not Verdict.FAIL and any(outcome.verdict is Verdict.FAIL for outcome in outcomes)):
        return ", ".join(_told(outcome, source) for outcome in outcomes) or "nothing to judge"
    if any(_fits(outcome, example, primary, related) for outcome in found):
        return ""
    return ", ".join(_told(outcome, source) for outcome in found)


def unmarked(text: str) -> tuple[str, tuple[Span, ...], tuple[Span, ...]]:
    """The text without its marks, and the spans in it that were marked as the place of the finding and as further figures."""
    plain: list[str] = []
    opened: dict[str, int] = {}
    spans: dict[str, list[Span]] = {closing: [] for closing in _CLOSING.values()}
    for character in text:
        if character in _CLOSING:
            opened[_CLOSING[character]] = len(plain)
        elif character in opened:
            spans[character].append(Span(opened.pop(character), len(plain)))
        else:
            plain.append(character)
    primary, related = spans.values()
    return "".join(plain), tuple(primary), tuple(related)


def _fits(outcome: Outcome, example: Example, primary: Iterable[Span], related: Iterable[Span]) -> bool:
    figures = {fact.span for operand in outcome.operands for fact in printed_facts(operand.fact)}
    return (
        all(outcome.anchor == span for span in primary)
        and all(span in figures for span in related)
        and example.reason in ("", outcome.reason)
        and (not example.derived or _derives(outcome, example.derived.replace(",", "")))
    )


def _derives(outcome: Outcome, expected: str) -> bool:
    """Whether the derived value, rounded to the decimals that the example gives, is what the example gives."""
    if outcome.derived is None or outcome.derived.value is None:
        return False
    scale = 1 if outcome.stated is None else outcome.stated.fact.quantity.scale
    decimals = len(expected.partition(".")[2])
    return to_text(outcome.derived.value, decimals, scale) == expected


def _told(outcome: Outcome, source: Source) -> str:
    """An outcome in short: its verdict, where it points, what it derives or why it is open."""
    derived = "" if outcome.derived is None or outcome.derived.value is None else f" = {outcome.derived.expression}"
    reason = f" ({outcome.reason})" if outcome.reason else ""
    return f"{outcome.verdict.value} {source.slice(outcome.anchor)}{derived}{reason}"
