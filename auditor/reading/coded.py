"""Items of the text with their code printed right before their name: the rows of that name in the tables say what they are."""

from __future__ import annotations

from auditor.facts import Fact
from auditor.reading.notes import Notes
from auditor.reading.sentence import Piece, Sentence
from auditor.record import replace

_FUNCTION = "function"
_DIGITS = 7
_CLASS = 3
_DEPTH = 3


def note_code(sentence: Sentence, piece: Piece, written: int) -> None:
    """Remember the code of a line that stands directly before the name of the sentence's levels from `written` on."""
    if sentence.kinds[piece.start - 1 : piece.start] != "Q" or "label" not in piece.roles:
        return
    code, name = sentence.tokens[piece.start - 1], sentence.tokens[piece.start]
    digits = sentence.squeezed.text[code.start : code.end]
    if code.end == name.start and len(digits) == _DIGITS and digits.isdigit():
        sentence.notes.codes.update((fact.number, digits) for fact in sentence.levels[written:] if fact.concept is None)


def name_coded(notes: Notes) -> None:
    """Give items with a code the line that the tables print under their name in the class of the code, if that is one line."""
    if not notes.codes:
        return
    rows: dict[str, set[tuple[str, ...]]] = {}
    for fact in notes.facts:
        if fact.table is not None and fact.concept == _FUNCTION and len(fact.aspects.path) == _DEPTH:
            rows.setdefault(fact.aspects.path[-1], set()).add(fact.aspects.path)
    for number, code in notes.codes.items():
        fact = notes.facts[number]
        found = [path for path in rows.get(fact.label, ()) if path[0] == code[:_CLASS]]
        if len(found) == 1 and _is_own(fact):
            notes.facts[number] = replace(fact, concept=_FUNCTION, aspects=replace(fact.aspects, entity=None, path=found[0]))


def _is_own(fact: Fact) -> bool:
    """Whether nothing but the name of the line, which nothing knew, makes the figure another one's."""
    return fact.aspects.entity in (None, fact.label)
