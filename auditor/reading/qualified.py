"""What makes a figure another one though its own label does not say so: the total behind items, a count, the list around it."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.facts import Fact
from auditor.reading.naming import Label
from auditor.reading.scan import Token
from auditor.reading.sentence import Sentence
from auditor.record import replace

_COUNT = "count:"
_CLAUSE_ENDS = ",;:/()"
_WORDS = 16
_ITEMS = 12


def qualified(sentence: Sentence, label: Label, token: Token) -> Label:
    """The label of a level with what qualifies it from outside: a total of several items, or a body that was just counted."""
    if label.entity is not None or token.quantity is None or token.quantity.unit != "yuan":
        return label
    if label.concepts and not label.weak:
        qualifier = _counted_body(sentence) if _stands_behind_a_count(sentence, label, token) else None
    else:
        qualifier = _total_of_items(sentence, token) or _counted_body(sentence)
    return replace(label, entity=qualifier) if qualifier is not None else label


def _clause_before(sentence: Sentence, place: int) -> str:
    """The last words before a place of the text, back to a sign that ends a clause."""
    words = sentence.squeezed.text[max(0, place - _WORDS) : place]
    return words[max(words.rfind(sign) for sign in _CLAUSE_ENDS) + 1 :]


def _stands_behind_a_count(sentence: Sentence, label: Label, token: Token) -> bool:
    start = sentence.squeezed.text.rfind(label.text, max(0, token.start - _WORDS - len(label.text)), token.start)
    return start >= 0 and any(sign.isdigit() for sign in _clause_before(sentence, start))


def _total_of_items(sentence: Sentence, token: Token) -> str | None:
    """The word for a total before an amount without any other name, where its sentence printed several different figures."""
    words = _clause_before(sentence, token.start)
    said = next((word for word in sentence.vocabulary.totals if words.startswith(word)), None)
    if said is None:
        return None
    items = {fact.concept for fact in sentence.levels[-_ITEMS:] if fact.concept is not None and fact.quantity.unit == "yuan"}
    return said if len(items) > 1 else None


def _counted_body(sentence: Sentence) -> str | None:
    """Whose things were counted right before an amount: it is that one's too."""
    for fact in reversed(sentence.levels[-_ITEMS:]):
        if not fact.quantity.unit.startswith(_COUNT):
            return None
        if fact.aspects.entity is not None:
            return fact.aspects.entity
    return None


def leave_namesakes(sentence: Sentence, first: int) -> None:
    """Different amounts of one name in the lists of one sentence are of different members, and none is the document's own.

    `first` is the number of the sentence's first figure.
    """
    facts = sentence.notes.facts
    seen: dict[object, list[Fact]] = {}
    for fact in _members(facts[first:]):
        about = fact.aspects
        key = fact.concept, about.entity, about.path, about.fund, about.stage, about.year
        seen.setdefault(key, []).append(fact)
    for namesakes in seen.values():
        if len({fact.quantity.value for fact in namesakes}) > 1:
            for fact in namesakes:
                facts[fact.number] = replace(fact, concept=None)


def _members(facts: list[Fact]) -> Iterator[Fact]:
    for fact in facts:
        if fact.concept is not None and fact.enumeration is not None and fact.aspects.measure == "level" and not fact.implied:
            yield fact
