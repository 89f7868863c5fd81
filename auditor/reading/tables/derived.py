"""The figures of a column that follow from others of their row, and what they claim: changes, rates, completions, shares.

A column most of whose rows do not work out is about something else than its headings seem to say; it stays unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from auditor.facts import Claim, ClaimKind, Division, Fact, Measure, Reading
from auditor.quantity import GRAINS, Quantity, negated, printed, worked_out
from auditor.reading.notes import Notes
from auditor.reading.tables.cells import Cell
from auditor.reading.tables.comparisons import Comparison
from auditor.reading.tables.meaning import Meaning
from auditor.reading.tables.sheet import Sheet
from auditor.record import Record, replace
from auditor.text import Span
from auditor.vocabulary import Tables

_PRINTED = re.compile(
    r"(?P<before>[^0-9.+-]?)(?P<sign>[-+]?)(?P<digits>(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)(?P<cent>%?)\)?%?"
)
_FEWEST_FAILING = 3
_PER_CENT = 100
_SURELY_PER_CENT = 2
_MEASURES: Mapping[str, Measure] = {"delta": "delta", "rate": "rate", "completion": "completion", "share": "share"}


class Row(Record):
    """A row of a table: what it means, its cells, and the levels that it prints by the place of their column."""

    meaning: Meaning
    cells: Sequence[Cell]
    levels: Mapping[int, Fact]


class Derived(Record):
    """What a column says: the figures of its rows (None for a cell that prints none), and what they follow from.

    levels  for each row whether it prints a figure that its own could follow from
    """

    comparison: Comparison
    figures: tuple[Fact | None, ...]
    levels: tuple[bool, ...]
    divisions: tuple[Division, ...]


def read_derived(comparison: Comparison, rows: Sequence[Row], sheet: Sheet, notes: Notes, words: Tables) -> Derived | None:
    """The figures of a column as facts; None where its unit is not clear, or where most of its rows do not work out."""
    amounts = comparison.kind == "delta"
    cells = [row.cells[comparison.column.index] for row in rows]
    if not amounts and not _in_per_cent(comparison, cells, words):
        return None
    whole = _whole(comparison, rows) if comparison.kind == "share" else None
    if comparison.kind == "share" and whole is None:
        return None
    bases = [whole if comparison.prior is None else row.levels.get(comparison.prior) for row in rows]
    found = [
        _quantity(cell.text, row.levels.get(comparison.current), base, comparison, sheet.scale, words)
        for cell, row, base in zip(cells, rows, bases, strict=True)
    ]
    if _mostly_fails(comparison, rows, bases, found):
        return None
    facts = tuple(
        None if quantity is None else _write(comparison, row, quantity, cell, sheet, notes)
        for row, quantity, cell in zip(rows, found, cells, strict=True)
    )
    divisions = tuple(_divisions(comparison, rows, facts, sheet)) if amounts else ()
    places = (comparison.current, comparison.prior)
    return Derived(comparison, facts, tuple(any(place in row.levels for place in places) for row in rows), divisions)


def _in_per_cent(comparison: Comparison, cells: Sequence[Cell], words: Tables) -> bool:
    """Whether a column of rates is in percent: its headings or cells say so, or its figures are too large for fractions."""
    if any(words.per_cent.search(name) for name in comparison.column.names) or any("%" in cell.text for cell in cells):
        return True
    values = [
        abs(quantity.value)
        for cell in cells
        if (match := _PRINTED.fullmatch(cell.text)) is not None
        and (quantity := printed(match["digits"], unit="percent")) is not None
    ]
    large = [value for value in values if value >= _SURELY_PER_CENT * GRAINS]
    return 2 * len(large) > sum(value > 0 for value in values)


def _whole(comparison: Comparison, rows: Sequence[Row]) -> Fact | None:
    """The total that every share is of: the one total row, whose own share, where it is printed, is everything."""
    totals = [row for row in rows if row.meaning.total]
    if len(totals) != 1:
        return None
    share = totals[0].cells[comparison.column.index].text.rstrip("%")
    quantity = printed(share, unit="percent") if share else None
    return totals[0].levels.get(comparison.current) if quantity is not None and quantity.value == _PER_CENT * GRAINS else None


def _quantity(
    text: str, level: Fact | None, base: Fact | None, comparison: Comparison, scale: int, words: Tables
) -> Quantity | None:
    """The figure of a cell. Where a sign other than a minus marks its direction, the levels say which one that is."""
    match = _PRINTED.fullmatch(text)
    amounts = comparison.kind == "delta"
    if match is None or (amounts and match["cent"]):
        return None
    marked = bool(match["before"])
    if marked and (words.marked.search(text) is None or level is None or base is None):
        return None
    quantity = printed(match["digits"], unit="yuan", scale=scale) if amounts else printed(match["digits"], unit="percent")
    if quantity is None:
        return None
    falls = match["sign"] == "-" or (
        marked and level is not None and base is not None and level.quantity.value < base.quantity.value
    )
    quantity = worked_out(quantity) if amounts else quantity
    return negated(quantity) if falls else quantity


def _mostly_fails(
    comparison: Comparison, rows: Sequence[Row], bases: Sequence[Fact | None], found: Sequence[Quantity | None]
) -> bool:
    """Whether more rows fail than hold, and several do: the column is not what its headings seem to say."""
    tried = failing = 0
    for row, base, quantity in zip(rows, bases, found, strict=True):
        level = row.levels.get(comparison.current)
        if level is not None and base is not None and quantity is not None:
            tried += 1
            failing += not _works_out(comparison, level.quantity, base.quantity, quantity)
    return failing >= _FEWEST_FAILING and 2 * failing > tried


def _works_out(comparison: Comparison, level: Quantity, base: Quantity, figure: Quantity) -> bool:
    """Whether a figure is roughly what its row makes of it, with rounding to spare."""
    if comparison.kind == "delta":
        return abs(level.value - base.value - figure.value) <= level.ulp + base.ulp + figure.ulp
    part = level.value - base.value if comparison.kind == "rate" else level.value
    spare = abs(base.value) * figure.ulp + abs(figure.value) * base.ulp + _PER_CENT * GRAINS * (level.ulp + base.ulp)
    return base.value == 0 or abs(figure.value * base.value - _PER_CENT * GRAINS * part) <= spare


def _write(comparison: Comparison, row: Row, quantity: Quantity, cell: Cell, sheet: Sheet, notes: Notes) -> Fact | None:
    """The figure of a cell, of the level that it is about; None where its row prints no such level."""
    level = row.levels.get(comparison.current)
    notes.understood.add(cell.span)
    if level is None:
        return None
    measure = _MEASURES[comparison.kind]
    base = comparison.base
    named = base is not None and measure in ("delta", "rate")
    return notes.write(
        level.label,
        level.concept if named else None,
        quantity,
        cell.span,
        replace(level.aspects, measure=measure, base=base),
        section=sheet.section,
        sentence=Span(row.cells[0].span.start, row.cells[-1].span.end),
        of=level.number,
        table=sheet.number,
    )


def _divisions(comparison: Comparison, rows: Sequence[Row], facts: Sequence[Fact | None], sheet: Sheet) -> Iterator[Division]:
    """A level is made of what it was before, a blank cell counting as nothing, and of its change."""
    for row, fact in zip(rows, facts, strict=True):
        level = row.levels.get(comparison.current)
        before = None if comparison.prior is None else row.levels.get(comparison.prior)
        if level is not None and fact is not None:
            yield Division("change", sheet.number, sheet.role.id, level, (fact,) if before is None else (before, fact))


def claims_of(columns: Sequence[Derived], rows: Sequence[Row], sheet: Sheet, first: int) -> Iterator[Claim]:
    """What the rates and shares of a table claim, numbered from `first`. A base of nothing has no rate."""
    number = first
    for column in columns:
        comparison = column.comparison
        if comparison.kind == "delta":
            continue
        whole = _whole(comparison, rows) if comparison.kind == "share" else None
        deltas = _deltas(columns, comparison)
        for place, (row, figure) in enumerate(zip(rows, column.figures, strict=True)):
            level = row.levels.get(comparison.current)
            base = whole if comparison.prior is None else row.levels.get(comparison.prior)
            if figure is None or level is None or base is None or _is_idle(figure, base) or level is base:
                continue
            roles = _roles(comparison, level, base, figure, deltas[place] if deltas else None)
            kind: ClaimKind = (
                "change" if comparison.kind == "rate" else "completion" if comparison.kind == "completion" else "share"
            )
            direction = "flat" if figure.quantity.is_zero else "down" if figure.quantity.value < 0 else "up"
            yield Claim(
                number,
                kind,
                figure.span,
                figure.sentence,
                sheet.section,
                (Reading("printed", roles),),
                direction=direction if kind == "change" else None,
                base=comparison.base if kind == "change" else base.aspects.stage if kind == "completion" else None,
            )
            number += 1


def _is_idle(figure: Fact, base: Fact) -> bool:
    """Whether a rate says nothing: 0 or 100 % beside a base of nothing are filled in by habit, and negative bases have none."""
    value = abs(figure.quantity.value)
    return base.quantity.value < 0 or (base.quantity.is_zero and value in (0, _PER_CENT * GRAINS))


def _deltas(columns: Sequence[Derived], rate: Comparison) -> tuple[Fact | None, ...] | None:
    """The changes of the same columns that a rate is of, where one column holds them."""
    pair = (rate.current, rate.prior)
    found = [
        one for one in columns if one.comparison.kind == "delta" and (one.comparison.current, one.comparison.prior) == pair
    ]
    return found[0].figures if rate.kind == "rate" and len(found) == 1 else None


def _roles(
    comparison: Comparison, level: Fact, base: Fact, figure: Fact, delta: Fact | None
) -> dict[str, Fact | tuple[Fact, ...]]:
    match comparison.kind:
        case "completion":
            return {"actual": level, "budget": base, "rate": figure}
        case "share":
            return {"part": level, "whole": base, "percent": figure}
        case _ if delta is not None:
            return {"subject": level, "delta": delta, "rate": figure}
        case _:
            return {"subject": level, "prior": base, "rate": figure}
