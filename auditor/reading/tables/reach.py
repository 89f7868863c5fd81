"""Which columns a heading stands over that has headings below it: it is printed in the middle of them.

Nothing else stands beside such a heading above those columns, and their own headings are level with the one right below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from auditor.record import Record

_NEAR = 4
_PER_COLUMN = 4


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


class Text(Record):
    """A heading that may take several lines: its text, its first and last line, the places of the page that it takes up.

    low, high  the first and last column that it stands right above
    """

    text: str
    top: int
    bottom: int
    first: int
    last: int
    low: int
    high: int


class Reach(Record):
    """The first and last column that a heading may stand over, and the price of that: how far it is from their middle."""

    text: Text
    low: int
    high: int
    price: int


class Above:
    """What stands above the columns of a table: the headings over each, from the top, and where the columns stand."""

    def __init__(self, texts: list[Sequence[Text]], columns: Sequence[tuple[int, int]], words: Words) -> None:
        self.texts, self._columns, self._words = texts, columns, words
        self._silent = [bool(column) and words.holds_no_amounts(column[-1].text) for column in texts]

    def reaches(self, text: Text, below: Text) -> list[Reach]:
        """The columns that a heading may stand over which has another right below it, its own columns among them."""
        low, high = text.low, text.high
        while low and self._is_free(low - 1, text, below):
            low -= 1
        while high + 1 < len(self._columns) and self._is_free(high + 1, text, below):
            high += 1
        found = [Reach(text, text.low, text.high, 0)]
        for first in range(low, text.low + 1):
            for last in range(text.high, high + 1):
                apart = abs(self._columns[first][0] + self._columns[last][1] - text.first - text.last)
                near = apart <= _NEAR + last - first
                if near and self._has_one_total(first, last, text, below) and self._is_side(first, last):
                    found.append(Reach(text, first, last, apart - _PER_COLUMN * (last - first)))
        return found

    def _is_free(self, at: int, text: Text, below: Text) -> bool:
        beside = any(other.top <= text.bottom and text.top <= other.bottom for other in self.texts[at])
        there = self._following(at, text)
        return not beside and there is not None and _is_level(there, below)

    def _following(self, at: int, text: Text) -> Text | None:
        return next((other for other in self.texts[at] if other.top > text.bottom), None)

    def _has_one_total(self, first: int, last: int, text: Text, below: Text) -> bool:
        """Whether at most one of the columns holds a total, the first or the last of those that hold amounts; blocks of one
        kind side by side may each have one.
        """
        names = [(self._following(at, text) or below).text for at in range(first, last + 1)]
        amounts = [name for name in names if not self._words.holds_no_amounts(name)]
        totals = [name for name in amounts if self._words.is_total(name)]
        alike = len(set(totals)) == 1
        return not totals or (alike and (len(totals) > 1 or totals[0] in (amounts[0], amounts[-1])))

    def _is_side(self, first: int, last: int) -> bool:
        """Whether columns hold only names, only amounts, or all of a side with its names."""
        if len(set(self._silent[first : last + 1])) == 1:
            return True
        begins = first == 0 or not self._silent[first - 1]
        return begins and (last + 1 == len(self._silent) or self._silent[last + 1])


def _is_level(one: Text, other: Text) -> bool:
    """Whether two headings of columns begin on one line, or stand around one."""
    return one.top == other.top or abs(one.top + one.bottom - other.top - other.bottom) <= 1


def spread(choices: Sequence[Sequence[Reach]]) -> list[Reach]:
    """One reach for each heading of a line, from the left, none over a column of another; the cheapest together."""
    best: list[tuple[int, list[Reach]]] = [(0, [])]
    for reaches in choices:
        following: dict[int, tuple[int, list[Reach]]] = {}
        for price, taken in best:
            for reach in reaches:
                if taken and taken[-1].high >= reach.low:
                    continue
                there = following.get(reach.high)
                if there is None or price + reach.price < there[0]:
                    following[reach.high] = (price + reach.price, [*taken, reach])
        best = list(following.values()) or best
    return min(best, key=lambda one: one[0])[1]
