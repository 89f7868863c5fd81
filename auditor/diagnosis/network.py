"""The printed figures of a document and the relations between them, as far as a diagnosis asks for them.

A figure is one print on paper: facts that share their digits (an amount said of income and of spending alike) are one figure.
Relations are those of the outcomes that pass, and of those that fail with a proof. Rows are made when a figure is first asked
for, so that a long document with one mistake costs little.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from auditor.diagnosis.rows import Row, range_of
from auditor.facts import Fact
from auditor.judgement import Truth, compare
from auditor.outcomes import Equation, Grade, Outcome, Verdict
from auditor.quantity import GRAINS, Quantity
from auditor.record import Record
from auditor.text import Span

_Key = tuple[Span, int]
_Linear = list[tuple[int, int]]
_MOST_TERMS = 400


class Network:
    """Figures by number, with the rows that they take part in.

    `violated` are the rows that do not hold as printed. `opaque` are broken relations without a row, such as one direction for
    all changes of a figure: the outcome and its figures, of which at least one is wrong.
    """

    def __init__(self, outcomes: Sequence[Outcome], unproven: frozenset[str]) -> None:
        self.figures: list[Fact] = []
        self.violated: list[Row] = []
        self.opaque: list[tuple[int, tuple[int, ...]]] = []
        self._numbers: dict[_Key, int] = {}
        self._relations: list[_Relation] = []
        self._touching: dict[_Key, list[int]] = {}
        self._made: dict[int, Row | None] = {}
        self._rows: dict[int, tuple[Row, ...]] = {}
        self._settled: set[int] = set()
        broken: list[tuple[int, Outcome, range]] = []
        for index, outcome in enumerate(outcomes):
            proof = outcome.grade is Grade.CONTRADICTION and outcome.rule_id not in unproven
            if outcome.verdict is not Verdict.PASS and not proof:
                continue
            first = len(self._relations)
            for equation in outcome.equations:
                self._relations.append(_Relation(equation, index, outcome.verdict is Verdict.PASS))
            if proof:
                broken.append((index, outcome, range(first, len(self._relations))))
        if broken:
            self._connect()
            for index, outcome, relations in broken:
                self._break(index, outcome, relations)

    def rows_of(self, figure: int) -> tuple[Row, ...]:
        """The rows in which a figure stands."""
        if figure not in self._rows:
            key = _key(self.figures[figure])
            made = (self._row(number) for number in self._touching.get(key, ()))
            self._rows[figure] = tuple(
                row for row in made if row is not None and figure in row.figures and row.number not in self._settled
            )
        return self._rows[figure]

    def settle(self, rows: Sequence[Row]) -> None:
        """Take broken rows for explained: they are broken no longer, and bound nothing."""
        self._settled.update(row.number for row in rows)
        self.violated = [row for row in self.violated if row.number not in self._settled]
        self._rows.clear()

    def figure_of(self, fact: Fact) -> int:
        """The number of a printed fact's figure."""
        return self._number(fact)[0]

    def box(self, figure: int) -> tuple[int, int]:
        """The interval of true values that are printed like the figure, in grains."""
        quantity = self.figures[figure].quantity
        return quantity.low, quantity.high

    def _connect(self) -> None:
        for number, relation in enumerate(self._relations):
            for fact in relation.equation.operands:
                for printed in _printed(fact):
                    touching = self._touching.setdefault(_key(printed), [])
                    if not touching or touching[-1] != number:
                        touching.append(number)

    def _break(self, index: int, outcome: Outcome, relations: range) -> None:
        """Note which rows of a failed outcome do not hold; if that cannot be told, that its figures do not agree somehow."""
        rows = [(number, row) for number in relations if (row := self._row(number)) is not None]
        violated = [row for number, row in rows if _is_broken(self._relations[number].equation)]
        if violated:
            self.violated += violated
            return
        printed = {self._number(fact)[0] for operand in outcome.operands for fact in _printed(operand.fact)}
        if len(printed) > 1:
            self.opaque.append((index, tuple(sorted(printed))))

    def _row(self, number: int) -> Row | None:
        """The row of a relation; None where it says nothing that could be used."""
        if number not in self._made:
            relation = self._relations[number]
            row = self._built(relation.equation, len(self._made), relation.outcome)
            if row is not None and relation.passed and not _may_hold(row, self.box):
                row = None  # what an assertion offers beside something else that holds
            self._made[number] = row
        return self._made[number]

    def _built(self, equation: Equation, number: int, outcome: int) -> Row | None:
        if len(equation.operands) > _MOST_TERMS or any(fact.quantity.approximate for fact in equation.operands):
            return None
        forms = [self._form(fact) for fact in equation.operands]
        if any(form is None for form in forms):
            return None
        known = [form for form in forms if form is not None]
        if not equation.residual:
            return self._agreement(number, outcome, known, equation.operands)
        degree = max(1, *map(len, equation.residual))
        sums: dict[tuple[int, ...], int] = {}
        for monomial, weight in equation.residual.items():
            terms: list[tuple[int, tuple[int, ...]]] = [(weight * GRAINS ** (degree - len(monomial)), ())]
            for operand in monomial:
                terms = [(one * other, (*of, figure)) for one, of in terms for other, figure in known[operand]]
            for product, of in terms:
                if len(set(of)) < len(of):
                    return None
                place = tuple(sorted(of))
                sums[place] = sums.get(place, 0) + product
        constant = sums.pop((), 0)
        found = tuple((weight, of) for of, weight in sums.items() if weight)
        return _row(number, found, constant, equation, outcome) if found else None

    def _agreement(self, number: int, outcome: int, forms: list[_Linear], operands: Sequence[Fact]) -> Row | None:
        """That several prints are one figure; two of them, if one is implied, are a plain equation of their prints."""
        if all(len(form) == 1 and form[0][0] == 1 for form in forms):
            figures = tuple(sorted({form[0][1] for form in forms}))
            return Row(number, (), 0, "==", figures, (), outcome) if len(figures) > 1 else None
        if len(forms) != len(operands) or len(forms) > 2:
            return None
        sums: dict[tuple[int, ...], int] = {}
        for sign, form in ((1, forms[0]), (-1, forms[-1])):
            for weight, figure in form:
                sums[figure,] = sums.get((figure,), 0) + sign * weight
        terms = tuple((weight, of) for of, weight in sums.items() if weight)
        return _row(number, terms, 0, Equation({}, True, None, ()), outcome) if terms else None

    def _form(self, fact: Fact) -> _Linear | None:
        """A fact as a sum of figures; None where its prints cannot be told apart."""
        if not fact.implied:
            number, sign = self._number(fact)
            return [(sign, number)]
        weights = {id(part): weight for weight, part in fact.quantity.parts}
        form: _Linear = []
        seen: set[int] = set()
        for printed in _printed(fact):
            weight = weights.get(id(printed.quantity))
            if weight is not None and id(printed.quantity) not in seen:
                seen.add(id(printed.quantity))
                number, sign = self._number(printed)
                form.append((weight * sign, number))
        return form if len(seen) == len(weights) else None

    def _number(self, fact: Fact) -> tuple[int, int]:
        """The number of a printed figure, and -1 if the fact is its negative."""
        key = _key(fact)
        number = self._numbers.setdefault(key, len(self.figures))
        if number == len(self.figures):
            self.figures.append(fact)
        return number, 1 if self.figures[number].quantity.value == fact.quantity.value else -1


