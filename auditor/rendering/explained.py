"""The whole arithmetic of one finding: its figures with their intervals, the relation, the gap, the plausibility, its cause."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.fingerprint import fingerprints
from auditor.locale import Words
from auditor.outcomes import Operand, Outcome
from auditor.quantity import to_text
from auditor.quoting import printed_facts, stated_shown
from auditor.rendering.causes import CauseView
from auditor.rendering.finding import place_of
from auditor.rendering.lines import Piece, harmless, plain, wrapped
from auditor.report import Finding, Report
from auditor.reporting import Audited
from auditor.ruleset import Rule, Ruleset

_WIDTH = 100
_DECIMALS = 6


def explained(audited: Audited, report: Report, ruleset: Ruleset, fingerprint: str, said: Words) -> str:
    """The findings of a document with this fingerprint, each in full; empty if there is none.

    A fingerprint is that of the finding itself or of its contents. The report is on this one document.
    """
    wanted = [finding for finding in report.findings if fingerprint in {finding.fingerprint, finding.content_fingerprint}]
    outcomes = {fingerprints(audited.source, one): one for one in audited.checked.outcomes if one.grade is not None}
    texts = []
    for finding in wanted:
        outcome = outcomes[finding.fingerprint, finding.content_fingerprint]
        texts.append("\n".join(_paragraphs(finding, outcome, audited, report, ruleset, said)))
    rows = [row for text in "\n\n".join(texts).split("\n") for row in wrapped((Piece(text),), _WIDTH, rest="    ")]
    return plain(rows) if texts else ""


def _paragraphs(
    finding: Finding, outcome: Outcome, audited: Audited, report: Report, ruleset: Ruleset, said: Words
) -> Iterator[str]:
    say, colon = said.say, said.say("punctuation.colon")
    rule = ruleset.by_id(finding.rule_id)
    grade = f" {finding.grade}" if finding.grade else ""
    yield f"{finding.document}:{place_of(finding.span)} {finding.rule_id} {harmless(finding.title)}"
    yield f"{say(f'severity.{finding.severity}')}, {say(f'verdict.{finding.verdict}')}{grade}"
    yield harmless(finding.message)
    yield f"{say('explain.operands')}{colon}"
    yield from _operands(outcome, audited, said)
    yield f"{say('explain.relation')}{colon}{_relation(rule)}"
    yield from _arithmetic(finding, outcome, said)
    for hint in finding.hints:
        yield say("console.hint", hint=harmless(hint))
    if finding.causes:
        view = CauseView(said, _WIDTH)
        yield f"{say('explain.causes')}{colon}"
        for number in finding.causes:
            yield from plain(view.rows(report.causes[number])).splitlines()
    yield f"{say('explain.fingerprints')}{colon}{finding.fingerprint} {finding.content_fingerprint}"
    yield f"{say('explain.page')}{colon}audit explain {finding.rule_id}"


def _relation(rule: Rule) -> str:
    if rule.stated is not None and rule.derived is not None:
        return f"{rule.stated.text} = {rule.derived.text}"
    return "" if rule.assertion is None else rule.assertion.text


def _arithmetic(finding: Finding, outcome: Outcome, said: Words) -> Iterator[str]:
    """What is derived and what is stated, how far they lie apart, and how likely chance brings them so far."""
    say, colon = said.say, said.say("punctuation.colon")
    stated, derived = finding.stated, finding.derived
    if stated is not None and derived is not None:
        result = f"{derived.value}{stated.unit}{_box(derived.low, derived.high)}"
        yield f"{say('explain.arithmetic')}{colon}{harmless(derived.expression)} = {result}"
        yield f"{say('explain.stated')}{colon}{stated.value}{stated.unit}{_box(stated.low, stated.high)}"
        yield f"{say('explain.difference')}{colon}{finding.difference}{stated.unit}"
    if outcome.gap is not None and outcome.stated is not None:
        quantity = outcome.stated.fact.quantity
        gap = to_text(outcome.gap, quantity.decimals + 4, quantity.scale)
        yield f"{say('explain.gap')}{colon}{gap}{'' if stated is None else stated.unit}"
    if outcome.tail is not None:
        yield f"{say('explain.plausibility')}{colon}{to_text(outcome.tail, _DECIMALS, 1)}"


def _operands(outcome: Outcome, audited: Audited, said: Words) -> Iterator[str]:
    """One line for each printed figure, under the roles that it has."""
    for operand in outcome.operands:
        for fact in printed_facts(operand.fact):
            shown = stated_shown(Operand(operand.role, fact))
            at = audited.source.place(fact.span.start)
            text = harmless(audited.source.slice(fact.span))
            implied = said.say("explain.implied") if operand.fact.implied else ""
            place = f"{at.line}:{at.column}"
            yield f"  {operand.role}{implied} {place} {harmless(fact.label)} {text}{_box(shown.low, shown.high)}{shown.unit}"


def _box(low: str | None, high: str | None) -> str:
    return "" if low is None or high is None else f" [{low}, {high}]"
