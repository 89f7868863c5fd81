"""The texts of a line that wide gaps part, with the places of the page that they take up; a wide character takes two.

Places are measured in the text as it is printed: the form in which words are declared may be narrower.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.record import Record
from auditor.text import Span

_CELL = re.compile(r"\S+(?:\s\S+)*")
_BLANK = re.compile(r"\s+")
_NUMBER = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?%?")
_FIGURES = re.compile(r"-?[0-9][0-9,]*\.[0-9]+%?(?:\s-?[0-9][0-9,]*\.[0-9]+%?)+")


class Piece(Record):
    """A text between wide gaps.

    text         without white space, in the form in which words are declared
    first, last  the places of the page that it takes up, the last one excluded
    """

    span: Span
    text: str
    first: int
    last: int
    number: bool


class Line(Record):
    """A line that is not blank: its number among those of the document, how far down the page it stands, which page."""

    number: int
    height: int
    page: int
    span: Span
    pieces: tuple[Piece, ...]
    numeric: bool

    @property
    def text(self) -> str:
        """All its pieces without white space."""
        return "".join(piece.text for piece in self.pieces)


def pieces(text: str, folded: str, line: Span) -> Iterator[Piece]:
    """The pieces of a line. Numbers with decimals are pieces of their own even where a single blank parts them."""
    place, position = 0, line.start
    for match in _CELL.finditer(folded, line.start, line.end):
        for start, end in _parted(folded, match):
            place += width(text[position:start])
            wide = width(text[start:end])
            squeezed = _BLANK.sub("", folded[start:end])
            yield Piece(Span(start, end), squeezed, place, place + wide, bool(_NUMBER.fullmatch(squeezed)))
            place, position = place + wide, end


def _parted(folded: str, match: re.Match[str]) -> list[tuple[int, int]]:
    if not _FIGURES.fullmatch(match.group()):
        return [match.span()]
    return [figure.span() for figure in _NUMBER.finditer(folded, match.start(), match.end())]


def width(text: str) -> int:
    """The places that a text takes up: an ideograph takes two, as it takes two bytes of GBK."""
    return len(text) if text.isascii() else len(text.encode("gbk", "replace"))


def only_counts(line: Sequence[Piece]) -> bool:
    """Whether a line numbers the columns: its numbers are small and go up by one."""
    numbers = [int(piece.text) for piece in line if piece.text.isdigit() and len(piece.text) < 3]
    counted = len(numbers) > 1 or (len(numbers) == 1 and len(line) == 2)
    return counted and 2 * len(numbers) >= len(line) and numbers == list(range(1, 1 + len(numbers)))


def line_ends(between: str) -> int:
    """How many lines end in a stretch of white space, in whichever way they end."""
    return between.count("\n") or between.count("\r") or between.count("\f")


def ends_page(between: str) -> bool:
    """Whether a page ends in a stretch of white space: a form feed behind a line end. Alone it only ends a line."""
    return "\f" in between and ("\n" in between or "\r" in between)
