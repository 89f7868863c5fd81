"""Self-evaluations of projects: weights, scores, targets and figures reached, aligned row by row by what the cells are.

Extraction loses cells on the left and puts totals into columns of their own, so no column is trusted. In a row with a sign of
comparison the cells behind it are target, unit, figure reached, weight and score; a row that does not fit leaves sums open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from auditor.document import Document, Table
from auditor.facts import Aspects, Division, Fact
from auditor.quantity import printed
from auditor.reading.notes import Draft, Filled, Notes
from auditor.reading.tables.cells import Cell, cells_of
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
    """What was read of one project: its name, and the facts that its totals are made of.

    clear  whether all its rows fit, so that no part of a total is missing
    """

    name: str
    clear: bool
    scores: list[Fact] = field(default_factory=list)
    weights: list[Fact] = field(default_factory=list)
    totals: dict[str, Fact] = field(default_factory=dict)


Rows = Sequence[Sequence[Cell]]


def read_evaluations(document: Document, vocabulary: Vocabulary, notes: Notes, year: int | None) -> Iterator[Division]:
    """Write the figures of every self-evaluation down, and tell which totals are made of which scores and weights."""
    words = vocabulary.tables.evaluation
    for number, block in enumerate(document.blocks):
        if not isinstance(block, Table):
            continue
        rows = [filled for row in cells_of(document.folded, block) if (filled := [cell for cell in row if cell.text])]
        if any(words.header.match(cell.text) for row in rows for cell in row):
            reading = _Reading(words, notes, year, number, block.section, document.folded)
            starts = [place for place, row in enumerate(rows) if words.name.match(row[0].text)]
            for start, end in pairwise([0, *starts, len(rows)]):
                yield from reading.project(rows[start:end])


class _Reading:
    """The walk through the rows of one table."""

    def __init__(self, words: Evaluation, notes: Notes, year: int | None, number: int, section: int, folded: str) -> None:
        self._words, self._notes, self._year, self._folded = words, notes, year, folded
        self._number, self._section = number, section
        self._project = _Project("", clear=False)

    def project(self, rows: Rows) -> Iterator[Division]:
        """The rows of one project, and its totals with their parts."""
        named = bool(rows) and len(rows[0]) > 1 and bool(self._words.name.match(rows[0][0].text))
        self._project = _Project(rows[0][1].text if named else "", all(map(self._fits, rows)))
        for place, row in enumerate(rows):
            self._row(place, row)
        for kind, parts in (("scores", self._project.scores), ("weights", self._project.weights)):
            total = self._project.totals.get(kind.removesuffix("s"))
            if total is not None and len(parts) > 1 and self._project.clear:
                yield Division("scores" if kind == "scores" else "weights", self._number, "evaluation", total, tuple(parts))

    def _sign(self, row: Sequence[Cell]) -> int:
        """Where the sign of a target stands in its row, 0 if there is none."""
        return next((index for index, cell in enumerate(row) if cell.text in self._words.operators), 0)

    def _is_money(self, row: Sequence[Cell]) -> bool:
        return any(self._words.amounts.match(cell.text) for cell in row[:2])

    def _fits(self, row: Sequence[Cell]) -> bool:
        """Whether a row with a target, or that of the money, has the cells that it should have."""
        sign = self._sign(row)
        if sign:
            numbers = sum(bool(_NUMBER.fullmatch(cell.text)) for cell in row[sign + 1 :])
            return numbers == (_SCORED if self._words.operators[row[sign].text] == "words" else _MEASURED)
        return not self._is_money(row) or _ending(row) is not None

    def _row(self, place: int, row: Sequence[Cell]) -> None:
        if self._sign(row):
            if self._fits(row):
                self._indicator(place, row, self._sign(row))
        elif self._is_money(row):
            self._money(row)
        elif self._words.total.match(row[0].text):
            numbers = [cell for cell in row[1:] if _NUMBER.fullmatch(cell.text)]
            if len(numbers) == _SCORED:
                for kind, cell in zip(("weight", "score"), numbers, strict=True):
                    self._project.totals[kind] = self._write(f"{kind}-total", row[0].text, cell, row)
        elif self._words.member.match(row[0].text):
            self._plain([cell for cell in row if _figure(cell)], row)
        else:
            self._conclusion(row)

    def _indicator(self, place: int, row: Sequence[Cell], sign: int) -> None:
        """A row with a target: the last two numbers are weight and score, the ones before them target and figure reached."""
        demanded = self._words.operators[row[sign].text]
        numbers = [cell for cell in row[sign + 1 :] if _NUMBER.fullmatch(cell.text)]
        name, path = row[sign - 1].text, (str(place), row[sign - 1].text)
        self._project.weights.append(self._write(self._complete("indicator-weight"), name, numbers[-2], row, path))
        self._project.scores.append(self._write("indicator-score", name, numbers[-1], row, path))
        if demanded != "words":
            self._write(f"target-{demanded}", name, numbers[0], row, path, "count:")
            self._write("indicator-reached", name, numbers[1], row, path, "count:")

    def _money(self, row: Sequence[Cell]) -> None:
        """The row of money: budget, adjusted budget, expenditure; then rate and weight in either order, and the score."""
        ending, name = _ending(row), row[0].text
        figures = [cell for cell in row if _figure(cell)]
        amounts = figures if ending is None else figures[: -len(ending)]
        if ending is None or len(amounts) != _MONEY:
            self._plain(amounts, row)
        if ending is None:
            return
        weight, percent, score = ending
        self._project.weights.append(self._write(self._complete("execution-weight"), name, weight, row))
        self._project.scores.append(self._write("execution-score", name, score, row))
        rate = self._write("execution-rate", name, percent, row, unit="percent")
        if len(amounts) == _MONEY:
            self._plain(amounts[:1], row)
            budget = self._write("project-budget", name, amounts[1], row, unit="yuan")
            actual = self._write("project-spent", name, amounts[2], row, unit="yuan")
            span = Span(budget.span.start, rate.span.end)
            roles: dict[str, Filled] = {"actual": actual, "budget": budget, "rate": rate}
            self._notes.drafts.append(Draft("completion", span, actual.sentence, self._section, roles))

    def _plain(self, cells: Sequence[Cell], row: Sequence[Cell]) -> None:
        """Amounts and rates of which nothing more is known than that they are."""
        for cell in cells:
            self._write(None, row[0].text, cell, row, unit="percent" if _PERCENT.fullmatch(cell.text) else "yuan")

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

    def _complete(self, concept: str) -> str | None:
        """The concept, where no other one of the project is missing."""
        return concept if self._project.clear else None

    def _write(
        self, concept: str | None, label: str, cell: Cell, row: Sequence[Cell], path: tuple[str, ...] = (), unit: str = "score"
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
            section=self._section,
            sentence=sentence,
            table=self._number,
        )


def _figure(cell: Cell) -> bool:
    return bool(_NUMBER.fullmatch(cell.text) or _PERCENT.fullmatch(cell.text))


def _ending(row: Sequence[Cell]) -> tuple[Cell, Cell, Cell] | None:
    """Weight, rate and score at the end of the row of money; None unless there is one percentage before the last number."""
    *_, first, second, score = [None, None, *filter(_figure, row)] if sum(map(_figure, row)) else (None, None, None)
    if first is None or second is None or score is None or _PERCENT.fullmatch(score.text):
        return None
    rates = [cell for cell in (first, second) if _PERCENT.fullmatch(cell.text)]
    if len(rates) != 1:
        return None
    return (second if rates[0] is first else first), rates[0], score
