"""The columns of a page: bands that the cells of several lines share. A heading over a blank column makes one of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from auditor.record import replace
from auditor.sources.pieces import Line, Piece

_LEAST_GAP = 2

Band = tuple[int, int]
"""The places of the page that a column takes up, the last one excluded."""


def bands(header: Sequence[Line], body: Sequence[Line], is_total: Callable[[str], bool]) -> tuple[Band, ...]:
    """The columns, from the left. A total may stand across several: it makes a column only where no other row has one."""
    totals: list[Line] = []
    plain: list[Line] = []
    for line in body:
        (totals if any(is_total(piece.text) for piece in line.pieces) else plain).append(line)
    found = merged((piece.first, piece.last) for line in plain or body for piece in line.pieces)
    for piece in (piece for line in totals for piece in line.pieces):
        met = [at for at, band in enumerate(found) if _meet((piece.first, piece.last), band)]
        if not met:
            found = sorted([*found, (piece.first, piece.last)])
        elif len(met) == 1 and piece.number:
            found[met[0]] = (min(found[met[0]][0], piece.first), max(found[met[0]][1], piece.last))
    own: set[int] = set()
    for line in reversed(header):
        for piece in line.pieces:
            _take_in(piece, found, own)
    return tuple(found)


def merged(extents: Iterable[Band]) -> list[Band]:
    """The stretches that some extents cover together; columns never touch, so stretches that do are one."""
    found: list[Band] = []
    for extent in sorted(set(extents)):
        if found and extent[0] <= found[-1][1]:
            found[-1] = (found[-1][0], max(extent[1], found[-1][1]))
        else:
            found.append(extent)
    return found


def _take_in(piece: Piece, found: list[Band], own: set[int]) -> None:
    """Make a column of a heading that stands over none, or widen the one that headings below it have made.

    A heading that all but touches two columns stands over both. `own` are the beginnings of columns that headings made.
    """
    near = [at for at, band in enumerate(found) if _meet((piece.first - _LEAST_GAP, piece.last + _LEAST_GAP), band)]
    met = [at for at in near if _meet((piece.first, piece.last), found[at])]
    if not near:
        found.append((piece.first, piece.last))
        found.sort()
        own.add(piece.first)
    elif len(near) == len(met) == 1 and found[met[0]][0] in own:
        old = found[met[0]]
        found[met[0]] = (min(old[0], piece.first), max(old[1], piece.last))
        own.discard(old[0])
        own.add(found[met[0]][0])


def _meet(one: Band, other: Band) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def column_of(piece: Piece, columns: Sequence[Band]) -> int:
    """The column in which most of a text stands, else the nearest."""
    best, most = 0, None
    for at, (first, last) in enumerate(columns):
        shared = min(piece.last, last) - max(piece.first, first)
        if most is None or shared > most:
            best, most = at, shared
    return best


def clash(lines: Sequence[Line], columns: Sequence[Band]) -> bool:
    """Whether an amount shares its column with another text of its line: then the columns are not told apart."""
    for line in lines:
        taken: dict[int, bool] = {}
        for piece in line.pieces:
            at = column_of(piece, columns)
            if at in taken and (piece.number or taken[at]):
                return True
            taken[at] = piece.number
    return False


def in_order(lines: Sequence[Line]) -> list[Line] | None:
    """The lines of a ragged table, each cell at the place of its column: all must have as many cells. None if they do not."""
    if len({len(line.pieces) for line in lines}) != 1:
        return None
    widest = max(piece.last - piece.first for line in lines for piece in line.pieces) + _LEAST_GAP
    return [
        replace(
            line,
            pieces=tuple(
                replace(piece, first=at * widest, last=at * widest + piece.last - piece.first)
                for at, piece in enumerate(line.pieces)
            ),
        )
        for line in lines
    ]
