"""Synthetic accounts as networks of figures and relations, without any text: material to measure the diagnosis alone.

Each has a table of expenditure (rows with a total and two columns), an economic classification, three public expenses, shares,
changes and completions. Dense ones print the totals of the rows again and all shares and changes; sparse ones do not.
"""

from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random

from auditor.facts import Aspects, Fact, Measure
from auditor.judgement import Truth, compare
from auditor.outcomes import Equation, Grade, Operand, Outcome, Verdict
from auditor.polynomial import Polynomial
from auditor.quantity import Quantity, printed, to_text
from auditor.text import Span

_SHARE: Polynomial = {(0,): -100, (1, 2): 1}
_CHANGE: Polynomial = {(0,): -100, (1, 2): 1, (0, 1): -1}
SIZES = {"small": (8, 12), "medium": (14, 20), "large": (26, 30)}
"""Rows of the table, and items of the economic classification."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed figure: its digits, its unit, and what part of the account it belongs to."""

    digits: str
    unit: str
    role: str
    measure: Measure = "level"

    def quantity(self) -> Quantity | None:
        return printed(self.digits, unit=self.unit, scale=1 if self.unit == "percent" else 10**4)


@dataclass(frozen=True, slots=True)
class Relation:
    """An equation over figures by their numbers; an empty residual says that all are one figure."""

    residual: Polynomial
    figures: tuple[int, ...]
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Network:
    """Figures and the relations between them; true as generated."""

    figures: tuple[Figure, ...]
    relations: tuple[Relation, ...]

    def misprinted(self, digits: dict[int, str]) -> "Network":
        """The same network with other digits for some figures."""
        figures = [replace(one, digits=digits.get(place, one.digits)) for place, one in enumerate(self.figures)]
        return Network(tuple(figures), self.relations)

    def facts(self) -> list[Fact]:
        """One fact for each figure, in places of their own."""
        facts = []
        for place, one in enumerate(self.figures):
            quantity = one.quantity()
            assert quantity is not None
            span = Span(20 * place, 20 * place + len(one.digits))
            aspects = Aspects(year=2024, measure=one.measure)
            facts.append(Fact(place, f"{one.role} {place}", None, quantity, span, aspects, 0, span))
        return facts

    def outcomes(self, facts: list[Fact]) -> list[Outcome]:
        """How each relation ends on the figures as printed: a pass or a contradiction."""
        found = []
        for relation in self.relations:
            operands = tuple(facts[place] for place in relation.figures)
            quantities = [fact.quantity for fact in operands]
            if relation.residual:
                broken = compare(relation.residual, quantities, "==") is Truth.FALSE
            else:
                broken = max(one.low for one in quantities) > min(one.high for one in quantities)
            roles = ("total", *(f"parts[{at}]" for at in range(1, len(operands)))) if relation.listed else "abcdef"
            named = tuple(Operand(role, fact) for role, fact in zip(roles, operands, strict=False))
            found.append(
                Outcome(
                    rule_id="SUM001" if relation.listed else "AGR001",
                    verdict=Verdict.FAIL if broken else Verdict.PASS,
                    anchor=operands[0].span,
                    section=0,
                    operands=named,
                    grade=Grade.CONTRADICTION if broken else None,
                    stated=named[0],
                    equations=(Equation(relation.residual, apart=True, divisor=None, operands=operands),),
                )
            )
        return found


class _Made:
    """A network that grows."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.figures: list[Figure] = []
        self.relations: list[Relation] = []

    def amount(self, cents: int, role: str, measure: Measure = "level") -> int:
        """Print an amount of so many cents of ten thousand yuan."""
        self.figures.append(Figure(to_text(Fraction(cents, 100), 2, 1), "yuan", role, measure))
        return len(self.figures) - 1

    def percent(self, part: int, whole: int, role: str, measure: Measure) -> int:
        self.figures.append(Figure(to_text(Fraction(100 * part, whole), 2, 1), "percent", role, measure))
        return len(self.figures) - 1

    def sum(self, total: int, parts: list[int]) -> None:
        self.relations.append(
            Relation({(0,): 1, **{(at,): -1 for at in range(1, len(parts) + 1)}}, (total, *parts), listed=True)
        )

    def same(self, one: int, other: int) -> None:
        self.relations.append(Relation({}, (one, other)))

    def table(self, rows: int) -> tuple[list[int], int, list[tuple[int, int, int]]]:
        """Rows of basic and project expenditure, their sums and totals: cents of the rows and of all basic, and the cells."""
        cents = [(self.rng.randint(100, 10**6), self.rng.randint(100, 10**6)) for _ in range(rows)]
        cents.insert(0, (sum(one for one, _ in cents), sum(other for _, other in cents)))
        cells = []
        for one, other in cents:
            cell = tuple(self.amount(value, "table") for value in (one + other, one, other))
            cells.append((cell[0], cell[1], cell[2]))
            self.sum(cell[0], list(cell[1:]))
        for column in range(3):
            self.sum(cells[0][column], [cell[column] for cell in cells[1:]])
        return [one + other for one, other in cents], cents[0][0], cells

    def economic(self, basic: int, cents: int, items: int) -> None:
        """The economic classification of the basic expenditure: a total that is printed again, two heads, and their items."""
        total = self.amount(cents, "economic")
        self.same(basic, total)
        ends = sorted(self.rng.sample(range(1, cents), items - 1))
        values = [after - before for before, after in zip([0, *ends], [*ends, cents], strict=True)]
        half = items // 2
        heads = [self.amount(sum(part), "economic") for part in (values[:half], values[half:])]
        self.sum(total, heads)
        for head, part in zip(heads, (values[:half], values[half:]), strict=True):
            self.sum(head, [self.amount(value, "economic") for value in part])


def network(rng: Random, size: str, *, dense: bool) -> Network:
    """A true network of a size; all of its relations hold."""
    rows, items = SIZES[size]
    made = _Made(rng)
    cents, basic, cells = made.table(rows)
    for place, (value, cell) in enumerate(zip(cents, cells, strict=True)):
        if dense or place % 3 == 0:
            made.same(cell[0], made.amount(value, "text"))
        if place and (dense or place % 2 == 0):
            rate = made.percent(value, cents[0], "share", "share")
            made.relations.append(Relation(_SHARE, (cell[0], rate, cells[0][0])))
        if dense or place % 3 == 0:
            prior = value * rng.randint(60, 150) // 100 + 1
            delta = made.amount(value - prior, "change", "delta")
            rate = made.percent(value - prior, prior, "rate", "rate")
            made.relations.append(Relation(_CHANGE, (delta, rate, cell[0])))
    made.economic(cells[0][1], basic, items)
    public = [rng.randint(100, 10**4) for _ in range(3)]
    made.sum(made.amount(sum(public), "public"), [made.amount(value, "public") for value in public])
    for value, cell in zip(cents[1:4], cells[1:4], strict=True):
        budget = value * rng.randint(80, 130) // 100 + 1
        place = made.amount(budget, "completion")
        rate = made.percent(value, budget, "completion", "completion")
        made.relations.append(Relation(_SHARE, (cell[0], rate, place)))
    return Network(tuple(made.figures), tuple(made.relations))
