"""Which columns of a table make up which other column: by declared partitions, and by the funds that a fund contains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.reading.tables.cells import Column
from auditor.reading.tables.meaning import Meaning
from auditor.record import Record
from auditor.vocabulary import Names

_APPROPRIATION = "appropriation"


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
        parts = _by_fund(meaning, concept, meanings, known, fund, names) if meaning.total else []
        parts = parts or _by_concept(meaning, concept, meanings, known, names)
        if len(parts) > 1:
            yield Divided(place, tuple(parts), tuple(other for other in known if other not in parts))


def _is_beside(columns: Sequence[Column], meanings: Sequence[Meaning], place: int, other: int) -> bool:
    """Whether a column stands under the same headings as another, for the same stage and year."""
    mine, theirs = meanings[place].label, meanings[other].label
    headings = columns[place].names[:-1]
    return (mine.stage, mine.year) == (theirs.stage, theirs.year) and columns[other].names[: len(headings)] == headings


def _by_concept(meaning: Meaning, concept: str, meanings: Sequence[Meaning], beside: Sequence[int], names: Names) -> list[int]:
    for partition in names.partitions.get(concept, ()):
        parts = [
            other
            for other in beside
            if meanings[other].concept in partition
            and meanings[other].concept != concept
            and (meanings[other].concept == _APPROPRIATION or meanings[other].label.fund in (None, meaning.label.fund))
        ]
        keys = {(meanings[other].concept, meanings[other].label.fund) for other in parts}
        if len(parts) > 1 and len(keys) == len(parts):
            return parts
    return []


def _by_fund(
    meaning: Meaning, concept: str, meanings: Sequence[Meaning], beside: Sequence[int], fund: str | None, names: Names
) -> list[int]:
    whole, parents = meaning.label.fund or fund, names.lattices["fund"].parents
    if whole is None:
        return []
    parts = [
        other
        for other in beside
        if meanings[other].concept in (None, concept) and parents.get(meanings[other].label.fund or "") == whole
    ]
    funds = {meanings[other].label.fund for other in parts}
    return parts if len(funds) == len(parts) else []
