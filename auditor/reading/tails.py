"""Behind the last member of a list: what is said there without a name is said of that member, or of the head of the list.

Only a word for the whole, or a like statement on each member before it, tells which. The figures that belong to neither for
certain are written down without a name, so that nothing is compared with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from auditor.facts import Fact
from auditor.quantity import GRAINS, Quantity
from auditor.reading.notes import Draft, Filled
from auditor.reading.sentence import Sentence, is_reported, label_of
from auditor.record import replace

Tail = Literal["change", "completion", "share", "average"]

_GOES_ON = re.compile(r"[,/](?![YS]{1,4}[ear]{0,3}A)[YSFCLX]{1,16}+[ear]{0,3}A")
_NEXT = re.compile(r";([YSFCLX]{1,16}+)[ear]{0,3}A")
_MOST = 3


def owners_of(sentence: Sentence, level: Fact, kind: Tail, start: int, end: int) -> tuple[Fact, ...]:
    """The figures that the words from `start` to `end` may be said of, behind `level`, the likeliest first; never none."""
    chain = _heads_around(sentence, level)
    if not chain:
        return (level,)
    if _names_the_whole(sentence, start):
        return chain[:1]
    told = sentence.enumerations.told.setdefault((level.enumeration, kind), set())
    parallel = bool(told) and level.number not in told
    told.add(level.number)
    if parallel or _GOES_ON.match(sentence.kinds, end) or _next_is_part(sentence, end):
        return (level,)
    ways = {"member": (level,), "head": chain}
    return tuple(fact for way in sentence.vocabulary.readings["tail.subject"] for fact in ways.get(way, ()))


def _next_is_part(sentence: Sentence, end: int) -> bool:
    """Whether a declared part of the same head follows behind a semicolon, so that each member has words of its own."""
    inner = sentence.enumerations.innermost
    match = _NEXT.match(sentence.kinds, end)
    if match is None or inner is None:
        return False
    return sentence.enumerations.is_part(inner, label_of(sentence, match.span(1)))


def _heads_around(sentence: Sentence, level: Fact) -> tuple[Fact, ...]:
    """The heads of the lists that end with the level, the innermost first; none where it is not the last member of one."""
    if level not in sentence.levels:
        return ()
    found: list[Fact] = []
    last = level
    for enumeration in reversed(sentence.enumerations.stack):
        members = enumeration.members
        if not enumeration.inline or enumeration.opening == "aside" or not members or last not in members[-1]:
            break
        heads = [head for head in enumeration.heads if is_reported(sentence, head)]
        if not heads:
            break
        last = heads[0]
        if last.number not in sentence.notes.averages:
            found.append(last)
    return tuple(found[:_MOST])


def _names_the_whole(sentence: Sentence, start: int) -> bool:
    """Whether the clause that holds the words begins with a word for the whole of what was listed."""
    comma = max(sentence.kinds.rfind(sign, 0, start) for sign in ",;")
    if comma < 0:
        return False
    return sentence.squeezed.text.startswith(sentence.vocabulary.whole_words, sentence.tokens[comma].end)


def holder_of(owners: tuple[Fact, ...], fitting: tuple[bool | None, ...]) -> Fact | None:
    """The one figure that printed figures are certainly measured of: the only owner, or the first that they fit."""
    if len(owners) == 1:
        return owners[0]
    return next((owner for owner, fits in zip(owners, fitting, strict=True) if fits), None)


def fits_change(level: Quantity, delta: Quantity | None, rate: Quantity | None, prior: Quantity | None) -> bool | None:
    """Whether a change can be one of the level, None where too little is printed to tell."""
    if (delta is None and prior is None) or (rate is None and (delta is None or prior is None)):
        return None
    change = (delta.low, delta.high) if delta is not None else None
    base = (prior.low, prior.high) if prior is not None else None
    if change is None and base is not None:
        change = (level.low - base[1], level.high - base[0])
    if base is None and change is not None:
        base = (level.low - change[1], level.high - change[0])
    if change is None or base is None:
        return None
    if base[0] + change[0] > level.high or base[1] + change[1] < level.low:
        return False
    return rate is None or (base[1] >= 0 and _is_product(change, base, rate))


def fits_quotient(part: Quantity, whole: Quantity | None, rate: Quantity) -> bool | None:
    """Whether a rate can be that of the part in the whole, None where the whole is not printed."""
    return None if whole is None else _is_product((part.low, part.high), (whole.low, whole.high), rate)


def _is_product(amount: tuple[int, int], base: tuple[int, int], rate: Quantity) -> bool:
    products = [one * other for one in base for other in (rate.low, rate.high)]
    return min(products) <= amount[1] * 100 * GRAINS and max(products) >= amount[0] * 100 * GRAINS


def said_of(draft: Draft, instead: Iterable[dict[str, Filled]]) -> Draft:
    """The draft with a further reading for each other owner: the same statement with the roles that it has there."""
    return replace(draft, others=tuple(("head", replace(draft, fixed=fixed)) for fixed in instead))
