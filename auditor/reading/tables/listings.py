"""Lists of projects and purchases: what a row is about, the columns of its money, and the row of the total.

A total is divided only where the list leaves no doubt what it is made of: one row of a total before or behind all others, all
of one rank, none of them made up of those below it; and columns that are known parts of one whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from auditor.facts import Aspects, Division, Fact
from auditor.quantity import printed
from auditor.reading.naming import Label, Namer
from auditor.reading.notes import Draft, Filled, Notes
from auditor.reading.scan import scan
from auditor.reading.tables.cells import Cell, Column
from auditor.reading.tables.sheet import Sheet
from auditor.record import Record
from auditor.text import Span

_PERCENT = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)%")
_SCORE = re.compile(r"[0-9]{1,3}(?:\.[0-9]+)?")
_BETWEEN = "\u00b7"
_MOST_BELOW = 40
_BUDGETS = ("adjusted-budget", "full-year-budget")


class _Line(Record):
    """A row: its name, empty for one that has none, with its place, its cells, and whether it is the total of the others."""

    name: str
    place: Span
    cells: tuple[Cell, ...]
    total: bool


def read_listings(sheets: Sequence[Sheet], namer: Namer, notes: Notes, stage: str | None) -> Iterator[Division]:
    """Write the figures of every list down, and tell which totals are made of which rows and columns."""
    kinds = Counter(sheet.role.listing for sheet in sheets)
    for sheet in sheets:
        yield from _List(sheet, namer, notes, stage, alone=kinds[sheet.role.listing] == 1).read()


class _List:
    """One list. `alone`: whether it is the only one of its kind, so that its total is that of the document."""

    def __init__(self, sheet: Sheet, namer: Namer, notes: Notes, stage: str | None, *, alone: bool) -> None:
        self._sheet, self._namer, self._notes, self._stage = sheet, namer, notes, stage
        self._words, self._tables = namer.vocabulary.tables.listings, namer.vocabulary.tables
        self._named = alone and sheet.certain
        self._columns = [column for column in sheet.columns if self._is_money(column)]
        self._labels = {column.index: self._label("".join(column.names)) for column in self._columns}
        self._budgets = [column for column in self._columns if self._is_whole(column) and self._stage_of(column) != "final"]

    def read(self) -> Iterator[Division]:
        """The figures row by row, then the totals with their parts."""
        named = any(names and self._words.name.fullmatch(names[-1]) for names in self._sheet.titles)
        if not self._columns or not (named or self._sheet.role.listing == "purchases"):
            return
        lines = list(self._lines())
        twice = {name for name, count in Counter(line.name for line in lines).items() if count > 1}
        figures = [self._figures(line, None if line.name in twice else line.name) for line in lines]
        yield from self._down(lines, figures)
        for total, parts in self._divided(0, self._columns):
            for row in figures:
                found = tuple(row[part.index] for part in parts if part.index in row)
                if total.index in row and found:
                    yield Division("columns", self._sheet.number, self._sheet.role.id, row[total.index], found)
        self._count([line for line in lines if not line.total])

    # --- what rows and columns are
    def _bare(self, column: Column) -> str:
        return self._words.unit.sub("", column.names[-1])

    def _is_whole(self, column: Column) -> bool:
        return self._words.whole.fullmatch(self._bare(column)) is not None

    def _way(self, column: Column) -> int | None:
        """By which way to divide a whole a column is a part, None if by none."""
        name = self._bare(column)
        return next((way for way, pattern in enumerate(self._words.parts) if pattern.fullmatch(name)), None)

    def _is_money(self, column: Column) -> bool:
        return bool(column.names) and (self._is_whole(column) or self._way(column) is not None)

    def _label(self, text: str) -> Label:
        return self._namer.label(text, scan(text, 0, len(text), self._namer.vocabulary))

    def _stage_of(self, column: Column) -> str | None:
        return self._labels[column.index].stage or self._stage

    def _lines(self) -> Iterator[_Line]:
        """The rows that print an amount. A first one without a name is the total of those below it."""
        named = [at for at, names in enumerate(self._sheet.titles) if names and self._words.name.fullmatch(names[-1])]
        first = True
        for row in self._sheet.rows:
            if all(row[column.index].amount is None for column in self._columns):
                continue
            texts = [cell.text for cell in row[: self._columns[0].index] if cell.text]
            total = any(map(self._words.total.fullmatch, texts))
            name = row[named[-1]].text if named and not total else ""
            yield _Line(name, row[named[-1]].span if named else row[0].span, row, total or (first and not name and bool(named)))
            first = False

    # --- figures
    def _figures(self, line: _Line, project: str | None) -> dict[int, Fact]:
        """The facts of a row by the place of their column, its rate and its score too."""
        found: dict[int, Fact] = {}
        for column in self._columns:
            cell = line.cells[column.index]
            if cell.amount is not None:
                concept = self._concept(line, column, single=project is not None)
                found[column.index] = self._write(line, _BETWEEN.join(column.names), concept, cell, project)
        self._rate(line, found, project)
        for at, names in enumerate(self._sheet.titles):
            cell = line.cells[at]
            if names and not line.total and self._words.score.fullmatch(names[-1]) and _SCORE.fullmatch(cell.text):
                self._write(line, names[-1], "score-total" if project else None, cell, project, "score")
        return found

    def _concept(self, line: _Line, column: Column, *, single: bool) -> str | None:
        """What a cell is. `single`: whether no other row has the name of this one."""
        if self._sheet.role.listing == "purchases":
            return self._purchase(line, column)
        if len(column.names) > 1 or not self._is_whole(column) or not (line.total or line.name):
            return None
        kind = self._stage_of(column)
        what = "spent" if kind == "final" else "initial" if kind == "initial-budget" and len(self._budgets) > 1 else "budget"
        if line.total:
            return f"{self._sheet.role.listing}-{what}" if self._named else None
        return f"project-{what}" if single else None

    def _purchase(self, line: _Line, column: Column) -> str | None:
        """What the total of purchases is, and its kinds: those of the account, where the title leaves the money open."""
        if not line.total or not self._named or len(column.names) > 1:
            return None
        concepts = self._labels[column.index].concepts
        if self._is_whole(column):
            return self._sheet.role.total
        return concepts[0] if len(concepts) == 1 and self._labels[column.index].fund is None else None

    def _rate(self, line: _Line, figures: Mapping[int, Fact], project: str | None) -> None:
        """The rate of execution as a claim: of the adjusted budget where several are printed."""
        place = next(
            (at for at, names in enumerate(self._sheet.titles) if names and self._words.rate.fullmatch(names[-1])), None
        )
        match = _PERCENT.fullmatch(line.cells[place].text) if place is not None else None
        if place is None or match is None:
            return
        rate = self._write(line, self._sheet.titles[place][-1], None, line.cells[place], project, "percent")
        spent = [figures.get(one.index) for one in self._columns if self._is_whole(one) and self._stage_of(one) == "final"]
        budgets = [one for one in self._budgets if self._stage_of(one) in _BUDGETS] or self._budgets
        if len(spent) == len(budgets) == 1 and spent[0] is not None and (budget := figures.get(budgets[0].index)) is not None:
            roles: dict[str, Filled] = {"actual": spent[0], "budget": budget, "rate": rate}
            span = Span(min(fact.span.start for fact in (spent[0], budget, rate)), rate.span.end)
            self._notes.drafts.append(Draft("completion", span, rate.sentence, self._sheet.section, roles))

    def _write(
        self, line: _Line, column: str, concept: str | None, cell: Cell, project: str | None, unit: str = "yuan"
    ) -> Fact:
        quantity = cell.amount if unit == "yuan" else printed(cell.text.removesuffix("%"), unit=unit, exact=unit == "score")
        if quantity is None:
            raise LookupError(f"{cell.text} was taken for a number")
        label = self._label(column)
        aspects = Aspects(
            year=label.year or self._namer.year, stage=label.stage or self._stage, project=None if line.total else project
        )
        filled = [cell for cell in line.cells if cell.text]
        self._notes.understood.add(cell.span)
        return self._notes.write(
            f"{line.name}{_BETWEEN}{column}" if line.name else column,
            concept,
            quantity,
            cell.span,
            aspects,
            section=self._sheet.section,
            sentence=Span(filled[0].span.start, filled[-1].span.end),
            table=self._sheet.number,
        )

    def _count(self, lines: Sequence[_Line]) -> None:
        """How many projects the list has: a figure that follows from its rows."""
        listing = self._sheet.role.listing
        number = printed(str(len(lines)), unit=f"count:{self._words.counted}", exact=True)
        if number is None or not self._named or listing == "purchases" or not all(line.name for line in lines):
            return
        for line in lines[:1]:
            self._notes.write(
                line.name,
                f"{listing}-listed",
                number,
                line.place,
                Aspects(year=self._namer.year, stage=self._stage),
                section=self._sheet.section,
                sentence=line.place,
                table=self._sheet.number,
            )

    # --- totals
    def _down(self, lines: Sequence[_Line], figures: Sequence[Mapping[int, Fact]]) -> Iterator[Division]:
        """The total row with the others, column by column."""
        totals = [at for at, line in enumerate(lines) if line.total]
        others = [line for line in lines if not line.total]
        if len(totals) != 1 or totals[0] not in (0, len(lines) - 1) or not all(self._is_plain(line) for line in others):
            return
        structure = self._namer.vocabulary.structure
        ranks = {match.lastindex if (match := structure.enumerator.match(line.name)) else 0 for line in others}
        if len(ranks) > 1:
            return
        for column in self._columns:
            parts = [row[column.index] for at, row in enumerate(figures) if at != totals[0] and column.index in row]
            total = figures[totals[0]].get(column.index)
            if total is not None and parts and not _is_nested(parts):
                yield Division("rows", self._sheet.number, self._sheet.role.id, total, tuple(parts))

    def _is_plain(self, line: _Line) -> bool:
        """Whether a row is one of those that a total is made of: it has a name, which is no part or subtotal."""
        texts = [cell.text for cell in line.cells[: self._columns[0].index]]
        parts = any(self._words.subtotal.match(text) or self._tables.member.match(text) for text in texts)
        return not parts and (bool(line.name) or self._sheet.role.listing == "purchases")

    def _divided(self, depth: int, columns: Sequence[Column]) -> Iterator[tuple[Column, tuple[Column, ...]]]:
        """The columns that are wholes with those that they are made of, among the columns under one heading."""
        groups: dict[str, list[Column]] = {}
        for column in columns:
            groups.setdefault(f"{column.names[depth]}" if len(column.names) > depth + 1 else f"{column.index}", []).append(
                column
            )
        wholes: list[Column] = []
        parts: list[Column] = []
        for group in groups.values():
            if len(group[0].names) == depth + 1:
                (wholes if self._is_whole(group[0]) else parts).append(group[0])
                continue
            yield from self._divided(depth + 1, group)
            inner = [column for column in group if len(column.names) == depth + 2 and self._is_whole(column)]
            parts += inner if len(inner) == 1 else group
        unread = self._others(depth, columns)
        if len(wholes) == 1 and len(parts) > 1 and not unread and self._are_parts(parts, depth):
            yield wholes[0], tuple(parts)

    def _others(self, depth: int, columns: Sequence[Column]) -> bool:
        """Whether there are columns of amounts beside these that nothing explains."""
        known = {column.index for column in self._columns}
        outer = columns[0].names[:depth]
        return any(column.names[:depth] == outer and column.index not in known for column in self._sheet.columns)

    def _are_parts(self, parts: Sequence[Column], depth: int) -> bool:
        """Whether columns are parts of one whole by one way, none of them contained in another."""
        ways = {self._way(column) for column in parts if not self._is_whole(column)}
        if len(ways) > 1 or None in ways or len({column.names for column in parts}) != len(parts):
            return False
        words, parents = self._words, self._namer.vocabulary.names.lattices["fund"].parents
        flat = [column for column in parts if len(column.names) == depth + 1]
        funds = {self._labels[column.index].fund for column in flat} - {None}
        if any(parents.get(fund or "") in funds for fund in funds):
            return False
        carried = [column for column in flat if words.carried.search(column.names[-1])]
        return not carried or all(words.current.match(one.names[-1]) or one in carried for one in flat if self._is_fiscal(one))

    def _is_fiscal(self, column: Column) -> bool:
        return self._labels[column.index].fund == "fiscal"


def _is_nested(parts: Sequence[Fact]) -> bool:
    """Whether a row may be made up of the rows right below it: then it is not clear which rows a total is made of."""
    for at, part in enumerate(parts[:-1]):
        if part.quantity.is_zero:
            continue
        low = high = 0
        for below in parts[at + 1 : at + 1 + _MOST_BELOW]:
            low, high = low + below.quantity.low, high + below.quantity.high
            if low <= part.quantity.high and part.quantity.low <= high:
                return True
            if low > part.quantity.high:
                break
    return False
