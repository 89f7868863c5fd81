"""Tables that extraction left with one cell in each line: names of columns below each other, then the cells of row after row.

Only rows that are all alike are put together again: codes, a name, and as many figures as the header has names for them. A cell
that was lost breaks the sequence, and an extra one may be the number of a page: then every line stays a cell of its own, so
that its figures count as printed and nobody reads them under a wrong name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.record import Record
from auditor.sources.aligned import Region
from auditor.text import Span
from auditor.vocabulary import Tables, Vocabulary

_NUMBER = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?%?|[-\u2014]{1,2}")
_CODE = re.compile(r"[0-9]{1,8}")
_MAYBE_PAGE = re.compile(r"[1-9][0-9]{0,2}")
_BLANK = re.compile(r"\s+")
_BEGINS = frozenset("0123456789-\u2014")
_ENDS = frozenset("0123456789-\u2014%")
_FEWEST_NUMBERS = 4
_FEWEST_FIGURES = 3
_MOST_LINES_EACH = 5
_LONGEST_CELL = 30
_MOST_CODES, _CLASS, _SPLIT = 3, 3, 2


class _Cell(Record):
    """A line that is a cell: its text without white space, and whether it is a figure, a code or a dash."""

    text: str
    span: Span
    number: bool


class _Header(Record):
    """The names of the columns of figures, and the rows of a header; None for a blank cell."""

    figures: tuple[_Cell, ...]
    rows: tuple[tuple[_Cell | None, ...], ...]


class _Row(Record):
    """The cells of a row: its codes, which a total has none of, its name, and its figures."""

    codes: tuple[_Cell, ...]
    name: _Cell
    figures: tuple[_Cell, ...]


def uprights(folded: str, lines: Sequence[Span], taken: frozenset[int], vocabulary: Vocabulary) -> Iterator[Region]:
    """Every table with one cell a line among the stripped lines, in order; those that are taken are in none."""
    lone = [
        number
        for number, line in enumerate(lines)
        if folded[line.end - 1] in _ENDS and folded[line.start] in _BEGINS and number not in taken
    ]
    if len(lone) < _FEWEST_NUMBERS:
        return
    end = 0
    for number in lone:
        if number < end:
            continue
        start = number
        before: list[_Cell] = []
        while start > end and start - 1 not in taken and (cell := _cell(folded, lines[start - 1], vocabulary)) is not None:
            before.append(cell)
            start -= 1
        cells = before[::-1]
        end = number
        while end < len(lines) and end not in taken and (cell := _cell(folded, lines[end], vocabulary)) is not None:
            cells.append(cell)
            end += 1
        while cells and not cells[-1].number:
            cells.pop()
        if _is_table(cells):
            rows = _rows(cells, vocabulary)
            first = 0 if rows else next(at for at, cell in enumerate(cells) if cell.number)
            yield Region(start + first, start + len(cells), rows or tuple((cell.span,) for cell in cells[first:]))
        end = max(end, number + 1)


def _cell(folded: str, span: Span, vocabulary: Vocabulary) -> _Cell | None:
    """A line as a cell; None for a sentence or a part of one, for a title, and for what stands above a table."""
    if span.end - span.start > _LONGEST_CELL:
        return None
    text = _BLANK.sub("", folded[span.start : span.end])
    if _NUMBER.fullmatch(text):
        return _Cell(text, span, number=True)
    structure, words = vocabulary.structure, vocabulary.tables
    titled = text.endswith(words.sign) or (":" in text and not words.member.match(text))
    said = (
        structure.breaks.search(text) or text[-1] in structure.ends or (text[0].isdigit() and not words.enumerator.match(text))
    )
    divided = "\t" in folded[span.start : span.end] or "|" in text
    if titled or said or divided or text.startswith(tuple(vocabulary.units.money)):
        return None
    return _Cell(text, span, number=False)


def _is_table(cells: Sequence[_Cell]) -> bool:
    """Whether cells below each other are a table, be it one that cannot be put together."""
    numbers = [cell.text for cell in cells if cell.number]
    figures = sum("." in text for text in numbers)
    return len(numbers) >= _FEWEST_NUMBERS and figures >= _FEWEST_FIGURES and len(cells) <= _MOST_LINES_EACH * len(numbers)


def _rows(cells: Sequence[_Cell], vocabulary: Vocabulary) -> tuple[tuple[Span, ...], ...] | None:
    """The cells row by row, those of the header first; None where more than one way to part them fits, or none."""
    words = vocabulary.tables
    head = next(at for at, cell in enumerate(cells) if cell.number)
    width = next(at for at, cell in enumerate(reversed(cells)) if not cell.number) if head else 0
    found: list[tuple[tuple[Span, ...], ...]] = []
    for depth in range(_MOST_CODES + 1):
        for first in (head, head - 1) if depth else (head - 1,):
            header = _header(cells[: max(first, 0)], depth, width, words)
            body = list(_body(cells[first:], depth, width)) if header else []
            rows = [row for row in body if row is not None and _is_sound(row, header, depth, vocabulary)] if header else []
            if header and 1 < len(rows) == len(body) and _are_codes([row.codes[0].text for row in rows if row.codes]):
                found.append((*map(_places, header.rows), *(_spans(row, depth) for row in rows)))
    return found[0] if len(found) == 1 else None


def _header(cells: Sequence[_Cell], depth: int, width: int, words: Tables) -> _Header | None:
    """The names of columns as rows of a header. None where there are not as many as there are columns.

    A heading may stand over the codes and the name, which then are named below it, and one over all figures. Codes in several
    columns have one name, or one each below it.
    """
    lead = [bool(words.name.search(cell.text) or words.ignored.search(cell.text)) for cell in cells]
    names = depth + 1
    if len(cells) == names + width and all(lead[:names]):
        return _Header(tuple(cells[names:]), (_level(cells[:names], cells[names:], names, width),))
    if not depth or not cells or not lead[0]:
        return None
    if len(cells) > depth > 1 and tuple(cell.text for cell in cells[-depth:]) == words.levels[:depth]:
        levels, cells, lead, below = cells[-depth:], cells[:-depth], lead[:-depth], 2
    else:
        levels, below = (), names
    lower, rest = _level(levels, (), names, width), len(cells) - 1 - below
    if rest == width and all(lead[-below:]) and not any(lead[1:-below]):
        upper = _level(cells[:1], cells[1:-below], names, width)
        inner = _level((cells[-below], *[None] * (names - below), *cells[1 - below :]), (), names, width)
        return _Header(tuple(cells[1:-below]), (upper, inner, *([lower] if levels else [])))
    if rest == 1 + width and all(lead[2 : 2 + below]) and not any((lead[1], *lead[2 + below :])):
        upper = _level(cells[:1], cells[1:2], names, width)
        inner = _level((cells[2], *[None] * (names - below), *cells[3 : 2 + below]), cells[2 + below :], names, width)
        return _Header(tuple(cells[2 + below :]), (upper, inner, *([lower] if levels else [])))
    return None


def _level(names: Sequence[_Cell | None], figures: Sequence[_Cell], depth: int, width: int) -> tuple[_Cell | None, ...]:
    """A row of a header: its cells from the left of the names, and from the left of the figures; None for blank ones."""
    return (*names, *[None] * (depth - len(names)), *figures, *[None] * (width - len(figures)))


def _body(cells: Sequence[_Cell], depth: int, width: int) -> Iterator[_Row | None]:
    """Row after row; None for one that is not like the others."""
    at = 0
    while at < len(cells):
        name = next((place for place in range(at, min(at + depth + 1, len(cells))) if not cells[place].number), None)
        if (
            name is None
            or any(cell.number is False for cell in cells[name + 1 : name + 1 + width])
            or name + width >= len(cells)
        ):
            yield None
            return
        yield _Row(tuple(cells[at:name]), cells[name], tuple(cells[name + 1 : name + 1 + width]))
        at = name + 1 + width


def _is_sound(row: _Row, header: _Header, depth: int, vocabulary: Vocabulary) -> bool:
    """Whether a row has its codes, or is a total or the numbers of the columns, and no figure that may be something else."""
    words = vocabulary.tables
    if words.numbering.match(row.name.text):
        return [cell.text for cell in row.figures] == [str(at + 1) for at in range(len(row.figures))]
    codes = [cell.text for cell in row.codes]
    split = depth > 1 and bool(codes) and len(codes[0]) == _CLASS and all(len(code) == _SPLIT for code in codes[1:])
    if codes and words.total.match(row.name.text) and len(codes[0]) >= _CLASS:
        return False
    if not all(map(_CODE.fullmatch, codes)) or (len(codes) != depth and codes and not split):
        return False
    if depth and not codes and not words.total.match(row.name.text) and not row.name.text.endswith(vocabulary.organisations):
        return False
    counting = [bool(words.ignored.search(cell.text)) for cell in header.figures]
    return not any(
        _CODE.fullmatch(cell.text) and (depth or _MAYBE_PAGE.fullmatch(cell.text)) and cell.text.strip("0") and not counts
        for cell, counts in zip(row.figures, counting, strict=True)
    )


def _are_codes(first: Sequence[str]) -> bool:
    """Whether what stands before the names are codes, or numbers that go up by one; others may be numbers of pages."""
    counted = [str(at + 1) for at in range(len(first))]
    return first == counted or all(len(code) >= _CLASS for code in first)


def _spans(row: _Row, depth: int) -> tuple[Span, ...]:
    """The cells of a row; the codes that it has none of are blank ones before its name."""
    return _places((*row.codes, *[None] * (depth - len(row.codes)), row.name, *row.figures))


def _places(cells: Sequence[_Cell | None]) -> tuple[Span, ...]:
    """The places of cells; a blank one stands where the one before it ends."""
    first = next(cell.span.start for cell in cells if cell is not None)
    found: list[Span] = []
    for cell in cells:
        end = found[-1].end if found else first
        found.append(cell.span if cell is not None else Span(end, end))
    return tuple(found)
