"""What the relations leave to a few figures once these are taken for wrong and all others for right.

A relation all of whose figures are right was judged by itself before. So only the rows of the freed figures are looked at,
which keeps the work small whatever the size of the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from auditor.diagnosis.network import Network
from auditor.diagnosis.rows import Bounds, Row, bounds_of
from auditor.quantity import Quantity
from auditor.record import Record

_MOST_ROUNDS = 8
_OF_A_GROUP = -1
_TRIFLE = 10**3
"""Grains that are not worth another round: a two-hundred-thousandth of a base unit."""
_LARGEST_SLIP, _UNIT_SLIP = 100, 10**4

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


def figures_of(mask: Mask) -> list[int]:
    """The figures in a set, ascending."""
    return [bit // 2 for bit in bits_of(mask) if not bit % 2]


def is_relation(element: Mask) -> bool:
    """Whether an element is a relation and no figure."""
    return not figures_of(element)


def bits_of(mask: Mask) -> Iterator[int]:
    """The places of the bits in a set, ascending."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


class _Left:
    """What is left to one freed figure, the figures and rows from which each of its bounds follows, and whether by a ratio."""

    __slots__ = ("high", "high_from", "high_ratio", "low", "low_from", "low_ratio")

    def __init__(self) -> None:
        self.low: int | None = None
        self.high: int | None = None
        self.low_from = self.high_from = 0
        self.low_ratio = self.high_ratio = False

    def is_outside(self, low: int | None, high: int | None) -> bool:
        """Whether one of these bounds is tighter than the one known, by more than a trifle."""
        return (low is not None and (self.low is None or low > self.low + _TRIFLE)) or (
            high is not None and (self.high is None or high < self.high - _TRIFLE)
        )

    def narrow(self, low: int | None, high: int | None, reason: Mask, *, ratio: bool) -> None:
        """Take over the tighter bounds."""
        if low is not None and (self.low is None or low > self.low):
            self.low, self.low_from, self.low_ratio = low, reason, ratio
        if high is not None and (self.high is None or high < self.high):
            self.high, self.high_from, self.high_ratio = high, reason, ratio


def propagate(network: Network, wrong: Sequence[Mask]) -> Propagated:
    """The bounds of the figures taken for wrong, by all relations but those taken for wrong; or what excludes each other.

    Figures in one mask are prints of one figure and share its value. Bounds are safe but, where several freed figures share a
    row, not always the tightest.
    """
    left = {figure: _Left() for element in wrong for figure in figures_of(element)}
    joint: list[tuple[Row, list[int]]] = []
    changed: set[int] = set()
    for row in _rows_of(network, wrong):
        loose = [figure for figure in row.figures if figure in left]
        if len(loose) > 1:
            joint.append((row, loose))
        if conflict := _narrowed(row, loose, left, network, changed):
            return Propagated({}, conflict)
    for _ in range(_MOST_ROUNDS if joint else 0):
        before, changed = changed, set()
        for row, loose in joint:
            if not before.isdisjoint(loose) and (conflict := _narrowed(row, loose, left, network, changed)):
                return Propagated({}, conflict)
        if not changed:
            break
    for figure, one in left.items():
        if conflict := _beyond_slips(network.figures[figure].quantity, one):
            return Propagated({}, conflict)
    return Propagated({figure: (one.low, one.high) for figure, one in left.items()})


def _rows_of(network: Network, wrong: Sequence[Mask]) -> list[Row]:
    """The rows of the figures taken for wrong, apart from dropped ones, and that the prints of one figure agree."""
    dropped = 0
    for element in wrong:
        dropped |= element
    found = {row.number: row for figure in figures_of(dropped) for row in network.rows_of(figure)}
    rows = [row for row in found.values() if not dropped & row_bit(row.number)]
    for element in wrong:
        prints = figures_of(element)
        if len(prints) > 1:
            rows.append(Row(_OF_A_GROUP, (), 0, "==", tuple(prints), (), _OF_A_GROUP))
    return rows


def _beyond_slips(quantity: Quantity, one: _Left) -> Mask:
    """What drives a figure by a ratio so far from its print that the ratio is the likelier slip; 0 if nothing does.

    A digit, or the point by two places, makes a figure up to a hundred times as large, and a wrong unit ten thousand times.
    """
    printed = abs(quantity.value)
    most = printed * _LARGEST_SLIP
    if one.low is not None and one.low > most and one.low_ratio:
        far, reason = one.low, one.low_from
    elif one.high is not None and one.high < -most and one.high_ratio:
        far, reason = -one.high, one.high_from
    else:
        return 0
    unit = printed * _UNIT_SLIP
    return 0 if printed == 0 or unit * 99 < far * 100 < unit * 101 else reason


def _narrowed(row: Row, loose: Sequence[int], left: dict[int, _Left], network: Network, changed: set[int]) -> Mask:
    """Narrow the freed figures of a row, and add those to `changed` whose bounds did; the conflict, or 0 if there is none."""

    def box(figure: int) -> Bounds:
        one = left.get(figure)
        return network.box(figure) if one is None else (one.low, one.high)

    for figure in loose:
        others = [other for other in row.figures if other != figure]
        steps = [(box(other), [other]) for other in others] if row.agrees else [(bounds_of(row, figure, box), others)]
        one = left[figure]
        for (low, high), of in steps:
            if one.is_outside(low, high):
                one.narrow(low, high, _reason(row, of, left), ratio=row.multiplies)
                changed.add(figure)
                if one.low is not None and one.high is not None and one.low > one.high:
                    return one.low_from | one.high_from
    return 0


def _reason(row: Row, others: Iterable[int], left: dict[int, _Left]) -> Mask:
    mask = 0 if row.number == _OF_A_GROUP else row_bit(row.number)
    for other in others:
        one = left.get(other)
        mask |= figure_bit(other) if one is None else one.low_from | one.high_from
    return mask
