"""One side of a table: its amounts as facts, and the totals among them with their parts.

A total is divided by what is declared: codes that begin with its own, the parts of a declared partition, the funds that a fund
contains. Where a row or column between them is not understood, nothing says that the parts are complete: it is not divided.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set

from auditor.classification import classification
from auditor.facts import Aspects, Claim, Division, Fact
from auditor.quantity import Quantity, printed
from auditor.reading.naming import Namer
from auditor.reading.notes import Notes
from auditor.reading.tables.alike import members, named_by_fund, once, told_apart, whole_of
from auditor.reading.tables.cells import Cell, Column
from auditor.reading.tables.columns import divided
from auditor.reading.tables.comparisons import comparisons
from auditor.reading.tables.derived import Derived, Row, claims_of, read_derived
from auditor.reading.tables.meaning import Meaning
from auditor.reading.tables.rows import Branch, branches, by_body, details
from auditor.reading.tables.sheet import Sheet
from auditor.record import replace
from auditor.text import Span
from auditor.vocabulary import Vocabulary

_CLASS, _LEVELS = 3, (3, 5, 7)
_APPROPRIATION = "appropriation"
_THREE_PUBLIC = frozenset({"three-public", "public-and-meetings"})
_FEWEST_COLUMNS = 4
_BETWEEN = "\u00b7"

Figures = Mapping[int, Fact]
"""The figures of one row by the place of their column on its side."""


class Part:
    """One side of one table, with what its rows and columns mean."""

    def __init__(
        self, sheet: Sheet, place: int, rows: list[Meaning], columns: list[Meaning], inner: Set[str] | None, *, named: bool
    ) -> None:
        """`inner`: the figures that its rows can be, any if None. `named`: whether it is clear which figures of the document it
        prints: another table of its role is of another body, and its unit must be known.
        """
        self.sheet, self._side, self._named = sheet, sheet.sides[place], named
        self._total = "income" if sheet.role.sides and place == 0 else sheet.role.total
        if sheet.role.sides and self._total == "income":
            rows = named_by_fund(rows, _APPROPRIATION)
        if sheet.role.total in _THREE_PUBLIC:
            rows = [_of_the_whole(row, inner) for row in rows]
            inner = None
        self._inner = inner
        listed = members(rows)
        self.rows = once(listed)
        self._listed = once(listed, whole=True)
        self._twice = {code for code, count in Counter(row.code for row in rows if row.code).items() if count > 1}
        self._funds = {column.label.fund for column in columns if column.label.fund is not None}
        self._whole = whole_of(self._total, columns)
        self.columns = told_apart(columns, self._whole)
        self._heads = _heads(self._side.columns)
        self._derived: tuple[Derived, ...] = ()

    def facts(self, notes: Notes, names: Mapping[str, str], namer: Namer, stage: str | None) -> list[Figures]:
        """A fact for every amount, row by row. `names` are those that the document's tables give to codes."""
        found: list[Figures] = []
        for row, cells in zip(self.rows, self.sheet.rows, strict=True):
            figures: dict[int, Fact] = {}
            for place, (column, meaning) in enumerate(zip(self._side.columns, self.columns, strict=True)):
                cell = cells[column.index]
                quantity = _counted(cell, row.counted) if row.counted else cell.amount
                if quantity is None:
                    continue
                concept, path = self._concept(row, meaning)
                if (concept in namer.vocabulary.counted) != bool(row.counted):
                    concept, path = None, ()
                aspects = Aspects(
                    row.label.entity or meaning.label.entity,
                    meaning.label.year or row.label.year or namer.year,
                    meaning.label.stage or row.label.stage or stage,
                    row.label.fund or meaning.label.fund or self.sheet.role.fund,
                    path=_path(row.code, names, namer.year) if row.code else path,
                )
                figures[place] = notes.write(
                    _label(row, meaning, self._heads[place]),
                    concept,
                    quantity,
                    cell.span,
                    aspects,
                    section=self.sheet.section,
                    sentence=_extent(cells),
                    table=self.sheet.number,
                )
                notes.understood.add(cell.span)
            found.append(figures)
        return found

    def claims(self, figures: Sequence[Figures], notes: Notes, namer: Namer, stage: str | None, first: int) -> list[Claim]:
        """Write the changes, rates and shares beside the amounts down, and tell what they claim, numbered from `first`."""
        rows = [Row(*row) for row in zip(self.rows, self.sheet.rows, figures, strict=True)]
        found = [
            read_derived(comparison, rows, self.sheet, notes, namer.vocabulary.tables)
            for comparison in comparisons(self._side, self.columns, self._whole, namer, stage)
        ]
        self._derived = tuple(derived for derived in found if derived is not None)
        return list(claims_of(self._derived, rows, self.sheet, first))

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
            return (row.concept, row.label.path) if own in (None, row.concept) else (None, ())
        return None, ()

    def divisions(self, figures: Sequence[Figures], vocabulary: Vocabulary, *, alone: bool) -> Iterator[Division]:
        """Every total with its parts: across each row, and down each column unless its rows go on beside it."""
        number, role, partitions = self.sheet.number, self.sheet.role, vocabulary.names.partitions
        yield from (division for derived in self._derived for division in derived.divisions)
        if role.total == "three-public":
            yield from self._details(figures, vocabulary)
            return
        found = list(branches(self.rows, role.sides, partitions)) if alone and self.sheet.whole else []
        bodies = self.sheet.whole and not role.sides and not any(row.code for row in self.rows)
        found += self._by_body(self.rows, figures) if bodies else []
        yield from self._changes(found)
        for branch in found:
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

    def _changes(self, found: Sequence[Branch]) -> Iterator[Division]:
        """The changes of a total are those of its parts, where each of these that prints a level prints its change too."""
        for derived in self._derived:
            figures, levels = derived.figures, derived.levels
            for branch in found:
                total = figures[branch.total]
                parts = tuple(fact for row in branch.parts if (fact := figures[row]) is not None)
                silent = any(levels[row] and figures[row] is None for row in branch.parts)
                unclear = silent or any(levels[row] for row in branch.unknown)
                if derived.comparison.kind == "delta" and total is not None and parts and not unclear:
                    yield Division("rows", self.sheet.number, self.sheet.role.id, total, parts)

    def _by_body(self, rows: Sequence[Meaning], figures: Sequence[Figures]) -> Iterator[Branch]:
        """The total over bodies. One that prints all that the total does is the body above the others, and not beside them.

        In few columns nothing would show that bodies stand within bodies otherwise.
        """
        for branch in by_body(rows):
            amounts = [{place: fact.quantity.value for place, fact in figures[row].items()} for row in branch.parts]
            total = {place: fact.quantity.value for place, fact in figures[branch.total].items()}
            if len(branch.parts) == 1 or (len(self.columns) >= _FEWEST_COLUMNS and total not in amounts):
                yield branch

    def _details(self, figures: Sequence[Figures], vocabulary: Vocabulary) -> Iterator[Division]:
        """Totals whose parts are blank in places, or no figures by name: others are joined by rules of their own."""
        number, role, partitions = self.sheet.number, self.sheet.role, vocabulary.names.partitions
        found = [
            *details(self._listed, list(map(bool, figures)), self._whole, partitions),
            *self._by_body(self._listed, figures),
        ]
        found = found if self.sheet.whole else []
        yield from self._changes(found)
        for branch in found:
            for place in range(len(self.columns)):
                total = figures[branch.total].get(place)
                parts = tuple(figures[row][place] for row in branch.parts if place in figures[row])
                if total is not None and parts and not _is_joined(total, parts, partitions):
                    yield Division("rows", number, role.id, total, parts)
        for division in divided(self._side.columns, self.columns, self._whole, role.fund, vocabulary.names):
            for row in figures:
                total = row.get(division.total)
                parts = tuple(row[place] for place in division.parts if place in row)
                complete = bool(parts) and not any(place in row for place in division.unknown)
                if total is not None and complete and not _is_joined(total, parts, partitions):
                    yield Division("columns", number, role.id, total, parts)


def _is_joined(total: Fact, parts: Sequence[Fact], partitions: Mapping[str, tuple[tuple[str, ...], ...]]) -> bool:
    """Whether a rule of its own joins a total and its parts by their names: where they are its first declared partition."""
    declared = partitions.get(total.concept or "", ())[:1]
    return any({part.concept for part in parts} == set(partition) for partition in declared)


def _of_the_whole(row: Meaning, inner: Set[str] | None) -> Meaning:
    """A total of a table of one figure is one of that figure, whatever else its words could mean."""
    foreign = row.total and row.concept is not None and inner is not None and row.concept not in inner
    return replace(row, label=replace(row.label, concepts=())) if foreign else row


def _counted(cell: Cell, noun: str) -> Quantity | None:
    """The count that a cell prints; one without decimals is exact."""
    return printed(cell.text, unit=f"count:{noun}", exact="." not in cell.text) if cell.amount is not None else None


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
