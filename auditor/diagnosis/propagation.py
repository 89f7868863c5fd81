"""What the relations leave to a few figures once these are taken for wrong and all others for right.

A relation all of whose figures are right was judged by itself before. So only the rows of the freed figures are looked at, which
keeps the work small whatever the size of the document.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from auditor.diagnosis.network import Network
from auditor.diagnosis.rows import Bounds, Row, bounds_of
from auditor.record import Record

_MOST_ROUNDS = 12

Mask = int
"""A set of figures and rows: bit 2n is the figure n, bit 2n + 1 the row n."""


class Propagated(Record):
    """The values left to the freed figures, or a conflict.

    bounds    by figure, in grains
    conflict  figures and rows of which at least one is wrong, whatever the freed figures are; 0 if there is none
    """

    bounds: dict[int, Bounds]
    conflict: Mask = 0


def figure_bit(figure: int) -> Mask:
    """The set of one figure."""
    return 1 << 2 * figure


def row_bit(row: int) -> Mask:
    """The set of one row, by its number."""
    return 2 << 2 * row


def mask_of(row: Row) -> Mask:
    """A row and all its figures."""
    return row_bit(row.number) | sum(figure_bit(figure) for figure in row.figures)


class _Left:
    """What is left to one freed figure, and the figures and rows from which each of its bounds follows."""

    __slots__ = ("high", "high_from", "low", "low_from")

    def __init__(self) -> None:
        self.low: int | None = None
        self.high: int | None = None
        self.low_from = self.high_from = 0

    def narrow(self, low: int | None, high: int | None, reason: Mask) -> bool:
        """Whether a bound became tighter."""
        changed = False
        if low is not None and (self.low is None or low > self.low):
            self.low, self.low_from, changed = low, reason, True
        if high is not None and (self.high is None or high < self.high):
            self.high, self.high_from, changed = high, reason, True
        return changed


def propagate(network: Network, freed: Collection[int], dropped: Mask = 0) -> Propagated:
    """The bounds of the freed figures by all relations apart from the dropped ones; or figures and rows that exclude each other.

    Bounds are safe but, where several freed figures share a row, not always the tightest.
    """
    left = {figure: _Left() for figure in freed}
    rows = {row.number: row for figure in freed for row in network.rows_of(figure) if not dropped & row_bit(row.number)}
    several = False
    for row in rows.values():
        loose = [figure for figure in row.figures if figure in left]
        several = several or len(loose) > 1
        conflict = _narrowed(row, loose, left, network)
        if conflict > 0:
            return Propagated({}, conflict)
    if several:
        for _ in range(_MOST_ROUNDS):
            changed = False
            for row in rows.values():
                loose = [figure for figure in row.figures if figure in left]
                if len(loose) > 1:
                    conflict = _narrowed(row, loose, left, network)
                    if conflict > 0:
                        return Propagated({}, conflict)
                    changed = changed or conflict < 0
            if not changed:
                break
    return Propagated({figure: (one.low, one.high) for figure, one in left.items()})


def _narrowed(row: Row, loose: Iterable[int], left: dict[int, _Left], network: Network) -> int:
    """Narrow the freed figures of a row; the conflict if there is one, else -1 if anything changed, else 0."""

    def box(figure: int) -> Bounds:
        one = left.get(figure)
        return network.box(figure) if one is None else (one.low, one.high)

    changed = 0
    for figure in loose:
        if row.agrees:
            steps = [(*box(other), _reason(row, (other,), left)) for other in row.figures if other != figure]
        else:
            low, high = bounds_of(row, figure, box)
            if low is None and high is None:
                continue
            steps = [(low, high, _reason(row, (other for other in row.figures if other != figure), left))]
        one = left[figure]
        for low, high, reason in steps:
            if one.narrow(low, high, reason):
                changed = -1
                if one.low is not None and one.high is not None and one.low > one.high:
                    return one.low_from | one.high_from
    return changed


def _reason(row: Row, others: Iterable[int], left: dict[int, _Left]) -> Mask:
    mask = row_bit(row.number)
    for other in others:
        one = left.get(other)
        mask |= figure_bit(other) if one is None else one.low_from | one.high_from
    return mask
