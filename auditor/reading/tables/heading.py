"""What stands above a column: its headings, the outermost first. One may stand over several columns.

Texts below each other are one heading that goes on, or a heading over several columns and those of each of them: where every
part is a name of its own and the parts together are none, they are several.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from auditor.document import Heading, Layout
from auditor.reading.tables.cells import NUMBER, Cell
from auditor.reading.tables.reach import Above, Text, Words, spread
from auditor.vocabulary import Tables


def names_in_cells(header: Sequence[Sequence[str]], index: int) -> tuple[str, ...]:
    """The headings over a column of a table of cells. One over several columns is printed over the first of them only."""
    names: list[str] = []
    below = [level for level, row in enumerate(header) if row[index]]
    for level, row in enumerate(header):
        text = row[index]
        if not text and below and level < below[-1]:
            first = next((at for at in range(index - 1, -1, -1) if row[at]), None)
            if first is not None and (not names or _goes_on(header, level, first, index)):
                text = row[first]
        if text and (not names or names[-1] != text):
            names.append(text)
    return tuple(names)


def _goes_on(header: Sequence[Sequence[str]], level: int, first: int, index: int) -> bool:
    """Whether a heading may stand over the columns up to `index`: no other one above begins there, and it has some below."""
    begun = any(row[at] for row in header[:level] for at in range(first + 1, index + 1))
    return not begun and any(row[first] for row in header[level + 1 :])


def names_on_page(layout: Layout, text_of: Callable[[Heading], str], words: Words) -> list[tuple[str, ...]]:
    """The headings over each column of a table whose columns are aligned by spaces."""
    columns = _widened(layout)
    placed = [_placed(heading, text_of(heading), columns) for heading in layout.header]
    above = [[text for text in placed if text.low <= at <= text.high] for at in range(len(columns))]
    over = Above([_texts(column, words) for column in above], columns, words)
    for at, column in enumerate(above):
        over.texts[at] = _parted(column, at, over, words)
    below = {text: tail for column in over.texts for text, tail in pairwise(column)}
    for line in sorted({text.top for text in below}, reverse=True):
        level = sorted((text for text in below if text.top == line), key=lambda text: text.first)
        for reach in spread([over.reaches(text, below[text]) for text in level]):
            for at in range(reach.low, reach.high + 1):
                if reach.text not in over.texts[at]:
                    over.texts[at] = sorted([*over.texts[at], reach.text], key=lambda text: text.top)
    return [_names(column) for column in over.texts]


def _widened(layout: Layout) -> list[tuple[int, int]]:
    """The columns with the room that the lowest text above each takes up."""
    columns = list(layout.columns)
    seen: set[int] = set()
    for heading in reversed(layout.header):
        own = [at for at, (first, last) in enumerate(layout.columns) if first < heading.last and heading.first < last]
        if len(own) == 1 and own[0] not in seen:
            seen.add(own[0])
            first, last = columns[own[0]]
            columns[own[0]] = (min(first, heading.first), max(last, heading.last))
    return columns


def _placed(heading: Heading, text: str, columns: Sequence[tuple[int, int]]) -> Text:
    """A heading with the columns that it stands over: those that it overlaps, else those on either side of it."""
    own = [at for at, (first, last) in enumerate(columns) if first < heading.last and heading.first < last]
    if not own:
        behind = sum(last <= heading.first for _, last in columns)
        own = [max(behind - 1, 0), min(behind, len(columns) - 1)]
    return Text(text, heading.line, heading.line, heading.first, heading.last, own[0], own[-1])


def _texts(column: Sequence[Text], words: Words) -> list[Text]:
    """The texts over a column as its headings: as few as can be names, else all of them as one that nobody knows."""
    best: list[list[Text] | None] = [[], *[None] * len(column)]
    for end in range(1, len(column) + 1):
        for start in range(end):
            begun, there = best[start], best[end]
            joined = "".join(text.text for text in column[start:end])
            if begun is not None and (there is None or len(begun) + 1 < len(there)) and words.is_name(joined):
                best[end] = [*begun, _joined(column[start:end])]
    return best[-1] or ([_joined(column)] if column else [])


def _joined(texts: Sequence[Text]) -> Text:
    return Text(
        "".join(text.text for text in texts),
        texts[0].top,
        texts[-1].bottom,
        min(text.first for text in texts),
        max(text.last for text in texts),
        min(text.low for text in texts),
        max(text.high for text in texts),
    )


def _parted(column: Sequence[Text], at: int, over: Above, words: Words) -> Sequence[Text]:
    """The headings over a column, where one that could be a single name is two if its beginning also fits several columns."""
    if len(over.texts[at]) == 1:
        for end in range(1, len(column)):
            head, tail = _joined(column[:end]), _joined(column[end:])
            if words.is_name(head.text) and words.is_name(tail.text) and not words.is_bare(tail.text):
                reach = min(over.reaches(head, tail), key=lambda one: one.price)
                if reach.low < reach.high:
                    return (head, tail)
    return over.texts[at]


def _names(texts: Sequence[Text]) -> tuple[str, ...]:
    """The headings of a column, from the top; one that repeats the one above it says nothing more."""
    names: list[str] = []
    for text in texts:
        if not names or names[-1] != text.text:
            names.append(text.text)
    return tuple(names)


def header_length(rows: Sequence[Sequence[Cell]], words: Tables) -> int:
    """How many rows stand above the first one with a number, rows of column numbers included, the beginning of a name not."""
    for index, row in enumerate(rows):
        if is_numbering(row, words):
            return index + 1
        if any(NUMBER.fullmatch(cell.text) for cell in row):
            begun = index > 0 and any(words.enumerator.match(cell.text) for cell in rows[index - 1])
            return index - begun
    return len(rows)


def is_numbering(row: Sequence[Cell], words: Tables) -> bool:
    """Whether a row only numbers the columns: 1, 2, 3 …"""
    texts = [cell.text for cell in row if cell.text]
    numbers = [int(text) for text in texts if text.isdigit() and len(text) < 3]
    named = any(words.numbering.match(text) for text in texts)
    counted = len(numbers) > (0 if named else 2) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return counted and (named or len(numbers) == len(texts))
