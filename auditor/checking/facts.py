"""Rules that range over facts: one by one, or in groups that agree in some aspects."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.checking.binding import Binding
from auditor.checking.index import Index, Key
from auditor.facts import Fact
from auditor.ruleset.rule import EachFact, EachFactGroup

_OWN = frozenset({"concept", "section", "enumeration", "label", "of"})


def single_bindings(each: EachFact, index: Index) -> Iterator[Binding]:
    """Every fact that the selector takes, by itself; of those that agree in the aspects of `once` the first stands for all."""
    alike: dict[Key, list[Fact]] = {}
    for fact in index.selected(each.selector):
        alike.setdefault(_key(fact, each.once) if each.once else (fact.number,), []).append(fact)
    for first, *others in alike.values():
        yield Binding({"fact": (first,)}, first.span, first.section, duplicates=tuple(fact.span for fact in others))


def group_bindings(each: EachFactGroup, index: Index) -> Iterator[Binding]:
    """Facts that agree in all aspects asked for, two or more, in reading order. A figure without a concept joins no group."""
    groups: dict[Key, list[Fact]] = {}
    for fact in index.selected_of_any_measure(each.selector):
        key = index.identity(fact) if each.by == ("identity",) else _key(fact, each.by)
        if key is not None and fact.concept is not None:
            groups.setdefault(key, []).append(fact)
    for members in groups.values():
        if len(members) >= 2:
            yield Binding({"members": tuple(members)}, members[0].span, members[0].section)


def _key(fact: Fact, by: tuple[str, ...]) -> Key:
    """The aspects by which a group agrees, and its measure: levels and rates never stand in one group."""
    values = [_value(fact, aspect) for aspect in by]
    return (*values, fact.aspects.measure)


def _value(fact: Fact, aspect: str) -> object:
    if aspect == "unit":
        return fact.quantity.unit
    return getattr(fact if aspect in _OWN else fact.aspects, aspect)
