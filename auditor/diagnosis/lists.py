"""A relation as the suspect: a list that lost a part on the way here, that is not complete, or that counts a part twice.

No print is wrong then. What the list lacks is bounded by its total and its parts, and a printed figure nearby that is just as
large is the strongest sign that it is the lost part. Only lists are suspected: a share or a change has no parts to lose.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.diagnosis.slips import Correction
from auditor.diagnosis.suspects import Suspect
from auditor.facts import Fact
from auditor.outcomes import Outcome

_NEARBY = 60
_MOST_SHOWN = 3


def list_of(index: int, outcome: Outcome, facts: Sequence[Fact]) -> Suspect | None:
    """The list behind a failed outcome as a suspect; None if the outcome is not about a total and its listed parts.

    `facts` are the figures of the document in reading order.
    """
    parts = [operand.fact for operand in outcome.operands if operand.role.endswith("]")]
    if outcome.stated is None or outcome.stated.role.endswith("]") or len(parts) != len(outcome.operands) - 1:
        return None
    total = outcome.stated.fact
    if total.implied or any(part.quantity.unit != total.quantity.unit for part in parts):
        return None
    low = total.quantity.low - sum(part.quantity.high for part in parts)
    high = total.quantity.high - sum(part.quantity.low for part in parts)
    if low <= 0 <= high:
        return None
    named = _lost(total, parts, low, high, facts) if low > 0 else _twice(parts, -high, -low)
    return Suspect((total,), low, high, tuple(_corrections(named)), relation=index)


def _lost(total: Fact, parts: Sequence[Fact], low: int, high: int, facts: Sequence[Fact]) -> Iterator[tuple[Fact, str]]:
    """Printed figures near the list that are as large as what it lacks, the nearest first."""
    used = {fact.span for fact in (total, *parts)}
    ends = parts[0].number if parts else total.number, parts[-1].number if parts else total.number
    around = [
        fact
        for fact in facts[max(min(total.number, *ends) - _NEARBY, 0) : max(total.number, *ends) + _NEARBY]
        if _fits(fact, low, high)
        and fact.quantity.unit == total.quantity.unit
        and fact.table == total.table
        and fact.aspects.measure == total.aspects.measure
        and fact.span not in used
    ]
    around.sort(key=lambda fact: (max(ends[0] - fact.number, fact.number - ends[1]), fact.number))
    return ((fact, "row") for fact in around)


def _twice(parts: Sequence[Fact], low: int, high: int) -> Iterator[tuple[Fact, str]]:
    """Parts that are as large as what the list has too much."""
    return ((part, "twice") for part in parts if _fits(part, low, high))


def _fits(fact: Fact, low: int, high: int) -> bool:
    return not fact.implied and fact.quantity.value != 0 and fact.quantity.high >= low and fact.quantity.low <= high


def _corrections(named: Iterator[tuple[Fact, str]]) -> Iterator[Correction]:
    seen: set[int] = set()
    for fact, slip in named:
        if fact.quantity.value not in seen and len(seen) < _MOST_SHOWN:
            seen.add(fact.quantity.value)
            yield Correction(fact.quantity.value, fact.quantity.decimals, slip)
