"""What the expressions of one rule are evaluated in: a binding, and what is known about the document as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple, Never

from auditor.checking.binding import Binding, Word
from auditor.facts import Fact
from auditor.record import Record
from auditor.ruleset.scope import Scope

_NOTHING: Mapping[str, Never] = MappingProxyType({})


class Unknown(Record):
    """A truth that cannot be told, and why: a stable code, as Outcome.reason explains it."""

    reason: str


class UnknownError(Exception):
    """A figure of which nothing can be told, on its way to the Unknown that it makes of a comparison."""


class Range(NamedTuple):
    """The values that a figure may have, in base units, and the one that the printed figures give."""

    low: Fraction
    value: Fraction
    high: Fraction


class Setting(Record):
    """What the expressions of one rule are evaluated in.

    zero        names whose absence counts as zero
    predicates  what the document as a whole shows
    results     `stated`, `derived` and `difference`, once they are known (for hints)
    """

    binding: Binding
    scope: Scope
    zero: frozenset[str] = frozenset()
    predicates: Mapping[str, bool] = _NOTHING
    results: Mapping[str, Range] = _NOTHING


def figures_named(name: str, setting: Setting) -> tuple[Fact, ...] | None:
    """The facts of a name: none if it may count as zero, and None where something is missing."""
    binding = setting.binding
    figures = binding.figures.get(name)
    if figures is None:
        return () if name in setting.zero else None
    return None if name in binding.incomplete else figures


def attribute_of(fact: Fact, attribute: str) -> Word:
    """An attribute of a fact as rules name it; None where the text does not say."""
    match attribute:
        case "unit":
            return fact.quantity.unit
        case "label" | "concept":
            return fact.label if attribute == "label" else fact.concept
        case "depth":
            return len(fact.aspects.path)
        case "section" | "enumeration" | "of":
            number: int | None = getattr(fact, attribute)
            return number
        case _:
            value: Word = getattr(fact.aspects, attribute)
            return value
