"""From outcomes to root causes: the wrong figures, ties between them, what they explain, and what was probably meant.

A cause is a figure, never a relation: where the lightest explanation is that a relation does not hold (a row that the text
lost, an enumeration that is not complete), the findings keep standing without a cause.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import prod

from auditor.diagnosis.network import Network
from auditor.diagnosis.propagation import Mask, figures_of
from auditor.diagnosis.rows import Bounds
from auditor.diagnosis.search import Search, Suspects, groups_of, is_relation
from auditor.diagnosis.slips import Correction, Slipped, slipped
from auditor.facts import Fact
from auditor.outcomes import Outcome
from auditor.quantity import digits_of
from auditor.record import Record, replace

_NEAR, _ROW_ABOVE = 3, 9
"""How many figures back a line above is looked for, in running text and in a table."""

_RARE, _SUSPICIOUS = 10, 4
"""A number of decimals that fewer than one in so many figures of the unit have, and how much more likely that makes a slip."""


class Suspect(Record):
    """A figure that is wrong if this explanation holds.

    facts        its prints, in reading order: several where the same wrong figure was printed again
    low, high    the bounds of the true value, in grains; None where nothing bounds it
    corrections  what was probably meant, the likeliest first; empty where no slip explains it
    """

    facts: tuple[Fact, ...]
    low: int | None
    high: int | None
    corrections: tuple[Correction, ...]


class Blame(Record):
    """A root cause.

    outcomes      indexes of the failed outcomes that it explains
    alternatives  other figures that would explain as much as it does with as few changes, the likelier ones first
    exact         whether it is known that no fewer changes would do; else the search was cut short
    """

    suspect: Suspect
    outcomes: tuple[int, ...]
    alternatives: tuple[Suspect, ...]
    exact: bool


class Diagnosis(Record):
    """All root causes of a document: those that explain most first, then in reading order."""

    blames: tuple[Blame, ...] = ()


def diagnose(outcomes: Sequence[Outcome], facts: Sequence[Fact], *, unproven: frozenset[str] = frozenset()) -> Diagnosis:
    """The fewest printed figures whose change would make all outcomes consistent.

    `facts` are all figures of the document in reading order. A fail of a rule in `unproven` (a convention) blames nobody,
    though a pass of it speaks for its figures.
    """
    network = Network(outcomes, unproven)
    if not network.violated and not network.opaque:
        return Diagnosis()
    search = Search(network, groups_of(network))
    telling = _Telling(network, search, _Scribe(facts))
    blames = [blame for suspects in search.solutions() for blame in _blames(telling, suspects)]
    blames.sort(key=lambda blame: (-len(blame.outcomes), blame.suspect.facts[0].span))
    return Diagnosis(tuple(blames))


class _Telling(Record):
    """What is asked while causes are told: the figures, what is left to them, and the slips of those who wrote them."""

    network: Network
    search: Search
    scribe: _Scribe


class _Explanation(Record):
    """One of the sets that explain a group of conflicts, with what it would mean for each of its figures."""

    elements: tuple[Mask, ...]
    suspects: Mapping[Mask, Suspect]
    score: Fraction


def _blames(telling: _Telling, solved: Suspects) -> list[Blame]:
    explanations = [_explained(telling, elements) for elements in solved.sets]
    if not solved.complete:
        explanations = _exchanged(telling, explanations)
    best, *others = sorted(explanations, key=lambda one: (-one.score, one.elements))
    alternatives: dict[Mask, dict[Mask, Suspect]] = {element: {} for element in best.elements}
    for other in others:
        replaced = [element for element in best.elements if element not in other.elements]
        for element, suspect in other.suspects.items():
            if element not in best.elements:
                place = next(
                    (one for one in replaced if _broken_by(telling.network, one) & _broken_by(telling.network, element)),
                    replaced[0],
                )
                alternatives[place].setdefault(element, suspect)
    explained = {element: _broken_by(telling.network, element) for element in best.suspects}
    everything = frozenset().union(*explained.values())
    return [
        Blame(suspect, tuple(sorted(explained[element] or everything)), tuple(alternatives[element].values()), solved.exact)
        for element, suspect in best.suspects.items()
    ]


def _exchanged(telling: _Telling, explanations: Sequence[_Explanation]) -> list[_Explanation]:
    """The likeliest set that exchanges lead to from the first one, and those that differ from it in one element."""
    best, *others = explanations
    pairs: list[tuple[Fraction, Mask, Mask]] = []
    for other in others:
        (old,) = set(best.elements) - set(other.elements)
        (new,) = set(other.elements) - set(best.elements)
        pairs.append((other.score / best.score, old, new))
    pairs.sort(key=lambda pair: (-pair[0], pair[1:]))
    for gain, old, new in pairs:
        if gain > 1 and old in best.elements:
            elements = _with(best.elements, old, new)
            if not telling.search.propagated(elements).conflict:
                best = _explained(telling, elements)
    around = [best]
    for _, old, new in pairs:
        change = (old, new) if old in best.elements else (new, old) if new in best.elements else None
        if change is not None:
            elements = _with(best.elements, *change)
            if not telling.search.propagated(elements).conflict:
                around.append(_explained(telling, elements))
    return around


def _with(elements: Sequence[Mask], old: Mask, new: Mask) -> tuple[Mask, ...]:
    return tuple(sorted(new if element == old else element for element in elements))


def _explained(telling: _Telling, elements: Sequence[Mask]) -> _Explanation:
    bounds = telling.search.propagated(elements).bounds
    suspects: dict[Mask, Suspect] = {}
    scores: list[Fraction] = []
    for element in elements:
        if is_relation(element):
            continue
        figures = figures_of(element)
        facts = sorted((telling.network.figures[figure] for figure in figures), key=lambda fact: fact.span)
        low, high = _joint([bounds.get(figure, (None, None)) for figure in figures])
        slip = telling.scribe.slipped(facts[0], low, high)
        suspects[element] = Suspect(tuple(facts), low, high, slip.corrections)
        scores.append(slip.score)
    return _Explanation(tuple(elements), suspects, prod(scores, start=Fraction(1)))


def _joint(bounds: Sequence[Bounds]) -> Bounds:
    """The bounds that hold for all of the prints of one figure."""
    lows = [low for low, _ in bounds if low is not None]
    highs = [high for _, high in bounds if high is not None]
    return max(lows, default=None), min(highs, default=None)


def _broken_by(network: Network, element: Mask) -> frozenset[int]:
    """The failed outcomes that one of the figures takes part in."""
    figures = set(figures_of(element))
    rows = [row.outcome for row in network.violated if not figures.isdisjoint(row.figures)]
    return frozenset(rows + [outcome for outcome, among in network.opaque if not figures.isdisjoint(among)])


class _Scribe:
    """How well slips explain figures, each asked once; one with the digits of a figure shortly before it may be a copy."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._facts = [fact for fact in facts if not fact.implied and fact.quantity.value]
        self._places = {fact.number: place for place, fact in enumerate(self._facts)}
        self._decimals: dict[str, Counter[int]] = {}
        for fact in self._facts:
            self._decimals.setdefault(fact.quantity.unit, Counter())[fact.quantity.decimals] += 1
        self._known: dict[tuple[int, int | None, int | None], Slipped] = {}

    def slipped(self, fact: Fact, low: int | None, high: int | None) -> Slipped:
        """What may have been meant by a figure whose true value lies within bounds; rare decimals make it suspicious."""
        key = fact.number, low, high
        if key not in self._known:
            counts = self._decimals.get(fact.quantity.unit, Counter())
            others = counts - Counter((fact.quantity.decimals,))
            usual = others.most_common(1)[0][0] if others else None
            found = slipped(fact.quantity, low, high, copied=self._has_above(fact), usual=usual)
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
