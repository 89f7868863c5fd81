"""The amounts of tables as facts, and the totals among them with their parts.

A total is divided by what is declared: codes that begin with its own, the parts of a declared partition, the funds that a fund
contains. Where a row or column between them is not understood, nothing says that the parts are complete: it is not divided.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set

from auditor.classification import classification
from auditor.document import Document
from auditor.facts import Aspects, Division, Fact, Numbered
from auditor.reading.naming import Label, Namer
from auditor.reading.notes import Notes
from auditor.reading.tables.columns import divided
from auditor.reading.tables.meaning import Meaning, Reader
from auditor.reading.tables.ordinals import row_ordinals
from auditor.reading.tables.rows import branches, details
from auditor.reading.tables.sheet import Cell, Column, Sheet, sheets
from auditor.record import Record, replace
from auditor.text import Span
from auditor.vocabulary import Vocabulary

_CLASS, _LEVELS = 3, (3, 5, 7)
_APPROPRIATION = "appropriation"
_THREE_PUBLIC = "three-public"
_WITHIN = frozenset({"basic", "project"})
_BETWEEN = "\u00b7"

Figures = Mapping[int, Fact]
"""The figures of one row by the place of their column on its side."""


class TablesRead(Record):
    """What the known tables of a document say beside their figures.

    numbered  the numbers before the names of their rows
    titled    the numbers of the tables whose titles are known; `said` those that print their unit
    """

    divisions: tuple[Division, ...]
    numbered: tuple[Numbered, ...]
    titled: Set[int]
    said: Set[int]


def read_tables(document: Document, namer: Namer, notes: Notes, stage: str | None) -> TablesRead:
    """Write every amount of a known table down, and tell which of them are made up of which others."""
    reader = Reader(namer)
    titled: set[int] = set()
    found = sheets(document, namer.vocabulary, reader, titled)
    ours = [sheet for sheet in found if not sheet.owner or reader.is_own(sheet.owner)]
    first = {sheet.role.id: sheet.number for sheet in reversed(ours)}
    parts: list[_Part] = []
    for sheet in found:
        rows = [[reader.row(sheet, place, row) for row in sheet.rows] for place in range(len(sheet.sides))]
        inner = _parts_of(sheet.role.total, namer.vocabulary.names.partitions) if sheet.role.total in _WITHIN else None
        named = first.get(sheet.role.id) == sheet.number and sheet.certain
        carries = stage == "budget" and sheet.role.fund == "fiscal" and sheet.role.sides and _carries(sheet, rows[0])
        for place, side in enumerate(sheet.sides):
            columns = list(map(reader.column, side.columns))
            parts.append(_Part(sheet, place, rows[place], columns, inner, named=named and not (carries and place)))
    names: dict[str, str] = {}
    for part in parts:
        for row in part.rows:
            if row.code and row.text:
                names.setdefault(row.code, row.text)
    divisions: list[Division] = []
    for sheet in found:
        beside = [part for part in parts if part.sheet is sheet]
        figures = [part.facts(notes, names, namer.year, stage) for part in beside]
        for part, own in zip(beside, figures, strict=True):
            divisions += part.divisions(own, namer.vocabulary, alone=len(beside) == 1 or sheet.role.sides)
        if len(beside) > 1 and not sheet.role.sides:
            divisions += _over_sides(sheet, beside, figures)
    numbered = tuple(row_ordinals(found, namer.vocabulary))
    return TablesRead(tuple(divisions), numbered, titled, {sheet.number for sheet in found if sheet.said})


def _carries(sheet: Sheet, income: Sequence[Meaning]) -> bool:
    """Whether what is left of earlier years is part of a table's income: its expenditure is then more than this year's, while
    the other tables of a budget may be of this year only.
    """
    index = sheet.sides[0].columns[0].index
    amounts = [cells[index].amount for row, cells in zip(income, sheet.rows, strict=True) if row.concept == "opening"]
    return any(amount is not None and not amount.is_zero for amount in amounts)


def _over_sides(sheet: Sheet, parts: Sequence[_Part], figures: Sequence[Sequence[Figures]]) -> Iterator[Division]:
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


class _Part:
    """One side of one table, with what its rows and columns mean."""

    def __init__(
        self, sheet: Sheet, place: int, rows: list[Meaning], columns: list[Meaning], inner: Set[str] | None, *, named: bool
    ) -> None:
        """`inner`: the figures that its rows can be, any if None. `named`: whether it is clear which figures of the document it
        prints: another table of its role is of another body, and its unit must be known.
        """
        self.sheet, self._side, self._named = sheet, sheet.sides[place], named
        self._inner = inner
        self._total = "income" if sheet.role.sides and place == 0 else sheet.role.total
        if sheet.role.sides and self._total == "income":
            rows = _named_by_fund(rows, _APPROPRIATION)
        self.rows = _once(_members(rows))
        self._twice = {code for code, count in Counter(row.code for row in rows if row.code).items() if count > 1}
        self._funds = {column.label.fund for column in columns if column.label.fund is not None}
        self._whole = _whole(self._total, columns)
        self.columns = _told_apart(columns, self._whole)
        self._heads = _heads(self._side.columns)

    def facts(self, notes: Notes, names: Mapping[str, str], year: int | None, stage: str | None) -> list[Figures]:
        """A fact for every amount, row by row. `names` are those that the document's tables give to codes."""
        found: list[Figures] = []
        for row, cells in zip(self.rows, self.sheet.rows, strict=True):
            figures: dict[int, Fact] = {}
            for place, (column, meaning) in enumerate(zip(self._side.columns, self.columns, strict=True)):
                cell = cells[column.index]
                if cell.amount is None:
                    continue
                concept, path = self._concept(row, meaning)
                aspects = Aspects(
                    row.label.entity or meaning.label.entity,
                    meaning.label.year or row.label.year or year,
                    meaning.label.stage or row.label.stage or stage,
                    row.label.fund or meaning.label.fund or self.sheet.role.fund,
                    path=_path(row.code, names, year) if row.code else path,
                )
                figures[place] = notes.write(
                    _label(row, meaning, self._heads[place]),
                    concept,
                    cell.amount,
                    cell.span,
                    aspects,
                    section=self.sheet.section,
                    sentence=_extent(cells),
                    table=self.sheet.number,
                )
                notes.understood.add(cell.span)
            found.append(figures)
        return found

    def _concept(self, row: Meaning, column: Meaning) -> tuple[str | None, tuple[str, ...]]:
        """What figure a cell is: that of its row where its column only gives aspects, else that of its column.

        A code that stands in several rows names no figure of its own, and nor does a lone column of one fund beside a total.
        """
        own = None if column.total and column.concept in (None, self._total) else column.concept
        alone = own is None and not column.total and column.label.fund is not None and len(self._funds) < 2
        unclear = column.label.entity is not None or len(column.label.concepts) > 1 or alone
        if unclear or row.code in self._twice or not self._named:
            return None, ()
        if row.code:
            plain = self.sheet.role.total == "expenditure" or row.scheme == "economic"
            return own or (row.scheme if plain else column.concept or self._whole), ()
        if row.total and not self.sheet.role.sides:
            return own or row.concept or column.concept or self._whole, ()
        if row.concept is not None and row.label.entity is None and (self._inner is None or row.concept in self._inner):
            return (row.concept, row.label.path) if own is None else (None, ())
        return None, ()

    def divisions(self, figures: Sequence[Figures], vocabulary: Vocabulary, *, alone: bool) -> Iterator[Division]:
        """Every total with its parts: across each row, and down each column unless its rows go on beside it."""
        number, role = self.sheet.number, self.sheet.role
        if role.total == _THREE_PUBLIC:
            yield from self._details(figures, vocabulary)
            return
        for branch in branches(self.rows, role.sides, vocabulary.names.partitions) if alone else ():
            for place in range(len(self.columns)):
                total = figures[branch.total].get(place)
                parts = tuple(figures[row][place] for row in branch.parts if place in figures[row])
                if total is not None and parts and not any(place in figures[row] for row in branch.unknown):
                    yield Division("rows", number, role.id, total, parts)
        for division in divided(self._side.columns, self.columns, self._whole, role.fund, vocabulary.names):
            for row in figures:
                total = row.get(division.total)
                parts = tuple(row[place] for place in division.parts if place in row)
                if total is not None and parts and not any(place in row for place in division.unknown):
                    yield Division("columns", number, role.id, total, parts)

    def _details(self, figures: Sequence[Figures], vocabulary: Vocabulary) -> Iterator[Division]:
        """Totals whose parts are blank in places: where all parts are printed, other rules join them by their names."""
        number, role, partitions = self.sheet.number, self.sheet.role, vocabulary.names.partitions
        for branch in details(self.rows, self._whole, partitions):
            for place in range(len(self.columns)):
                total = figures[branch.total].get(place)
                parts = tuple(figures[row][place] for row in branch.parts if place in figures[row])
                if total is not None and parts and (total.concept is None or len(parts) < len(branch.parts)):
                    yield Division("rows", number, role.id, total, parts)
        for division in divided(self._side.columns, self.columns, self._whole, role.fund, vocabulary.names):
            for row in figures:
                total = row.get(division.total)
                parts = tuple(row[place] for place in division.parts if place in row)
                complete = bool(parts) and not any(place in row for place in division.unknown)
                if total is not None and complete and (total.concept is None or len(parts) < len(division.parts)):
                    yield Division("columns", number, role.id, total, parts)


