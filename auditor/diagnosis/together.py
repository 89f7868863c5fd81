"""Slips of several figures at once: two cells interchanged, and a whole table or column printed in another unit.

One movement of the hand makes several figures wrong, so they are told together and not as so many slips.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations

from auditor.diagnosis.network import Network
from auditor.diagnosis.propagation import Mask
from auditor.diagnosis.rows import Bounds, Row, range_of
from auditor.diagnosis.slips import CERTAIN, Correction, chance
from auditor.diagnosis.suspects import Blame, Suspect
from auditor.facts import Fact
from auditor.record import Record, replace

_EXCHANGED = chance(20)
_NEIGHBOURS = 12
"""Two cells further apart than so many figures are not interchanged by a slip."""

_MOST_PRINTS = 200
"""A figure that could be one of more prints than this says nothing about an exchange."""

_MOST_OTHERS = 8
_UNITS = (10**4, 10**3)
_LEAST_REPAIRED = 3
"""A wrong unit of several figures is believed if it repairs so many relations, all that they break, and breaks none."""


class InOtherUnit(Record):
    """Figures of one table that were all printed in another unit: the broken relations that this explains, and the factor."""

    figures: tuple[int, ...]
    rows: tuple[Row, ...]
    factor: Fraction


def exchanged(suspects: dict[Mask, Suspect], scores: dict[Mask, Fraction], tied: Sequence[Fact]) -> None:
    """Tell those suspects of one explanation so that print each other's values, and score them as the one slip that it is.

    `tied` are the figures of all explanations.
    """
    crowd = _crowd(tied)
    for one, other in combinations(tuple(scores), 2):
        mine, theirs = suspects[one], suspects[other]
        if _exchangeable(mine, theirs, crowd):
            suspects[one], suspects[other] = _turned(mine, theirs), _turned(theirs, mine)
            together = Fraction(_EXCHANGED, _prints(mine) * _prints(theirs)) * CERTAIN
            scores[one], scores[other] = max(scores[one] * scores[other], together), Fraction(1)


def exchanges(blames: Sequence[Blame]) -> list[Blame]:
    """The blames, where members of two of their ties print each other's values, with these first and told so."""
    told = list(blames)
    crowd = _crowd([one.facts[0] for blame in blames for one in _members(blame)])
    for one, other in combinations(range(len(told)), 2):
        pair = next(
            (
                (mine, theirs)
                for mine in _members(told[one])
                for theirs in _members(told[other])
                if _exchangeable(mine, theirs, crowd)
            ),
            None,
        )
        if pair is not None:
            mine, theirs = pair
            told[one] = _promoted(told[one], mine, theirs)
            told[other] = _promoted(told[other], theirs, mine)
    return told


def _members(blame: Blame) -> list[Suspect]:
    return [one for one in (blame.suspect, *blame.alternatives[:_MOST_OTHERS]) if one.relation is None]


def _crowd(tied: Iterable[Fact]) -> Counter[tuple[int | None, int]]:
    """How many of some figures print a value in one table, or in running text."""
    return Counter((fact.table, fact.quantity.value) for fact in {fact.span: fact for fact in tied}.values())


def _promoted(blame: Blame, suspect: Suspect, other: Suspect) -> Blame:
    rest = [one for one in (blame.suspect, *blame.alternatives) if one is not suspect]
    return replace(blame, suspect=_turned(suspect, other), alternatives=tuple(rest))


def _turned(suspect: Suspect, other: Suspect) -> Suspect:
    quantity = other.facts[0].quantity
    meant = Correction(quantity.value, quantity.decimals, "exchanged")
    rest = [one for one in suspect.corrections if one.value != meant.value]
    return replace(suspect, corrections=(meant, *rest)[:3])


def _exchangeable(one: Suspect, other: Suspect, crowd: Counter[tuple[int | None, int]]) -> bool:
    """Whether each of two neighbours prints what the other must be, and no further suspect beside them does.

    Two lists that both say 9 = 8 have an 8 and a 9 that could change places, and nobody interchanged them.
    """
    if len(one.facts) > 1 or len(other.facts) > 1 or _already(one) or _already(other):
        return False
    mine, theirs = one.facts[0], other.facts[0]
    return (
        mine.table == theirs.table
        and 0 < abs(mine.number - theirs.number) <= _NEIGHBOURS
        and mine.quantity.unit == theirs.quantity.unit
        and mine.quantity.value != theirs.quantity.value
        and all(crowd[fact.table, fact.quantity.value] <= 1 for fact in (mine, theirs))
        and _holds(one, theirs)
        and _holds(other, mine)
    )


