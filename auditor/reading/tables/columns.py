"""Which columns of a table make up which other column: by declared partitions, and by the funds that a fund contains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.reading.tables.cells import Column
from auditor.reading.tables.meaning import Meaning
from auditor.record import Record
from auditor.vocabulary import Names

_APPROPRIATION = "appropriation"
_FISCAL = "fiscal"


class Divided(Record):
    """A column that is the total of others, by their places; `unknown` are columns beside them that nothing explains."""

    total: int
    parts: tuple[int, ...]
    unknown: tuple[int, ...]


def divided(
    columns: Sequence[Column], meanings: Sequence[Meaning], whole: str, fund: str | None, names: Names
) -> Iterator[Divided]:
    """Every column that is a total, with the columns that it is made of. `whole` and `fund`: what totals of the table are."""
    for place, meaning in enumerate(meanings):
        concept = meaning.concept or (whole if meaning.total else None)
        if concept is None:
            continue
        beside = [other for other in range(len(columns)) if other != place and _is_beside(columns, meanings, place, other)]
        known = [other for other in beside if not meanings[other].member]
        ways = list(_by_concept(meaning, concept, meanings, known, names))
        if meaning.total:
            ways = [*_by_fund(meaning, concept, meanings, known, fund, names), *ways]
            ways += _all_funds(columns[place], meaning, concept, meanings, known, fund, names)
        found = [
            Divided(place, tuple(parts), _unknown(columns, meanings, known, parts, names)) for parts in ways if len(parts) > 1
        ]
        yield from [one for one in found if not one.unknown][:1] or found[:1]


def _unknown(
    columns: Sequence[Column], meanings: Sequence[Meaning], beside: Sequence[int], parts: Sequence[int], names: Names
) -> tuple[int, ...]:
    """The columns beside a total that are neither its parts nor parts of one of these."""
    return tuple(
        other
        for other in beside
        if other not in parts and not any(_is_within(columns, meanings, other, part, names) for part in parts)
    )


def _is_within(columns: Sequence[Column], meanings: Sequence[Meaning], place: int, outer: int, names: Names) -> bool:
    """Whether a column is part of another one: it stands under the heading that the other totals, or is declared so."""
    headings = columns[outer].names[:-1]
    if headings and meanings[outer].total and columns[place].names[: len(headings)] == headings:
        return True
    concept = meanings[place].concept
    return any(concept in partition for partition in names.partitions.get(meanings[outer].concept or "", ()))


def _is_beside(columns: Sequence[Column], meanings: Sequence[Meaning], place: int, other: int) -> bool:
    """Whether a column stands under the same headings as another, for the same stage and year as far as it is understood."""
    mine, theirs = meanings[place].label, meanings[other].label
    headings = columns[place].names[:-1]
    alike = theirs.entity is not None or (mine.stage, mine.year) == (theirs.stage, theirs.year)
    return alike and columns[other].names[: len(headings)] == headings


def _by_concept(
    meaning: Meaning, concept: str, meanings: Sequence[Meaning], beside: Sequence[int], names: Names
) -> Iterator[list[int]]:
    """The parts of every declared partition that has several among the columns. What a fund brings in is its appropriation."""
    for partition in names.partitions.get(concept, ()):
        parts: list[int] = []
        keys: set[tuple[str | None, str | None]] = set()
        for other in beside:
            own, fund = meanings[other].concept, meanings[other].label.fund
            if own == concept and fund is not None and names.lattices["fund"].contains(_FISCAL, fund):
                own = _APPROPRIATION
            if own in partition and own != concept and (own == _APPROPRIATION or fund in (None, meaning.label.fund)):
                parts.append(other)
                keys.add((own, fund))
        if len(parts) > 1 and len(keys) == len(parts):
            yield parts


def _by_fund(
    meaning: Meaning, concept: str, meanings: Sequence[Meaning], beside: Sequence[int], fund: str | None, names: Names
) -> Iterator[list[int]]:
    whole, parents = meaning.label.fund or fund, names.lattices["fund"].parents
    if whole is None:
        return
    parts = [
        other
        for other in beside
        if meanings[other].concept in (None, concept) and parents.get(meanings[other].label.fund or "") == whole
    ]
    funds = {meanings[other].label.fund for other in parts}
    if len(funds) == len(parts):
        yield parts


def _all_funds(
    column: Column,
    meaning: Meaning,
    concept: str,
    meanings: Sequence[Meaning],
    beside: Sequence[int],
    fund: str | None,
    names: Names,
) -> Iterator[list[int]]:
    """What stands under the heading that a column totals: figures of funds, none of which contains another."""
    whole, lattice = meaning.label.fund or fund, names.lattices["fund"]
    funds = [meanings[other].label.fund for other in beside]
    known = [one for one in funds if one is not None and one != whole and whole is not None and lattice.contains(whole, one)]
    apart = all(one == other or not lattice.contains(one, other) for one in known for other in known)
    alike = all(meanings[other].concept in (None, concept) for other in beside)
    if len(column.names) > 1 and len(set(known)) == len(beside) and apart and alike:
        yield list(beside)
