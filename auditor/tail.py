"""How likely it is that rounding alone explains a statement: exact tail masses of sums of uniform variables (Irwin–Hall).

Not its job: the intervals themselves, and what a small mass means (auditor.judgement). Formulas: docs/explanation/numbers.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import comb, factorial, gcd, prod

MAX_VARIABLES = 128
MAX_SUMMANDS = 1024
"""Beyond these an exact mass costs more than a millisecond or so, and a hostile document could ask for any number of them."""


def cdf(terms: Sequence[tuple[int, int, int]], x: int) -> Fraction | None:
    """P(Σ coefficient · X ≤ x), exactly, for independent X uniform on [low, high]; a step where no term has a width.

    None for more variables, or more different widths, than can be summed in a bounded time.
    """
    widths: dict[int, int] = {}
    for coefficient, low, high in terms:
        x -= coefficient * (low if coefficient > 0 else high)
        width = abs(coefficient) * (high - low)
        if width:
            widths[width] = widths.get(width, 0) + 1
    total = sum(width * many for width, many in widths.items())
    if x < 0 or x >= total:
        return Fraction(x >= 0)
    return _irwin_hall(widths, total, x)


def _irwin_hall(widths: dict[int, int], total: int, x: int) -> Fraction | None:
    """P(Σ uniform on [0, width] ≤ x) for 0 ≤ x < total, by inclusion and exclusion from the nearer end."""
    count = sum(widths.values())
    if count > MAX_VARIABLES or prod(many + 1 for many in widths.values()) > MAX_SUMMANDS:
        return None
    near = min(x, total - x)
    divisor = gcd(near, *widths)
    groups = sorted(((width // divisor, many) for width, many in widths.items()), reverse=True)
    near //= divisor
    numerator = sum(sign * (near - cut) ** count for sign, cut in _cuts(groups, 1, near))
    denominator = factorial(count) * prod(width**many for width, many in groups)
    mass = Fraction(numerator, denominator)
    return mass if 2 * x <= total else 1 - mass


def _cuts(groups: list[tuple[int, int]], factor: int, room: int) -> Iterator[tuple[int, int]]:
    """For every way to take some widths of every group within `room`: the signed number of such choices, and what they take."""
    if not groups:
        yield factor, 0
        return
    width, many = groups[0]
    for taken in range(min(many, room // width) + 1):
        sign = -1 if taken % 2 else 1
        for inner, cut in _cuts(groups[1:], sign * factor * comb(many, taken), room - taken * width):
            yield inner, cut + taken * width
