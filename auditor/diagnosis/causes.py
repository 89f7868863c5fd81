"""From outcomes to root causes: the wrong figures, ties between them, what they explain, and what was probably meant.

A list that lost a part, or is not complete, is a cause where that is the lightest explanation, and tied with the figure that
alone would explain it. Other relations are no causes: where only such a one could be wrong, the findings stand without a cause.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import prod

from auditor.diagnosis.hitting import Suspects
from auditor.diagnosis.lists import list_of
from auditor.diagnosis.network import Network
from auditor.diagnosis.propagation import Mask, figures_of, is_relation, row_bit
from auditor.diagnosis.rows import Bounds
from auditor.diagnosis.scribe import Scribe
from auditor.diagnosis.search import Search, groups_of
from auditor.diagnosis.suspects import Blame, Diagnosis, Suspect
from auditor.diagnosis.together import exchanged, exchanges, in_other_unit, told_in_unit
from auditor.facts import Fact
from auditor.outcomes import Outcome
from auditor.record import Record


def diagnose(outcomes: Sequence[Outcome], facts: Sequence[Fact], *, unproven: frozenset[str] = frozenset()) -> Diagnosis:
    """The fewest printed figures whose change would make all outcomes consistent.

    `facts` are all figures of the document in reading order. A fail of a rule in `unproven` (a convention) blames nobody,
    though a pass of it speaks for its figures.
    """
    network = Network(outcomes, unproven)
    if not network.violated and not network.opaque:
        return Diagnosis()
    blames: list[Blame] = []
    for one in in_other_unit(network, facts):
        blames.append(told_in_unit(one, network, (row.outcome for row in one.rows)))
        network.settle(one.rows)
    search = Search(network, groups_of(network))
    telling = _Telling(network, search, Scribe(facts, network), _Lists(outcomes, facts))
    blames += exchanges([blame for suspects in search.solutions() for blame in _blames(telling, suspects)])
    blames.sort(key=lambda blame: (-len(blame.outcomes), blame.suspect.facts[0].span))
    return Diagnosis(tuple(blames))


class _Lists:
    """The lists behind failed outcomes, as suspects."""

    def __init__(self, outcomes: Sequence[Outcome], facts: Sequence[Fact]) -> None:
        self._outcomes = outcomes
        self._facts = facts

    def of(self, outcome: int) -> Suspect | None:
        """The list of a failed outcome that would explain it; None if it has none."""
        return list_of(outcome, self._outcomes[outcome], self._facts)


class _Telling(Record):
    """What is asked while causes are told: the figures, what is left to them, the slips of those who wrote them, the lists."""

    network: Network
    search: Search
    scribe: Scribe
    lists: _Lists


class _Explanation(Record):
    """One of the sets that explain a group of conflicts, with what it would mean for each of its figures."""

    elements: tuple[Mask, ...]
    suspects: Mapping[Mask, Suspect]
    score: Fraction


def _blames(telling: _Telling, solved: Suspects) -> list[Blame]:
    tied = [telling.network.figures[figure] for elements in solved.sets for one in elements for figure in figures_of(one)]
    explanations = [_explained(telling, elements, tied) for elements in solved.sets]
    if not solved.complete:
        explanations = _exchanged(telling, explanations, tied)
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
    for element in best.suspects:
        for relation, listed in _list_instead(telling, best.elements, element):
            alternatives[element].setdefault(relation, listed)
    explained = {element: _broken_by(telling.network, element) for element in best.suspects}
    everything = frozenset().union(*explained.values())
    return [
        Blame(suspect, tuple(sorted(explained[element] or everything)), tuple(alternatives[element].values()), solved.exact)
        for element, suspect in best.suspects.items()
    ]


def _list_instead(telling: _Telling, elements: Sequence[Mask], element: Mask) -> list[tuple[Mask, Suspect]]:
    """The list that explains as much as a figure does: all that the figure breaks is one list."""
    figures = set(figures_of(element))
    rows = [row for row in telling.network.violated if not figures.isdisjoint(row.figures)]
    if len(rows) != 1 or any(not figures.isdisjoint(among) for _, among in telling.network.opaque):
        return []
    instead = row_bit(rows[0].number)
    suspect = telling.lists.of(rows[0].outcome)
    if suspect is None or instead in elements or telling.search.propagated(_with(elements, element, instead)).conflict:
        return []
    return [(instead, suspect)]


def _exchanged(telling: _Telling, explanations: Sequence[_Explanation], tied: Sequence[Fact]) -> list[_Explanation]:
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
                best = _explained(telling, elements, tied)
    around = [best]
    for _, old, new in pairs:
        change = (old, new) if old in best.elements else (new, old) if new in best.elements else None
        if change is not None:
            elements = _with(best.elements, *change)
            if not telling.search.propagated(elements).conflict:
                around.append(_explained(telling, elements, tied))
    return around


def _with(elements: Sequence[Mask], old: Mask, new: Mask) -> tuple[Mask, ...]:
    return tuple(sorted(new if element == old else element for element in elements))


def _explained(telling: _Telling, elements: Sequence[Mask], tied: Sequence[Fact]) -> _Explanation:
    bounds = telling.search.propagated(elements).bounds
    suspects: dict[Mask, Suspect] = {}
    scores: dict[Mask, Fraction] = {}
    for element in elements:
        if is_relation(element):
            broken = next((row for row in telling.network.violated if row_bit(row.number) == element), None)
            lacking = None if broken is None else telling.lists.of(broken.outcome)
            if lacking is not None:
                suspects[element] = lacking
            continue
        figures = sorted(figures_of(element), key=lambda figure: telling.network.figures[figure].span)
        low, high = _joint([bounds.get(figure, (None, None)) for figure in figures])
        slip = telling.scribe.slipped(figures[0], low, high)
        facts = tuple(telling.network.figures[figure] for figure in figures)
        suspects[element] = Suspect(facts, low, high, slip.corrections)
        scores[element] = slip.score
    exchanged(suspects, scores, tied)
    return _Explanation(tuple(elements), suspects, prod(scores.values(), start=Fraction(1)))


def _joint(bounds: Sequence[Bounds]) -> Bounds:
    """The bounds that hold for all of the prints of one figure."""
    lows = [low for low, _ in bounds if low is not None]
    highs = [high for _, high in bounds if high is not None]
    return max(lows, default=None), min(highs, default=None)


def _broken_by(network: Network, element: Mask) -> frozenset[int]:
    """The failed outcomes that one of the figures takes part in, or the one of the relation."""
    figures = set(figures_of(element))
    if not figures:
        return frozenset(row.outcome for row in network.violated if row_bit(row.number) == element)
    rows = [row.outcome for row in network.violated if not figures.isdisjoint(row.figures)]
    return frozenset(rows + [outcome for outcome, among in network.opaque if not figures.isdisjoint(among)])
