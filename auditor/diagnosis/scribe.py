"""How well slips explain the figures of one document, by the habits of those who wrote it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from auditor.diagnosis.network import Network
from auditor.diagnosis.quotients import reckoned
from auditor.diagnosis.slips import Slipped, slipped
from auditor.facts import Fact
from auditor.quantity import digits_of
from auditor.record import replace

_NEAR, _ROW_ABOVE = 3, 9
"""How many figures back a line above is looked for, in running text and in a table."""

_RARE, _SUSPICIOUS = 10, 4
"""A number of decimals that fewer than one in so many figures of the unit have, and how much more likely that makes a slip."""

_MOST_NAMESAKES = 12


class Scribe:
    """Each figure is asked once; one with the digits of a figure shortly before it may be a copy."""

    def __init__(self, facts: Sequence[Fact], network: Network) -> None:
        self._network = network
        self._facts = [fact for fact in facts if not fact.implied and fact.quantity.value]
        self._places = {fact.number: place for place, fact in enumerate(self._facts)}
        self._decimals: dict[str, Counter[int]] = {}
        for fact in self._facts:
            self._decimals.setdefault(fact.quantity.unit, Counter())[fact.quantity.decimals] += 1
        self._all = facts
        self._named: dict[str, list[Fact]] = {}
        self._known: dict[tuple[int, int | None, int | None], Slipped] = {}

    def slipped(self, figure: int, low: int | None, high: int | None) -> Slipped:
        """What may have been meant by a figure whose true value lies within bounds; rare decimals make it suspicious."""
        key = figure, low, high
        if key not in self._known:
            fact = self._network.figures[figure]
            counts = self._decimals.get(fact.quantity.unit, Counter())
            others = counts - Counter((fact.quantity.decimals,))
            usual = others.most_common(1)[0][0] if others else None
            proven = tuple(reckoned(self._network, figure, self._namesakes))
            found = slipped(fact.quantity, low, high, copied=self._has_above(fact), usual=usual, proven=proven)
            rare = counts[fact.quantity.decimals] * _RARE < counts.total()
            self._known[key] = replace(found, score=found.score * _SUSPICIOUS) if rare else found
        return self._known[key]

    def _has_above(self, fact: Fact) -> bool:
        """Whether one of the figures shortly before a figure, in another place, prints the same amount in the same unit."""
        place = self._places.get(fact.number)
        if place is None:
            return False
        about = fact.label, fact.aspects.measure
        digits = digits_of(fact.quantity).removeprefix("-")
        return any(
            (other.label, other.aspects.measure) != about
            and other.span != fact.span
            and digits_of(other.quantity).removeprefix("-") == digits
            for other in self._facts[max(place - (_NEAR if fact.table is None else _ROW_ABOVE), 0) : place]
        )

    def _namesakes(self, fact: Fact) -> Iterator[Fact]:
        """Figures of the same name that are another year's, another stage's, or the level before a change."""
        if not self._named:
            for other in self._all:
                self._named.setdefault(other.concept or other.label, []).append(other)
        about = fact.aspects.year, fact.aspects.stage, fact.aspects.measure == "prior"
        count = 0
        for other in self._named.get(fact.concept or fact.label, ()):
            if (
                other.quantity.unit == fact.quantity.unit
                and other.aspects.measure in {"level", "prior"}
                and (other.aspects.year, other.aspects.stage, other.aspects.measure == "prior") != about
            ):
                yield other
                count += 1
                if count == _MOST_NAMESAKES:
                    return
