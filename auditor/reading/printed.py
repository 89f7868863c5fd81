"""Every number that a document prints, for coverage: whether it was understood, and in which part of the disclosure it stands.

Not its job: what a number means. Of tables only what has decimals, or was read, is known to be an amount or a percentage.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set

from auditor.document import Document, Table
from auditor.facts import DocumentPart, PrintedNumber, SectionText, TablePrinted, Unread
from auditor.reading.scan import Token
from auditor.reading.squeeze import Squeezed
from auditor.text import Span, span_of
from auditor.vocabulary import Structure

_CELL_NUMBER = re.compile(r"[\s|]*(-?[0-9][0-9,]*(\.[0-9]+)?(%)?)[\s|]*")
_COUNTED: Mapping[str, bool] = {"A": False, "P": False, "N": True, "G": True, "U": True}
_CODE = re.compile(r"[23](?:\d\d){1,3}|(?:19|20)\d\d|\d")
_FEWEST_WHOLE = 3
_MANY = 5


def parts_of_sections(sections: Sequence[SectionText], structure: Structure) -> list[DocumentPart]:
    """The part of the disclosure that each section belongs to: what its own title says, else that of the section around it."""
    found: list[DocumentPart] = []
    around: list[tuple[int, DocumentPart]] = []
    for section in sections:
        while around and around[-1][0] >= section.rank:
            around.pop()
        own = next((part for part, pattern in structure.parts.items() if pattern.search(section.title)), None)
        part: DocumentPart = own or (around[-1][1] if around else "account")
        around.append((section.rank, part))
        found.append(part)
    return found


def numbers_of_text(
    sentences: Iterable[Sequence[Token]], text: Squeezed, section: int, part: DocumentPart, used: Container[Span]
) -> Iterator[PrintedNumber]:
    """The numbers of a paragraph, in reading order."""
    for tokens in sentences:
        for token in tokens:
            quantity = token.quantity
            if quantity is not None and token.kind in _COUNTED:
                span = text.span(token.start, token.end)
                counted: DocumentPart = "counts" if _COUNTED[token.kind] else part
                yield PrintedNumber(span, quantity.value == 0, span in used, section, counted)


def numbers_of_tables(
    document: Document, parts: Sequence[DocumentPart], titled: Set[int], used: Container[Span]
) -> tuple[list[PrintedNumber], list[TablePrinted]]:
    """The numbers of all tables, and the tables that print any. `titled` are the places of those whose titles are known."""
    numbers: list[PrintedNumber] = []
    tables: list[TablePrinted] = []
    for place, block in enumerate(document.blocks):
        if not isinstance(block, Table):
            continue
        part: DocumentPart = "account" if place in titled or block.section < 0 else parts[block.section]
        figures = read = whole = 0
        for start, end in (cell for row in block.rows for cell in row):
            match = _CELL_NUMBER.fullmatch(document.folded, start, end) if start < end else None
            if match is None:
                continue
            digits = match[1]
            span = span_of(match.span(1))
            understood = span in used
            if understood or match[2] or match[3]:
                zero = not digits.strip("-0.,%")
                numbers.append(PrintedNumber(span, zero, understood, block.section, part))
                figures += not zero
                read += understood and not zero
            else:
                whole += _may_be_amount(digits)
        if figures or read or whole >= _FEWEST_WHOLE:
            extent = Span(block.rows[0][0].start, block.rows[-1][-1].end)
            tables.append(TablePrinted(extent, figures + whole, _why(figures, read, place in titled)))
    return numbers, tables


def _why(figures: int, read: int, titled: bool) -> Unread:
    """Why the figures of a table were not understood; a few of them may be anything."""
    if not read:
        return "columns" if titled else "title"
    return "some" if titled and figures - read >= max(_FEWEST_WHOLE, figures // _MANY) else ""


def _may_be_amount(digits: str) -> bool:
    """Whether a whole number in a cell may be more than an ordinal, a year or a code of the classification."""
    return not _CODE.fullmatch(digits)
