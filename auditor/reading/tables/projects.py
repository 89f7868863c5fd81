"""What tables of single projects have in common: the projects of a table, and figures written down under their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from auditor.facts import Aspects, Division, Fact
from auditor.quantity import at_quantum, printed
from auditor.reading.notes import Notes
from auditor.reading.tables.cells import Cell
from auditor.reading.tables.funds import Funds
from auditor.record import Record
from auditor.text import Span
from auditor.vocabulary import Evaluation


class Row(Record):
    """A row with all its cells, and those that are not blank, at least one."""

    cells: tuple[Cell, ...]
    filled: tuple[Cell, ...]

    @property
    def span(self) -> Span:
        """From its first cell to its last."""
        return Span(self.filled[0].span.start, self.filled[-1].span.end)


class Chapter(Record):
    """The rows of one project of a table, and its name; an office as a whole has none."""

    name: str | None
    rows: tuple[Row, ...]

    @property
    def homes(self) -> Mapping[Span, Row]:
        """The row of each cell that is not blank, by its place."""
        return {cell.span: row for row in self.rows for cell in row.filled}


class Naming:
    """Names of projects over all tables of a document: one that several projects have is not the same project."""

    def __init__(self, words: Evaluation) -> None:
        self._words = words
        self._seen: Counter[str] = Counter()

    def unique(self, name: str) -> str:
        """The name, with how often it was met before where it was."""
        self._seen[name] += 1
        return name + f"({self._seen[name]})" * (self._seen[name] > 1)

    def chapters(self, rows: Sequence[Row], number: int, *, whole: bool) -> Iterator[Chapter]:
        """The projects of table `number`, each from the row with its name on; what stands before the first has no name."""
        starts = [place for place, row in enumerate(rows) if self._words.name.match(row.filled[0].text)]
        named_rows = set(starts)
        for start, end in pairwise([0, *starts, len(rows)]):
            if start == end:
                continue
            named = start in named_rows and len(rows[start].filled) > 1
            name = self.unique(rows[start].filled[1].text) if named else ""
            nameless = None if whole else f"{number}.{start}"
            yield Chapter(name or nameless, tuple(rows[start:end]))


class Writer:
    """Writes the figures of one table down, those of one project after another.

    scale   yuan per printed unit of money
    finest  one unit of the last digit of the most precise amount of the table, which its zeros share; 0 where it has none
    """

    def __init__(self, notes: Notes, year: int | None, number: int, section: int, scale: int) -> None:
        self.notes, self._year, self.number, self.section, self._scale = notes, year, number, section, scale
        self.project: str | None = None
        self.finest = 0
        self._written: dict[Span, Fact] = {}

    def write(
        self, concept: str | None, label: str, cell: Cell, row: Row, path: tuple[str, ...] = (), unit: str = "score"
    ) -> Fact:
        """A fact of the project. Money and rates are rounded; weights, scores, targets and what was reached are exact."""
        if concept is None and cell.span in self._written:
            return self._written[cell.span]
        digits = cell.text.removesuffix("%")
        scale = self._scale if unit == "yuan" else 1
        quantity = printed(digits, unit=unit, scale=scale, exact=unit not in ("yuan", "percent"))
        if quantity is None:
            raise LookupError(f"{digits} was taken for a number")
        if unit == "yuan" and quantity.is_zero and 0 < self.finest < quantity.ulp:
            quantity = at_quantum(quantity, self.finest)
        aspects = Aspects(year=self._year, path=path, project=self.project)
        self.notes.understood.add(cell.span)
        fact = self.notes.write(
            label, concept, quantity, cell.span, aspects, section=self.section, sentence=row.span, table=self.number
        )
        self._written[cell.span] = fact
        return fact

    def funds(self, found: Funds, homes: Mapping[Span, Row]) -> Division | None:
        """A total of money with its parts; None where it has none that print an amount. `homes`: the row of each cell."""
        home = homes[found.total.span]
        total = self.write(None, home.filled[0].text, found.total, home, unit="yuan")
        parts = tuple(self.write(None, name, cell, homes[cell.span], unit="yuan") for name, cell in found.parts)
        return Division("sources" if found.complete else "funds", self.number, "evaluation", total, parts) if parts else None
