"""Rules as text for a terminal: the page of one rule, and the list of all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from auditor.locale import Words
from auditor.record import Record
from auditor.rendering.lines import Piece, plain, width_of, wrapped
from auditor.ruleset import Rule
from auditor.ruleset.rule import EachMatch

_WIDTH = 100


class Mistaken(Record):
    """An example that ends otherwise than it says; `number` counts the examples of the rule from 1."""

    rule: Rule
    number: int
    expected: str
    found: str


def rule_page(rule: Rule, said: Words) -> str:
    """What the rule demands, why, how its findings are worded, where it is written, and its examples, failing ones first."""
    lang = said.lang
    lines = [
        f"{rule.id} {rule.name}",
        rule.title[lang],
        "",
        *_paragraphs(said, rule),
        "",
        f"{said.say('explain.examples')}{said.say('punctuation.colon')}",
    ]
    examples = sorted(rule.examples, key=lambda example: example.verdict.value != "fail")
    for example in examples:
        verdict = said.say(f"verdict.{example.verdict.value}")
        lines.append(f"  {verdict}{said.say('punctuation.colon')}{example.text.strip()}")
    return "".join(plain(wrapped((Piece(part),), _WIDTH, rest="    ")) for line in lines for part in line.splitlines() or [""])


def _paragraphs(said: Words, rule: Rule) -> Iterator[str]:
    lang = said.lang
    told = [
        ("why", rule.why[lang]),
        ("severity", said.say(f"severity.{rule.severity}")),
        ("ground", said.say(f"ground.{rule.ground}")),
        ("basis", rule.basis),
        ("message", rule.message[lang]),
        ("arithmetic", _arithmetic(rule)),
        ("hints", said.say("punctuation.list").join(hint.say[lang] for hint in rule.hints)),
        ("file", rule.place),
    ]
    for key, text in told:
        if text:
            yield f"{said.say(f'explain.{key}')}{said.say('punctuation.colon')}{text}"


def _arithmetic(rule: Rule) -> str:
    if rule.stated is not None and rule.derived is not None:
        return f"{rule.stated.text} = {rule.derived.text}"
    if rule.assertion is None and isinstance(rule.each, EachMatch):
        return f"no match: {rule.each.kind}"
    return "" if rule.assertion is None else rule.assertion.text


def rule_list(rules: Iterable[Rule], said: Words) -> str:
    """One row for each rule: its id, severity, name and title; then how many there are."""
    shown = list(rules)
    names = max((len(rule.name) for rule in shown), default=0)
    rows = []
    for rule in shown:
        severity = said.say(f"severity.{rule.severity}")
        rows.append(f"{rule.id:<8} {severity}{' ' * (8 - width_of(severity))} {rule.name:<{names}}  {rule.title[said.lang]}\n")
    return "".join(rows) + said.say("rules.total", count=len(shown)) + "\n"


def examples_tested(rules: Sequence[Rule], wrong: Iterable[Mistaken], said: Words) -> str:
    """One row for each example that ends otherwise than it says; then how many there are of rules, examples, and these."""
    rows = [
        said.say(
            "rules.example-failed",
            place=mistake.rule.place,
            rule=mistake.rule.id,
            number=mistake.number,
            expected=said.say(f"verdict.{mistake.expected}"),
            found=mistake.found,
        )
        + "\n"
        for mistake in wrong
    ]
    examples = sum(len(rule.examples) for rule in rules)
    return "".join(rows) + said.say("rules.tested", rules=len(rules), examples=examples, failed=len(rows)) + "\n"
