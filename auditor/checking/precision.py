"""What fails only because a part of the document drops zeros: figures that agree as printed, and not as they seem to be meant.

Everything is judged as printed first. Where it was decided that a part drops zeros, everything is judged a second time with its
shorter figures as exact as the others. A relation that held and now contradicts is doubtful, never a fail: that the zeros were
dropped is likely and not proven.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.facts import Claim, Division, DocumentReading, Fact, Precision, Reading
from auditor.outcomes import Grade, Operand, Outcome, Verdict
from auditor.quantity import Quantity, at_decimals_of, combined
from auditor.record import replace
from auditor.text import Span

_Key = tuple[str, frozenset[int]]


class Narrowed:
    """A reading whose shorter figures are as exact as the others of their part, and which of its facts changed by that."""

    def __init__(self, reading: DocumentReading, dropping: Sequence[Precision]) -> None:
        self._parts = {number: one for one in dropping for number in one.facts}
        self._quantities: dict[int, Quantity] = {}
        for number, part in self._parts.items():
            short = reading.facts[number].quantity
            ulp = short.ulp // 10 ** (part.decimals - short.decimals)
            self._quantities[id(short)] = at_decimals_of(short, ulp)
        self._facts: dict[int, Fact] = {}
        self.changed: set[int] = set()
        self.reading = replace(
            reading,
            facts=tuple(map(self._fact, reading.facts)),
            claims=tuple(map(self._claim, reading.claims)),
            divisions=tuple(map(self._division, reading.divisions)),
        )

    def shorter(self, outcome: Outcome) -> tuple[Precision, ...]:
        """The parts of the shorter figures that take part in an outcome, each with these figures only."""
        numbers = {number for operand in _operands(outcome) for number in _printed(operand.fact)}
        parts = {id(self._parts[number]): self._parts[number] for number in sorted(numbers & self._parts.keys())}
        return tuple(replace(part, facts=part.facts & numbers) for part in parts.values())

    def _fact(self, fact: Fact) -> Fact:
        known = self._facts.get(id(fact))
        if known is None:
            quantity = self._quantity(fact.quantity)
            known = fact
            if quantity is not fact.quantity:
                self.changed.add(fact.number)
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

    None is if more than one in five of the relations that tell speaks against the decision: then some of its figures are
    coarser, though not all of them.
    """
    held: dict[_Key | tuple[str, Span], int] = {}
    for place, outcome in enumerate(printed):
        if outcome.verdict is Verdict.PASS:
            held.setdefault(_key(outcome), place)
            held.setdefault((outcome.rule_id, outcome.anchor), place)
    graded = {key for one in printed if one.grade is not None for key in (_key(one), (one.rule_id, one.anchor))}
    broken: dict[int, list[Outcome]] = {}
    for outcome in again:
        place = held.get(_key(outcome), held.get((outcome.rule_id, outcome.anchor), -1))
        if (
            outcome.grade is Grade.CONTRADICTION
            and place >= 0
            and _key(outcome) not in graded
            and (outcome.rule_id, outcome.anchor) not in graded
            and (parts := narrowed.shorter(outcome))
        ):
            found = replace(
                outcome,
                verdict=Verdict.DOUBTFUL,
                grade=Grade.IMPLAUSIBLE,
                precision=parts,
                sensitive=printed[place].sensitive,
                equations=printed[place].equations,
            )
            broken.setdefault(place, []).append(found)
    if 4 * sum(map(len, broken.values())) > _borne_out(again, narrowed):
        yield from printed
        return
    passing = {(one.rule_id, one.anchor) for one in again if one.verdict is Verdict.PASS}
    for place, outcome in enumerate(printed):
        if place not in broken or (outcome.rule_id, outcome.anchor) in passing:
            yield outcome
        yield from broken.get(place, ())


def _borne_out(again: Sequence[Outcome], narrowed: Narrowed) -> int:
    """How many relations hold between shorter figures, taken for exact, and others that print all their decimals."""
    return sum(
        any(fact.number in narrowed.changed for fact in equation.operands)
        and any(fact.number not in narrowed.changed and fact.quantity.ulp > 0 for fact in equation.operands)
        for outcome in again
        if outcome.verdict is Verdict.PASS
        for equation in outcome.equations
    )


def _key(outcome: Outcome) -> _Key:
    return outcome.rule_id, frozenset(operand.fact.number for operand in _operands(outcome))


def _operands(outcome: Outcome) -> tuple[Operand, ...]:
    return outcome.operands if outcome.stated is None else (*outcome.operands, outcome.stated)


def _printed(fact: Fact) -> Iterator[int]:
    """The numbers of the printed facts behind a fact: its own, or those from which it was derived."""
    if not fact.implied:
        yield fact.number
    for source in fact.implied:
        yield from _printed(source)
