"""The marks of a text: wordings that the vocabulary knows as left over from a template, or as slips of the pen.

Not its job: whether a mark is wrong where it stands; that is for the rules that range over marks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from auditor.document import Document, Paragraph, Silent, Table
from auditor.facts import Mark
from auditor.reading.squeeze import Squeezed, squeeze
from auditor.text import Span
from auditor.vocabulary import MarkPlace, MarkWording, Structure, Vocabulary

_MOST_BEFORE = 40
_AROUND_CELLS = " \t|"


def marks_of(
    document: Document, squeezed: Sequence[tuple[Paragraph, Squeezed]], said: str, vocabulary: Vocabulary
) -> tuple[Mark, ...]:
    """Every mark of running text, headings, drafting notes and sentences in cells, in reading order.

    Marks of one kind never overlap.
    `said` is the text of all the paragraphs, one a line: a kind that does not occur at all costs one search through it.
    """
    found = _found(squeezed, said, vocabulary.marks)
    notes = [_note(document.folded, block) for block in document.blocks if isinstance(block, Silent) and block.kind == "note"]
    if notes:
        found += _found(notes, "\n".join([text.text for _, text in notes]), vocabulary.marks, "note")
    cells = list(_sentences_in_cells(document, vocabulary.structure))
    if cells:
        found += _found(cells, "\n".join([text.text for _, text in cells]), vocabulary.marks, "cell")
    found.sort(key=lambda mark: (mark.span.start, -mark.span.end))
    return tuple(_apart(found))


def _note(folded: str, note: Silent) -> tuple[Paragraph, Squeezed]:
    line = Paragraph((note.span,), None, note.span.start, heading=False, section=note.section)
    return line, squeeze(folded, line, note.span.start)


def _sentences_in_cells(document: Document, structure: Structure) -> Iterator[tuple[Paragraph, Squeezed]]:
    """The cells in which a stop or comma stands beside a word: more than names and figures. One may go on from row to row."""
    phrase = structure.phrase
    for block in document.blocks:
        if not isinstance(block, Table) or not phrase.search(document.folded, block.rows[0][0].start, block.rows[-1][-1].end):
            continue
        groups = [(number,) for number in range(len(block.rows))] if block.layout is None else block.layout.groups
        for group in groups:
            for cell in zip(*(block.rows[number] for number in group), strict=True):
                if any(phrase.search(document.folded, start, end) for start, end in cell):
                    lines = tuple(line for span in cell if (line := _trimmed(document.folded, span)) is not None)
                    text = Paragraph(lines, None, lines[0].start, heading=False, section=block.section)
                    yield text, squeeze(document.folded, text, text.body)


def _trimmed(folded: str, span: Span) -> Span | None:
    text = folded[span.start : span.end]
    start = span.start + len(text) - len(text.lstrip(_AROUND_CELLS))
    end = span.start + len(text.rstrip(_AROUND_CELLS))
    return Span(start, end) if start < end else None


def _found(
    squeezed: Sequence[tuple[Paragraph, Squeezed]], said: str, wordings: Iterable[MarkWording], silent: MarkPlace | None = None
) -> list[Mark]:
    """The marks of some texts, which stand line by line in `said`; `silent` is where they stand if not in running text."""
    starts: list[int] = []
    found = []
    for wording in wordings:
        if silent is not None and silent not in wording.where:
            continue
        for match in wording.pattern.finditer(said):
            starts = starts or [0, *accumulate(len(text.text) + 1 for _, text in squeezed)]
            number = bisect_right(starts, match.start()) - 1
            paragraph, text = squeezed[number]
            place: MarkPlace = silent or ("heading" if paragraph.heading else "body")
            line, begin, end = starts[number], match.start(), match.end()
            if place not in wording.where or not begin < end <= line + len(text.text):
                continue
            groups = match.groupdict()
            if wording.before is not None:
                before = wording.before.search(said, max(line, begin - _MOST_BEFORE), begin)
                if before is None:
                    continue
                begin = before.start()
                groups |= before.groupdict()
            year = int(groups["year"]) if groups.get("year") else None
            found.append(Mark(wording.kind, text.span(begin - line, end - line), paragraph.section, said[begin:end], year))
    return found


def _apart(marks: Sequence[Mark]) -> list[Mark]:
    """The marks without those that begin inside another one of their kind."""
    ends: dict[str, int] = {}
    kept = []
    for mark in marks:
        if mark.span.start >= ends.get(mark.kind, 0):
            ends[mark.kind] = mark.span.end
            kept.append(mark)
    return kept
