"""How much of a document was understood, and how much of it was checked: what was not checked is never taken for right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from msgspec import Struct

from auditor.facts import DocumentPart, DocumentReading, PrintedNumber
from auditor.outcomes import Outcome
from auditor.record import Record
from auditor.report import Coverage, PartCoverage, SectionCoverage, TableUnread
from auditor.text import Source, Span

Covering = Literal["checked", "unchecked", "unread", "zero"]


class NumberCovered(Record):
    """A printed number and what became of it.

    covering  checked: a tenfold change of it alone would turn some verdict to fail; unchecked: understood, but nothing would
              notice such a change; unread: not understood; zero: a printed zero, which counts as none of these
    """

    span: Span
    covering: Covering


def covered(reading: DocumentReading, outcomes: Iterable[Outcome]) -> tuple[NumberCovered, ...]:
    """What became of each printed number, in reading order: what `coverage` counts."""
    checked = checked_spans(reading, outcomes)
    return tuple(NumberCovered(number.span, _covering(number, checked)) for number in reading.numbers)


def _covering(number: PrintedNumber, checked: frozenset[Span]) -> Covering:
    if number.zero:
        return "zero"
    if number.span in checked:
        return "checked"
    return "unchecked" if number.read else "unread"


def checked_spans(reading: DocumentReading, outcomes: Iterable[Outcome]) -> frozenset[Span]:
    """The places of the figures of which a tenfold change alone would turn some verdict to fail."""
    numbers: set[int] = set()
    for outcome in outcomes:
        numbers |= outcome.sensitive
    facts = {fact.number: fact for fact in reading.facts}
    return frozenset(facts[number].span for number in numbers if not facts[number].implied)


def unchecked(reading: DocumentReading, outcomes: Iterable[Outcome]) -> tuple[PrintedNumber, ...]:
    """The non-zero printed numbers that no check would have caught if they were wrong, in reading order."""
    checked = checked_spans(reading, outcomes)
    return tuple(number for number in reading.numbers if not number.zero and number.span not in checked)


def coverage(source: Source, reading: DocumentReading, outcomes: Iterable[Outcome]) -> Coverage:
    """The printed numbers of a document: counted, understood and checked, in all and for each section."""
    checked = checked_spans(reading, outcomes)
    tallies = [_Tally() for _ in reading.sections]
    parts: dict[DocumentPart, _Tally] = {part: _Tally() for part in get_args(DocumentPart)}
    unheaded = _Tally()
    for number in reading.numbers:
        tally = tallies[number.section] if number.section >= 0 else unheaded
        if number.zero:
            tally.zeros += 1
        else:
            for one in (tally, parts[number.part]):
                one.numbers += 1
                one.read += number.read
                one.checked += number.span in checked
    sections = [
        tally.shown(source, section.title, section.span) for section, tally in zip(reading.sections, tallies, strict=True)
    ]
    if unheaded.numbers or unheaded.zeros:
        end = reading.sections[0].span.start if reading.sections else len(source.text)
        sections.insert(0, unheaded.shown(source, "", Span(0, end)))
    return Coverage(
        numbers=sum(section.numbers for section in sections),
        read=sum(section.read for section in sections),
        checked=sum(section.checked for section in sections),
        zeros=sum(section.zeros for section in sections),
        parts=tuple(PartCoverage(part, tally.numbers, tally.read, tally.checked) for part, tally in parts.items()),
        tables=len(reading.tables),
        unread=tuple(
            TableUnread(source.place(table.span.start).line, source.place(table.span.end).line, table.figures, table.why)
            for table in reading.tables
            if table.why
        ),
        sections=tuple(sections),
    )


class _Tally(Struct):
    numbers: int = 0
    read: int = 0
    checked: int = 0
    zeros: int = 0

    def shown(self, source: Source, title: str, span: Span) -> SectionCoverage:
        line = source.place(span.start).line
        return SectionCoverage(title, span.start, span.end, line, self.numbers, self.read, self.checked, self.zeros)
