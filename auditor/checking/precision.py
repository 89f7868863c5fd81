"""What fails only because a part of the document drops zeros: figures that agree as printed, and not as they seem to be meant.

Everything is judged as printed first. Where it was decided that a part drops zeros, and a relation breaks by that, everything
is judged a second time with its shorter figures as exact as the others. A relation that held and now contradicts is doubtful,
never a fail: that the zeros were dropped is likely and not proven.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from auditor.facts import Claim, Division, DocumentReading, Fact, Precision, Reading
from auditor.judgement import Truth, compare
from auditor.outcomes import Equation, Grade, Outcome, Verdict
from auditor.quantity import Quantity, at_decimals_of, combined
from auditor.record import replace
from auditor.text import Span

_BEARING = 4
"""So many shorter figures must fit for each that does not: else some of them are coarser."""

_Keys = tuple[tuple[str, frozenset[int]], tuple[str, Span]]


class Narrowed:
    """A reading with its shorter figures as exact as the others of their part; `parts` are those that drop zeros."""

    def __init__(self, reading: DocumentReading, parts: Sequence[Precision]) -> None:
        self.parts = parts
        self._places = {number: place for place, one in enumerate(parts) for number in one.facts}
        self._quantities: dict[int, Quantity] = {}
        for number, place in self._places.items():
            short = reading.facts[number].quantity
            ulp = short.ulp // 10 ** (parts[place].decimals - short.decimals)
            self._quantities[id(short)] = at_decimals_of(short, ulp)
        self._facts: dict[int, Fact] = {}
        self._as_printed = reading

    def breaks(self, outcomes: Iterable[Outcome]) -> bool:
        """Whether any relation that holds as printed contradicts: mostly none does, and nothing need be judged again."""
        return any(
            self._contradicts(equation)
            for outcome in outcomes
            if outcome.verdict is Verdict.PASS
            for equation in outcome.equations
        )

    def reading(self) -> DocumentReading:
        """The reading with the narrower figures in all its facts, claims and divisions."""
        return replace(
            self._as_printed,
            facts=tuple(map(self._fact, self._as_printed.facts)),
            claims=tuple(map(self._claim, self._as_printed.claims)),
            divisions=tuple(map(self._division, self._as_printed.divisions)),
        )

    def _contradicts(self, equation: Equation) -> bool:
        if not any(fact.implied or fact.number in self._places for fact in equation.operands):
            return False
        quantities = [self._quantity(fact.quantity) for fact in equation.operands]
        if equation.residual:
            return compare(equation.residual, quantities, "==") is Truth.FALSE
        return max(q.low for q in quantities) > min(q.high for q in quantities)

    def among(self, facts: Iterable[Fact]) -> dict[int, frozenset[int]]:
        """The parts (by place) of which shorter figures are among these facts, or behind them; with the numbers of these."""
        found: dict[int, set[int]] = {}
        for fact in facts:
            for number in _printed(fact):
                if number in self._places:
                    found.setdefault(self._places[number], set()).add(number)
        return {place: frozenset(numbers) for place, numbers in sorted(found.items())}

    def values(self, numbers: Iterable[int]) -> frozenset[int]:
        """The figures of these facts: what is printed twice is one."""
        return frozenset(abs(self._as_printed.facts[number].quantity.value) for number in numbers)

    def _fact(self, fact: Fact) -> Fact:
        known = self._facts.get(id(fact))
        if known is None:
            quantity = self._quantity(fact.quantity)
            known = fact
            if quantity is not fact.quantity:
                known = replace(fact, quantity=quantity, implied=tuple(map(self._fact, fact.implied)))
            self._facts[id(fact)] = known
        return known

    def _quantity(self, quantity: Quantity) -> Quantity:
        narrower = self._quantities.get(id(quantity))
        if narrower is not None:
            return narrower
        if any(id(part) in self._quantities for _, part in quantity.parts):
            narrower = combined(tuple((sign, self._quantities.get(id(part), part)) for sign, part in quantity.parts))
            self._quantities[id(quantity)] = narrower
            return narrower
        return quantity

    def _claim(self, claim: Claim) -> Claim:
        return replace(claim, readings=tuple(map(self._reading, claim.readings)))

    def _reading(self, reading: Reading) -> Reading:
        roles = {
            role: self._fact(filled) if isinstance(filled, Fact) else tuple(map(self._fact, filled))
            for role, filled in reading.roles.items()
        }
        return replace(reading, roles=roles)

    def _division(self, division: Division) -> Division:
        return replace(division, total=self._fact(division.total), parts=tuple(map(self._fact, division.parts)))


def doubted(printed: Sequence[Outcome], again: Sequence[Outcome], narrowed: Narrowed) -> Iterator[Outcome]:
    """The outcomes as printed, those apart that held and contradict where zeros were dropped: these are doubtful.

    None rests on a part of which more than a few shorter figures fit nowhere: some of them are coarser.
    """
    broken = list(_broken(printed, again, narrowed))
    if not broken:
        yield from printed
        return
    bearing = _bearing(again, narrowed)
    against: dict[int, list[frozenset[int]]] = {}
    for _, outcome in broken:
        for part, numbers in narrowed.among(_facts(outcome)).items():
            against.setdefault(part, []).append(narrowed.values(numbers))
    upheld = {part for part, sets in against.items() if _BEARING * _fewest(sets) <= len(bearing.get(part, ()))}
    beside: dict[int, list[Outcome]] = {}
    for place, outcome in broken:
        found = narrowed.among(_facts(outcome))
        if found.keys() <= upheld:
            parts = tuple(replace(narrowed.parts[part], facts=numbers) for part, numbers in found.items())
            beside.setdefault(place, []).append(replace(outcome, precision=parts))
    passing = {_keys(one)[1] for one in again if one.verdict is Verdict.PASS}
    for place, outcome in enumerate(printed):
        if place not in beside or _keys(outcome)[1] in passing:
            yield outcome
        yield from beside.get(place, ())


def _broken(printed: Sequence[Outcome], again: Sequence[Outcome], narrowed: Narrowed) -> Iterator[tuple[int, Outcome]]:
    """The relations that contradict only where zeros were dropped, as doubtful; each with the place of the one that held."""
    held: dict[object, int] = {}
    graded: set[object] = set()
    for place, outcome in enumerate(printed):
        if outcome.verdict is Verdict.PASS:
            for key in _keys(outcome):
                held.setdefault(key, place)
        elif outcome.grade is not None:
            graded.update(_keys(outcome))
    for outcome in again:
        if outcome.grade is Grade.CONTRADICTION and graded.isdisjoint(_keys(outcome)) and narrowed.among(_facts(outcome)):
            place = next((held[key] for key in _keys(outcome) if key in held), -1)
            if place >= 0:
                was = printed[place]
                doubt = replace(outcome, verdict=Verdict.DOUBTFUL, grade=Grade.IMPLAUSIBLE)
                yield place, replace(doubt, sensitive=was.sensitive, equations=was.equations)


def _bearing(again: Sequence[Outcome], narrowed: Narrowed) -> dict[int, set[int]]:
    """The different shorter figures of each part that, taken for exact, stand in a relation that holds with others."""
    bearing: dict[int, set[int]] = {}
    for equation in (one for outcome in again if outcome.verdict is Verdict.PASS for one in outcome.equations):
        found = narrowed.among(equation.operands)
        if found and any(fact.quantity.ulp > 0 and not narrowed.among((fact,)) for fact in equation.operands):
            for part, numbers in found.items():
                bearing.setdefault(part, set()).update(narrowed.values(numbers))
    return bearing


def _fewest(sets: Sequence[frozenset[int]]) -> int:
    """How few figures stand in all of these relations together, taking the one that stands in most again and again."""
    left, count = list(sets), 0
    while left:
        often = Counter(figure for some in left for figure in some)
        most = min(often, key=lambda figure: (-often[figure], figure))
        left = [some for some in left if most not in some]
        count += 1
    return count


def _keys(outcome: Outcome) -> _Keys:
    """By what a relation is known again: its rule with its figures, or with its place."""
    return (outcome.rule_id, frozenset(fact.number for fact in _facts(outcome))), (outcome.rule_id, outcome.anchor)


def _facts(outcome: Outcome) -> Iterator[Fact]:
    for operand in outcome.operands:
        yield operand.fact
    if outcome.stated is not None:
        yield outcome.stated.fact


def _printed(fact: Fact) -> Iterator[int]:
    """The numbers of the printed facts behind a fact: its own, or those from which it was derived."""
    if not fact.implied:
        yield fact.number
    for source in fact.implied:
        yield from _printed(source)
