"""Rules that range over the text itself: marks of a kind, enumerators, and what it announces.

Their bindings have words and places, no figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from auditor.checking.binding import Binding, Word
from auditor.facts import Announced, DocumentReading, Mark, Numbered
from auditor.record import replace
from auditor.ruleset.rule import EachAnnounced, EachMatch, EachSequence


def marked(each: EachMatch, reading: DocumentReading) -> Iterator[Binding]:
    """The marks of a kind, in one binding for each year that they name; all of them in one where they name none."""
    by_year: dict[int | None, list[Mark]] = {}
    for mark in reading.marks:
        if mark.kind == each.kind:
            by_year.setdefault(mark.year, []).append(mark)
    for year, marks in by_year.items():
        yield _binding(marks, {"text": (marks[0].text,), "year": (year,)}, reading)


def enumerated(each: EachSequence, reading: DocumentReading) -> Iterator[Binding]:
    """The enumerators of a kind in one binding for those that stand where they are due, and one for those behind a gap."""
    by_gap: dict[bool, list[Numbered]] = {}
    for one in reading.numbered:
        if one.kind == each.kind:
            by_gap.setdefault(one.ordinal == one.expected, []).append(one)
    for ones in by_gap.values():
        first = ones[0]
        words: Mapping[str, tuple[Word]] = {"text": (first.text,), "ordinal": (first.ordinal,), "expected": (first.expected,)}
        yield _binding(ones, words, reading)


def announced(each: EachAnnounced, reading: DocumentReading) -> Iterator[Binding]:
    """What is announced of a kind in one binding for all that the document holds, and one for all that it does not."""
    for kept in (True, False):
        ones = [one for one in reading.announced if one.kind == each.kind and one.kept is kept]
        if ones:
            binding = _binding(ones, {"text": (ones[0].text,), "found": (ones[0].found,)}, reading)
            yield replace(binding, truths={"kept": kept})


def _binding(
    places: Sequence[Mark | Numbered | Announced], words: Mapping[str, tuple[Word]], reading: DocumentReading
) -> Binding:
    first, *others = places
    own: Mapping[str, tuple[Word]] = {"own_year": (reading.year,), "own_stage": (reading.stage,)}
    return Binding({}, first.span, first.section, {**words, **own}, duplicates=tuple(place.span for place in others))
