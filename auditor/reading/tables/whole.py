"""Whole numbers in the cells of a table: which of them are amounts because the table says that it is one of money.

Not its job: what the amounts mean. Codes, numbers of rows and columns, and counts are left out by what stands above
them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.document import Document, Paragraph, Table
from auditor.reading.tables.cells import BLANK, cell_at
from auditor.reading.tables.heading import header_length, is_numbering, names_in_cells
from auditor.reading.tables.titles import is_titled
from auditor.vocabulary import Tables

_MOST_LEAD = 8
_LONGEST_LEAD = 60
_HEADER = 12


def money_tables(document: Document, words: Tables) -> Iterator[int]:
    """The places of the tables that say their unit, in a line above them or in their header, with those that go on from one."""
    lead: list[str] = []
    money = False
    for place, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            texts = [BLANK.sub("", document.folded[line.start : line.end]) for line in block.lines]
            if block.heading:
                lead, money = [], False
            lead = [*lead, *(text for text in texts if len(text) <= _LONGEST_LEAD)][-_MOST_LEAD:]
        elif isinstance(block, Table):
            said = [*lead, *(document.folded[span.start : span.end] for row in block.rows[:_HEADER] for span in row)]
            money = any(words.unit.search(text) for text in said) or (money and not is_titled(lead, words))
            lead = []
            if money:
                yield place


def numberings(document: Document, table: Table, columns: Sequence[int], words: Tables) -> tuple[frozenset[int], int]:
    """Which of some columns hold no amounts by their headings or for want of one, and how many rows the header has."""
    width = max(map(len, table.rows))
    rows = [[cell_at(document.folded, span) for span in row] for row in table.rows[:_HEADER]]
    length = header_length(rows, words)
    heads = [[cell.text for cell in row] + [""] * (width - len(row)) for row in rows[:length] if not is_numbering(row, words)]
    found = set()
    for column in columns:
        names = names_in_cells(heads, column)
        left_out = any(words.ignored.search(name) or words.counted.search(name) for name in names)
        if not names or len(names[-1]) < 2 or left_out or words.name.search(names[-1]):
            found.add(column)
    return frozenset(found), length