def _parts_of(whole: str, partitions: Mapping[str, tuple[tuple[str, ...], ...]]) -> Set[str]:
    """A figure with all that it is declared to be made of: what a row of a table of this figure can be the whole of."""
    found, waiting = {whole}, [whole]
    while waiting:
        parts = {part for partition in partitions.get(waiting.pop(), ()) for part in partition}
        waiting += parts - found
        found |= parts
    return found


def _told_apart(columns: Sequence[Meaning], whole: str) -> list[Meaning]:
    """The columns with what they mean; those that mean the same mean nothing: a heading of theirs must have been missed.

    Of several mere totals the first is the total.
    """
    keys = [
        (column.concept or (whole if column.total else None), column.member, replace(column.label, text="", concepts=()))
        for column in columns
    ]
    count = Counter(keys)
    return [
        Meaning(column.text, Label(column.text, entity=column.text))
        if count[key] > 1 and not key[2].entity and not (column.total and keys.index(key) == place)
        else column
        for place, (column, key) in enumerate(zip(columns, keys, strict=True))
    ]


def _whole(total: str, columns: Sequence[Meaning]) -> str:
    """What the totals of a table are: those of its side with balances where a column of balances stands behind them."""
    balances = {"income": ("opening", "income-total"), "expenditure": ("closing", "expenditure-total")}
    balance, whole = balances.get(total, ("", total))
    return whole if columns[0].total and any(column.concept == balance for column in columns[1:]) else total


