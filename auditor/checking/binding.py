"""A rule bound to figures of a document: which fact stands for which name. Found by the modules beside, judged by `judging`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Never

from auditor.facts import Claim, Fact
from auditor.record import Record
from auditor.text import Span

Word = str | int | tuple[str, ...] | None
MOST_BINDINGS = 4
"""Prints of one key that differ and are bound beside each other; a fifth value adds nothing that a reader could use."""


_NOTHING: Mapping[str, Never] = MappingProxyType({})


class Binding(Record):
    """Figures under the names of a rule.

    figures     one fact per name, or those of a collection; a name without any figure is absent
    words       attributes of the claim, or of all claims of a group; None for what the text does not say
    truths      attributes that hold or do not hold
    incomplete  collections in which the figure of some member is missing
    missing     the name that kept the binding from being complete; it is then undecided
    duplicates  further places where the first figure is printed
    rank        0 if all aspects are known and fit; more where an unspecified aspect was joined with a known one
    """

    figures: Mapping[str, tuple[Fact, ...]]
    span: Span
    section: int
    words: Mapping[str, tuple[Word, ...]] = _NOTHING
    truths: Mapping[str, bool] = _NOTHING
    incomplete: frozenset[str] = frozenset()
    missing: str = ""
    rank: int = 0
    duplicates: tuple[Span, ...] = ()
    claim: Claim | None = None
    reading: int = 0


Print = tuple[int, int, int, str]


def print_of(fact: Fact) -> Print:
    """What makes two prints the same: value, interval and unit."""
    quantity = fact.quantity
    return quantity.value, quantity.low, quantity.high, quantity.unit
