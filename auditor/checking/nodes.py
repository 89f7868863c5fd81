"""Rules that range over the totals of tables: each with the parts that stand beside it, or all of one table together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditor.checking.binding import Binding
from auditor.facts import Division
from auditor.ruleset.rule import EachNode

_LEAST_SUMS = 4


def bindings(each: EachNode, divisions: Iterable[Division]) -> Iterator[Binding]:
    """Every total of the kind with its parts, in reading order of the tables."""
    for division in divisions:
        if division.kind == each.kind:
            figures = {"node": (division.total,), "children": division.parts}
            yield Binding(figures, division.total.span, division.total.section)


def table_bindings(divisions: Iterable[Division]) -> Iterator[tuple[int, Binding]]:
    """Every table with four sums or more, by its number, with all its totals and those that its parts cannot add up to."""
    tables: dict[int, list[Division]] = {}
    for division in divisions:
        if division.kind not in ("rows", "columns"):
            continue
        tables.setdefault(division.table, []).append(division)
    for number, sums in tables.items():
        if len(sums) < _LEAST_SUMS:
            continue
        failing = [division for division in sums if _fails(division)]
        cells = [{fact.number for fact in (division.total, *division.parts)} for division in failing]
        repairable = bool(cells) and bool(set.intersection(*cells))
        totals = tuple(division.total for division in sums)
        failed = () if repairable else tuple(division.total for division in failing)
        first = (failed or totals)[0]
        yield number, Binding({"sums": totals, "failing": failed}, first.span, first.section)


def _fails(division: Division) -> bool:
    """Whether no true values of the cells add up."""
    total = division.total.quantity
    low = sum(part.quantity.low for part in division.parts)
    high = sum(part.quantity.high for part in division.parts)
    return low > total.high or high < total.low
