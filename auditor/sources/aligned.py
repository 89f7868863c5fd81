"""Which lines of a text are tables whose columns are aligned by spaces, as tools print them that keep the layout of a page.

Not its job: columns and rows. Prose with wide gaps is no table: rows have several numbers, or end with one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.document import Layout
from auditor.record import Record
from auditor.sources.pages import laid_out
from auditor.sources.pieces import Line, Piece, ends_page, line_ends, only_counts, pieces, width
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
_INDENT = 4
_SLACK = 3
_PART = 1
_TITLE_END = re.compile(r"\s*(?:$|\(|[0-9])")


class Region(Record):
    """Lines that are one table: the numbers of its first line and of the line behind its last, its cells, and its layout.

    layout    None where its columns are not aligned by spaces
    left_out  the numbers of lines between them that are no rows: page numbers
    """

    start: int
    end: int
    rows: tuple[tuple[Span, ...], ...]
    layout: Layout | None = None
    left_out: frozenset[int] = frozenset()


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
                layout, rows = laid_out(found, vocabulary)
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
        return self.folded[self.spans[place - 1].end : self.spans[place].start] if place else "\n\f"

    def is_above(self, place: int) -> bool:
        """Whether a line stands above a table and is no part of it: it names the unit or the body."""
        return bool(self.vocabulary.tables.unit.search("".join(self._said(place).split())))

    def start(self, first: int, least: int) -> int:
        """The first line of a table: a lone heading may stand right above the first line that is parted."""
        above = first - 1
        if (
            above < least
            or above in self.parted
            or above in self.contents
            or ends_page(self._between(first))
            or line_ends(self._between(first)) > 1
        ):
            return first
        said = self._said(above)
        indented = self.folded[self.spans[above].start].isspace()
        if not indented or width(said) > _WIDEST_HEADING or not self._may_go_on(above):
            return first
        parts = [part for part in re.split(r"[\s:]", said) if part]
        return above if all(part.isalnum() and not part.isdigit() for part in parts) else first

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
            return last or ends_page(self._between(place + 1)) or line_ends(self._between(place + 1)) > 1
        return bool(self.vocabulary.structure.captions.search(said))

    def _may_go_on(self, place: int) -> bool:
        said = self._said(place)
        structure, words = self.vocabulary.structure, self.vocabulary.tables
        numbered = structure.enumerator.match(said)
        if numbered and structure.enumerator_ranks[numbered.lastindex or 0] == _PART:
            return False
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
        if ends_page(between) or line_ends(between) > 1 or not self._may_go_on(place) or self._is_page_number(place):
            return False
        lone, *others = pieces(self.text, self.folded, self.spans[place])
        column = [piece.last for piece in self._column_above(place, lone)]
        begins = self.vocabulary.structure.enumerator.match(self._said(place))
        return not others and not begins and bool(column) and lone.last <= max(column) <= column[0] + _SLACK

    def _is_in_column(self, place: int) -> bool:
        """Whether a lone text begins where words above it begin, or a little to their left: names may be indented."""
        lone, *others = pieces(self.text, self.folded, self.spans[place])
        return not others and not lone.number and next(self._column_above(place, lone), None) is not None

    def _column_above(self, place: int, lone: Piece) -> Iterator[Piece]:
        """The words on the lines above a text that begin about where it begins, the nearest first."""
        for line in range(place - 1, max(place - 1 - _MOST_LINES, -1), -1):
            for other in pieces(self.text, self.folded, self.spans[line]):
                if not other.number and abs(other.first - lone.first) <= _INDENT:
                    yield other

    def lines(self, start: int, end: int, left_out: set[int]) -> list[Line]:
        """The lines of a table; a line of a page number, or a form feed, ends a page."""
        found: list[Line] = []
        height = page = 0
        for place in range(start, end):
            between = self._between(place) if place > start else ""
            height += line_ends(between)
            page += ends_page(between) or place - 1 in left_out
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
