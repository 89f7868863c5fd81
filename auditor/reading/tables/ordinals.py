"""The numbers before the names of rows: where one stands twice, the list was pasted together or counted wrongly.

Rows without figures are often left out, so that a gap says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditor.facts import Numbered
from auditor.reading.numerals import ordinal
from auditor.reading.tables.cells import Cell
from auditor.reading.tables.sheet import Sheet
from auditor.text import Span
from auditor.vocabulary import Vocabulary

_CHAPTER = 2


def row_ordinals(found: Iterable[Sheet], vocabulary: Vocabulary) -> Iterator[Numbered]:
    """The outermost numbers of the names on each side of a table with two sides, in their order; one that is due again is
    taken for it.
    """
    for sheet in found:
        if len(sheet.sides) > 1:
            for side in sheet.sides:
                if side.name >= 0:
                    yield from _counted([row[side.name] for row in sheet.rows], sheet.section, vocabulary)


def _counted(names: Iterable[Cell], section: int, vocabulary: Vocabulary) -> Iterator[Numbered]:
    _, pattern = vocabulary.structure.sequences[_CHAPTER]
    last: Numbered | None = None
    seen: set[str] = set()
    for name in names:
        match = pattern.match(name.text)
        number = ordinal(match.group(), vocabulary.units) if match else None
        if match is None or number is None or name.text in seen:
            continue
        seen.add(name.text)
        again = last is not None and number == last.ordinal
        span = Span(name.span.start, min(name.span.start + match.end(), name.span.end))
        last = Numbered("row", number, number + again, span, section, match.group())
        yield last
