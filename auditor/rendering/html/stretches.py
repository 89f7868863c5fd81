"""A document cut into stretches: within one, every character belongs to the same findings and to the same printed number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from auditor.coverage import Covering, NumberCovered
from auditor.record import Record
from auditor.text import Span


class Stretch(Record):
    """Part of a text that something points to; start equals end where it points between two characters.

    findings  those that are shown here, the first one foremost
    number    how the printed number is covered that it is part of; empty if it is part of none
    """

    start: int
    end: int
    findings: tuple[int, ...]
    number: Covering | None


def stretches(findings: Sequence[tuple[int, Span]], numbers: Iterable[NumberCovered], pointed: Iterable[Span]) -> list[Stretch]:
    """The stretches of a text in their order, without those that nothing points to.

    findings  places of findings, the foremost finding first; `pointed` are further places that somebody may be led to
    """
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    empty: dict[int, list[int]] = {}
    depth: dict[int, int] = {}
    for rank, (_, span) in enumerate(findings):
        if span.start == span.end:
            empty.setdefault(span.start, []).append(rank)
        else:
            opening.setdefault(span.start, []).append(rank)
            closing.setdefault(span.end, []).append(rank)
    states: dict[int, Covering | None] = {}
    for number in numbers:
        states[number.span.start] = number.covering
        states.setdefault(number.span.end, None)
    for span in pointed:
        depth[span.start] = depth.get(span.start, 0) + 1
        depth[span.end] = depth.get(span.end, 0) - 1
    cut: list[Stretch] = []
    ranks: set[int] = set()
    state: Covering | None = None
    deep = 0
    cuts = sorted({*opening, *closing, *empty, *depth, *states})
    for start, end in zip_longest(cuts, cuts[1:]):
        ranks.difference_update(closing.get(start, ()))
        ranks.update(opening.get(start, ()))
        state = states.get(start, state)
        deep += depth.get(start, 0)
        if start in empty:
            cut.append(Stretch(start, start, _numbers(findings, empty[start]), None))
        if end is not None and (ranks or state is not None or deep):
            cut.append(Stretch(start, end, _numbers(findings, ranks), state))
    return cut


def _numbers(findings: Sequence[tuple[int, Span]], ranks: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(findings[rank][0] for rank in sorted(ranks)))
