"""Facts, references and drafts made by hand, for the tests of what reading does between writing and resolving."""

from __future__ import annotations

from auditor.facts import Aspects, Fact
from auditor.quantity import Quantity, printed
from auditor.reading.notes import Draft, Notes, Reference
from auditor.text import Span

FINAL = Aspects(year=2024, stage="final", fund="all")


def yuan(digits: str) -> Quantity:
    """An amount in ten thousand yuan."""
    quantity = printed(digits, unit="yuan", scale=10**4)
    assert quantity is not None
    return quantity


def unit(digits: str, unit: str) -> Quantity:
    quantity = printed(digits, unit=unit)
    assert quantity is not None
    return quantity


def place(notes: Notes) -> Span:
    """Every fact stands ten characters behind the one before it."""
    return Span(10 * len(notes.facts), 10 * len(notes.facts) + 5)


def level(notes: Notes, concept: str | None, digits: str, aspects: Aspects = FINAL, *, section: int = 0) -> Fact:
    span = place(notes)
    return notes.write(concept or "", concept, yuan(digits), span, aspects, section=section, sentence=span)


def draft(kind: str, fixed: dict[str, Fact | tuple[Fact, ...]], **more: object) -> Draft:
    """A draft at the place of its first figure."""
    first = next(fact[0] if isinstance(fact, tuple) else fact for fact in fixed.values())
    made = {"kind": kind, "span": first.span, "sentence": first.sentence, "section": first.section, "fixed": fixed, **more}
    return Draft(**made)  # type: ignore[arg-type]


def reference(concept: str, aspects: Aspects = FINAL, *, near: int = 99, strict: bool = False) -> Reference:
    return Reference(concept, aspects, near, strict)