def _already(suspect: Suspect) -> bool:
    return bool(suspect.corrections) and suspect.corrections[0].slip == "exchanged"


def _holds(suspect: Suspect, fact: Fact) -> bool:
    """Whether the bounds of a figure are tight, and a print lies within them."""
    low, high = suspect.low, suspect.high
    if low is None or high is None or _prints(suspect) > _MOST_PRINTS:
        return False
    return fact.quantity.high >= low and fact.quantity.low <= high


def _prints(suspect: Suspect) -> int:
    """How many prints lie within the bounds of a figure."""
    if suspect.low is None or suspect.high is None:
        return _MOST_PRINTS + 1
    return max((suspect.high - suspect.low) // max(suspect.facts[0].quantity.ulp, 1), 0) + 1


def in_other_unit(network: Network, facts: Sequence[Fact]) -> list[InOtherUnit]:
    """Tables, or figures of one kind in a table, in another unit than all else, so that none of their relations is broken."""
    found: list[InOtherUnit] = []
    taken: set[int] = set()
    for figures in _sets(network, facts):
        rows = [row for row in network.violated if row.number not in taken and not figures.isdisjoint(row.figures)]
        if len(rows) < _LEAST_REPAIRED:
            continue
        for factor in (Fraction(unit) ** sign for unit in _UNITS for sign in (1, -1)):
            if all(_holds_with(row, figures, factor, network) for row in rows) and not _breaks(network, figures, factor):
                found.append(InOtherUnit(tuple(sorted(figures)), tuple(rows), factor))
                taken.update(row.number for row in rows)
                break
    return found


def _sets(network: Network, facts: Sequence[Fact]) -> list[frozenset[int]]:
    """The amounts of a table that are of one kind, then all of a table, of those that broken relations speak of."""
    broken = {network.figures[figure].number for row in network.violated for figure in row.figures}
    tables = {fact.table for fact in facts if fact.table is not None and fact.number in broken}
    sets: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts:
        if fact.table in tables and not fact.implied and fact.quantity.unit == "yuan" and fact.quantity.value:
            for kind in ((fact.table, *_kind(fact)), (fact.table,)):
                sets.setdefault(kind, []).append(fact)
    wanted = [some for some in sets.values() if sum(fact.number in broken for fact in some) >= _LEAST_REPAIRED]
    wanted.sort(key=lambda some: (len(some), some[0].number))
    return [frozenset(map(network.figure_of, some)) for some in wanted]


def _kind(fact: Fact) -> tuple[object, ...]:
    """What the amounts of one column have in common."""
    aspects = fact.aspects
    return aspects.measure, aspects.stage, aspects.fund, aspects.year, fact.concept


def _holds_with(row: Row, figures: frozenset[int], factor: Fraction, network: Network) -> bool:
    def box(figure: int) -> Bounds:
        low, high = network.box(figure)
        if figure not in figures:
            return low, high
        return low * factor.numerator // factor.denominator, -(-high * factor.numerator // factor.denominator)

    if row.agrees:
        boxes = [box(figure) for figure in row.figures]
        lows, highs = [low for low, _ in boxes if low is not None], [high for _, high in boxes if high is not None]
        return max(lows) <= min(highs)
    low, high = range_of(row, box)
    reaches_down, reaches_up = low is None or low <= 0, high is None or high >= 0
    return (reaches_down or row.relation in {">=", ">", "!="}) and (reaches_up or row.relation in {"<=", "<", "!="})


def _breaks(network: Network, figures: frozenset[int], factor: Fraction) -> bool:
    """Whether a relation that holds would not, if these figures were in the other unit."""
    broken = {row.number for row in network.violated}
    rows = {row.number: row for figure in figures for row in network.rows_of(figure) if row.number not in broken}
    return any(not _holds_with(row, figures, factor, network) for row in rows.values())


def told_in_unit(one: InOtherUnit, network: Network, outcomes: Iterable[int]) -> Blame:
    """The root cause that figures in another unit are."""
    facts = tuple(sorted((network.figures[figure] for figure in one.figures), key=lambda fact: fact.span))
    first = facts[0].quantity
    value = first.value * one.factor.numerator // one.factor.denominator
    low = first.low * one.factor.numerator // one.factor.denominator
    high = -(-first.high * one.factor.numerator // one.factor.denominator)
    places = len(str(max(one.factor, 1 / one.factor))) - 1
    decimals = first.decimals + places if one.factor < 1 else max(first.decimals - places, 2)
    suspect = Suspect(facts, low, high, (Correction(value, decimals, "units"),))
    return Blame(suspect, tuple(sorted(set(outcomes))), (), exact=True)
