"""Which rows of a table make up which other row: by their codes, by the order of totals and units, by declared partitions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from auditor.reading.tables.meaning import Meaning
from auditor.record import Record

_MOST_BODIES = 300

Partitions = Mapping[str, tuple[tuple[str, ...], ...]]


class Branch(Record):
    """A row that is the total of others, by their places; `unknown` are rows between them that nothing explains."""

    total: int
    parts: tuple[int, ...]
    unknown: tuple[int, ...] = ()


def branches(rows: Sequence[Meaning], two_sided: bool, partitions: Partitions) -> Iterator[Branch]:
    """Every total with the rows that it is made of."""
    if two_sided or not any(row.code for row in rows):
        yield from _by_partition(rows, partitions)
        yield from _by_fund(rows)
    else:
        yield from _by_code(rows)


def details(rows: Sequence[Meaning], printed: Sequence[bool], whole: str, partitions: Partitions) -> Iterator[Branch]:
    """Every row with the rows of its declared parts, wherever they stand: for a table that names each figure once.

    `printed`: whether each row prints amounts; one that does not may be the heading of the others.
    """
    concepts = [whole if row.total and row.concept is None and row.text else row.concept for row in rows]
    for place, concept in enumerate(concepts):
        once = sum(one == concept and shown for one, shown in zip(concepts, printed, strict=True)) == 1
        for partition in partitions.get(concept or "", ()) if once and printed[place] else ():
            parts = tuple(index for index, part in enumerate(concepts) if part in partition)
            complete = {concepts[index] for index in parts} == set(partition)
            apart = len({(concepts[index], rows[index].label.path) for index in parts}) == len(parts)
            if len(parts) > 1 and complete and apart:
                yield Branch(place, parts)
                break


def by_body(rows: Sequence[Meaning]) -> Iterator[Branch]:
    """A total is made of the bodies that all other rows are named after."""
    totals = [place for place, row in enumerate(rows) if row.total and row.text]
    bodies = tuple(place for place, row in enumerate(rows) if row.unit)
    named = sum(bool(row.text) for row in rows)
    if len(totals) == 1 and len(bodies) == named - 1 and 0 < len(bodies) <= _MOST_BODIES:
        yield Branch(totals[0], bodies)


def _by_fund(rows: Sequence[Meaning]) -> Iterator[Branch]:
    """A row with a name is made of the rows right under it that are the same figure, each of a fund."""
    for place, row in enumerate(rows):
        end = place + 1
        while end < len(rows) and rows[end].label.fund is not None and rows[end].concept == row.concept:
            end += 1
        parts = tuple(range(place + 1, end))
        if (
            row.concept is not None
            and row.label.fund is None
            and len({rows[index].label.fund for index in parts}) == len(parts) > 1
        ):
            yield Branch(place, parts)


def _by_code(rows: Sequence[Meaning]) -> Iterator[Branch]:  # noqa: C901 - one walk, one case a kind of row
    """Rows with codes: a code is part of the row above whose code it begins with, else of the total or unit above it.

    A total under its rows is made of those that are part of nothing else. What nothing explains may be part of all the totals
    above it.
    """
    children: dict[int, list[int]] = {}
    unknown: dict[int, list[int]] = {}
    path: list[int] = []
    roots: list[int] = []
    for place, row in enumerate(rows):
        if row.member:
            continue
        if row.code:
            while path and rows[path[-1]].code and not _begins(row.code, rows[path[-1]].code):
                path.pop()
        elif row.total and row.text:
            if roots and all(rows[root].code for root in roots):
                children[place] = roots
                roots, path = [place], [place]
                continue
            path = []
        elif row.total or row.unit:
            while path and not rows[path[-1]].total:
                path.pop()
        else:
            while path and (rows[path[-1]].code or not rows[path[-1]].explained):
                path.pop()
            for total in path:
                unknown.setdefault(total, []).append(place)
        (children.setdefault(path[-1], []) if path else roots).append(place)
        path.append(place)
    for total, parts in sorted(children.items()):
        if rows[total].explained:
            yield Branch(total, tuple(parts), tuple(unknown.get(total, ())))


def _begins(code: str, outer: str) -> bool:
    return len(outer) < len(code) and code.startswith(outer)


def _by_partition(rows: Sequence[Meaning], partitions: Partitions) -> Iterator[Branch]:
    """Rows with names: a total is made of the rows between the last total and it, and a number of the deeper ones under it."""
    start, last = 0, None
    for place, row in enumerate(rows):
        if row.total and row.concept is not None:
            above = _outermost(rows, range(start, place))
            found = list(_divided(rows, place, above if last is None else [last, *above], partitions))
            if not found and row.rank:
                found = list(_divided(rows, place, _outermost(rows, range(place + 1, _end_of_list(rows, place))), partitions))
            yield from found
            start, last = place + 1, place
        elif row.rank and row.concept is not None:
            yield from _divided(rows, place, _outermost(rows, range(place + 1, _end_of_list(rows, place))), partitions)


def _end_of_list(rows: Sequence[Meaning], place: int) -> int:
    """Behind the last row of the deeper numbers under a row."""
    end = place + 1
    while end < len(rows) and (rows[end].member or rows[end].rank > rows[place].rank):
        end += 1
    return end


def _outermost(rows: Sequence[Meaning], places: Sequence[int]) -> list[int]:
    """The rows that are part of no other among them: neither of a deeper number, nor only a part by their own words."""
    ranks = [rows[place].rank for place in places if rows[place].rank]
    return [place for place in places if not rows[place].member and (not rows[place].rank or rows[place].rank == min(ranks))]


def _divided(rows: Sequence[Meaning], total: int, among: Sequence[int], partitions: Partitions) -> Iterator[Branch]:
    """The total with those of the rows that are parts of one declared partition of it."""
    for partition in partitions.get(rows[total].concept or "", ()):
        named = [place for place in among if rows[place].concept in partition and rows[place].label.entity is None]
        wholes = {rows[place].concept for place in named if rows[place].label.fund is None}
        parts = tuple(place for place in named if rows[place].label.fund is None or rows[place].concept not in wholes)
        keys = {(rows[place].concept, rows[place].label.path, rows[place].label.fund) for place in parts}
        if len(parts) > 1 and len(keys) == len(parts):
            yield Branch(total, parts, tuple(place for place in among if place not in named))
            return
