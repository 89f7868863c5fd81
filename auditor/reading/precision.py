"""Whether a part of a document drops the zeros at the end of its figures: 259.5 beside 329.74 is then 259.50.

Who keeps zeros prints one in ten figures with a zero in its last place; among enough different figures none of which has one,
that is ruled out. Who drops them prints one in eleven figures one digit shorter than the usual ones, and one in 111 two digits;
where more are shorter, some may be round or really coarser, and nothing is decided about them. So the running text of each part
of the disclosure and every table is asked by itself, unit by unit. See docs/decisions/0009-precision-habit.md for error rates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from auditor.document import Document, Table
from auditor.facts import DocumentPart, Fact, Precision
from auditor.quantity import Quantity

LEAST_FIGURES = 66
"""So many figures without a zero at the end: a part that keeps zeros looks like this in 0.9^66, less than one of 1,000."""

LEAST_CHANCE = Fraction(1, 100)
"""So likely at least it must be that dropped zeros alone make as many figures shorter as there are."""

_ZERO_AT_END = re.compile(r"[\s|]*-?[0-9][0-9,]*\.[0-9]*0[\s|]*")

_ONE = 10**18

_Part = tuple[int | None, DocumentPart]
_Printed = Iterable[tuple[DocumentPart, Quantity]]


def precision_of(
    facts: Sequence[Fact], parts: Sequence[DocumentPart], document: Document, text: _Printed
) -> tuple[Precision, ...]:
    """The parts that drop zeros, in the order of their first figures.

    `parts` are those of the sections, `text` all numbers of the running text, read or not: a zero at the end of any says that
    its part keeps them.
    """
    found: dict[tuple[_Part, str, int], list[Fact]] = {}
    for fact in facts:
        quantity = fact.quantity
        if quantity.value and quantity.high - quantity.low == quantity.ulp and not quantity.parts and not quantity.approximate:
            part: _Part = (fact.table, "account" if fact.table is not None or fact.section < 0 else parts[fact.section])
            found.setdefault((part, quantity.unit, quantity.scale), []).append(fact)
    dropping = (_dropping(*key, some) for key, some in found.items() if len(some) > LEAST_FIGURES)
    return tuple(one for one in dropping if one is not None and not _keeps_unread(one, document, text))


def _dropping(part: _Part, unit: str, scale: int, facts: Sequence[Fact]) -> Precision | None:
    """What is decided about the figures of one part and unit; None if nothing is."""
    most = max(fact.quantity.decimals for fact in facts)
    different: dict[int, set[int]] = {}
    for fact in facts:
        quantity = fact.quantity
        if ends_in_zero(quantity):
            return None
        if quantity.decimals < most or abs(quantity.value) >= 10 * quantity.ulp:
            different.setdefault(most - quantity.decimals, set()).add(abs(quantity.value))
    figures = len(different.get(0, ()))
    if figures < LEAST_FIGURES:
        return None
    lengths = {most - missing for missing in _explained({missing: len(some) for missing, some in different.items()})}
    shorter = frozenset(fact.number for fact in facts if fact.quantity.decimals in lengths)
    return Precision(*part, unit, scale, most, figures, shorter) if shorter else None


def ends_in_zero(quantity: Quantity) -> bool:
    """Whether the last printed decimal is a zero."""
    return quantity.decimals > 0 and quantity.value % (10 * quantity.ulp) == 0


def _explained(counts: dict[int, int]) -> Iterator[int]:
    """How many digits may be missing so that dropped zeros explain it; `counts` are the different figures by that number."""
    longer = counts[0]
    for missing in range(1, max(counts) + 1):
        count = counts.get(missing, 0)
        share = Fraction(9, 10 ** (missing + 1) - 1)
        if count and at_least(count, longer + count, share) >= LEAST_CHANCE:
            yield missing
        longer += count


def at_least(count: int, of: int, chance: Fraction) -> Fraction:
    """How likely `count` or more of so many happen, each by that chance; terms below 10^-18 of the likeliest are left out."""
    yes, no = chance.numerator, chance.denominator - chance.numerator
    likeliest = min(of, (of + 1) * yes // (yes + no))
    total = tail = 0
    term, k = _ONE, likeliest
    while term and k <= of:
        total += term
        tail += term if k >= count else 0
        term = term * (of - k) * yes // ((k + 1) * no)
        k += 1
    term, k = _ONE * likeliest * no // ((of - likeliest + 1) * yes), likeliest - 1
    while term and k >= 0:
        total += term
        tail += term if k >= count else 0
        term = term * k * no // ((of - k + 1) * yes)
        k -= 1
    return Fraction(tail, total)


def _keeps_unread(found: Precision, document: Document, text: _Printed) -> bool:
    """Whether a figure that nobody understood shows that the part keeps zeros."""
    if found.table is None:
        return any(
            part == found.part and quantity.unit == found.unit and quantity.scale == found.scale and ends_in_zero(quantity)
            for part, quantity in text
            if quantity.value and quantity.ulp
        )
    table = document.blocks[found.table]
    cells = (cell for row in table.rows for cell in row) if isinstance(table, Table) else ()
    return any(_ZERO_AT_END.fullmatch(document.folded, start, end) for start, end in cells)
