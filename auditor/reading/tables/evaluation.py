"""Self-evaluations of projects: weights, scores, targets and figures reached, aligned row by row by what the cells are.

Extraction loses cells on the left and puts totals into columns of their own, so no column is trusted by itself. In a row with
a sign of comparison the cells behind it are target, unit, figure reached, weight and score. A row that does not fit leaves
sums open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from auditor.document import Document, Paragraph, Table
from auditor.facts import Division, Fact
from auditor.quantity import printed
from auditor.reading.notes import Draft, Filled, Notes
from auditor.reading.tables import funds
from auditor.reading.tables.cells import Cell, cells_of
from auditor.reading.tables.goals import read_goals
from auditor.reading.tables.indicators import Columns, columns_of, indicator_of
from auditor.reading.tables.projects import Chapter, Naming, Row, Writer
from auditor.record import Record, field
from auditor.text import Span
from auditor.vocabulary import Evaluation, Vocabulary

_NUMBER = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_PERCENT = re.compile(r"([0-9]+(?:\.[0-9]+)?)%")
_BLANK = re.compile(r"\s+")
_TEN_THOUSAND = 10**4
_SCORED, _MEASURED = 2, 4
_MONEY = 3
_MOST_LEAD = 4


class _Sums(Record):
    """What the totals of a project are made of. `clear`: whether all its rows fit, so that no part of a total is missing."""

    clear: bool
    scores: list[Fact] = field(default_factory=list)
    weights: list[Fact] = field(default_factory=list)
    execution: list[Fact] = field(default_factory=list)
    totals: dict[str, Fact] = field(default_factory=dict)


def read_evaluations(document: Document, vocabulary: Vocabulary, notes: Notes, year: int | None) -> Iterator[Division]:
    """Write the figures of every self-evaluation and of all goals down, and tell which totals are made of which others."""
    words = vocabulary.tables.evaluation
    naming, lead = Naming(words), list[str]()
    wholes = 0
    for number, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            lead = [*lead, *(_BLANK.sub("", document.folded[line.start : line.end]) for line in block.lines)][-_MOST_LEAD:]
        if not isinstance(block, Table):
            continue
        rows = _rows(document, block)
        heads = {cell.text for row in rows for cell in row.filled if not cell.text[0].isdigit()}
        evaluated = any(map(words.header.match, heads))
        if evaluated or any(map(words.amounts.match, heads)) or any(map(words.weight.match, heads)):
            titles = [*lead, *(row.filled[0].text for row in rows[:_MOST_LEAD] if len(row.filled) == 1)]
            said = (match for text in [*titles, *heads] if (match := vocabulary.tables.unit.search(text)))
            scale = next((vocabulary.units.money[match["unit"]] for match in said), _TEN_THOUSAND)
            writer = Writer(notes, year, number, block.section, scale)
            writer.finest = _finest(rows, scale)
            whole = any(map(words.whole.search, titles))
            wholes += whole
            for chapter in naming.chapters(rows, number, whole=whole and wholes == 1):
                writer.project = chapter.name
                if evaluated:
                    yield from _Reading(words, writer, document.folded).chapter(chapter)
                else:
                    yield from read_goals(chapter, words, vocabulary.tables.listings, naming, writer)
        lead = []


def _rows(document: Document, table: Table) -> list[Row]:
    found = ((row, tuple(cell for cell in row if cell.text)) for row in cells_of(document.folded, table))
    return [Row(row, filled) for row, filled in found if filled]


def _finest(rows: Sequence[Row], scale: int) -> int:
    """One unit of the last digit of the most precise amount with decimals, 0 without any; points have one decimal mostly."""
    texts = [cell.text for row in rows for cell in row.filled if "." in cell.text and _NUMBER.fullmatch(cell.text)]
    precise = max(texts, key=lambda text: len(text.partition(".")[2]), default="")
    quantity = printed(precise, unit="yuan", scale=scale) if precise else None
    return 0 if quantity is None else quantity.ulp


class _Reading:
    """The walk through the rows of one project."""

    def __init__(self, words: Evaluation, writer: Writer, folded: str) -> None:
        self._words, self._writer, self._folded = words, writer, folded
        self._sums = _Sums(clear=False)
        self._columns: Columns | None = None
        self._header = self._end = 0
        self._cells: list[tuple[Cell, ...]] = []
        self._signs: list[int] = []
        self._homes: Mapping[Span, Row] = {}

    def chapter(self, chapter: Chapter) -> Iterator[Division]:
        """The rows of one project, and its totals with their parts."""
        rows = chapter.rows
        self._cells, self._homes = [row.cells for row in rows], chapter.homes
        self._signs = [self._sign_of(row) for row in rows]
        for place, row in enumerate(rows):
            found = columns_of(row.cells, self._words)
            if found is not None and found.score is not None:
                self._columns, self._header = found, place
                break
        total = (at for at, row in enumerate(rows) if at > self._header and self._words.total.match(row.filled[0].text))
        self._end = next(total, len(rows))
        self._sums = _Sums(all(self._fits(place, row) for place, row in enumerate(rows)) and not self._scores_twice(rows))
        for place, row in enumerate(rows):
            yield from self._row(place, row)
        yield from self._divisions()

    def _divisions(self) -> Iterator[Division]:
        """The totals with their parts. Those of some forms are of the indicators alone, as the total of the weights shows."""
        sums = self._sums
        if not sums.clear:
            return
        weight = sums.totals.get("weight")
        own = sum(fact.quantity.value for fact in sums.weights)
        alone = weight is not None and bool(sums.execution) and weight.quantity.value == own
        weights, scores = sums.execution[:1], sums.execution[1:]
        for kind, parts, execution in (("score", sums.scores, scores), ("weight", sums.weights, weights)):
            total = sums.totals.get(kind)
            every = tuple(parts) if alone else (*execution, *parts)
            if total is not None and len(every) > 1:
                yield Division("scores" if kind == "score" else "weights", self._writer.number, "evaluation", total, every)

    # --- what a row is
    def _sign_of(self, row: Row) -> int:
        """Where the sign of a target stands among the cells of its row that are not blank, 0 if there is none."""
        operators = self._words.operators
        for index, cell in enumerate(row.filled):
            if cell.text in operators:
                return index
        return 0

    def _is_money(self, row: Row) -> bool:
        return any(self._words.amounts.match(cell.text) for cell in row.filled[:2])

    def _is_indicator(self, place: int, row: Row) -> bool:
        """Whether a row stands among the indicators of a form without signs, and has figures."""
        inside = self._columns is not None and self._header < place < self._end
        return inside and any(_NUMBER.fullmatch(cell.text) for cell in row.filled)

    def _fits(self, place: int, row: Row) -> bool:
        """Whether a row with a target, or that of the money, has the cells that it should have."""
        if self._is_indicator(place, row):
            return self._columns is not None and indicator_of(row.cells, self._columns, self._words) is not None
        sign = self._signs[place]
        if sign:
            numbers = sum(bool(_NUMBER.fullmatch(cell.text)) for cell in row.filled[sign + 1 :])
            return numbers == (_SCORED if self._words.operators[row.filled[sign].text] == "words" else _MEASURED)
        return not self._is_money(row) or _ending(row) is not None

    def _scores_twice(self, rows: Sequence[Row]) -> bool:
        """Whether the execution of the budget is scored in the row of money and again among the indicators."""
        scored = [row for place, row in enumerate(rows) if self._signs[place] or self._is_indicator(place, row)]
        named = any(self._words.executed.search(cell.text) for row in scored for cell in row.filled[:-1])
        return named and any(self._is_money(row) and _ending(row) is not None for row in rows)

    # --- the rows
    def _row(self, place: int, row: Row) -> Iterator[Division]:
        first = row.filled[0].text
        if self._is_indicator(place, row):
            self._plain_indicator(place, row)
        elif sign := self._signs[place]:
            if self._fits(place, row):
                self._indicator(place, row, sign)
        elif self._is_money(row):
            yield from self._money(place, row)
        elif self._words.total.match(first):
            self._total(row)
        elif self._words.member.match(first) or self._words.source.match(first):
            self._plain([cell for cell in row.filled if _figure(cell)], row)
        else:
            self._conclusion(row)

    def _total(self, row: Row) -> None:
        """The row of the totals: weight and score, or the score alone where it stands in its column."""
        numbers = [cell for cell in row.filled[1:] if _NUMBER.fullmatch(cell.text)]
        score = self._columns.score if self._columns is not None else None
        if len(numbers) == _SCORED:
            for kind, cell in zip(("weight", "score"), numbers, strict=True):
                self._sums.totals[kind] = self._writer.write(f"{kind}-total", row.filled[0].text, cell, row)
        elif len(numbers) == 1 and score is not None and numbers[0] in row.cells[score : score + 1]:
            self._sums.totals["score"] = self._writer.write("score-total", row.filled[0].text, numbers[0], row)

    def _plain_indicator(self, place: int, row: Row) -> None:
        """A row of a form without signs: its target may bear one."""
        found = indicator_of(row.cells, self._columns, self._words) if self._columns is not None else None
        if found is None or found.score is None:
            return
        path = (str(place), found.name)
        self._scored(found.name, found.weight, found.score, row, path)
        if found.target is not None and found.reached is not None:
            self._writer.write(f"target-{found.demand}", found.name, found.target, row, path, "count:")
            self._writer.write("indicator-reached", found.name, found.reached, row, path, "count:")

    def _indicator(self, place: int, row: Row, sign: int) -> None:
        """A row with a target: the last two numbers are weight and score, the ones before them target and figure reached."""
        demanded = self._words.operators[row.filled[sign].text]
        numbers = [cell for cell in row.filled[sign + 1 :] if _NUMBER.fullmatch(cell.text)]
        name, path = row.filled[sign - 1].text, (str(place), row.filled[sign - 1].text)
        self._scored(name, numbers[-2], numbers[-1], row, path)
        if demanded != "words":
            self._writer.write(f"target-{demanded}", name, numbers[0], row, path, "count:")
            self._writer.write("indicator-reached", name, numbers[1], row, path, "count:")

    def _scored(self, name: str, weight: Cell, score: Cell, row: Row, path: tuple[str, ...]) -> None:
        self._sums.weights.append(self._writer.write(self._complete("indicator-weight"), name, weight, row, path))
        self._sums.scores.append(self._writer.write("indicator-score", name, score, row, path))

    def _money(self, place: int, row: Row) -> Iterator[Division]:
        """The row of money: budget, adjusted budget, expenditure; then rate and weight in either order, and the score."""
        ending, name = _ending(row), row.filled[0].text
        figures = [cell for cell in row.filled if _figure(cell)]
        amounts = figures if ending is None else figures[: -len(ending)]
        if ending is None or len(amounts) != _MONEY:
            self._plain(amounts, row)
        if ending is not None:
            weight, percent, score = ending
            concept = self._complete("execution-weight")
            self._sums.execution.append(self._writer.write(concept, name, weight, row))
            self._sums.execution.append(self._writer.write("execution-score", name, score, row))
            rate = self._writer.write("execution-rate", name, percent, row, unit="percent")
            if len(amounts) == _MONEY:
                self._spent(amounts, rate, row)
            columns = [at for at, cell in enumerate(row.cells) if cell in amounts]
            for found in funds.below(self._cells, place, columns, self._words):
                if (division := self._writer.funds(found, self._homes)) is not None:
                    yield division

    def _spent(self, amounts: Sequence[Cell], rate: Fact, row: Row) -> None:
        """What was spent of the adjusted budget, as a claim."""
        name = row.filled[0].text
        initial, adjusted, actual = (
            self._writer.write(concept, name, cell, row, unit="yuan")
            for concept, cell in zip(("project-initial", "project-budget", "project-spent"), amounts, strict=True)
        )
        roles: dict[str, Filled] = {"actual": actual, "budget": adjusted, "rate": rate}
        span = Span(initial.span.start, rate.span.end)
        self._writer.notes.drafts.append(Draft("completion", span, actual.sentence, self._writer.section, roles))

    def _plain(self, cells: Sequence[Cell], row: Row) -> None:
        """Amounts and rates of which nothing more is known than that they are."""
        for cell in cells:
            self._writer.write(None, row.filled[0].text, cell, row, unit="percent" if _PERCENT.fullmatch(cell.text) else "yuan")

    def _conclusion(self, row: Row) -> None:
        for cell in row.filled[1:]:
            match = self._words.conclusion.search(cell.text)
            if match is None:
                continue
            digits = re.compile(r"\s*".join(map(re.escape, match["score"])))
            place = digits.search(self._folded, cell.span.start, cell.span.end)
            if place is not None and len(digits.findall(self._folded, cell.span.start, cell.span.end)) == 1:
                points = Cell(match["score"], Span(*place.span()))
                self._sums.totals.setdefault("score", self._writer.write("score-total", row.filled[0].text, points, row))

    def _complete(self, concept: str) -> str | None:
        """The concept, where no other one of the project is missing."""
        return concept if self._sums.clear else None


def _figure(cell: Cell) -> bool:
    return bool(_NUMBER.fullmatch(cell.text) or _PERCENT.fullmatch(cell.text))


def _ending(row: Row) -> tuple[Cell, Cell, Cell] | None:
    """Weight, rate and score at the end of the row of money; None unless there is one percentage before the last number."""
    figures = list(filter(_figure, row.filled))[-3:]
    if len(figures) < 3 or _PERCENT.fullmatch(figures[-1].text):
        return None
    first, second, score = figures
    rates = [cell for cell in (first, second) if _PERCENT.fullmatch(cell.text)]
    if len(rates) != 1:
        return None
    return (second if rates[0] is first else first), rates[0], score
