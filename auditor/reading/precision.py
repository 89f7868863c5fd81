"""Whether a part of a document looks as if it drops the zeros at the end of its figures: 259.5 beside 329.74 is then 259.50.

Who keeps zeros prints one in ten figures with a zero in its last place: the more different figures there are and none has one,
the less likely that is. How many are shorter tells nothing, because budgets like round figures. The running text of each part
of the disclosure and every table is asked by itself, unit by unit, and whole figures apart from those with some decimals: many
who keep zeros print none with whole ones. Not its job: to decide, which takes sums (`auditor.checking.zeros`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from auditor.document import Document, Table
from auditor.facts import DocumentPart, Fact, Precision
from auditor.quantity import Quantity

LEAST_FIGURES = 10
"""Fewer figures than these say too little about the usual decimals."""

_ZERO_AT_END = re.compile(r"[\s|]*-?[0-9][0-9,]*\.[0-9]*0[\s|]*")

_Part = tuple[int | None, DocumentPart]
_Printed = Iterable[tuple[DocumentPart, Quantity]]


def precision_of(
    facts: Sequence[Fact], parts: Sequence[DocumentPart], document: Document, text: _Printed
) -> tuple[Precision, ...]:
    """The parts that look as if they drop zeros, in the order of their first figures, once for each length of shorter ones.

    `parts` are those of the sections, `text` all numbers of the running text, read or not: a zero at the end of any says that
    its part keeps them.
    """
    found: dict[tuple[_Part, str, int], list[Fact]] = {}
    for fact in facts:
        quantity = fact.quantity
        if quantity.value and quantity.ulp and _is_print(quantity):
            part: _Part = (fact.table, "account" if fact.table is not None or fact.section < 0 else parts[fact.section])
            found.setdefault((part, quantity.unit, quantity.scale), []).append(fact)
    dropping = [one for key, some in found.items() if len(some) > LEAST_FIGURES for one in _dropping(*key, some)]
    printed = list(text) if any(one.table is None for one in dropping) else []
    return tuple(one for one in dropping if not _keeps_unread(one, document, printed))


def _dropping(part: _Part, unit: str, scale: int, facts: Sequence[Fact]) -> Iterator[Precision]:
    """What the figures of one part and unit look like, for each length of the shorter ones; nothing where any ends in zero."""
    most = max(fact.quantity.decimals for fact in facts)
    full: set[int] = set()
    shorter: dict[int, set[int]] = {}
    for fact in facts:
        quantity = fact.quantity
        if ends_in_zero(quantity):
            return
        if quantity.decimals < most:
            shorter.setdefault(quantity.decimals, set()).add(fact.number)
        elif abs(quantity.value) >= 10 * quantity.ulp:
            full.add(abs(quantity.value))
    if len(full) >= LEAST_FIGURES:
        chance = Fraction(9, 10) ** len(full)
        for decimals, numbers in sorted(shorter.items(), reverse=True):
            yield Precision(*part, unit, scale, most, decimals, len(full), frozenset(numbers), chance)


def _is_print(quantity: Quantity) -> bool:
    """Whether a figure was printed as it is, rounded to its last digit: not derived, not widened, and not approximate."""
    return quantity.high - quantity.low == quantity.ulp and not quantity.parts and not quantity.approximate


def ends_in_zero(quantity: Quantity) -> bool:
    """Whether the last printed decimal is a zero."""
    return quantity.decimals > 0 and quantity.value % (10 * quantity.ulp) == 0


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
