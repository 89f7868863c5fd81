"""Lists of the text that leave something out which the tables print: it may belong to them.

A list of income by kind that names two funds of three is complete only where nothing comes from the third.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from auditor.facts import Claim, Fact, Reading
from auditor.record import replace
from auditor.text import Span
from auditor.vocabulary import Names

_Key = tuple[str | None, str | None]


def with_siblings(claims: Sequence[Claim], facts: Sequence[Fact], names: Names) -> Iterator[Claim]:
    """The claims, each list that was taken for complete with a second reading where a table prints more of its total."""
    printed: dict[str, list[Fact]] = {}
    named: dict[Span, set[str]] = {}
    for fact in facts:
        if fact.concept is None or fact.aspects.measure != "level":
            continue
        if fact.table is None:
            named.setdefault(fact.span, set()).add(fact.concept)
        elif not fact.quantity.is_zero and not fact.aspects.path:
            printed.setdefault(fact.concept, []).append(fact)
    for claim in claims:
        total, parts = claim.readings[0].roles.get("total"), claim.readings[0].roles.get("parts")
        listed = claim.kind == "sum" and claim.exhaustive and len(claim.readings) == 1
        if not printed or not listed or not isinstance(total, Fact) or not isinstance(parts, tuple):
            yield claim
            continue
        left_out = tuple(_left_out(total, named.get(total.span, ()), parts, printed, names))
        more = (Reading("siblings", {"total": total, "parts": (*parts, *left_out)}),) if left_out else ()
        yield replace(claim, readings=(*claim.readings, *more))


def _left_out(
    total: Fact, wholes: Iterable[str], parts: Sequence[Fact], printed: Mapping[str, list[Fact]], names: Names
) -> Iterator[Fact]:
    """Figures of tables that are parts of the same total, of its funds, year and stage, and of no fund that the list names.

    `wholes` are the figures that the total is: one number may be that of both sides.
    """
    present = {part.concept for part in parts}
    fund, lattice = total.aspects.fund or "all", names.lattices["fund"]
    known = list(map(_key, parts))
    mine = parts[0].aspects
    for partition in (partition for whole in sorted(wholes) for partition in names.partitions.get(whole, ())):
        if not present <= set(partition):
            continue
        for fact in (fact for concept in partition for fact in printed.get(concept, ())):
            own = fact.aspects
            within = own.fund is not None and own.fund != fund and lattice.contains(fund, own.fund)
            same = (own.stage, own.year, own.entity) == (mine.stage, mine.year, mine.entity)
            if within and same and not any(_overlaps(_key(fact), key, names) for key in known):
                known.append(_key(fact))
                yield fact
        return


def _key(fact: Fact) -> _Key:
    return fact.concept, fact.aspects.fund


def _overlaps(one: _Key, other: _Key, names: Names) -> bool:
    """Whether two figures are the same or one within the other: a fund that is not named may be any."""
    lattice = names.lattices["fund"]
    if one[0] != other[0]:
        return False
    mine, theirs = one[1], other[1]
    return mine is None or theirs is None or lattice.contains(mine, theirs) or lattice.contains(theirs, mine)
