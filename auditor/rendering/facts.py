"""What was read of a document, one row for each figure: for those who want to know what the rules had to work with."""

from __future__ import annotations

from collections.abc import Container, Iterable

from auditor.facts import DocumentReading, Fact
from auditor.locale import Words, printed_unit
from auditor.quantity import GRAINS, to_text
from auditor.quoting import known_aspects
from auditor.rendering.lines import harmless, width_of
from auditor.text import Source, Span

_PLACE = 8
_VALUE = 20


def render(source: Source, reading: DocumentReading, said: Words, *, only: Container[Span] | None = None) -> str:
    """The printed facts in reading order, and among them the numbers that nobody understood, marked as such.

    With `only`, just the figures at these places.
    """
    rows = {}
    known = set()
    for fact in reading.facts:
        known.add(fact.span)
        if not fact.implied and (only is None or fact.span in only):
            rows[(fact.span, fact.number)] = _row(source, fact.span, _value(fact), _about(fact))
    for number in reading.numbers:
        if number.span not in known and (only is None or number.span in only):
            mark = said.say("facts.read" if number.read else "facts.unread")
            rows[(number.span, -1)] = _row(source, number.span, harmless(source.slice(number.span)), mark)
    return "".join(rows[key] for key in sorted(rows))


def _row(source: Source, span: Span, value: str, about: str) -> str:
    line, column = source.place(span.start)
    return f"{_padded(f'{line}:{column}', _PLACE)} {_padded(value, _VALUE, right=True)}  {about}".rstrip() + "\n"


def _padded(text: str, width: int, *, right: bool = False) -> str:
    space = " " * (width - width_of(text))
    return space + text if right else text + space


def _value(fact: Fact) -> str:
    quantity = fact.quantity
    value = to_text(quantity.value, quantity.decimals, quantity.scale * GRAINS)
    return f"{'~' if quantity.approximate else ''}{value}{printed_unit(quantity.unit, quantity.scale)}"


def _about(fact: Fact) -> str:
    aspects: Iterable[str] = (f"{name}={value}" for name, value in known_aspects(fact.aspects).items())
    concept = f" [{fact.concept}]" if fact.concept is not None else ""
    return harmless(f"{fact.label or '-'}{concept} {' '.join(aspects)}")
