"""Slips that other figures prove: a percentage that was reckoned wrongly from the right amounts.

The other year's level as the divisor, part and whole the wrong way round, or a last digit that makes the shares add up. Each is
told only if the printed percentage is what the wrong reckoning gives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from auditor.diagnosis.network import Network
from auditor.diagnosis.rows import Row
from auditor.diagnosis.slips import Source, chance
from auditor.facts import Fact
from auditor.quantity import GRAINS

_WHOLE = 100 * GRAINS
_BASE, _INVERSE, _PLUGGED = chance(60), chance(40), chance(60)
_PLUGGED_DIGITS = 5
"""So many last digits a share may have been moved, so that all add up."""


def reckoned(network: Network, figure: int, namesakes: Callable[[Fact], Iterable[Fact]]) -> Iterator[Source]:
    """What a printed percentage was probably meant to be, by the broken ratios it is stated in.

    `namesakes` gives the figures of the same name in another year or stage.
    """
    fact = network.figures[figure]
    if fact.quantity.unit != "percent" or fact.quantity.ulp == 0:
        return
    for row in network.violated:
        if figure in row.figures and row.multiplies and (true := _quotient(network, row, figure)) is not None:
            for slip, prior in _slips(network, row, figure, true, namesakes):
                ulp = fact.quantity.ulp
                meant = (2 * true.numerator + ulp * true.denominator) // (2 * ulp * true.denominator) * ulp
                yield meant, fact.quantity.decimals, slip, prior


def _quotient(network: Network, row: Row, figure: int) -> Fraction | None:
    """What the percentage works out as by a row, from the other figures as printed, in grains."""
    divisor, rest = 0, row.constant
    for weight, of in row.terms:
        product = weight
        for other in of:
            if other != figure:
                product *= network.figures[other].quantity.value
        if figure in of:
            divisor += product
        else:
            rest += product
    return Fraction(-rest, divisor) if divisor else None


def _slips(
    network: Network, row: Row, figure: int, true: Fraction, namesakes: Callable[[Fact], Iterable[Fact]]
) -> Iterator[tuple[str, int]]:
    fact = network.figures[figure]
    quantity = fact.quantity
    if fact.aspects.measure == "rate":
        if _WHOLE + true > 0 and quantity.low <= true * _WHOLE / (_WHOLE + true) <= quantity.high:
            yield "base", _BASE
    else:
        if true and quantity.low <= _WHOLE * _WHOLE / true <= quantity.high:
            yield "inverse", _INVERSE
        for divisor in _divisors(network, row, figure):
            for other in namesakes(divisor):
                if other.quantity.value and (
                    quantity.low <= true * divisor.quantity.value / other.quantity.value <= quantity.high
                ):
                    yield "base", _BASE
                    return
    if abs(true - quantity.value) <= _PLUGGED_DIGITS * quantity.ulp and _adds_up(network, figure):
        yield "plugged", _PLUGGED


def _divisors(network: Network, row: Row, figure: int) -> list[Fact]:
    """The one figure that the row divides by; none if it divides by several."""
    factors = [other for _, of in row.terms if figure in of for other in of if other != figure]
    return [network.figures[factors[0]]] if len(factors) == 1 else []


def _adds_up(network: Network, figure: int) -> bool:
    """Whether the percentage stands in a sum that is met to the last digit, such as shares that add up to 100.00."""
    return any(
        not row.multiplies
        and row.constant
        and len(row.figures) > 1
        and row.constant + sum(weight * network.figures[of[0]].quantity.value for weight, of in row.terms) == 0
        for row in network.rows_of(figure)
    )