def _once(rows: Sequence[Meaning]) -> list[Meaning]:
    """The rows, those that name the same figure as another one without a meaning; totals may be printed again."""
    keys = [(row.concept, row.label.path, row.label.fund, row.label.entity, row.total) for row in rows]
    count = Counter(keys)
    return [
        replace(row, label=Label(row.text, entity=row.text)) if row.concept and not row.total and count[key] > 1 else row
        for row, key in zip(rows, keys, strict=True)
    ]


def _members(rows: Sequence[Meaning]) -> list[Meaning]:
    """The rows, those without a number behind one that is only a part being such parts too where the others have numbers."""
    found: list[Meaning] = []
    within = False
    for row in rows:
        bare = not (row.rank or row.total or row.code)
        within = bare and (within or (row.member and bool(found) and found[-1].rank > 0))
        found.append(replace(row, member=True) if within else row)
    return found


def _named_by_fund(rows: Sequence[Meaning], concept: str) -> list[Meaning]:
    """The rows, those that name nothing but a fund being of the figure above them, the first ones of `concept`."""
    named: list[Meaning] = []
    for row in rows:
        if row.label.fund is not None and row.label.names_nothing:
            named.append(replace(row, label=replace(row.label, concepts=(concept,))))
        else:
            named.append(row)
            concept = row.concept if row.concept is not None and not row.total else concept
    return named


def _heads(columns: Sequence[Column]) -> list[str]:
    """What each column is called: its own heading, with those over it where several columns share that one."""
    own = [column.names[-1] if column.names else "" for column in columns]
    count = Counter(own)
    return [_BETWEEN.join(column.names) if count[name] > 1 else name for column, name in zip(columns, own, strict=True)]


def _label(row: Meaning, column: Meaning, head: str) -> str:
    """What a cell is called: its row and its column."""
    if not row.text or row.text == head:
        return head
    return row.text if column.total and _BETWEEN not in head else f"{row.text}{_BETWEEN}{head}"


def _path(code: str, names: Mapping[str, str], year: int | None) -> tuple[str, ...]:
    """The class by its code, the deeper levels by the names that the document gives their codes, else by their codes."""
    if code[0] != "2":
        return (code,)
    deeper = [code[:end] for end in _LEVELS[1:] if end <= len(code)]
    return (code[:_CLASS], *[names.get(part) or _official(part, year) or part for part in deeper])


def _official(code: str, year: int | None) -> str | None:
    """The name that the classification of the year gives a code, for a section that no table of the document names."""
    return None if year is None else classification(year).name_of("functional", code)


def _extent(cells: Sequence[Cell]) -> Span:
    return Span(cells[0].span.start, cells[-1].span.end)
