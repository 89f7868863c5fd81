"""The figures of all tables of a document, written down behind those of its text, and which of them are made up of which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from auditor.document import Document
from auditor.facts import Claim, Division, Numbered
from auditor.reading.naming import Namer
from auditor.reading.notes import Notes
from auditor.reading.tables.alike import parts_of
from auditor.reading.tables.listings import read_listings
from auditor.reading.tables.meaning import Meaning, Reader
from auditor.reading.tables.ordinals import row_ordinals
from auditor.reading.tables.part import Figures, Part
from auditor.reading.tables.rows import branches
from auditor.reading.tables.sheet import Sheet, sheets
from auditor.record import Record

_WITHIN = frozenset({"basic", "project", "three-public", "public-and-meetings"})


class TablesRead(Record):
    """What the known tables of a document say beside their figures.

    claims    what their rates and shares claim
    numbered  the numbers before the names of their rows
    titled    the numbers of the tables whose titles are known; `said` those that print their unit
    """

    divisions: tuple[Division, ...]
    claims: tuple[Claim, ...]
    numbered: tuple[Numbered, ...]
    titled: Set[int]
    said: Set[int]


def read_tables(document: Document, namer: Namer, notes: Notes, stage: str | None, first: int) -> TablesRead:
    """Write every amount of a known table down, and tell which of them are made up of which others; with what its rates and
    shares claim, numbered from `first`.
    """
    reader = Reader(namer)
    titled: set[int] = set()
    every = sheets(document, namer.vocabulary, reader, titled)
    found = [sheet for sheet in every if not sheet.role.listing]
    ours = [sheet for sheet in found if not sheet.owner or reader.is_own(sheet.owner)]
    foremost = {sheet.role.id: sheet.number for sheet in reversed(ours)}
    parts: list[Part] = []
    for sheet in found:
        rows = [[reader.row(sheet, place, row) for row in sheet.rows] for place in range(len(sheet.sides))]
        inner = parts_of(sheet.role.total, namer.vocabulary.names.partitions) if sheet.role.total in _WITHIN else None
        named = foremost.get(sheet.role.id) == sheet.number and sheet.certain
        carries = stage == "budget" and sheet.role.fund == "fiscal" and sheet.role.sides and _carries(sheet, rows[0])
        for place, side in enumerate(sheet.sides):
            columns = list(map(reader.column, side.columns))
            parts.append(Part(sheet, place, rows[place], columns, inner, named=named and not (carries and place)))
    names: dict[str, str] = {}
    for part in parts:
        for row in part.rows:
            if row.code and row.text:
                names.setdefault(row.code, row.text)
    divisions: list[Division] = []
    claims: list[Claim] = []
    for sheet in found:
        beside = [part for part in parts if part.sheet is sheet]
        figures = [part.facts(notes, names, namer, stage) for part in beside]
        for part, own in zip(beside, figures, strict=True):
            claims += part.claims(own, notes, namer, stage, first + len(claims))
            divisions += part.divisions(own, namer.vocabulary, alone=len(beside) == 1 or sheet.role.sides)
        if len(beside) > 1 and not sheet.role.sides and sheet.whole:
            divisions += _over_sides(sheet, beside, figures)
    divisions += read_listings([sheet for sheet in every if sheet.role.listing], namer, notes, stage)
    numbered = tuple(row_ordinals(found, namer.vocabulary))
    said = {sheet.number for sheet in every if sheet.said}
    return TablesRead(tuple(divisions), tuple(claims), numbered, titled, said)


def _carries(sheet: Sheet, income: Sequence[Meaning]) -> bool:
    """Whether what is left of earlier years is part of a table's income: its expenditure is then more than this year's, while
    the other tables of a budget may be of this year only.
    """
    index = sheet.sides[0].columns[0].index
    amounts = [cells[index].amount for row, cells in zip(income, sheet.rows, strict=True) if row.concept == "opening"]
    return any(amount is not None and not amount.is_zero for amount in amounts)


def _over_sides(sheet: Sheet, parts: Sequence[Part], figures: Sequence[Sequence[Figures]]) -> Iterator[Division]:
    """Codes that go on from one side of a table to the next: the sides are read below each other, figure by figure."""
    if any(len(part.columns) > 1 for part in parts):
        return
    sides = [zip(part.rows, some, strict=True) for part, some in zip(parts, figures, strict=True)]
    coded = [(row, own.get(0)) for side in sides for row, own in side if row.code]
    for branch in branches([row for row, _ in coded], two_sided=False, partitions={}):
        total = coded[branch.total][1]
        found = tuple(fact for place in branch.parts if (fact := coded[place][1]) is not None)
        if total is not None and found:
            yield Division("rows", sheet.number, sheet.role.id, total, found)
    yield from _by_heading(sheet, parts, figures)


def _by_heading(sheet: Sheet, parts: Sequence[Part], figures: Sequence[Sequence[Figures]]) -> Iterator[Division]:
    """A row that names what the headings of some sides name is made of the codes on these that are part of no other code."""
    rows = [
        (part, row, own.get(0))
        for part, some in zip(parts, figures, strict=True)
        for row, own in zip(part.rows, some, strict=True)
    ]
    for _, row, total in rows:
        if row.code or row.concept is None or total is None:
            continue
        beside = [(one, fact) for part, one, fact in rows if part.columns[0].concept == row.concept and fact is not None]
        codes = {one.code for one, _ in beside if one.code}
        outermost = [
            fact for one, fact in beside if one.code and not any(one.code[:end] in codes for end in range(1, len(one.code)))
        ]
        if outermost and all(one.code or fact is total for one, fact in beside):
            yield Division("rows", sheet.number, sheet.role.id, total, tuple(outermost))
