"""Tables whose figures are those of other prints but for their unit: yuan for ten thousand yuan, or the other way round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from auditor.checking.binding import Binding
from auditor.checking.index import Index, Key
from auditor.facts import Fact

_FACTORS = (10**4, 10**8)
_MOST_SHOWN = 6


def unit_bindings(facts: Iterable[Fact], index: Index, said: Set[int]) -> Iterator[tuple[int, Binding]]:
    """Every table with figures that are printed elsewhere too, by its number, with those that agree and those that differ by a
    unit alone, at most six of each.

    A table whose figures all differ so is left out of the comparison with those behind it. `said` are the tables that print
    their unit.
    """
    prints: dict[Key, list[Fact]] = {}
    tables: dict[int, list[tuple[Key, Fact]]] = {}
    for fact in facts:
        if fact.aspects.measure != "level" or fact.quantity.unit != "yuan" or fact.quantity.is_zero:
            continue
        key = index.identity(fact)
        if key is not None:
            prints.setdefault(key, []).append(fact)
            if fact.table is not None:
                tables.setdefault(fact.table, []).append((key, fact))
    left_out: set[int] = set()
    for number, cells in tables.items():
        beside = {key: [one for one in prints[key] if one.table not in (number, *left_out)] for key, _ in cells}
        agreeing = [cell for key, cell in cells if any(_agree(cell, other) for other in beside[key])]
        shifted = dict(_shifted(cells, beside))
        if shifted and not agreeing:
            left_out.add(number)
        if shifted or agreeing:
            yield number, _binding(list(shifted.values())[:_MOST_SHOWN], agreeing[:_MOST_SHOWN], said=number in said)


def _shifted(
    cells: Iterable[tuple[Key, Fact]], beside: Mapping[Key, Sequence[Fact]]
) -> Iterator[tuple[Key, tuple[Fact, Fact]]]:
    """The cells that differ from another print of their figure by a unit alone, each with that print."""
    for key, cell in cells:
        other = next((one for one in beside[key] if _differ_by_unit(cell, one)), None)
        if other is not None:
            yield key, (cell, other)


def _binding(shifted: Sequence[tuple[Fact, Fact]], agreeing: Sequence[Fact], *, said: bool) -> Binding:
    figures = {
        "shifted": tuple(cell for cell, _ in shifted),
        "others": tuple(other for _, other in shifted),
        "agreeing": tuple(agreeing),
    }
    first = shifted[0][0] if shifted else agreeing[0]
    return Binding(figures, first.span, first.section, truths={"said": said})


def _agree(one: Fact, other: Fact) -> bool:
    return one.quantity.low <= other.quantity.high and other.quantity.low <= one.quantity.high


def _differ_by_unit(one: Fact, other: Fact) -> bool:
    less, more = sorted((abs(one.quantity.value), abs(other.quantity.value)))
    return any(less * factor == more for factor in _FACTORS)
