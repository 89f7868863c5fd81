"""Slips of those who write figures: which figures may have been meant where another was printed, and how likely each slip is.

All is told in last digits of the print (its mantissa), in whole numbers. The weights are prior chances of the slips;
docs/explanation/numbers.md tells how often the figure that was meant comes out first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from auditor.quantity import GRAINS, Quantity, to_text
from auditor.record import Record

Source = tuple[int, int, str, int]
"""A figure from which one slip leads to the print: value in grains, decimals, slip, and the chance of the slip."""

CERTAIN = 10**12
"""Chances are whole numbers of so many parts."""


def chance(thousandths: int) -> int:
    """A prior chance of so many in a thousand."""
    return CERTAIN * thousandths // 1000


_POINT, _UNIT, _SIGN, _DIGIT, _CUT = map(chance, (110, 30, 60, 28, 20))
_SWAPPED, _LOST, _DOUBLED, _COPIED = map(chance, (150, 50, 50, 120))
_RATIO, _STRANGE = chance(30), chance(40)
_TURNED, _DROPPED = 20, 8
_UNUSUAL, _UNUSUAL_POINT = 4, 2
"""How much less likely a figure with other decimals than usual was meant; a lost point leaves all digits and other decimals."""
_MISREAD_MORE = 2
_LOOK_ALIKE = frozenset(
    pair for one, other in ("38", "17", "60", "69", "56", "35", "89", "08", "49", "27") for pair in ((one, other), (other, one))
)
_MOST_SHOWN = 3
_FEW_PRINTS = 9


class Correction(Record):
    """A figure that may have been meant.

    value     in grains; `decimals` as it would be printed
    slip      id of the slip: point, ratio, unit, sign, digit, misread, swapped, lost, doubled, extra, copied, cut; those that
              other figures prove: base, inverse, plugged, exchanged, units; and of a list: row, twice
    """

    value: int
    decimals: int
    slip: str

    def digits(self, quantity: Quantity) -> str:
        """The digits in the unit of the print that it would stand in place of."""
        return to_text(self.value, self.decimals, quantity.scale * GRAINS)


class Slipped(Record):
    """How well a slip explains a print: its corrections, the likeliest first, and a score to compare it with other prints."""

    corrections: tuple[Correction, ...]
    score: Fraction


def slipped(
    quantity: Quantity,
    low: int | None,
    high: int | None,
    *,
    copied: bool = False,
    usual: int | None = None,
    proven: Sequence[Source] = (),
) -> Slipped:
    """The corrections of a print whose true value lies within low … high, in grains; None is no bound.

    `copied` says that the same digits stand in a line above, `usual` how many decimals such figures have, and `proven` are
    slips that other figures show. Without a slip that leads into the bounds there is no correction.
    The score is the chance of the print, averaged over the values that could be printed within the bounds with the usual
    decimals, so that wide bounds do not win by themselves.
    """
    ulp = _ulp(quantity)
    strange = _strange(quantity, low, high, ulp)
    if low is None or high is None:
        return Slipped((), Fraction(strange * _size(quantity, ulp)))
    least, greatest = _ends(low, ulp, up=False), _ends(high, ulp, up=True)
    step = ulp if usual is None else max(GRAINS * quantity.scale // 10**usual, 1)
    count = max(_ends(high, step, up=True) - _ends(low, step, up=False) + 1, 1)
    meant: dict[tuple[int, int], _Meant] = {}
    for value, decimals, slip, prior in (*_sources(quantity, ulp), *proven):
        half = 0 if quantity.ulp == 0 else GRAINS * quantity.scale // 10**decimals // 2
        if value - half <= high and value + half >= low and value != quantity.value:
            likely = prior if usual in {None, decimals} else prior // (_UNUSUAL_POINT if slip == "point" else _UNUSUAL)
            known = meant.get((value, decimals))
            if known is None:
                meant[value, decimals] = _Meant(likely, likely, slip)
            else:
                likelier = likely > known.best
                meant[value, decimals] = _Meant(known.all + likely, max(likely, known.best), slip if likelier else known.slip)
    average = Fraction(sum(one.all for one in meant.values()), count)
    if copied:
        average += _COPIED
        if count <= _FEW_PRINTS:
            meant.setdefault(((least + greatest) // 2 * ulp, quantity.decimals), _Meant(_COPIED, _COPIED, "copied"))
    middle = Fraction(low + high, 2)
    order = sorted(meant.items(), key=lambda one: (-one[1].all, abs(one[0][0] - middle), one[0]))
    shown = tuple(Correction(value, decimals, one.slip) for (value, decimals), one in order[:_MOST_SHOWN])
    return Slipped(shown, (average + strange) * _size(quantity, ulp))


def _strange(quantity: Quantity, low: int | None, high: int | None, ulp: int) -> int:
    """The chance of a print that no slip explains: one of all numbers as large as it, or as the figure that was meant."""
    nearest = low if low is not None and low > 0 else high if high is not None and high < 0 else 0
    strange: int = _STRANGE // (2 * (max(abs(quantity.value), abs(nearest)) // ulp) + 10)
    return max(strange // _TURNED if nearest < 0 <= quantity.value else strange, 1)


def _size(quantity: Quantity, ulp: int) -> int:
    """How many prints are as large as this one: so much rarer it is by itself, if it is right and another one is wrong."""
    return 2 * abs(quantity.value) // ulp + 10


class _Meant(Record):
    """The chance that a figure was meant, over all slips and by the likeliest one."""

    all: int
    best: int
    slip: str


def _ulp(quantity: Quantity) -> int:
    """What the last printed digit counts, also for figures that are never rounded."""
    ulp: int = GRAINS * quantity.scale // 10**quantity.decimals
    return max(ulp, 1)


def _ends(bound: int, ulp: int, *, up: bool) -> int:
    """The outermost printable value whose interval reaches a bound, in last digits."""
    return (bound + ulp // 2) // ulp if up else -((-bound + ulp // 2) // ulp)


def _sources(quantity: Quantity, ulp: int) -> Iterator[Source]:
    """The figures that slips of the fingers, of the eye and of rounding lead from."""
    value, decimals = quantity.value, quantity.decimals
    if value:
        if quantity.ulp:
            yield value + (-ulp if value < 0 else ulp), decimals, "cut", _CUT
        yield from _moved(quantity, ulp)
        yield -value, decimals, "sign", _SIGN
        if quantity.unit == "percent":
            yield value * 100, max(decimals - 2, 0), "ratio", _RATIO
        elif quantity.unit == "yuan":
            yield value * 10**4, decimals, "unit", _UNIT
            fine = max(decimals, 2)
            lesser = _nearest(value, 10**4 * GRAINS * quantity.scale // 10**fine)
            if lesser:
                yield lesser * (GRAINS * quantity.scale // 10**fine), fine, "unit", _UNIT
    sign = -1 if value < 0 else 1
    digits = str(abs(value) // ulp).rjust(decimals + 1, "0")
    units = [sign * (GRAINS * quantity.scale // 10 ** max(decimals + more, 0)) for more in (0, 1, -1)]
    for mantissa, more, slip, prior in _respelt(digits, decimals):
        if value or mantissa:
            yield mantissa * units[more], decimals + more, slip, prior


def _moved(quantity: Quantity, ulp: int) -> Iterator[Source]:
    """The decimal point one or two places elsewhere: with the same digits, or with as many decimals as before."""
    value, decimals = quantity.value, quantity.decimals
    for power, prior in ((1, _POINT), (2, _POINT // 8)):
        step = 10**power
        yield value * step, max(decimals - power, 0), "point", prior
        if decimals:
            yield value * step, decimals, "point", prior // 2
        if value % (ulp * step) == 0:
            yield value // step, decimals, "point", prior
        elif value % step == 0:
            yield value // step, decimals + power, "point", prior
        if value % (ulp * step) and _nearest(value, ulp * step):
            yield _nearest(value, ulp * step) * ulp, decimals, "point", prior // _DROPPED


def _nearest(value: int, unit: int) -> int:
    """How often the unit goes into a value, rounded half away from zero."""
    rounded = (2 * abs(value) + unit) // (2 * unit)
    return -rounded if value < 0 else rounded


def _respelt(digits: str, decimals: int) -> Iterator[tuple[int, int, str, int]]:
    """Mantissas from which one slip leads to these digits, how many decimals they have more, the slip and its chance."""
    length, number = len(digits), int(digits)
    for at, digit in enumerate(digits):
        place = 10 ** (length - 1 - at)
        without = number - int(digit) * place
        for other in range(10):
            if other != int(digit):
                alike = (digit, str(other)) in _LOOK_ALIKE
                prior = _DIGIT // length
                yield without + other * place, 0, "misread" if alike else "digit", prior * _MISREAD_MORE if alike else prior
    for at in range(length - 1):
        one, other = int(digits[at]), int(digits[at + 1])
        if one != other:
            yield number + 9 * (other - one) * 10 ** (length - 2 - at), 0, "swapped", _SWAPPED // (length - 1)
    yield from _longer(number, length, decimals)
    yield from _shorter(digits, decimals)


def _longer(number: int, length: int, decimals: int) -> Iterator[tuple[int, int, str, int]]:
    """A digit was lost: before the last `at` digits there was one more."""
    prior = _LOST // (length + 1)
    seen = set()
    for at in range(length + 1):
        place = 10**at
        above, below = divmod(number, place)
        for digit in range(10):
            longer = (above * 10 + digit) * place + below
            if longer not in seen:
                seen.add(longer)
                yield longer, 0, "lost", prior
                if decimals and at <= decimals:
                    yield longer, 1, "lost", prior // 2


def _shorter(digits: str, decimals: int) -> Iterator[tuple[int, int, str, int]]:
    """A digit stands there twice, or one that does not belong there."""
    length = len(digits)
    prior = _DOUBLED // (length + 1)
    for at, digit in enumerate(digits):
        if length > 1 and (at == 0 or digits[at - 1] != digit):
            twice = digits[at : at + 2] == digit * 2
            shorter = int(digits[:at] + digits[at + 1 :])
            yield shorter, 0, "doubled" if twice else "extra", prior * 3 if twice else prior
            if decimals and at >= length - decimals:
                yield shorter, -1, "doubled" if twice else "extra", prior
