"""Rules that range over the totals of tables: each with the parts that stand beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditor.checking.binding import Binding
from auditor.facts import Division
from auditor.ruleset.rule import EachNode


def bindings(each: EachNode, divisions: Iterable[Division]) -> Iterator[Binding]:
    """Every total of the kind with its parts, in reading order of the tables."""
    for division in divisions:
        if division.kind == each.kind:
            figures = {"node": (division.total,), "children": division.parts}
            yield Binding(figures, division.total.span, division.total.section)
