"""Which columns of a table hold names, which amounts, and which of them belong together.

Not its job: what a name means.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from auditor.reading.tables.cells import NUMBER, Cell, Column, Side
from auditor.vocabulary import Tables

_FEWEST_COUNTED = 4


def sides_of(
    titles: Sequence[tuple[str, ...]], body: Sequence[Sequence[Cell]], words: Tables, *, two_sided: bool
) -> tuple[Side, ...]:
    """The sides of a table with these headings: a column of names begins a new one where amounts stand between it and the
    one before.
    """
    width = len(titles)
    texts = [[row[index].text for row in body if row[index].text] for index in range(width)]
    numeric = [any(NUMBER.fullmatch(text) for text in column) for column in texts]
    wordy = [not all(NUMBER.fullmatch(text) for text in column) for column in texts]
    left_out = [
        not names or any(pattern.search(name) for pattern in words.amountless for name in names) or _only_counts(column)
        for names, column in zip(titles, texts, strict=True)
    ]
    named = [index for index in range(width) if wordy[index] and titles[index] and words.name.search(titles[index][-1])]
    compared = [bool(names and column) and _is_compared(names, words) for names, column in zip(titles, texts, strict=True)]
    if two_sided:
        named = [index for index in range(width) if index in named or (wordy[index] and not left_out[index])]
    printed = [index for index in range(width) if numeric[index] and index not in named and not left_out[index]]
    nexts = pairwise([*named, width])
    named = [name for name, following in nexts if following == width or any(name < index < following for index in printed)]
    if not named:
        named = [index for index in range(width) if wordy[index] and not left_out[index]][:1]
    amounts = [
        index for index in range(width) if (numeric[index] or not texts[index]) and index not in named and not left_out[index]
    ]
    sides: list[Side] = []
    first = 0
    for place, name in enumerate(named):
        following = [later for later in named[place + 1 :] if any(name < index < later and numeric[index] for index in amounts)]
        end = min(following, default=width)
        own = [index for index in amounts if name < index < end]
        if any(numeric[index] for index in own):
            beside = tuple(Column(index, titles[index]) for index in range(name + 1, end) if compared[index])
            heading = titles[name][-1] if titles[name] else ""
            numbers = tuple(index for index in range(first, own[0]) if _numbers_rows(titles[index], texts[index], words))
            sides.append(Side(first, name, tuple(Column(index, titles[index]) for index in own), beside, heading, numbers))
            first = max(index for index in own if numeric[index]) + 1
    if not sides and any(numeric[index] for index in amounts):
        beside = tuple(Column(index, titles[index]) for index in range(width) if compared[index])
        sides.append(Side(0, -1, tuple(Column(index, titles[index]) for index in amounts), beside))
    return tuple(sides)


def _is_compared(names: Sequence[str], words: Tables) -> bool:
    """Whether the headings of a column say that its figures follow from others."""
    others = (words.ignored, words.counted)
    return any(words.change.search(name) for name in names) and not any(
        pattern.search(name) for pattern in others for name in names
    )


def _numbers_rows(names: Sequence[str], column: Sequence[str], words: Tables) -> bool:
    return any(words.row_number.search(name) for name in names) or _only_counts(column)


def _only_counts(column: Sequence[str]) -> bool:
    """Whether a column numbers the rows: its numbers go up by one."""
    if len(column) < _FEWEST_COUNTED or not all(text.isdigit() for text in column):
        return False
    first = int(column[0])
    return all(int(text) == number for number, text in enumerate(column, start=first))
