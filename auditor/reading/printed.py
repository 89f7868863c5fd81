"""Every number that a document prints, for coverage: whether it was understood, and in which part of the disclosure it stands.

Not its job: what a number means. Of tables only what has decimals, was read, or stands under the heading of an amount in a
table of money that nobody understood, is known to be an amount or a percentage.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from itertools import pairwise

from auditor.document import Document, Table
from auditor.facts import DocumentPart, PrintedNumber, SectionText, TablePrinted, Unread
from auditor.reading.scan import Token
from auditor.reading.squeeze import Squeezed
from auditor.reading.tables.whole import money_tables, numberings
from auditor.text import Span, span_of
from auditor.vocabulary import Structure, Tables

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
    document: Document, parts: Sequence[DocumentPart], titled: Set[int], used: Container[Span], words: Tables
) -> tuple[list[PrintedNumber], list[TablePrinted]]:
    """The numbers of all tables, and the tables that print any. `titled` are the places of those whose titles are known.

    A whole number counts as a figure where its table says that it is of money and nothing of it was read.
    """
    numbers: list[PrintedNumber] = []
    tables: list[TablePrinted] = []
    money = set(money_tables(document, words))
    for place, block in enumerate(document.blocks):
        if not isinstance(block, Table):
            continue
        part: DocumentPart = "account" if place in titled or block.section < 0 else parts[block.section]
        figures = read = 0
        whole: list[tuple[int, int, Span]] = []
        for at, row in enumerate(block.rows):
            for column, (start, end) in enumerate(row):
                match = _CELL_NUMBER.fullmatch(document.folded, start, end) if start < end else None
                if match is None:
                    continue
                span = span_of(match.span(1))
                understood = span in used
                if understood or match[2] or match[3]:
                    zero = not match[1].strip("-0.,%")
                    numbers.append(PrintedNumber(span, zero, understood, block.section, part))
                    figures += not zero
                    read += understood and not zero
                else:
                    whole.append((at, column, span))
        unread = place in money and not read
        amounts = _amounts(document, block, whole, words) if unread else []
        for span in amounts:
            zero = not document.folded[span.start : span.end].strip("-0,")
            numbers.append(PrintedNumber(span, zero, False, block.section, part))
            figures += not zero
        others = 0 if unread else sum(not _CODE.fullmatch(document.folded, *span) for _, _, span in whole)
        if figures or read or others >= _FEWEST_WHOLE:
            extent = Span(block.rows[0][0].start, block.rows[-1][-1].end)
            tables.append(TablePrinted(extent, figures + others, _why(figures, read, place in titled)))
    return numbers, tables


def _amounts(document: Document, table: Table, whole: Sequence[tuple[int, int, Span]], words: Tables) -> list[Span]:
    """Those of some whole numbers that stand under the heading of an amount; numbers that go up by one number the rows."""
    if not whole:
        return []
    by_column: dict[int, list[int]] = {}
    left_out, header = numberings(document, table, sorted({column for _, column, _ in whole}), words)
    for at, column, span in whole:
        if at >= header and column not in left_out:
            by_column.setdefault(column, []).append(int(document.folded[span.start : span.end].replace(",", "")))
    counting = {
        column for column, values in by_column.items() if len(values) > 1 and all(b - a == 1 for a, b in pairwise(values))
    }
    return [span for at, column, span in whole if at >= header and column in by_column and column not in counting]


def _why(figures: int, read: int, titled: bool) -> Unread:
    """Why the figures of a table were not understood; a few of them may be anything."""
    if not read:
        return "columns" if titled else "title"
    return "some" if titled and figures - read >= max(_FEWEST_WHOLE, figures // _MANY) else ""
