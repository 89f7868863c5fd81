"""A document as its source delivers it, before any figure is understood: headings, paragraphs, table rows, each with its span.

`folded` has exactly as many code points as the source: full-width forms are half-width, traditional characters simplified and
extraction debris blanked, so that every position in it is a position in the file.
"""

from __future__ import annotations

from typing import Literal

from auditor.facts import SectionText
from auditor.record import Record
from auditor.text import Source, Span


class Paragraph(Record):
    """A phrase or more of running text, possibly broken over lines and pages.

    lines    the extents of its lines in the source, in order; everything between them is layout
    rank     the rank of its enumerator (1 outermost), None without one
    body     where its text begins behind the enumerator
    heading  whether it is only a title (it may still name the figure that the next paragraph gives)
    section  index of the section it stands in (a heading stands in the section it opens)
    """

    lines: tuple[Span, ...]
    rank: int | None
    body: int
    heading: bool
    section: int

    @property
    def span(self) -> Span:
        """From the first character of the first line to the last of the last."""
        return Span(self.lines[0].start, self.lines[-1].end)


class Heading(Record):
    """A text above the amounts of a table: its line, from 0, and the places of the page that it takes up (last excluded)."""

    span: Span
    line: int
    first: int
    last: int


class Layout(Record):
    """Where the parts of a table stand whose columns are aligned by spaces. All empty where that could not be told.

    columns  the places of the page that each takes up
    header   the texts above the amounts, line by line
    groups   which rows of cells make up each row of the table: a cell may go on from line to line
    """

    columns: tuple[tuple[int, int], ...] = ()
    header: tuple[Heading, ...] = ()
    groups: tuple[tuple[int, ...], ...] = ()


class Table(Record):
    """Consecutive rows of cells; an empty cell has an empty span where it would stand.

    layout  None where every line is one row and its cells are parted by signs
    """

    rows: tuple[tuple[Span, ...], ...]
    section: int
    layout: Layout | None = None


class Silent(Record):
    """Text whose figures are not figures of the disclosure: contents, glossary, captions, drafting notes."""

    kind: Literal["contents", "glossary", "caption", "note"]
    span: Span
    section: int


Block = Paragraph | Table | Silent


class Document(Record):
    """A source with its parts in reading order. `title` is the text before the first section, for the year and the name."""

    source: Source
    folded: str
    sections: tuple[SectionText, ...]
    blocks: tuple[Block, ...]
    title: Span
