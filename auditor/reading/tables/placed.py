"""Rows of cells as they came out of extraction: which of them have every figure under its own column.

Extraction breaks names over rows, and it may leave blank cells out. A row with fewer cells than the table has columns is only
placed where the table shows that blank cells are kept: somewhere one stands before a cell that says something. Then the cells
that are missing are the last ones.
"""

from __future__ import annotations

from collections.abc import Sequence

from auditor.quantity import at_quantum, printed
from auditor.reading.tables.cells import NUMBER, Cell, Column, Side
from auditor.reading.tables.reach import Words
from auditor.record import Record, replace
from auditor.vocabulary import Tables

Row = tuple[Cell, ...]


class Placed(Record):
    """The rows of a table, as wide as it is; one of whose figures nobody knows under which column they belong says nothing.

    whole  whether there is no such row
    """

    rows: tuple[Row, ...]
    whole: bool


def keeps_blanks(rows: Sequence[Row]) -> bool:
    """Whether some row has a blank cell before one that says something."""
    return any(not cell.text and any(later.text for later in row[index:]) for row in rows for index, cell in enumerate(row))


def place(
    rows: Sequence[Row], lengths: Sequence[int], sides: Sequence[Side], words: Tables, known: Words, *, kept: bool
) -> Placed:
    """The rows with the pieces of names joined, where these can be told. `lengths`: how many cells each row was printed with;
    `kept`: whether the table keeps its blank cells. Where two sides stand beside each other, words among the amounts say that
    it does not; elsewhere nothing else than a kept one says that it does.
    """
    found: list[Row] = []
    whole = True
    side = sides[0]
    coded = side.name > side.first and len(sides) == 1
    columns = [column.index for one in sides for column in one.columns]
    last = max(column.index for one in sides for column in (*one.columns, *one.compared))
    short = [length <= last for length in lengths]
    if len(sides) > 1 and not any(_is_torn(row, columns) for row, lacks in zip(rows, short, strict=True) if lacks):
        kept = True
    begun: Row | None = None
    for row, lacks in zip(rows, short, strict=True):
        shifted = lacks and _is_shifted(row, side)
        if begun is not None and kept and shifted and _may_go_on(row, words, known) and _has_room(begun, row):
            found[-1] = _joined(begun, row, side.name)
            begun = None
            continue
        if coded and _is_rest(row, side, words) and found and found[-1][side.name].text:
            continue
        figures = any(NUMBER.fullmatch(row[index].text) for index in (*columns, side.name) if index >= 0)
        begun = row if coded and not any(row[index].text for index in columns) else None
        if figures and (shifted or (lacks and not kept)):
            whole = False
            found.append(tuple(replace(cell, text="") for cell in row))
        else:
            found.append(row)
    return Placed(tuple(found), whole)


def _is_shifted(row: Row, side: Side) -> bool:
    """Whether a number stands where the name should, or before it one with decimals."""
    before = row[: side.name + 1]
    named = any(cell.text and not cell.text.isdigit() for cell in before[:-1])
    return any(_is_figure(cell) for cell in before) or (named and NUMBER.fullmatch(before[-1].text) is not None)


def _is_torn(row: Row, columns: Sequence[int]) -> bool:
    """Whether words stand among the amounts of a row."""
    return any(row[index].text and not NUMBER.fullmatch(row[index].text) and row[index].text[-1].isalpha() for index in columns)


def _is_figure(cell: Cell) -> bool:
    return "." in cell.text and NUMBER.fullmatch(cell.text) is not None


def _may_go_on(row: Row, words: Tables, known: Words) -> bool:
    """Whether the first cell of a row is only the rest of a name: words that begin nothing and are no name of their own."""
    text = row[0].text
    begins = words.enumerator.match(text) or words.member.match(text) or words.total.fullmatch(text)
    return bool(text) and not text[0].isdigit() and not begins and (known.is_bare(text) or not known.is_name(text))


def _is_rest(row: Row, side: Side, words: Tables) -> bool:
    """Whether a row of a table with codes has nothing but the rest of a name."""
    filled = [index for index, cell in enumerate(row) if cell.text]
    text = row[side.name].text
    begins = words.enumerator.match(text) or words.member.match(text) or words.total.match(text)
    return filled == [side.name] and not begins


def _has_room(begun: Row, row: Row) -> bool:
    """Whether the cells of a row and of the one that it begins are no more than the table has columns."""
    return sum(bool(cell.text) for cell in begun) + _reach(row) - 1 <= len(row)


def _reach(row: Row) -> int:
    return max((index + 1 for index, cell in enumerate(row) if cell.text), default=0)


def _joined(begun: Row, row: Row, name: int) -> Row:
    """A row that was broken within its name: what stands behind the name moves under its columns."""
    whole = replace(begun[name], text=begun[name].text + row[0].text)
    return (*begun[:name], whole, *row[1 : len(row) - name])


def amounts(rows: Sequence[Sequence[Cell]], columns: Sequence[Column], scale: int) -> tuple[tuple[Cell, ...], ...]:
    """The rows with the amounts of their columns; a printed zero is as precise as the finest amount of the table."""
    found: list[list[Cell]] = []
    for row in rows:
        cells = list(row)
        for column in columns:
            cell = cells[column.index]
            if NUMBER.fullmatch(cell.text):
                cells[column.index] = replace(cell, amount=printed(cell.text, unit="yuan", scale=scale))
        found.append(cells)
    money = [cell.amount for row in found for cell in row if cell.amount is not None]
    finest = min((amount.ulp for amount in money if amount.value), default=0)
    for row in found:
        for index, cell in enumerate(row):
            if cell.amount is not None and cell.amount.is_zero and 0 < finest < cell.amount.ulp:
                row[index] = replace(cell, amount=at_quantum(cell.amount, finest))
    return tuple(map(tuple, found))