class _Relation(Record):
    equation: Equation
    outcome: int
    passed: bool


def _key(fact: Fact) -> _Key:
    return fact.span, abs(fact.quantity.value)


def _printed(fact: Fact) -> Iterator[Fact]:
    if not fact.implied:
        yield fact
    for part in fact.implied:
        yield from _printed(part)


def _row(number: int, terms: tuple[tuple[int, tuple[int, ...]], ...], constant: int, of: Equation, outcome: int) -> Row:
    counts: dict[int, int] = {}
    for _, figures in terms:
        for figure in figures:
            counts[figure] = counts.get(figure, 0) + 1
    repeated = tuple(sorted(figure for figure, count in counts.items() if count > 1))
    multiplies = any(len(figures) > 1 for _, figures in terms)
    return Row(number, terms, constant, of.relation, tuple(sorted(counts)), repeated, outcome, multiplies)


def _is_broken(equation: Equation) -> bool:
    """Whether the printed figures certainly do not satisfy it."""
    quantities: list[Quantity] = [fact.quantity for fact in equation.operands]
    if not equation.residual:
        return max(quantity.low for quantity in quantities) > min(quantity.high for quantity in quantities)
    return compare(equation.residual, quantities, equation.relation) is Truth.FALSE


def _may_hold(row: Row, box: Callable[[int], tuple[int, int]]) -> bool:
    """Whether the figures as printed can satisfy a row, as far as its terms tell one by one."""
    if row.agrees:
        boxes = [box(figure) for figure in row.figures]
        return max(low for low, _ in boxes) <= min(high for _, high in boxes)
    low, high = range_of(row, box)
    return low is None or high is None or low <= 0 <= high
