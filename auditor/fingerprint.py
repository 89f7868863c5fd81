"""Identities of findings that survive edits elsewhere in the document: no line, no offset and no path goes into them."""

from __future__ import annotations

import hashlib
import re

from auditor.outcomes import Outcome
from auditor.quantity import GRAINS
from auditor.quoting import known_aspects, printed_facts
from auditor.text import Source, Span

_DIGITS = re.compile(r"[0-9０-９]+(?:[,.，．][0-9０-９]+)*")
_SPACE = re.compile(r"\s+")
_SEPARATOR = "\x1f"
_LENGTH = 16


def fingerprints(source: Source, outcome: Outcome) -> tuple[str, str]:
    """The fingerprint and the content fingerprint of a finding.

    Both are of the rule, the sentence and what its figures are about. The first one masks all digits, so that it follows the
    finding when figures change; the second one holds the value of every operand, so that it lapses as soon as one of them does.
    """
    sentence = _SPACE.sub("", source.slice(_sentence(outcome)))
    about: list[str] = []
    figures: list[str] = []
    for operand in outcome.operands:
        fact = operand.fact
        about += (operand.role, fact.label, fact.concept or "", *(f"{k}={v}" for k, v in known_aspects(fact.aspects).items()))
        figures += (f"{printed.quantity.value}/{GRAINS} {printed.quantity.unit}" for printed in printed_facts(fact))
    lasting = _SEPARATOR.join((outcome.rule_id, sentence, *about))
    return _digest(_DIGITS.sub("#", lasting)), _digest(_SEPARATOR.join((lasting, *figures)))


def _sentence(outcome: Outcome) -> Span:
    """The sentence that a finding is in: of its stated figure, else of its claim, else of its first operand."""
    if outcome.stated is not None:
        return outcome.stated.fact.sentence
    if outcome.claim is not None:
        return outcome.claim.sentence
    if outcome.operands:
        return outcome.operands[0].fact.sentence
    return outcome.anchor


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
