"""Counts of units and offices against the list that follows them: in the sentence, in numbered lines, or in a table.

A list is its count's own only where a word or a colon hands over to it, and every member of it is the name of an office.
Anything else is left open: nothing is said of it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from auditor.document import Document, Paragraph, Table
from auditor.facts import Announced
from auditor.reading.numerals import ordinal
from auditor.reading.squeeze import Squeezed, squeeze_line
from auditor.text import span_of
from auditor.vocabulary import Offices, Vocabulary

_PARENTHESIS = re.compile(r"\([^()]*\)")
_DIGITS = re.compile(r"[0-9]+")
_ENDS = " .。;,:、"
_MOST_BETWEEN = 1


def counted_units(
    document: Document, squeezed: Sequence[tuple[Paragraph, Squeezed]], said: str, owner: str, vocabulary: Vocabulary
) -> Iterator[Announced]:
    """Every count of units or offices that has a list of its own. `said` is the text of all the paragraphs, one a line.

    A list may count the office itself, which is no unit below itself.
    """
    words = vocabulary.offices
    starts: list[int] = []
    for match in words.count.finditer(said):
        starts = starts or [0, *accumulate(len(text.text) + 1 for _, text in squeezed)]
        place = bisect_right(starts, match.start()) - 1
        paragraph, text = squeezed[place]
        digits = match["behind"] or match["before"]
        number = int(digits) if digits.isdigit() else ordinal(digits, vocabulary.units)
        rest = text.text[match.end() - starts[place] :]
        names = _inline(rest, words)
        if names is None and not rest.strip(_ENDS).partition("。")[2]:
            names = _below(document, paragraph, rest, words, vocabulary)
        if number is None or names is None:
            continue
        least, most, listed = names
        own = sum(bool(words.own.search(name)) or name == owner for name in listed)
        kept = least - own <= number <= most
        span = text.span(match.start() - starts[place], match.end() - starts[place])
        yield Announced("units", kept, span, paragraph.section, match.group(), str(most))


Names = tuple[int, int, Sequence[str]]
"""The least and the most names that a list may hold, since the word for `and` stands in names too; and the names."""


def _inline(rest: str, words: Offices) -> Names | None:
    """The names that go on in the sentence behind a count."""
    opened = words.opens.match(rest)
    if opened is None:
        return None
    end = min((at for sign in "。;" if (at := rest.find(sign, opened.end())) >= 0), default=len(rest))
    text = _PARENTHESIS.sub("", rest[opened.end() : end])
    if words.open_end.search(text):
        return None
    names = text.split("、")
    if not all(words.office.search(name) for name in names):
        return None
    joined = sum(len(words.joins.findall(name)) for name in names)
    return (len(names), len(names) + joined, names)


def _below(document: Document, paragraph: Paragraph, rest: str, words: Offices, vocabulary: Vocabulary) -> Names | None:
    """The names in the lines or the table below the count, behind at most one line that leads to them."""
    blocks = document.blocks
    place = next(at for at, block in enumerate(blocks) if block is paragraph) + 1
    handed = rest.endswith(":")
    for _ in range(_MOST_BETWEEN):
        if not handed and place < len(blocks) and isinstance(block := blocks[place], Paragraph) and block.rank is None:
            text = squeeze_line(document.folded, block.span).text
            handed = text.endswith(":") and bool(words.leads.search(text))
            place += 1
    if not handed or place >= len(blocks):
        return None
    block = blocks[place]
    names = _rows(document, block, words) if isinstance(block, Table) else _lines(document, place, vocabulary)
    if len(names) < 1 or not all(words.office.search(name) for name in names):
        return None
    return len(names), len(names), names


def _lines(document: Document, place: int, vocabulary: Vocabulary) -> list[str]:
    """The names of lines that are counted up from one, without what parentheses say of them."""
    names: list[str] = []
    rank: int | None = None
    for block in document.blocks[place:]:
        if not isinstance(block, Paragraph) or block.rank is None or rank not in (None, block.rank):
            break
        sign = document.folded[block.span.start : block.body]
        digits = _DIGITS.search(sign)
        number = int(digits.group()) if digits else ordinal(sign, vocabulary.units)
        if number != len(names) + 1:
            break
        rank = block.rank
        text = squeeze_line(document.folded, span_of((block.body, block.span.end))).text if block.body < block.span.end else ""
        names.append(_PARENTHESIS.sub("", text).strip(_ENDS))
    return names


def _rows(document: Document, table: Table, words: Offices) -> list[str]:
    """The names in the column of a table that is headed by a word for them."""
    rows = [["".join(document.folded[start:end].strip(" |\t").split()) for start, end in row] for row in table.rows]
    column = next((at for at, text in enumerate(rows[0]) if words.column.fullmatch(text)), None)
    if column is None:
        return []
    return [_PARENTHESIS.sub("", row[column]) for row in rows[1:] if len(row) > column and row[column]]
