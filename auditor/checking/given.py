"""Rules over named figures that belong together: a join of facts by their aspects, wherever in the document they stand.

The first selector gives the anchor; every print of it looks for its partners. An aspect that the text does not give may join a
known one, but only where nothing fits exactly, and two different known values never join.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice, product

from auditor.checking.binding import MOST_BINDINGS, Binding, Print
from auditor.checking.index import Bucket, Index, Key, joined_key
from auditor.facts import Fact, Measure
from auditor.record import Record
from auditor.ruleset.rule import JOINED, LATTICES, EachGiven, Selector

_MOST_PRINTS = 16
_MOST_TRIED = 64


class _Partner(Record):
    fact: Fact
    rank: int


def bindings_of(each: EachGiven, index: Index, missing: frozenset[str]) -> Iterator[list[Binding]]:
    """For every print of the first selector the bindings that it takes part in; `missing` names count zero where absent.

    The same figure printed again is one anchor with several places. An anchor that does not find all of its partners gives one
    binding that says which one is missing; a change whose parts have no change printed gives nothing.
    """
    for measure in each.measures or (None,):
        anchors = _anchors(each.selectors[0], measure, index)
        for prints in anchors:
            bindings = _joined(each, prints, index, missing)
            if bindings:
                yield bindings
        if not anchors and measure in (None, "level") and each.selectors[0].name not in missing:
            yield from _without_anchor(each, index)


def _anchors(selector: Selector, measure: Measure | None, index: Index) -> list[list[Fact]]:
    """The figures that the first selector takes, each with all its prints; levels unless it says otherwise."""
    wanted: dict[str, tuple[object, ...]] = {"measure": (measure or "level",)}
    for aspect, want in selector.aspects.items():
        if want.mode == "one-of" and (aspect != "measure" or measure is None):
            wanted[aspect] = tuple(() if aspect == "path" and constant is None else constant for constant in want.constants)
        elif aspect == "measure" and measure is None:
            del wanted[aspect]
    keyed = [(place, wanted[aspect]) for place, aspect in enumerate(JOINED) if aspect in wanted]
    within = [(place, wanted[aspect]) for place, aspect in enumerate(LATTICES) if aspect in wanted]
    found: list[list[Fact]] = []
    for concept in selector.concepts:
        for key, bucket in index.pool(concept).items():
            if _fits(key, keyed):
                for lattice, prints in bucket.items():
                    if _fits(lattice, within):
                        found += prints.values()
    return sorted(found, key=lambda prints: prints[0].number)


def _fits(key: Key, wanted: list[tuple[int, tuple[object, ...]]]) -> bool:
    for place, constants in wanted:  # noqa: SIM110 - a loop, since this is asked for every key of every rule
        if key[place] not in constants:
            return False
    return True


def _without_anchor(each: EachGiven, index: Index) -> Iterator[list[Binding]]:
    """What is missing is the anchor itself: one binding, if any partner is there by its own constants."""
    for selector in each.selectors[1:]:
        facts = index.selected(selector)
        if facts:
            figures = {selector.name: (facts[0],)}
            yield [Binding(figures, facts[0].span, facts[0].section, missing=each.selectors[0].name)]
            return


def _joined(each: EachGiven, prints: list[Fact], index: Index, missing: frozenset[str]) -> list[Binding]:
    anchor, name = prints[0], each.selectors[0].name
    places = tuple(fact.span for fact in prints[1:])
    selectors = each.selectors[1:]
    key = joined_key(anchor)
    found = {selector.name: _partners(selector, anchor, key, index) for selector in selectors}
    present = {partner: some for partner, some in found.items() if some}
    absent = [partner for partner, some in found.items() if not some and partner not in missing]
    if not present and (not absent or anchor.aspects.measure != "level"):
        return []
    figures = {name: (anchor,)}
    if absent:
        figures.update((partner, (some[0].fact,)) for partner, some in present.items())
        return [Binding(figures, anchor.span, anchor.section, missing=absent[0], duplicates=places)]
    bound = [selector for selector in selectors if selector.name in present]
    bindings: list[Binding] = []
    for chosen in islice(product(*present.values()), _MOST_TRIED):
        rank = sum([one.rank for one in chosen])
        if len(bindings) < MOST_BINDINGS and (not rank or _agree(bound, chosen)):
            together = figures.copy()
            for partner, one in zip(present, chosen, strict=True):
                together[partner] = (one.fact,)
            bindings.append(Binding(together, anchor.span, anchor.section, rank=rank, duplicates=places))
    return bindings


def _partners(selector: Selector, anchor: Fact, joined: Key, index: Index) -> list[_Partner]:
    """The partners of an anchor: those that fit best, one for each print that differs, the nearest one first.

    `joined` are the aspects of the anchor that JOINED names.
    """
    best = len(LATTICES) + 1
    nearest: dict[Print, Fact] = {}
    for concept in selector.concepts:
        for bucket in _buckets(selector, joined, index.pool(concept)):
            for lattice, prints in bucket.items():
                rank = _rank(selector, anchor, lattice)
                if rank is None or rank > best:
                    continue
                if rank < best:
                    best, nearest = rank, {}
                for key, facts in islice(prints.items(), _MOST_PRINTS):
                    fact = facts[0] if len(facts) == 1 else _nearest(facts, anchor)
                    if key not in nearest or _distance(fact, anchor) < _distance(nearest[key], anchor):
                        nearest[key] = fact
    found = list(nearest.values())
    if len(found) > 1:
        found.sort(key=lambda fact: _distance(fact, anchor))
    return [_Partner(fact, best) for fact in found[:MOST_BINDINGS]]


def _buckets(selector: Selector, joined: Key, pool: dict[Key, Bucket]) -> Iterable[Bucket]:
    """The facts that equal the anchor, or the selector's constants, in every joined aspect."""
    if selector.alike:
        bucket = pool.get(joined)
        return () if bucket is None else (bucket,)
    options: list[tuple[object, ...] | None] = []
    for aspect, want, value in zip(JOINED, selector.joins, joined, strict=True):
        match want.mode:
            case "same":
                options.append((value + want.offset if want.offset and isinstance(value, int) else value,))
            case "one-of":
                options.append(tuple(() if aspect == "path" and constant is None else constant for constant in want.constants))
            case "any":
                options.append(None)
    if None in options:
        wanted = [(place, option) for place, option in enumerate(options) if option is not None]
        return [bucket for key, bucket in pool.items() if _fits(key, wanted)]
    return [pool[key] for key in product(*(option for option in options if option is not None)) if key in pool]


