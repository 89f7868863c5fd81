"""Checks listed by their verdict, for those who want to see what passed, what did not apply, and what stayed open."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from auditor.locale import Words
from auditor.outcomes import Outcome, Verdict
from auditor.rendering.lines import harmless
from auditor.reporting import Audited


def render(audited: Iterable[Audited], verdicts: Collection[Verdict], said: Words) -> str:
    """One row for each check that ended in one of the verdicts: its place, its rule, and its arithmetic or its reason."""
    rows: list[str] = []
    for document in audited:
        chosen = [outcome for outcome in document.checked.outcomes if outcome.verdict in verdicts]
        for outcome in sorted(chosen, key=lambda outcome: (outcome.anchor, outcome.rule_id)):
            place = document.source.place(outcome.anchor.start)
            rows.append(
                harmless(
                    said.say(
                        "outcome",
                        place=f"{document.source.name}:{place.line}:{place.column}",
                        rule=outcome.rule_id,
                        verdict=said.say(f"verdict.{outcome.verdict.value}"),
                        detail=said.say("punctuation.list").join(
                            _details(outcome, document.source.slice(outcome.anchor), said)
                        ),
                    )
                )
            )
    return "".join(f"{row}\n" for row in rows)


def _details(outcome: Outcome, printed: str, said: Words) -> Iterator[str]:
    yield printed
    if outcome.derived is not None and outcome.derived.expression:
        yield outcome.derived.expression
    if outcome.reason:
        yield ended_because(outcome, said)


def ended_because(outcome: Outcome, said: Words) -> str:
    """Why a check was not decided, or why its rule did not apply."""
    if outcome.verdict is Verdict.NOT_APPLICABLE and outcome.reason == "when":
        return said.say("reason.premise")
    return reason_said(said, outcome.reason, outcome.saved_by)


def reason_said(said: Words, reason: str, saved_by: str = "") -> str:
    """Why a check was not decided, in words; a reason without words of its own is given as its code."""
    code, _, detail = reason.partition(":")
    key = f"reason.{code}"
    in_words = said.say(key, detail=detail) if key in said.phrases else reason
    return said.say("reason.saved-by", reason=in_words, way=saved_by) if saved_by else in_words
