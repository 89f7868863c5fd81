"""Self-evaluations of projects: weights, scores, targets and figures reached, aligned row by row by what the cells are.

Extraction loses cells on the left and puts totals into columns of their own, so no column is trusted. In a row with a sign of
comparison the cells behind it are target, unit, figure reached, weight and score; a row that does not fit leaves sums open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.document import Document, Table
from auditor.facts import Aspects, Division, Fact
from auditor.quantity import printed
from auditor.reading.notes import Draft, Filled, Notes
from auditor.reading.tables.sheet import Cell, cells_of
from auditor.record import Record, field
from auditor.text import Span
from auditor.vocabulary import Evaluation, Vocabulary

_NUMBER = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_PERCENT = re.compile(r"([0-9]+(?:\.[0-9]+)?)%")
_BLANK = re.compile(r"\s+")
_TEN_THOUSAND = 10**4
_SCORED, _MEASURED = 2, 4
_MONEY = 3


class _Project(Record):
    """What was read of one project: its name, and the facts that its total is made of."""

    name: str
    number: int
    section: int
    scores: list[Fact] = field(default_factory=list)
    weights: list[Fact] = field(default_factory=list)
    totals: dict[str, Fact] = field(default_factory=dict)
    unclear: list[Span] = field(default_factory=list)


def read_evaluations(document: Document, vocabulary: Vocabulary, notes: Notes, year: int | None) -> Iterator[Division]:
    """Write the figures of every self-evaluation down, and tell which totals are made of which scores and weights."""
    words = vocabulary.tables.evaluation
    for number, block in enumerate(document.blocks):
        if not isinstance(block, Table):
            continue
        rows = [[cell for cell in row if cell.text] for row in cells_of(document.folded, block)]
        if any(words.header.match(cell.text) for row in rows for cell in row):
            yield from _Reading(words, notes, year, number, block.section, document.folded).divisions(rows)


class _Reading:
    """The walk through the rows of one table."""

    def __init__(self, words: Evaluation, notes: Notes, year: int | None, number: int, section: int, folded: str) -> None:
        self._words, self._notes, self._year, self._folded = words, notes, year, folded
        self._project = _Project("", number, section)

    def divisions(self, rows: Sequence[Sequence[Cell]]) -> Iterator[Division]:
        """Every project of the table, in order."""
        for place, row in enumerate(rows):
            if not row:
                continue
            if self._words.name.match(row[0].text) and len(row) > 1:
                yield from self._ended()
                self._project = _Project(row[1].text, self._project.number, self._project.section)
            else:
                self._row(place, row)
        yield from self._ended()

    def _row(self, place: int, row: Sequence[Cell]) -> None:
        sign = next((index for index, cell in enumerate(row) if cell.text in self._words.operators), None)
        if sign is not None and sign > 0:
            self._indicator(place, row, sign)
        elif any(self._words.amounts.match(cell.text) for cell in row[:2]):
            self._money(row)
        elif self._words.total.match(row[0].text):
            numbers = [cell for cell in row[1:] if _NUMBER.fullmatch(cell.text)]
            if len(numbers) == _SCORED:
                for kind, cell in zip(("weight", "score"), numbers, strict=True):
                    self._project.totals[kind] = self._write(f"{kind}-total", row[0].text, cell, row)
        else:
            self._conclusion(row)

    def _indicator(self, place: int, row: Sequence[Cell], sign: int) -> None:
        """A row with a target: the last two numbers are weight and score, the ones before them target and figure reached."""
        demanded = self._words.operators[row[sign].text]
        numbers = [cell for cell in row[sign + 1 :] if _NUMBER.fullmatch(cell.text)]
        if len(numbers) != (_SCORED if demanded == "words" else _MEASURED):
            self._project.unclear.append(row[sign].span)
            return
        name, path = row[sign - 1].text, (str(place), row[sign - 1].text)
        self._project.weights.append(self._write("indicator-weight", name, numbers[-2], row, path))
        self._project.scores.append(self._write("indicator-score", name, numbers[-1], row, path))
        if demanded != "words":
            self._write(f"target-{demanded}", name, numbers[0], row, path, "count:")
            self._write("indicator-reached", name, numbers[1], row, path, "count:")

    def _money(self, row: Sequence[Cell]) -> None:
        """The row of money: budget, adjusted budget, expenditure; then rate and weight in either order, and the score."""
        figures = [cell for cell in row if _NUMBER.fullmatch(cell.text) or _PERCENT.fullmatch(cell.text)]
        ending = figures[-3:]
        rates = [cell for cell in ending[:-1] if _PERCENT.fullmatch(cell.text)]
        if len(ending) < _MONEY or len(rates) != 1 or _PERCENT.fullmatch(ending[-1].text):
            self._project.unclear.append(row[0].span)
            return
        weight = next(cell for cell in ending[:-1] if cell is not rates[0])
        name = row[0].text
        self._project.weights.append(self._write("execution-weight", name, weight, row))
        self._project.scores.append(self._write("execution-score", name, ending[-1], row))
        rate = self._write("execution-rate", name, rates[0], row, unit="percent")
        amounts = figures[:-3]
        if len(amounts) == _MONEY:
            budget = self._write("project-budget", name, amounts[1], row, unit="yuan")
            actual = self._write("project-spent", name, amounts[2], row, unit="yuan")
            span = Span(budget.span.start, rate.span.end)
            roles: dict[str, Filled] = {"actual": actual, "budget": budget, "rate": rate}
            self._notes.drafts.append(Draft("completion", span, actual.sentence, self._project.section, roles))

    def _conclusion(self, row: Sequence[Cell]) -> None:
        for cell in row[1:]:
            match = self._words.conclusion.search(cell.text)
            if match is None:
                continue
            digits = re.compile(r"\s*".join(map(re.escape, match["score"])))
            place = digits.search(self._folded, cell.span.start, cell.span.end)
            if place is not None and len(digits.findall(self._folded, cell.span.start, cell.span.end)) == 1:
                self._project.totals.setdefault(
                    "score", self._write("score-total", row[0].text, Cell(match["score"], Span(*place.span())), row)
                )

    def _write(
        self, concept: str, label: str, cell: Cell, row: Sequence[Cell], path: tuple[str, ...] = (), unit: str = "score"
    ) -> Fact:
        """A fact of the project. Money and rates are rounded; weights, scores, targets and what was reached are exact."""
        digits = cell.text.removesuffix("%")
        rounded = unit in ("yuan", "percent")
        quantity = printed(digits, unit=unit, scale=_TEN_THOUSAND if unit == "yuan" else 1, exact=not rounded)
        if quantity is None:
            raise LookupError(f"{digits} was taken for a number")
        aspects = Aspects(year=self._year, path=path, project=self._project.name or None)
        self._notes.understood.add(cell.span)
        sentence = Span(row[0].span.start, row[-1].span.end)
        return self._notes.write(
            label,
            concept,
            quantity,
            cell.span,
            aspects,
            section=self._project.section,
            sentence=sentence,
            table=self._project.number,
        )

    def _ended(self) -> Iterator[Division]:
        """The totals of the project that was read, where every row was clear."""
        project = self._project
        if project.unclear:
            return
        for kind, parts in (("scores", project.scores), ("weights", project.weights)):
            total = project.totals.get(kind.removesuffix("s"))
            if total is not None and len(parts) > 1:
                yield Division("scores" if kind == "scores" else "weights", project.number, "evaluation", total, tuple(parts))
