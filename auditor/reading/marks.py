"""The marks of a text: wordings that the vocabulary knows as left over from a template, or as slips of the pen.

Not its job: whether a mark is wrong where it stands; that is for the rules that range over marks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from auditor.document import Document, Paragraph, Silent
from auditor.facts import Mark
from auditor.reading.squeeze import Squeezed, squeeze
from auditor.vocabulary import MarkPlace, Vocabulary

_MOST_BEFORE = 40

Text = tuple[MarkPlace, int, Squeezed]


def marks_of(
    document: Document, squeezed: Sequence[tuple[Paragraph, Squeezed]], said: str, vocabulary: Vocabulary
) -> tuple[Mark, ...]:
    """Every mark of running text, headings and drafting notes in reading order; marks of one kind never overlap.

    `said` is the text of all the paragraphs, one a line: a kind that does not occur at all costs one search through it.
    """
    notes = [
        squeeze(document.folded, Paragraph((block.span,), None, block.span.start, heading=False, section=block.section), 0)
        for block in document.blocks
        if isinstance(block, Silent) and block.kind == "note"
    ]
    silent = [block.section for block in document.blocks if isinstance(block, Silent) and block.kind == "note"]
    texts: list[Text] = [("heading" if part.heading else "body", part.section, text) for part, text in squeezed]
    annotated: list[Text] = [("note", section, text) for section, text in zip(silent, notes, strict=True)]
    found = _found(texts, said, vocabulary)
    if annotated:
        found += _found(annotated, "\n".join([text.text for _, _, text in annotated]), vocabulary)
    found.sort(key=lambda mark: (mark.span.start, -mark.span.end))
    return tuple(_apart(found))


def _found(texts: Sequence[Text], said: str, vocabulary: Vocabulary) -> list[Mark]:
    """The marks of some texts, which stand line by line in `said`."""
    starts: list[int] = []
    found = []
    for wording in vocabulary.marks:
        for match in wording.pattern.finditer(said):
            starts = starts or [0, *accumulate(len(text.text) + 1 for _, _, text in texts)]
            number = bisect_right(starts, match.start()) - 1
            place, section, text = texts[number]
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
            found.append(Mark(wording.kind, text.span(begin - line, end - line), section, said[begin:end], year))
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
