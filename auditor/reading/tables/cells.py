"""Cells, columns and sides of a table, as they are printed. Names are texts without white space; a cell keeps its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.document import Table
from auditor.quantity import Quantity
from auditor.record import Record
from auditor.text import Span, span_of

BLANK = re.compile(r"[\s|]+")
NUMBER = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")


class Cell(Record):
    """A cell: its text without white space, its place, and the amount that it prints; None for words, codes and blanks."""

    text: str
    span: Span
    amount: Quantity | None = None


class Column(Record):
    """A column: its place from the left, and the texts of its header from the outermost heading to its own.

    known  whether every text is the whole name of something; False where it is not clear which texts stand above it
    """

    index: int
    names: tuple[str, ...]
    known: bool = True


class Side(Record):
    """Columns that belong together: one of row names and those that may hold amounts. Some forms set several side by side.

    first    the first column of the side; between it and the amounts may stand codes
    heading  what stands above the column of names, empty where nothing does
    numbers  the columns before the amounts that only number the rows
    columns  of amounts; `compared` those of figures that follow from them: changes, rates, shares
    """

    first: int
    name: int
    columns: tuple[Column, ...]
    compared: tuple[Column, ...] = ()
    heading: str = ""
    numbers: tuple[int, ...] = ()


def cells_of(folded: str, table: Table) -> Iterator[tuple[Cell, ...]]:
    """The rows of a table as cells."""
    for row in table.rows:
        yield tuple(cell_at(folded, span) for span in row)


def cell_at(folded: str, span: Span) -> Cell:
    """The cell of a span, bars and white space around its text left out."""
    text = folded[span.start : span.end]
    begin = span.start + len(text) - len(text.lstrip(" \t|"))
    end = max(begin, span.start + len(text.rstrip(" \t|")))
    return Cell(BLANK.sub("", text), span_of((begin, end)))
