"""What the text says that basic expenditure is spent on, item by item, held against the rows of its table.

Only where the rows add up to the head that the text prints: then the table has all of them, and of the same money.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from auditor.document import Paragraph
from auditor.facts import Division, Fact
from auditor.quantity import exact_zero
from auditor.reading.notes import Notes
from auditor.reading.squeeze import Squeezed
from auditor.record import Record
from auditor.text import Span
from auditor.vocabulary import Items, Vocabulary

_CODE = 5
_CLASS = 3


class _Named(Record):
    """An item of a list: its words, its place, and the codes that it covers; none for a name that nobody knows."""

    text: str
    span: Span
    codes: tuple[str, ...]


class _Column(Record):
    """The rows of one head by their codes, and the interval of their sum; `complete` says whether no code stands in two."""

    rows: Mapping[str, Fact]
    low: int
    high: int
    complete: bool


def read_items(squeezed: Sequence[tuple[Paragraph, Squeezed]], vocabulary: Vocabulary, notes: Notes) -> Iterator[Division]:
    """Every list of items with its head: those of its items that have no amount, and the rows that a closed list leaves out."""
    words = vocabulary.tables.items
    columns = _columns(notes.facts, words)
    if not columns:
        return
    concepts = {concept for concept, _ in words.heads.values()}
    heads = [
        fact for fact in notes.facts if fact.table is None and fact.concept in concepts and fact.aspects.measure == "level"
    ]
    heads.sort(key=lambda fact: fact.span)
    for _, text in squeezed:
        for match in words.pattern.finditer(text.text):
            concept, _ = words.heads[match["head"]]
            span = text.span(*match.span())
            head = _head(heads, concept, span)
            column = None if head is None else columns.get((concept, head.aspects.stage, head.aspects.year))
            if head is not None and column is not None and _adds_up(column, head):
                items = list(_items(text, match.start("list"), match["list"], words, vocabulary))
                yield from _held(items, column.rows, head, notes, closed=not words.open.search(match["list"]))


def _held(items: Sequence[_Named], rows: Mapping[str, Fact], head: Fact, notes: Notes, *, closed: bool) -> Iterator[Division]:
    """The items of one list against the rows of its head."""
    amounts = {code for code, fact in rows.items() if not fact.quantity.is_zero}
    empty = [item for item in items if item.codes and not any(_covers(item, code) for code in amounts)]
    table = next(fact.table for fact in rows.values() if fact.table is not None)
    parts = tuple(_without_amount(item, rows, head, notes) for item in empty)
    yield Division("named", table, head.concept or "", head, parts)
    if closed and all(item.codes for item in items):
        left = tuple(rows[code] for code in sorted(amounts) if not any(_covers(item, code) for item in items))
        yield Division("unnamed", table, head.concept or "", head, left)


def _columns(facts: Sequence[Fact], words: Items) -> Mapping[tuple[str, str | None, int | None], _Column]:
    """The rows of each head, stage and year: those of its column, else those of its classes. All must stand in one table."""
    coded = [fact for fact in facts if fact.table is not None and _is_coded(fact)]
    found: dict[tuple[str, str | None, int | None], _Column] = {}
    if len({fact.table for fact in coded}) != 1:
        return found
    for concept, classes in dict(words.heads.values()).items():
        own = [fact for fact in coded if fact.concept == concept]
        own = own or [fact for fact in coded if fact.concept == "economic" and fact.aspects.path[0][:_CLASS] in classes]
        for stage, year in dict.fromkeys((fact.aspects.stage, fact.aspects.year) for fact in own):
            same = [fact for fact in own if (fact.aspects.stage, fact.aspects.year) == (stage, year)]
            rows = {fact.aspects.path[0]: fact for fact in same}
            low, high = sum(fact.quantity.low for fact in same), sum(fact.quantity.high for fact in same)
            found[concept, stage, year] = _Column(rows, low, high, len(rows) == len(same))
    return found


def _is_coded(fact: Fact) -> bool:
    """Whether a figure stands in a row of the economic classification, at the level that lists of items name."""
    path = fact.aspects.path
    return len(path) == 1 and len(path[0]) == _CODE and path[0].isdigit() and not path[0].startswith("2")


def _head(heads: Sequence[Fact], concept: str, span: Span) -> Fact | None:
    """The first level of a concept within a stretch of the text."""
    for fact in heads[bisect_left(heads, span, key=lambda fact: fact.span) :]:
        if fact.span.start >= span.end:
            return None
        if fact.concept == concept and fact.span.end <= span.end:
            return fact
    return None


def _adds_up(column: _Column, head: Fact) -> bool:
    """Whether the rows add up to what the text prints: else rows are missing, or the money is another one."""
    print_of = head.quantity
    return column.complete and column.low <= print_of.high and print_of.low <= column.high and not print_of.approximate


def _items(text: Squeezed, start: int, listed: str, words: Items, vocabulary: Vocabulary) -> Iterator[_Named]:
    """The items of a list, without what ends it."""
    ending = words.open.search(listed)
    end = start + (ending.start() if ending else len(listed))
    while start < end:
        match = words.separator.search(text.text, start, end)
        stop = match.start() if match else end
        if stop > start:
            name = text.text[start:stop]
            word = vocabulary.economic.get(name)
            codes = words.umbrellas.get(name) or (word.path[-1:] if word is not None else ())
            yield _Named(name, text.span(start, stop), codes)
        start = match.end() if match else end


def _covers(item: _Named, code: str) -> bool:
    return any(code.startswith(own) for own in item.codes)


def _without_amount(item: _Named, rows: Mapping[str, Fact], head: Fact, notes: Notes) -> Fact:
    """The row of an item that prints a zero, else the item itself: the table has no amount for it."""
    row = next((rows[code] for code in rows if _covers(item, code)), None)
    if row is not None:
        return row
    return notes.write(item.text, None, exact_zero("yuan"), item.span, head.aspects, section=head.section, sentence=item.span)
