"""Root causes in the report's words: where the wrong figures stand, what they explain, what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Mapping

from auditor.diagnosis import Blame, Correction, Diagnosis, Suspect
from auditor.facts import Fact
from auditor.outcomes import Operand
from auditor.quoting import Quoter, end_in_full, stated_shown
from auditor.report import Alternative, Cause, CauseSuggestion

_DIGITS = re.compile(r"-?[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?")


def causes_shown(diagnosis: Diagnosis, quoter: Quoter, document: str, places: Mapping[int, int]) -> list[Cause]:
    """The causes of one document in their order. `places` gives the index of the finding that an outcome became."""
    return [_cause(blame, quoter, document, places) for blame in diagnosis.blames]


def _cause(blame: Blame, quoter: Quoter, document: str, places: Mapping[int, int]) -> Cause:
    shown = _alternative(blame.suspect, quoter, document)
    return Cause(
        kind=shown.kind,
        span=shown.span,
        duplicates=shown.duplicates,
        document=document,
        stated=shown.stated,
        low=shown.low,
        high=shown.high,
        suggestions=shown.suggestions,
        findings=tuple(sorted({places[outcome] for outcome in blame.outcomes if outcome in places})),
        alternatives=tuple(_alternative(other, quoter, document) for other in blame.alternatives),
        exact=blame.exact,
    )


def _alternative(suspect: Suspect, quoter: Quoter, document: str) -> Alternative:
    first = suspect.facts[0]
    quantity = first.quantity
    span, *copies = dict.fromkeys(quoter.span(fact.span) for fact in suspect.facts)
    return Alternative(
        kind="figure" if suspect.relation is None else "list",
        span=span,
        duplicates=tuple(copies),
        document=document,
        stated=stated_shown(Operand("", first)),
        low=None if suspect.low is None else end_in_full(suspect.low, quantity),
        high=None if suspect.high is None else end_in_full(suspect.high, quantity),
        suggestions=tuple(_suggestion(correction, first, span.text) for correction in suspect.corrections),
    )


def _suggestion(correction: Correction, fact: Fact, text: str) -> CauseSuggestion:
    """The correction as it would be printed; a sign that words give is reversed in the words."""
    value = correction.digits(fact.quantity)
    found = _DIGITS.search(text)
    worded = fact.aspects.measure in {"delta", "rate"} and (found is None or not found[0].startswith("-"))
    if correction.slip == "sign" and worded:
        return CauseSuggestion(value, text, "direction")
    return CauseSuggestion(
        value, _rewritten(text, value, turned=(correction.value < 0) != (fact.quantity.value < 0)), correction.slip
    )


def _rewritten(text: str, value: str, *, turned: bool) -> str:
    """The print with other digits, its unit and its separators kept. A sign that words give stays out of it unless it turns."""
    found = _DIGITS.search(text)
    if found is None:
        return value
    whole, point, decimals = value.removeprefix("-").partition(".")
    if "," in found[0]:
        whole = f"{int(whole):,}"
    negative = found[0].startswith("-") != turned
    return f"{text[: found.start()]}{'-' if negative else ''}{whole}{point}{decimals}{text[found.end() :]}"
