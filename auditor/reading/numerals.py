"""Numbers spelt in Chinese numerals: the digits of an amount, and the place of an item in its list."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.vocabulary import Units

_MYRIAD = 10**4


def ordinal(numeral: str, units: Units) -> int | None:
    """The whole number below ten thousand that a text spells, whatever other signs stand in it; None if it spells none."""
    digits, places = units.digits, units.places
    value = _below_myriad([sign for sign in numeral if sign in digits or sign in places], units)
    return None if value is None else value[0]


def spelt_out(numeral: str, units: Units) -> tuple[str, int] | None:
    """The digits of a numeral in units of its last place, and that place; None if it is not well formed."""
    whole, point, fraction = numeral.partition(units.point)
    places = sorted((place for place in units.places.values() if place >= _MYRIAD), reverse=True)
    names = {place: name for name, place in units.places.items()}
    scale = 1
    if point:
        while fraction and fraction[-1] in units.places:
            scale *= units.places[fraction[-1]]
            fraction = fraction[:-1]
        decimals = [units.digits.get(character) for character in fraction]
        value = _below_myriad(whole, units)
        if value is None or None in decimals or not decimals:
            return None
        return f"{value[0]}.{''.join(map(str, decimals))}", scale
    total, last = 0, 1
    for place in places:
        head, name, rest = whole.partition(names[place])
        if name:
            value = _below_myriad(head, units)
            if value is None:
                return None
            total, whole, last = total + value[0] * place, rest, place
    if whole:
        value = _below_myriad(whole, units)
        if value is None:
            return None
        total, last = total + value[0], value[1]
    return str(total // last), last


def _below_myriad(text: Iterable[str], units: Units) -> tuple[int, int] | None:
    """The value of digits with places that fall (thousands to tens), and the last place; None if it is not well formed."""
    total, digit, last = 0, None, _MYRIAD
    for character in text:
        place = units.places.get(character)
        if place is None:
            if digit:
                return None
            digit = units.digits[character]
        elif place >= last or (digit is None and total) or digit == 0:
            return None
        else:
            total, digit, last = total + (1 if digit is None else digit) * place, None, place
    return (total + digit, 1) if digit is not None else (total, last) if total else None
