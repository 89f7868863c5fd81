"""What stands above a column: its headings, the outermost first. One may stand over several columns.

Texts below each other are one heading that goes on, or a heading over several columns and those of each of them: where every
part is a name of its own and the parts together are none, they are several.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from auditor.document import Heading, Layout
from auditor.record import Record

_NEAR = 2
_PER_COLUMN = 2


class Words(Protocol):
    """What is known of the words of a header."""

    def is_name(self, text: str) -> bool:
        """Whether a text is the whole name of one thing, with nothing unknown besides."""
        ...

    def is_total(self, text: str) -> bool:
        """Whether a text only says that a column holds the total of others."""
        ...

    def is_bare(self, text: str) -> bool:
        """Whether a text is only the word for one side of an account, as names of its figures end."""
        ...

    def holds_no_amounts(self, text: str) -> bool:
        """Whether a text says that a column holds names, codes or notes."""
        ...


class _Text(Record):
    """A heading that may take several lines: its text, its lines, the places it takes up, the columns right below it."""

    text: str
    top: int
    bottom: int
    first: int
    last: int
    low: int
    high: int

    @property
    def centre(self) -> float:
        """The middle of the places that it takes up."""
        return (self.first + self.last) / 2


class _Reach(Record):
    """The columns that a heading may stand over, and the price of the reading: how far it is from their middle."""

    text: _Text
    low: int
    high: int
    price: float


def names_in_cells(header: Sequence[Sequence[str]], index: int) -> tuple[str, ...]:
    """The headings over a column of a table of cells. One over several columns is printed over the first of them only."""
    names: list[str] = []
    below = [level for level, row in enumerate(header) if row[index]]
    for level, row in enumerate(header):
        text = row[index]
        if not text and not names and below and level < below[-1]:
            text = next((cell for cell in reversed(row[:index]) if cell), "")
        if text and (not names or names[-1] != text):
            names.append(text)
    return tuple(names)


def names_on_page(layout: Layout, text_of: Callable[[Heading], str], words: Words) -> list[tuple[str, ...]]:
    """The headings over each column of a table whose columns are aligned by spaces."""
    columns = _widened(layout)
    placed = [_placed(heading, text_of(heading), columns) for heading in layout.header]
    above = [[text for text in placed if text.low <= at <= text.high] for at in range(len(columns))]
    texts: list[Sequence[_Text]] = [_texts(column, words) for column in above]
    for at, column in enumerate(above):
        texts[at] = _parted(column, at, texts, columns, words)
    below = {text: tail for column in texts for text, tail in pairwise(column)}
    for line in sorted({text.top for text in below}, reverse=True):
        level = sorted((text for text in below if text.top == line), key=lambda text: text.first)
        for reach in _spread([_reaches(text, below[text], texts, columns, words) for text in level]):
            for at in range(reach.low, reach.high + 1):
                if reach.text not in texts[at]:
                    texts[at] = sorted([*texts[at], reach.text], key=lambda text: text.top)
    return [_names(column) for column in texts]


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


def _placed(heading: Heading, text: str, columns: Sequence[tuple[int, int]]) -> _Text:
    """A heading with the columns that it stands over: those that it overlaps, else those on either side of it."""
    own = [at for at, (first, last) in enumerate(columns) if first < heading.last and heading.first < last]
    if not own:
        behind = sum(last <= heading.first for _, last in columns)
        own = [max(behind - 1, 0), min(behind, len(columns) - 1)]
    return _Text(text, heading.line, heading.line, heading.first, heading.last, own[0], own[-1])


def _texts(column: Sequence[_Text], words: Words) -> list[_Text]:
    """The texts over a column as its headings: as few as can be names, else those that stand over the same columns joined."""
    best: list[list[_Text] | None] = [[], *[None] * len(column)]
    for end in range(1, len(column) + 1):
        for start in range(end):
            begun, there = best[start], best[end]
            joined = "".join(text.text for text in column[start:end])
            if begun is not None and (there is None or len(begun) + 1 < len(there)) and words.is_name(joined):
                best[end] = [*begun, _joined(column[start:end])]
    found = best[-1]
    if found is not None:
        return found
    groups: list[list[_Text]] = [[column[0]]] if column else []
    for before, text in pairwise(column):
        if (before.low, before.high) == (text.low, text.high):
            groups[-1].append(text)
        else:
            groups.append([text])
    return list(map(_joined, groups))


def _joined(texts: Sequence[_Text]) -> _Text:
    return _Text(
        "".join(text.text for text in texts),
        texts[0].top,
        texts[-1].bottom,
        min(text.first for text in texts),
        max(text.last for text in texts),
        min(text.low for text in texts),
        max(text.high for text in texts),
    )


def _parted(
    column: Sequence[_Text], at: int, texts: Sequence[Sequence[_Text]], columns: Sequence[tuple[int, int]], words: Words
) -> Sequence[_Text]:
    """The headings over a column, where one that could be a single name is two if its beginning also fits several columns:
    then their own headings stand at the height of its end.
    """
    for end in range(1, len(column)):
        head, tail = _joined(column[:end]), _joined(column[end:])
        if len(texts[at]) > 1 or not words.is_name(head.text) or not words.is_name(tail.text) or words.is_bare(tail.text):
            continue
        reach = min(_reaches(head, tail, texts, columns, words), key=lambda one: one.price)
        if reach.low < reach.high:
            return (head, tail)
    return texts[at]


def _reaches(
    text: _Text, below: _Text, texts: Sequence[Sequence[_Text]], columns: Sequence[tuple[int, int]], words: Words
) -> list[_Reach]:
    """The columns that a heading may stand over: with nothing else beside it, and with a heading level with the one below it.

    At most one of them holds a total, the first or the last.
    """

    def following(at: int) -> _Text | None:
        return next((other for other in texts[at] if other.top > text.bottom), None)

    def is_free(at: int) -> bool:
        beside = any(other.top <= text.bottom and text.top <= other.bottom for other in texts[at])
        there = following(at)
        return not beside and there is not None and _is_level(there, below)

    silent = [bool(column) and words.holds_no_amounts(column[-1].text) for column in texts]

    def is_side(first: int, last: int) -> bool:
        """Whether columns hold only names, only amounts, or all of a side with its names."""
        if len(set(silent[first : last + 1])) == 1:
            return True
        return not (first and silent[first - 1]) and (last + 1 == len(silent) or silent[last + 1])

    def is_one(first: int, last: int) -> bool:
        names = [below.text if at in own else there.text for at in range(first, last + 1) if (there := following(at)) or at in own]
        amounts = [name for name in names if not words.holds_no_amounts(name)]
        totals = [name for name in amounts if words.is_total(name)]
        return not totals or set(totals) == {totals[0]} and (len(totals) > 1 or totals[0] in (amounts[0], amounts[-1]))

    own = range(text.low, text.high + 1)
    low, high = text.low, text.high
    while low and is_free(low - 1):
        low -= 1
    while high + 1 < len(columns) and is_free(high + 1):
        high += 1
    found = [_Reach(text, text.low, text.high, 0.0)]
    for first in range(low, text.low + 1):
        for last in range(text.high, high + 1):
            apart = abs((columns[first][0] + columns[last][1]) / 2 - text.centre)
            if apart <= _NEAR + (last - first) / 2 and is_one(first, last) and is_side(first, last):
                found.append(_Reach(text, first, last, apart - _PER_COLUMN * (last - first)))
    return found


def _is_level(one: _Text, other: _Text) -> bool:
    """Whether two headings of columns begin on one line, or stand around one."""
    return one.top == other.top or abs(one.top + one.bottom - other.top - other.bottom) <= 1


def _spread(choices: Sequence[Sequence[_Reach]]) -> list[_Reach]:
    """One reach for each heading of a line, from the left, none over a column of another; the cheapest together."""
    best: list[tuple[float, list[_Reach]]] = [(0.0, [])]
    for reaches in choices:
        following: dict[int, tuple[float, list[_Reach]]] = {}
        for price, taken in best:
            for reach in reaches:
                if taken and taken[-1].high >= reach.low:
                    continue
                there = following.get(reach.high)
                if there is None or price + reach.price < there[0]:
                    following[reach.high] = (price + reach.price, [*taken, reach])
        best = list(following.values()) or best
    return min(best, key=lambda one: one[0])[1]


def _names(texts: Sequence[_Text]) -> tuple[str, ...]:
    """The headings of a column, from the top; one that repeats the one above it says nothing more."""
    names: list[str] = []
    for text in texts:
        if not names or names[-1] != text.text:
            names.append(text.text)
    return tuple(names)
