"""Which lines of a page make up one row of its table: names that are too long for their column go on in the next line.

Amounts stand beside the first line of a name or beside its middle, one way throughout a table. Every way to part the lines into
rows that the layout allows has a price; the cheapest is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from auditor.record import Record
from auditor.sources.bands import Band, column_of
from auditor.sources.pieces import Line, Piece

_TALLEST = 9
_SLACK = 3
_CARRIED = 2
_TOLERANT = 3
_NAMELESS = 4
_NUMBERLESS = 2
_MISSED = 4


class Stacked(Record):
    """Lines as rows: how many lines each row takes, in order, and the price."""

    heights: tuple[int, ...]
    price: int


class _Cell(Record):
    """What the words of a line say in one column: where they end, whether they begin an item."""

    last: int
    text: str
    begins: bool


class _Row(Record):
    """A line: its words by column, how far down the page it stands, whether it has numbers."""

    words: dict[int, _Cell]
    height: int
    numeric: bool


def stacked(lines: Sequence[Line], columns: Sequence[Band], begins: Callable[[str], bool], *, middle: bool) -> Stacked | None:
    """The lines of a page parted into rows, amounts beside the middle of a name or its first line; None where nothing fits."""
    rows = [_row(line, columns, begins) for line in lines]
    edges: dict[int, int] = {}
    for row in rows:
        for column, cell in row.words.items():
            edges[column] = max(edges.get(column, 0), cell.last)
    best: list[tuple[int, int] | None] = [(0, 0), *[None] * len(rows)]
    for start in range(len(rows)):
        begun = best[start]
        if begun is None:
            continue
        numbers = 0
        for end in range(start, min(len(rows), start + _TALLEST)):
            numbers += rows[end].numeric
            if numbers > 1:
                break
            price = _price(rows, start, end, edges, middle=middle)
            there = best[end + 1]
            if price is not None and (there is None or begun[0] + price < there[0]):
                best[end + 1] = (begun[0] + price, start)
    last = best[-1]
    if last is None:
        return None
    heights, end = [], len(rows)
    while end:
        step = best[end]
        start = step[1] if step else 0
        heights.append(end - start)
        end = start
    return Stacked(tuple(reversed(heights)), last[0])


def _row(line: Line, columns: Sequence[Band], begins: Callable[[str], bool]) -> _Row:
    words: dict[int, _Cell] = {}
    for piece in line.pieces:
        if not piece.number:
            column = column_of(piece, columns)
            before = words.get(column)
            words[column] = (
                _cell(piece, begins) if before is None else _Cell(piece.last, before.text + piece.text, before.begins)
            )
    return _Row(words, line.height, line.numeric)


def _cell(piece: Piece, begins: Callable[[str], bool]) -> _Cell:
    return _Cell(piece.last, piece.text, begins(piece.text))


def _price(rows: Sequence[_Row], start: int, end: int, edges: dict[int, int], *, middle: bool) -> int | None:
    """What it costs to take some lines for one row, None if they cannot be one."""
    first = rows[start]
    price = 0
    if not any(row.numeric for row in rows[start : end + 1]):
        begun = any(cell.begins for row in rows[start : end + 1] for cell in row.words.values())
        if not begun and any(_lacks(rows[at], first) for at in (start - 1, end + 1) if 0 <= at < len(rows)):
            return None
        price += 0 if begun else _NUMBERLESS
    elif end == start and not first.words:
        price += _NAMELESS
    if start:
        price += _MISSED * any(
            _goes_on(rows[start - 1].words.get(column), cell, edges[column]) and not first.numeric
            for column, cell in first.words.items()
        )
    if start == end:
        return price
    centre = first.height + rows[end].height
    tall = False
    for column in {column for row in rows[start : end + 1] for column in row.words}:
        own = [place for place in range(start, end + 1) if column in rows[place].words]
        for place, following in pairwise(own):
            if not _goes_on(rows[place].words[column], rows[following].words[column], edges[column]):
                return None
        steps = {rows[after].height - rows[place].height for place, after in pairwise(own)}
        top, bottom = own[0], own[-1]
        if len(steps) > 1 or (middle and abs(rows[top].height + rows[bottom].height - centre) > 1):
            return None
        if not middle and (top != start or len(own) != bottom - top + 1):
            return None
        tall = tall or (bottom == end and top == start)
    at = next((row.height for row in rows[start : end + 1] if row.numeric), None)
    apart = 1 if rows[end].height - first.height >= _TOLERANT else 0
    fits = at is None or (abs(2 * at - centre) <= apart if middle else at == first.height)
    return price if tall and fits else None


def _lacks(row: _Row, words: _Row) -> bool:
    """Whether a row of numbers has no words where a line beside it has its only ones: they are most likely its name."""
    return row.numeric and not any(column in row.words for column in words.words)


def _goes_on(cell: _Cell | None, following: _Cell, edge: int) -> bool:
    """Whether the words below may be the rest of a text: it fills its column, save for what a closing sign carries along."""
    if cell is None or following.begins:
        return False
    carried = len(following.text) > 1 and not following.text[1].isalnum()
    return cell.last >= edge - _SLACK - _CARRIED * carried
