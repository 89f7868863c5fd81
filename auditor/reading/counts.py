"""Counts that stand behind the name of a figure of money: so many receptions, so many guests.

Their names are settled when the text is read, since money and counts of one name share its clauses.
"""

from __future__ import annotations

from auditor.facts import Fact
from auditor.reading.naming import LABEL_KINDS, Namer
from auditor.reading.notes import Notes
from auditor.reading.scan import scan
from auditor.record import replace

_COUNT = "count:"


def name_counts(notes: Notes, namer: Namer) -> None:
    """Give the counts of the text their concepts: by the figure they stand behind, else by the count right before them."""
    counts = namer.vocabulary.counts
    for fact in notes.facts:
        if fact.quantity.unit.startswith(_COUNT) and fact.aspects.entity is None:
            before = None if fact.label or fact.concept else _counted_before(notes, fact)
            of = before.concept if before is not None else fact.concept or _concept(fact.label, namer)
            concept = counts.get((of or "", fact.quantity.unit.removeprefix(_COUNT)))
            if concept is not None:
                aspects = fact.aspects if before is None else before.aspects
                notes.facts[fact.number] = replace(fact, concept=concept, aspects=aspects)


def _concept(label: str, namer: Namer) -> str | None:
    """The one figure that a label names, None if it names none or something else besides."""
    if not label:
        return None
    tokens = [token for token in scan(label, 0, len(label), namer.vocabulary) if token.kind in LABEL_KINDS]
    named = namer.label(label, tokens)
    return named.concepts[0] if len(named.concepts) == 1 and named.entity is None else None


def _counted_before(notes: Notes, fact: Fact) -> Fact | None:
    """The count printed right before another one in its sentence."""
    before = notes.facts[fact.number - 1] if fact.number else None
    beside = before is not None and before.sentence == fact.sentence and before.quantity.unit.startswith(_COUNT)
    return before if beside else None
