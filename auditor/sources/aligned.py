"""Tables whose columns are aligned by spaces, as tools print them that keep the layout of a page: which lines, columns, rows.

Every page of a table is laid out on its own; what all pages begin with is its header. Where columns or rows cannot be told apart
the table has neither, so that nobody reads an amount under a wrong name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from auditor.document import Heading, Layout
from auditor.record import Record, replace
from auditor.sources.bands import Band, bands, clash, column_of, in_order
from auditor.sources.pieces import Line, Piece, only_counts, pieces, width
from auditor.sources.stacks import Stacked, stacked
from auditor.text import Span
from auditor.vocabulary import Vocabulary

_LEAST_ROWS = 2
_LEAST_NUMBERS = 3
_MOST_BETWEEN = 4
_MOST_INDENTED = 40
_MOST_LINES = 9
_WIDEST_LONE = 30
_WIDEST_NAME = 60
_WIDEST_HEADING = 20
_MOST_FRAGMENTS = 4
_INDENT = 4
_TITLE_END = re.compile(r"\s*(?:$|\(|[0-9])")
_FRAGMENT_PRICE = 0.5


class Region(Record):
    """Lines that are one table: the numbers of its first line and of the line behind its last, its cells, and its layout.

    left_out  the numbers of lines between them that are no rows: page numbers
    """

    start: int
    end: int
    rows: tuple[tuple[Span, ...], ...]
    layout: Layout
    left_out: frozenset[int] = frozenset()


class _Page(Record):
    """The lines of a table that stand on one page: those of its header, which may be none, the others, and its columns."""

    header: tuple[Line, ...]
    body: tuple[Line, ...]
    columns: tuple[Band, ...]


def regions(
    text: str, folded: str, lines: Sequence[Span], contents: frozenset[int], vocabulary: Vocabulary
) -> Iterator[Region]:
    """Every table of the lines whose columns are aligned by spaces; lines of the contents are in none."""
    parted = [
        number for number, line in enumerate(lines) if _is_parted(folded[line.start : line.end]) and number not in contents
    ]
    if not parted:
        return
    finder = _Finder(text, folded, lines, frozenset(parted), contents, vocabulary)
    end = 0
    for first in parted:
        if first >= end and not finder.is_above(first):
            start = finder.start(first, end)
            end, left_out = finder.end(first)
            found = finder.lines(start, end, left_out)
            if _is_table(found):
                layout, rows = _laid_out(found, vocabulary)
                yield Region(start, end, rows, layout, frozenset(left_out))


def _is_parted(line: str) -> bool:
    return "  " in line.strip() and "\t" not in line and "|" not in line


class _Finder(Record):
    """Where tables begin and end among the lines of a text."""

    text: str
    folded: str
    spans: Sequence[Span]
    parted: frozenset[int]
    contents: frozenset[int]
    vocabulary: Vocabulary

    def _said(self, place: int) -> str:
        span = self.spans[place]
        return self.folded[span.start : span.end].strip()

    def _between(self, place: int) -> str:
        """What stands between a line and the one before it: line ends, blank lines, the end of a page."""
        return self.folded[self.spans[place - 1].end : self.spans[place].start] if place else "\f"

    def is_above(self, place: int) -> bool:
        """Whether a line stands above a table and is no part of it: it names the unit or the body."""
        return bool(self.vocabulary.tables.unit.search("".join(self._said(place).split())))

    def start(self, first: int, least: int) -> int:
        """The first line of a table: a lone heading may stand right above the first line that is parted."""
        above = first - 1
        if above < least or above in self.parted or above in self.contents or "\f" in self._between(first) or self._between(first).count("\n") > 1:
            return first
        said = self._said(above)
        indented = self.folded[self.spans[above].start].isspace()
        closed = said.endswith(self.vocabulary.tables.sign) or not all(part.isalpha() for part in re.split(r"[\s:]", said) if part)
        return first if closed or not indented or width(said) > _WIDEST_HEADING else above

    def end(self, first: int) -> tuple[int, set[int]]:
        """The line behind the last row of a table, and the lines of page numbers before it."""
        end, place = first + 1, first + 1
        left_out, skipped = set[int](), set[int]()
        lone = 0
        while place < len(self.spans) and lone < _MOST_BETWEEN and place - end < _MOST_INDENTED:
            if place in self.parted:
                if self.is_above(place):
                    break
                end, left_out = place + 1, left_out | skipped
                lone = 0
            elif self._is_page_number(place):
                skipped.add(place)
            elif not self._may_go_on(place):
                break
            elif not self.folded[self.spans[place].start].isspace() and not self._is_in_column(place):
                lone += 1
            place += 1
        while end < len(self.spans) and end not in self.parted and self._goes_on(end):
            end += 1
        return end, left_out

    def _is_page_number(self, place: int) -> bool:
        said = self._said(place)
        if said.isdigit():
            last = place + 1 == len(self.spans)
            return last or "\f" in self._between(place + 1) or self._between(place + 1).count("\n") > 1
        return bool(self.vocabulary.structure.captions.search(said))

    def _may_go_on(self, place: int) -> bool:
        said = self._said(place)
        structure, words = self.vocabulary.structure, self.vocabulary.tables
        if place in self.contents or "\t" in said or "|" in said or structure.notes.match(said):
            return False
        if said[-1] in structure.ends or any(_TITLE_END.match(said.partition(sign)[2]) for sign in words.sign if sign in said):
            return False
        if width(said) > _WIDEST_LONE and ("," in said or width(said) > _WIDEST_NAME or not self._is_in_column(place)):
            return False
        return ":" not in said or words.member.match(said) is not None

    def _goes_on(self, place: int) -> bool:
        """Whether a lone text right below the last row stands in one column with a text that has no room left."""
        between = self._between(place)
        if "\f" in between or between.count("\n") > 1 or not self._may_go_on(place) or self._is_page_number(place):
            return False
        return self._is_in_column(place)

    def _is_in_column(self, place: int) -> bool:
        """Whether a lone text begins where words above it begin, or a little to their left: names may be indented."""
        lone, *others = pieces(self.text, self.folded, self.spans[place])
        if others or lone.number:
            return False
        above = (
            other
            for line in range(place - 1, max(place - 1 - _MOST_LINES, -1), -1)
            for other in pieces(self.text, self.folded, self.spans[line])
        )
        return any(not other.number and abs(other.first - lone.first) <= _INDENT for other in above)

    def lines(self, start: int, end: int, left_out: set[int]) -> list[Line]:
        """The lines of a table; a line of a page number, or a form feed, ends a page."""
        found: list[Line] = []
        height = page = 0
        for place in range(start, end):
            between = self._between(place) if place > start else ""
            height += between.count("\n") or between.count("\r")
            page += "\f" in between or place - 1 in left_out
            if place in left_out:
                continue
            parts = tuple(pieces(self.text, self.folded, self.spans[place]))
            numeric = any(piece.number for piece in parts)
            found.append(Line(place, height, page, self.spans[place], parts, numeric))
        return found


def _is_table(lines: Sequence[Line]) -> bool:
    """Whether lines are rows: two have two numbers, or end with a number that has decimals; or one has three under a header."""
    rows = 0
    header = most = 0
    for line in lines:
        if len(line.pieces) > 1 and not only_counts(line.pieces):
            last, numbers = line.pieces[-1], sum(piece.number for piece in line.pieces)
            rows += numbers > 1 or (last.number and not last.text.isdigit())
            header, most = header + (not rows), max(most, numbers)
    enough = rows >= _LEAST_ROWS or (most >= _LEAST_NUMBERS and header > 0)
    return enough and _MOST_LINES * rows >= len(lines)


def _laid_out(lines: Sequence[Line], vocabulary: Vocabulary) -> tuple[Layout, tuple[tuple[Span, ...], ...]]:
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
        _Page(tuple(sheet[:length]), tuple(sheet[length:]), bands(sheet[:length], sheet[length:], lambda text: total(text) is not None))
        for sheet, length in zip(sheets, lengths, strict=True)
    ]
    model = min(pages, key=lambda page: (len(page.columns), -len(page.body)))
    found: list[_Page] = []
    for page in pages:
        columns: tuple[Band, ...] | None = page.columns
        if len(page.columns) != len(model.columns):
            columns = _moved(model, page) if page.header else model.columns
            if columns is None or not all(_stands_in_one(piece, columns) for line in page.body for piece in line.pieces):
                return None
        if clash(page.body, columns):
            return None
        found.append(replace(page, columns=columns))
    return found


def _stands_in_one(piece: Piece, columns: Sequence[Band]) -> bool:
    return sum(band[0] < piece.last and piece.first < band[1] for band in columns) == 1


def _moved(model: _Page, page: _Page) -> tuple[Band, ...] | None:
    """The columns of another page of the same table, moved as far as the headings right above them. None if one has none."""
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
    return tuple(moved[at] for at in range(len(model.columns))) if len(moved) == len(model.columns) else None


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
    best: tuple[float, list[tuple[int, Stacked]]] | None = None
    for middle in (False, True):
        price, rows = 0.0, list[tuple[int, Stacked]]()
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
        if found is not None and (best is None or found.price + begun * _FRAGMENT_PRICE < best[1].price + best[0] * _FRAGMENT_PRICE):
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
