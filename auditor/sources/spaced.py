"""Tables whose columns are parted by single blanks: nothing shows which cell of a row is missing.

They are read only where none can be: every row has as many figures as the header has names for them. Elsewhere their figures
count as printed, and nobody reads them under a wrong name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.document import Layout
from auditor.record import Record
from auditor.sources.aligned import Region
from auditor.text import Span
from auditor.vocabulary import Tables, Vocabulary

_FIGURE = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?%?|[-\u2014]{1,2}")
_ROW = re.compile(r"[^\t|]* (?:-?[0-9][0-9,]*(?:\.[0-9]+)?%?|[-\u2014]{1,2})")
_CODE = re.compile(r"\[?[0-9]{3,7}\]?")
_WORD = re.compile(r"\S+")
_FEWEST_ROWS = 3
_FEWEST_FIGURES = 2
_MOST_NAMES = 2


class _Row(Record):
    """A line: the code before its name, if there is one, its name, and its figures; each the extent of its words."""

    code: Span | None
    name: Span | None
    figures: tuple[Span, ...]


def spaced(folded: str, lines: Sequence[Span], taken: frozenset[int], vocabulary: Vocabulary) -> Iterator[Region]:
    """Every table of the stripped lines that single blanks part; those that are taken are in none."""
    end = 0
    for start, line in enumerate(lines):
        if start < end or start in taken or not _ROW.fullmatch(folded, line.start, line.end):
            continue
        rows: list[_Row] = []
        end = start
        while end < len(lines) and end not in taken and (row := _row(folded, lines[end])) is not None:
            rows.append(row)
            end += 1
        if len(rows) >= _FEWEST_ROWS:
            above = start - 1 if start and start - 1 not in taken else None
            header = None if above is None else _words(folded, lines[above])
            table = None if header is None else _table(folded, header, rows, vocabulary.tables)
            if table is not None and above is not None:
                yield Region(above, end, table, None)
            else:
                cells = (tuple(filter(None, (row.code, row.name, *row.figures))) for row in rows)
                yield Region(start, end, tuple(cells), Layout())
        end = max(end, start + 1)


def _row(folded: str, line: Span) -> _Row | None:
    """A line as a row: perhaps a code, a name, then several figures; None for any other line."""
    if not _ROW.fullmatch(folded, line.start, line.end) or "  " in folded[line.start : line.end]:
        return None
    words = [Span(*match.span()) for match in _WORD.finditer(folded, line.start, line.end)]
    figures: list[Span] = []
    while words and _FIGURE.fullmatch(folded, words[-1].start, words[-1].end):
        figures.append(words.pop())
    if not words and figures and _CODE.fullmatch(folded, figures[-1].start, figures[-1].end):
        words.append(figures.pop())
    coded = bool(words) and _CODE.fullmatch(folded, words[0].start, words[0].end) is not None
    named = words[1:] if coded else words
    if len(figures) < _FEWEST_FIGURES or not words or any(_FIGURE.fullmatch(folded, one.start, one.end) for one in named):
        return None
    return _Row(words[0] if coded else None, Span(named[0].start, named[-1].end) if named else None, tuple(reversed(figures)))


def _words(folded: str, line: Span) -> list[Span]:
    return [Span(*match.span()) for match in _WORD.finditer(folded, line.start, line.end)]


def _table(folded: str, header: Sequence[Span], rows: Sequence[_Row], words: Tables) -> tuple[tuple[Span, ...], ...] | None:
    """The cells of a table whose header names every figure of every row, and the names before them; else None."""
    counted = [row for row in rows if row.name is None or not words.numbering.match(folded, row.name.start, row.name.end)]
    names = len(header) - len(rows[0].figures)
    if {len(row.figures) for row in rows} != {len(rows[0].figures)} or not 0 < names <= _MOST_NAMES or not counted:
        return None
    if any(_FIGURE.fullmatch(folded, one.start, one.end) for one in header) or any(row.name is None for row in counted):
        return None
    amounts = [folded[one.start : one.end] for one in header[names:]]
    if any(words.name.search(text) or words.ignored.search(text) for text in amounts):
        return None
    return tuple(header), *(tuple(_cells(row, names)) for row in counted)


def _cells(row: _Row, names: int) -> Iterator[Span]:
    """The cells of a row with one column for code and name, or one for each."""
    first = row.code or row.name or row.figures[0]
    last = row.name or first
    if names == 1:
        yield Span(first.start, last.end)
    else:
        yield row.code or Span(first.start, first.start)
        yield last
    yield from row.figures
