"""Which rows of a table make up which other row: by their codes, by the order of totals and units, by declared partitions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from auditor.reading.tables.meaning import Meaning
from auditor.record import Record

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
    else:
        yield from _by_code(rows)


def _by_code(rows: Sequence[Meaning]) -> Iterator[Branch]:
    """Rows with codes: a code is part of the row above whose code it begins with, else of the total or unit above it.

    A total under its rows is made of those that are part of nothing else.
    """
    children: dict[int, list[int]] = {}
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
            while path and rows[path[-1]].code:
                path.pop()
        (children.setdefault(path[-1], []) if path else roots).append(place)
        path.append(place)
    for total, parts in sorted(children.items()):
        if rows[total].explained:
            yield Branch(total, tuple(parts), tuple(part for part in parts if not rows[part].explained))


def _begins(code: str, outer: str) -> bool:
    return len(outer) < len(code) and code.startswith(outer)


def _by_partition(rows: Sequence[Meaning], partitions: Partitions) -> Iterator[Branch]:
    """Rows with names: a total is made of the rows between the last total and it that are parts of one partition."""
    start, last = 0, None
    for place, row in enumerate(rows):
        concept = row.concept
        if not row.total or concept is None:
            continue
        above = [index for index in range(start, place) if not rows[index].member]
        if last is not None:
            above.insert(0, last)
        for partition in partitions.get(concept, ()):
            parts = tuple(index for index in above if rows[index].concept in partition and rows[index].label.entity is None)
            keys = {(rows[index].concept, rows[index].label.path, rows[index].label.fund) for index in parts}
            if len(parts) > 1 and len(keys) == len(parts):
                yield Branch(place, parts, tuple(index for index in above if index not in parts))
                break
        start, last = place + 1, place