def _rank(selector: Selector, anchor: Fact, lattice: tuple[str | None, str | None]) -> int | None:
    """How loosely values of the lattices join with the anchor: 0 if they are equal; None if they do not join."""
    about = anchor.aspects
    if lattice == (about.stage, about.fund) and selector.alike_within:
        return 0
    rank = 0
    for aspect, want, value in zip(LATTICES, selector.within, lattice, strict=True):
        if want.mode == "one-of" and value not in want.constants:
            return None
        if want.mode == "same":
            own = getattr(about, aspect)
            if own != value:
                if own is not None and value is not None:
                    return None
                rank += 1
    return rank


def _agree(selectors: list[Selector], chosen: tuple[_Partner, ...]) -> bool:
    """Whether no two partners have different known values of an aspect in which all are to be the same."""
    for place, aspect in enumerate(LATTICES):
        values = {
            getattr(one.fact.aspects, aspect)
            for selector, one in zip(selectors, chosen, strict=True)
            if selector.within[place].mode == "same"
        }
        if len(values - {None}) > 1:
            return False
    return True


def _nearest(facts: list[Fact], anchor: Fact) -> Fact:
    """The fact of one print that stands nearest to the anchor; the facts are in reading order."""
    place = bisect_left(facts, anchor.number, key=lambda fact: fact.number)
    return min(facts[max(0, place - 1) : place + 1], key=lambda fact: _distance(fact, anchor))


def _distance(fact: Fact, anchor: Fact) -> tuple[bool, int, int]:
    return fact.section != anchor.section, abs(fact.number - anchor.number), fact.number
