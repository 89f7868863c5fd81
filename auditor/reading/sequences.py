"""The enumerators of parts, chapters and items, each with the place in its list that was due.

Not its job: to say that something is missing. Where a text leaves open whether a list has a gap, its enumerator is due there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from auditor.document import Document, Paragraph
from auditor.facts import Numbered
from auditor.reading.numerals import ordinal
from auditor.record import field, replace
from auditor.text import Span
from auditor.vocabulary import Vocabulary

_BLANK = re.compile(r"\s+")
_PART, _CHAPTER = 1, 2


class _Level(Struct):
    """The lists of one rank that may go on: the last ordinals of those under the present parent, and of all before them.

    parent  how many parents there were before the present one
    """

    lasts: set[int] = field(default_factory=set)
    before: set[int] = field(default_factory=set)
    end: int = 0
    parent: int = 0


def numbered(document: Document, vocabulary: Vocabulary) -> tuple[Numbered, ...]:
    """Every enumerator of a part, a chapter or an item in running text and headings, in reading order.

    What is expected is its own ordinal, unless ordinals between it and the one before it are printed nowhere between the two,
    and nowhere else where they may be the heading that is missed: a part at the start of any line, a chapter or item out of
    its order under the same parent. A list that begins later than at one has a gap if it stands under a heading and goes on;
    a line of running text that begins like a chapter counts only where a list goes on.
    """
    walk = _Walk(document, vocabulary)
    counted = vocabulary.structure.sequences
    found = [walk.through(block) for block in document.blocks if isinstance(block, Paragraph) and block.rank in counted]
    return tuple(walk.settled(one) for one in _confirmed([one for one in found if one is not None]))


class _Walk:
    """The lists that are open while the blocks are gone through."""

    def __init__(self, document: Document, vocabulary: Vocabulary) -> None:
        self._folded, self._units, self._sequences = document.folded, vocabulary.units, vocabulary.structure.sequences
        self._levels: dict[int, _Level] = {}
        self._homes: dict[int, tuple[int, int]] = {}
        self._strays: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
        self._parts: set[int] | None = None

    def through(self, block: Paragraph) -> Numbered | None:
        """The enumerator of a block, if it is one that counts; lists inside the item before it end here."""
        rank, start = block.rank or 0, block.lines[0].start
        kind, pattern = self._sequences[rank]
        match = pattern.match(self._folded, start)
        number = ordinal(match.group(), self._units) if match else None
        level = self._levels.setdefault(rank, _Level())
        if match is None or number is None:
            self._close_below(rank)
            level.end = start
            return None
        continues = number == 1 or number - 1 in level.lasts
        if not continues:
            self._strays[rank, level.parent].add(number)
        if rank == _CHAPTER and not block.heading and not continues:
            return None
        expected = number if continues else self._expected(number, rank, level, start, pattern)
        self._close_below(rank)
        level.lasts -= {(number if continues else expected) - 1}
        level.lasts.add(number)
        level.end = match.end()
        self._homes[start] = (rank, level.parent)
        return Numbered(kind, number, expected, Span(start, level.end), block.section, match.group())

    def settled(self, one: Numbered) -> Numbered:
        """The enumerator with the first ordinal due before it that the text has nowhere else, after the whole walk."""
        if one.expected == one.ordinal:
            return one
        home = self._homes[one.span.start]
        elsewhere = self._parts_anywhere() if home[0] == _PART else self._strays[home]
        due = (ordinal for ordinal in range(one.expected, one.ordinal) if ordinal not in elsewhere)
        return replace(one, expected=next(due, one.ordinal))

    def _parts_anywhere(self) -> set[int]:
        """The ordinals of parts at the start of any line: parts are counted once, so one there may be the heading missed."""
        if self._parts is None:
            _, pattern = self._sequences[_PART]
            lines = (pattern.match(line.lstrip()) for line in self._folded.splitlines())
            self._parts = {number for match in lines if match and (number := ordinal(match.group(), self._units))}
        return self._parts

    def _expected(self, number: int, rank: int, level: _Level, start: int, pattern: re.Pattern[str]) -> int:
        """The ordinal that was due where a list does not go on by one."""
        smaller = [last for last in level.lasts if last < number]
        if level.lasts and not smaller:
            return number
        if not smaller:
            parents = [outer.end for outer_rank, outer in self._levels.items() if outer_rank < rank and outer.lasts]
            if not parents or number - 1 in level.before:
                return number
            return number if self._printed(range(1, number), max(parents), start, pattern) else 1
        due = max(smaller) + 1
        return number if self._printed(range(due, number), level.end, start, pattern) else due

    def _printed(self, missing: range, begin: int, end: int, pattern: re.Pattern[str]) -> bool:
        """Whether a missing ordinal stands somewhere in the text between, inline or on a line that is no heading."""
        for match in pattern.finditer(_BLANK.sub("", self._folded[begin:end])):
            if ordinal(match.group(), self._units) in missing:
                return True
        return False

    def _close_below(self, rank: int) -> None:
        for inner, level in self._levels.items():
            if inner > rank:
                level.before.update(level.lasts)
                level.lasts.clear()
                level.parent += 1


def _confirmed(found: Sequence[Numbered]) -> Iterator[Numbered]:
    """A list that seems to begin late has a gap only if its next member follows it."""
    for index, one in enumerate(found):
        if one.expected != 1 or one.ordinal == 1:
            yield one
            continue
        later = (other.ordinal for other in islice(found, index + 1, None) if other.kind == one.kind)
        yield one if next(later, 0) == one.ordinal + 1 else replace(one, expected=one.ordinal)
