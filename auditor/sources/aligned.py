"""Tables whose columns are aligned by spaces, as tools print them that keep the layout of a page: which lines, which columns.

A column is a band of the page that cells of several rows share; a wide character takes two places. A heading over several of
them is put over the first. Cells that go on in the next line give rows of their own; whoever reads the table joins them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from auditor.record import Record
from auditor.text import Span
from auditor.vocabulary import Vocabulary

_CELL = re.compile(r"\S+(?:\s\S+)*")
_NUMBER = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?%?")
_LEAST_ROWS = 2
_MOST_BETWEEN = 4
_WIDEST_LONE = 30


class Region(Record):
    """Lines that are one table: the numbers of its first line and of the line behind its last, and its rows of cells.

    left_out  the numbers of lines between them that are no rows: page numbers
    """

    start: int
    end: int
    rows: tuple[tuple[Span, ...], ...]
    left_out: frozenset[int] = frozenset()


class _Piece(Record):
    """A cell on its line: where it stands in the text, and which places of the page it takes up."""

    span: Span
    first: int
    last: int
    text: str


def regions(folded: str, lines: Sequence[Span], vocabulary: Vocabulary) -> Iterator[Region]:
    """Every table of the lines whose columns are aligned by spaces."""
    cut: dict[int, list[_Piece]] = {}
    for number, line in enumerate(lines):
        text = folded[line.start : line.end]
        if "  " in text.strip() and "\t" not in text and "|" not in text:
            pieces = list(_pieces(text, line.start))
            if len(pieces) > 1:
                cut[number] = pieces
    end = 0
    for first in sorted(cut):
        if first < end:
            continue
        end, left_out = _end(folded, lines, cut, first, vocabulary)
        inner = [place for place in range(first, end) if place not in left_out]
        rows = [
            cut.get(place) or list(_pieces(folded[lines[place].start : lines[place].end], lines[place].start))
            for place in inner
        ]
        numeric = [row for row in rows if len(row) > 1 and any(_NUMBER.fullmatch(piece.text) for piece in row)]
        if len(numeric) >= _LEAST_ROWS and 3 * len(numeric) >= len(inner):
            bands = _bands(rows, vocabulary)
            cells = tuple(_row(row, bands, lines[place]) for row, place in zip(rows, inner, strict=True))
            yield Region(first, end, cells, frozenset(left_out))


def _pieces(text: str, start: int) -> Iterator[_Piece]:
    place = position = 0
    for match in _CELL.finditer(text):
        place += _width(text[position : match.start()])
        width = _width(match.group())
        yield _Piece(Span(start + match.start(), start + match.end()), place, place + width, match.group())
        place, position = place + width, match.end()


def _width(text: str) -> int:
    """The places that a text takes up: an ideograph takes two, as it takes two bytes of GBK."""
    return len(text) if text.isascii() else len(text.encode("gbk", "replace"))


def _end(
    folded: str, lines: Sequence[Span], cut: dict[int, list[_Piece]], first: int, vocabulary: Vocabulary
) -> tuple[int, set[int]]:
    """The line behind the last row of a table, and the lines of page numbers before it."""
    end, place, skipped = first + 1, first + 1, set[int]()
    left_out: set[int] = set()
    while place < len(lines) and place - end < _MOST_BETWEEN:
        text = folded[lines[place].start : lines[place].end].strip()
        if place in cut:
            if vocabulary.tables.unit.search("".join(text.split())):
                break
            end, left_out = place + 1, left_out | skipped
        elif vocabulary.structure.captions.search(text) and not _NUMBER.fullmatch(text):
            skipped.add(place)
        elif text.endswith(vocabulary.tables.sign) or _width(text) > _WIDEST_LONE or any(sign in text for sign in ":。;"):
            break
        place += 1
    return end, left_out


def _bands(rows: Sequence[Sequence[_Piece]], vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """The columns: what the cells of the rows take up. A heading or total that stands elsewhere has a column of its own only
    where no row has one.
    """
    numeric = [row for row in rows if len(row) > 1 and any(_NUMBER.fullmatch(piece.text) for piece in row)]
    body = [row for row in numeric if not _only_counts(row)]
    plain = [row for row in body if not any(vocabulary.tables.total.match("".join(piece.text.split())) for piece in row)]
    bands = _merged((piece.first, piece.last) for row in plain or body for piece in row)
    others = [row for row in rows if row not in plain and not _only_counts(row)]
    beside = [(piece.first, piece.last) for row in others for piece in row if len(row) > 1]
    return sorted([*bands, *_merged(extent for extent in beside if not any(_meet(extent, band) for band in bands))])


def _merged(extents: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches that some extents cover together."""
    found: list[tuple[int, int]] = []
    for extent in sorted(extents):
        if found and _meet(extent, found[-1]):
            found[-1] = (found[-1][0], max(extent[1], found[-1][1]))
        else:
            found.append(extent)
    return found


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _only_counts(row: Sequence[_Piece]) -> bool:
    """Whether a row numbers the columns: its numbers are small and go up by one."""
    numbers = [int(piece.text) for piece in row if piece.text.isdigit() and len(piece.text) < 3]
    return len(numbers) > 1 and len(numbers) >= len(row) - 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _row(pieces: Sequence[_Piece], bands: Sequence[tuple[int, int]], line: Span) -> tuple[Span, ...]:
    """The cells of a line, one for each column; what stands over several columns belongs to the first of them."""
    cells = [Span(line.end, line.end)] * len(bands)
    for piece in pieces:
        index = min(range(len(bands)), key=lambda band: (_apart(piece, bands[band]), band))
        before = cells[index]
        cells[index] = piece.span if before.start == before.end else Span(before.start, piece.span.end)
    return tuple(cells)


def _apart(piece: _Piece, band: tuple[int, int]) -> int:
    """How far a cell stands from a column; 0 where they overlap."""
    return max(0, band[0] - piece.last + 1, piece.first - band[1] + 1)
