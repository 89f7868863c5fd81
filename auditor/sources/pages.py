"""A table whose columns are aligned by spaces, page by page: its header, its columns, the lines that make up each of its rows.

Every page is laid out on its own; what all pages begin with is the header. Where columns or rows cannot be told apart the table
has neither, so that nobody reads an amount under a wrong name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from auditor.document import Heading, Layout
from auditor.record import Record, replace
from auditor.sources.bands import Band, bands, clash, column_of, in_order
from auditor.sources.pieces import Line, Piece, only_counts
from auditor.sources.stacks import Stacked, stacked
from auditor.text import Span
from auditor.vocabulary import Vocabulary

_MOST_LINES = 9
_MOST_FRAGMENTS = 4
_FRAGMENT_PRICE = 1


class _Page(Record):
    """The lines of a table that stand on one page: those of its header, which may be none, the others, and its columns."""

    header: tuple[Line, ...]
    body: tuple[Line, ...]
    columns: tuple[Band, ...]


def laid_out(lines: Sequence[Line], vocabulary: Vocabulary) -> tuple[Layout, tuple[tuple[Span, ...], ...]]:
    """The layout of a table and its cells, line by line; cells without columns where the layout cannot be told."""
    pages = _pages(lines, vocabulary)
    if pages is None and (ragged := in_order(lines)):
        pages = _pages(ragged, vocabulary)
    if pages is None:
        return Layout(), tuple(tuple(piece.span for piece in line.pieces) for line in lines)
    rows = tuple(_cells(line, page.columns) for page in pages for line in (*page.header, *page.body))
    found = _groups(pages, vocabulary)
    if found is None:
        return Layout(), rows
    groups, begun = found
    first = pages[0]
    header = [line for line in first.header[: len(first.header) - begun] if not only_counts(line.pieces)]
    headings = tuple(
        Heading(piece.span, at, piece.first, piece.last) for at, line in enumerate(header) for piece in line.pieces
    )
    return Layout(first.columns, headings, groups), rows


def _pages(lines: Sequence[Line], vocabulary: Vocabulary) -> list[_Page] | None:
    """The pages of a table, each with its columns; None where they are not told apart or not the same on all pages."""
    sheets = [list(page) for _, page in groupby(lines, key=lambda line: line.page)]
    lengths = _header_lengths(sheets, vocabulary)
    total = vocabulary.tables.total.match
    pages = [
        _Page(
            tuple(sheet[:length]),
            tuple(sheet[length:]),
            bands(sheet[:length], sheet[length:], lambda text: total(text) is not None),
        )
        for sheet, length in zip(sheets, lengths, strict=True)
    ]
    model = min(pages, key=lambda page: (len(page.columns), -len(page.body)))
    found: list[_Page] = []
    for page in pages:
        columns = page.columns
        if len(columns) != len(model.columns):
            columns = _moved(model, page) if page.header else model.columns
            if not all(_stands_in_one(piece, columns) for line in page.body for piece in line.pieces):
                return None
        if clash(page.body, columns):
            return None
        found.append(replace(page, columns=columns))
    return found


def _stands_in_one(piece: Piece, columns: Sequence[Band]) -> bool:
    return sum(band[0] < piece.last and piece.first < band[1] for band in columns) == 1


def _moved(model: _Page, page: _Page) -> tuple[Band, ...]:
    """The columns of another page of the same table, moved as far as the headings right above them. Empty if one has none."""
    there = _by_text(page.header)
    moved: dict[int, Band] = {}
    for text, own in _by_text(model.header).items():
        if len(there.get(text, ())) != len(own):
            continue
        for piece, other in zip(own, there[text], strict=True):
            met = [at for at, band in enumerate(model.columns) if band[0] < piece.last and piece.first < band[1]]
            if len(met) == 1:
                first, last = model.columns[met[0]]
                moved.setdefault(met[0], (first + other.first - piece.first, last + other.first - piece.first))
    return tuple(moved[at] for at in range(len(model.columns))) if len(moved) == len(model.columns) else ()


def _by_text(header: Sequence[Line]) -> dict[str, list[Piece]]:
    """The texts of a header with the places where they stand, the lowest lines first, from the left."""
    found: dict[str, list[Piece]] = {}
    for line in reversed(header):
        for piece in line.pieces:
            found.setdefault(piece.text, []).append(piece)
    return {text: sorted(pieces, key=lambda piece: piece.first) for text, pieces in found.items()}


def _header_lengths(sheets: Sequence[Sequence[Line]], vocabulary: Vocabulary) -> list[int]:
    """How many lines stand above the rows of each page: as far as the column numbers, else what the first two pages begin with,
    else those above the first number or enumerated name. The same words may be wrapped otherwise on another page.
    """
    most = [_header_length(sheet, vocabulary) for sheet in sheets]
    first = sheets[0]
    own = [_letters(first[:length]) for length in range(most[0] + 1)]
    lengths = [most[0]]
    for sheet, length in zip(sheets[1:], most[1:], strict=True):
        known = own[1:] if len(lengths) == 1 else own[lengths[0] : lengths[0] + 1]
        for end in range(length, 0, -1):
            letters = _letters(sheet[:end])
            if letters in known:
                if len(lengths) == 1:
                    lengths[0] = known.index(letters) + 1
                lengths.append(end)
                break
        else:
            lengths.append(0)
    return lengths


def _letters(lines: Sequence[Line]) -> str:
    """What some lines say, in an order that does not depend on where they are broken."""
    return "".join(sorted("".join(line.text for line in lines)))


def _header_length(lines: Sequence[Line], vocabulary: Vocabulary) -> int:
    enumerator = vocabulary.tables.enumerator
    for at, line in enumerate(lines):
        if only_counts(line.pieces):
            return at + 1
        if line.numeric or any(enumerator.match(piece.text) for piece in line.pieces):
            return at
    return min(len(lines), _MOST_LINES)


def _groups(pages: Sequence[_Page], vocabulary: Vocabulary) -> tuple[tuple[tuple[int, ...], ...], int] | None:
    """Which rows of cells make up each row of the table, and how many lines of the first header belong to them.

    Amounts stand beside the first line of a name on all pages, or beside its middle on all.
    """
    enumerator = vocabulary.tables.enumerator
    best: tuple[int, list[tuple[int, Stacked]]] | None = None
    for middle in (False, True):
        price, rows = 0, list[tuple[int, Stacked]]()
        for page in pages:
            found = _page_rows(page, lambda text: enumerator.match(text) is not None, middle=middle)
            if found is None:
                break
            price += found[1].price + found[0] * _FRAGMENT_PRICE
            rows.append(found)
        else:
            if best is None or price < best[0]:
                best = (price, rows)
    if best is None:
        return None
    groups: list[tuple[int, ...]] = []
    at = 0
    for page, (begun, stack) in zip(pages, best[1], strict=True):
        at += len(page.header) - begun
        for height in stack.heights:
            groups.append(tuple(range(at, at + height)))
            at += height
    return tuple(groups), best[1][0][0]


def _page_rows(page: _Page, begins: Callable[[str], bool], *, middle: bool) -> tuple[int, Stacked] | None:
    """The rows of a page, and how many of the last lines of its header are the beginning of the first name."""
    certain = not page.header or only_counts(page.header[-1].pieces)
    best: tuple[int, Stacked] | None = None
    for begun in range(1 if certain else min(_MOST_FRAGMENTS, len(page.header))):
        above = page.header[len(page.header) - begun :]
        if any(line.numeric for line in above):
            break
        found = stacked((*above, *page.body), page.columns, begins, middle=middle)
        if found is not None and (
            best is None or found.price + begun * _FRAGMENT_PRICE < best[1].price + best[0] * _FRAGMENT_PRICE
        ):
            best = (begun, found)
    return best


def _cells(line: Line, columns: Sequence[Band]) -> tuple[Span, ...]:
    """The cells of a line, one for each column; an empty one stands where the one before it ends."""
    own: dict[int, Span] = {}
    for piece in line.pieces:
        column = column_of(piece, columns)
        before = own.get(column)
        own[column] = piece.span if before is None else Span(before.start, piece.span.end)
    cells: list[Span] = []
    place = line.pieces[0].span.start
    for column in range(len(columns)):
        cell = own.get(column) or Span(place, place)
        cells.append(cell)
        place = cell.end
    return tuple(cells)
