"""Levels: a figure with its label, or several that share one wording; what they mean, and where in an enumeration they stand.

A level of the reported stage becomes the topic of its clause when there is none, or when it opens a member of an enumeration.
"""

from __future__ import annotations

import re

from auditor.facts import Aspects, Fact
from auditor.quantity import Quantity
from auditor.reading.coded import note_code
from auditor.reading.enumerations import Enumeration, names_few_items
from auditor.reading.naming import Label
from auditor.reading.notes import Draft, Filled, Filler, Reference
from auditor.reading.qualified import qualified
from auditor.reading.scan import Token
from auditor.reading.sentence import TOTAL_OF, Piece, Sentence, is_reported, label_of, numbers_of, understood
from auditor.reading.subjects import fund_of, is_other_side, subject_of
from auditor.record import replace
from auditor.text import Span
from auditor.vocabulary import Word

_SUBJECT_RANK = 4
_SHARES = ("s", "p")
_APPROPRIATION = "appropriation"
_UNSAID = Aspects()
_WORDS_BEFORE = 16
_CLAUSE_ENDS = re.compile("[,;.:/()]")


def read_level(sentence: Sentence, piece: Piece) -> None:
    """One figure with the label before it, which may be empty."""
    has_share = sentence.kinds[piece.end : piece.end + 2].lstrip(",")[:1] in _SHARES
    label, token = label_of(sentence, piece.roles.get("label")), sentence.tokens[piece.roles["value"][0]]
    written = len(sentence.levels)
    write_level(sentence, label, token, has_share=has_share)
    note_code(sentence, piece, written)
    if "done" in piece.roles:
        sentence.completed = sentence.latest
    before = sentence.kinds[max(0, piece.start - _WORDS_BEFORE) : piece.roles["value"][0]]
    if "v" in _CLAUSE_ENDS.split(before)[-1]:
        sentence.notes.averages.update(fact.number for fact in sentence.levels[written:])


def read_levels(sentence: Sentence, piece: Piece) -> None:
    """Labels with their figures “respectively”: as many labels as figures, each its own level."""
    tokens = numbers_of(sentence, piece.roles["value"])
    labels = _labels_of(sentence, *piece.roles["labels"])
    if len(labels) == 1 and len(labels[0].concepts) == len(tokens):
        labels = [replace(labels[0], concepts=(concept,)) for concept in labels[0].concepts]
    if len(labels) != len(tokens):
        return
    topic = sentence.topics[0] if sentence.topics else None
    before = len(sentence.levels)
    for label, token in zip(labels, tokens, strict=True):
        write_level(sentence, label, token)
    parts = tuple(sentence.levels[before:])
    if isinstance(topic, Fact) and topic in sentence.levels[:before] and all(fact.enumeration is None for fact in parts):
        _draft_divided(sentence, topic, parts)


def _labels_of(sentence: Sentence, first: int, last: int) -> list[Label]:
    labels: list[Label] = []
    begin = first
    for index in range(first, last + 1):
        if index == last or sentence.kinds[index] in "/K":
            labels.append(label_of(sentence, (begin, index)))
            begin = index + 1
    return labels


def _draft_divided(sentence: Sentence, topic: Fact, parts: tuple[Fact, ...]) -> None:
    """The parts of a declared partition right behind their whole add up to it, though no word says so."""
    partitions = sentence.vocabulary.names.partitions.get(topic.concept or "", ())
    if any(all(part.concept in partition for part in parts) for partition in partitions) and not names_few_items(parts):
        span = Span(topic.span.start, parts[-1].span.end)
        fixed: dict[str, Filled] = {"total": topic, "parts": parts}
        sentence.notes.drafts.append(Draft("sum", span, sentence.span, sentence.context.section, fixed, exhaustive=True))


def write_level(sentence: Sentence, label: Label, token: Token, *, has_share: bool = False) -> None:
    """Write a level down, several where the label names several figures, and let the sentence go on from there.

    `has_share` says whether its share of a whole stands right behind it.
    """
    quantity = token.quantity
    if quantity is None:
        return
    inner = sentence.enumerations.innermost
    if label.fund is not None and label.names_nothing and label.stage is None and inner is not None:
        label = _appropriated(sentence, label, inner.heads[0])
    repeats = label.weak and label.fund is None and label.year is None and _has_known_subject(sentence)
    opens_member = not label.names_nothing and not repeats
    enumeration = _enumeration_of(sentence, label, quantity.unit, opens_member=opens_member, has_share=has_share)
    if inner is None or inner.heads[0].quantity.unit == quantity.unit:
        sentence.fresh = False
    if label.concepts and not label.weak:
        sentence.spoken = label
    sentence.year_printed = label.year is not None
    facts = facts_of(sentence, qualified(sentence, label, token), quantity, understood(sentence, token), enumeration)
    goes_on = _enrol(sentence, facts, enumeration, opens_member)
    if enumeration is not None and sentence.squeezed.text.startswith(sentence.vocabulary.open_ends, token.end):
        enumeration.open_end = True
    sentence.levels.extend(facts)
    sentence.average = None
    if label.stage is None:
        sentence.unstaged.extend(facts)
    opened = enumeration if opens_member else sentence.enumerations.innermost if goes_on else None
    _become_topic(sentence, facts, opened, parallel=sentence.done and not label.names_nothing)
    sentence.whole = sentence.whole or sentence.named
    sentence.named = None


def _has_known_subject(sentence: Sentence) -> bool:
    subject = subject_of(sentence)
    return subject is not None and subject.concept is not None


def _enumeration_of(sentence: Sentence, label: Label, unit: str, *, opens_member: bool, has_share: bool) -> Enumeration | None:
    """The enumeration that a level belongs to; without any label it only goes on with the details of a figure of its unit."""
    if opens_member or sentence.context.item is not None:
        return sentence.enumerations.belongs(label, unit, sentence.separator, new_sentence=sentence.fresh, has_share=has_share)
    inner = sentence.enumerations.innermost
    if label.text or inner is None or not inner.inline or inner.opening != "details":
        return None
    return inner if inner.heads[0].quantity.unit == unit else None


def facts_of(
    sentence: Sentence, label: Label, quantity: Quantity, span: Span, enumeration: Enumeration | None
) -> tuple[Fact, ...]:
    """Write down what a label and a number say, one fact for each concept; the head says what the label leaves open."""
    head = enumeration.heads[0] if enumeration is not None else None
    own = head.aspects if head is not None else _UNSAID
    concepts, path, entity, inherited_fund = _meaning(sentence, label, quantity.unit, head)
    beside = _other_side(sentence, label)
    if head is not None and label.weak and label.fund is not None and not _divides(sentence, head, concepts):
        concepts, path = ("fund-part",), (label.fund,)
    stage = label.stage or _aside_stage(sentence) or (own.stage if not _has_stages(enumeration) else None)
    facts = []
    for concept in concepts or (None,):
        aspects = Aspects(
            entity=entity or beside.entity or own.entity,
            year=label.year or sentence.year or own.year or sentence.context.year,
            stage=stage or sentence.context.stage,
            fund=fund_of(sentence, label, concept, head, inherited_fund or beside.fund),
            path=path,
        )
        repeats = head is not None and _repeats(head, concept, aspects)
        if repeats and enumeration is not None and head is not None and quantity.value == head.quantity.value:
            enumeration.restated, repeats = True, False
        fact = sentence.notes.write(
            label.text,
            None if repeats or not _counts(sentence, concept, quantity.unit) else concept,
            quantity,
            span,
            aspects,
            section=sentence.context.section,
            sentence=sentence.span,
            enumeration=enumeration.number if enumeration is not None else None,
            loose=label.weak and concept in TOTAL_OF and aspects.stage != "final" and label.fund is None,
        )
        facts.append(fact)
    return tuple(facts)


def _other_side(sentence: Sentence, label: Label) -> Aspects:
    """The aspects of the income printed right before the bare word for expenditure, or the other way round; else none."""
    beside = sentence.levels[-1] if sentence.levels and label.weak and label.stage is None and label.fund is None else None
    if beside is None or beside.concept in label.concepts:
        return Aspects()
    sides = beside.concept == _APPROPRIATION or any(beside.concept in pair for pair in TOTAL_OF.items())
    return beside.aspects if sides else Aspects()


def _has_stages(enumeration: Enumeration | None) -> bool:
    """Whether the head was printed for several stages, so that an unmarked member is of the reported one."""
    return enumeration is not None and len({head.aspects.stage for head in enumeration.heads}) > 1


def _aside_stage(sentence: Sentence) -> str | None:
    """Within a parenthesis that begins with a budget, what follows is of that budget too."""
    inside = sentence.levels[sentence.asides[-1][2] :] if sentence.asides else []
    stage = inside[-1].aspects.stage if inside else None
    return stage if stage != sentence.context.stage else None


def _divides(sentence: Sentence, head: Fact, concepts: tuple[str, ...]) -> bool:
    """Whether expenditure of a fund can be part of the head; under a narrower figure it is that figure's own part."""
    if head.concept is None or head.concept in concepts:
        return True
    return any(head.concept in declared_wholes(sentence, concept) for concept in concepts)


def declared_wholes(sentence: Sentence, concept: str | None) -> tuple[str, ...]:
    """The concepts that the concept is declared a part of, at most two, those declared last first."""
    return sentence.vocabulary.names.wholes.get(concept or "", ())


def _counts(sentence: Sentence, concept: str | None, unit: str) -> bool:
    """Whether a concept is measured in a unit: money concepts in money, counted ones in counts."""
    return concept is None or (concept in sentence.vocabulary.counted) == unit.startswith("count:")


def _repeats(head: Fact, concept: str | None, aspects: Aspects) -> bool:
    """Whether a member bears the name of its own head, as a slip of the form does."""
    mine = (concept, aspects.path, aspects.fund, aspects.entity, aspects.stage)
    return mine == (head.concept, head.aspects.path, head.aspects.fund, head.aspects.entity, head.aspects.stage)


def _meaning(
    sentence: Sentence, label: Label, unit: str, head: Fact | None
) -> tuple[tuple[str, ...], tuple[str, ...], str | None, str | None]:
    """Concepts, path, qualifier and fund of a level; a label that only names a stage speaks of the item or the topic."""
    if head is not None and (word := _economic(sentence, label, head)) is not None:
        return word.concepts, word.path, label.entity, None
    if label.concepts and not label.weak:
        return label.concepts, label.path, label.entity, None
    explains = bool(sentence.asides) and sentence.aside_names
    subject = None if explains or label.entity is not None else subject_of(sentence)
    if subject is not None and (not label.concepts or _yields(sentence, label, subject)):
        if label.bare_of_stage:
            return (), (), None, None
        same_unit = not isinstance(subject, Fact) or subject.quantity.unit == unit or unit.startswith("count:")
        if same_unit and (label.text or unit.startswith("count:")) and subject.concept is not None:
            aspects = subject.aspects
            return (subject.concept,), aspects.path, aspects.entity, aspects.fund
        if not label.concepts:
            return (), (), subject.aspects.entity if same_unit else None, None
    return label.concepts, label.path, label.entity, None


def _appropriated(sentence: Sentence, label: Label, head: Fact) -> Label:
    """A fund named alone in a list of income is what that fund appropriates."""
    partitions = sentence.vocabulary.names.partitions.get(head.concept or "", ())
    return replace(label, concepts=(_APPROPRIATION,)) if any(_APPROPRIATION in partition for partition in partitions) else label


def _economic(sentence: Sentence, label: Label, head: Fact) -> Word | None:
    """In a list of the economic classification a name means its item there, whatever else it means elsewhere."""
    partitions = sentence.vocabulary.names.partitions.get(head.concept or "", ())
    if not any("economic" in partition for partition in partitions):
        return None
    if any(set(label.concepts) <= set(partition) for partition in partitions):
        return None
    return sentence.vocabulary.economic.get(label.text)


def _yields(sentence: Sentence, label: Label, subject: Filler) -> bool:
    """Whether the bare word for expenditure only repeats the subject: behind a specific one, unless a fund or year is named."""
    if label.fund is not None or label.year is not None:
        return False
    if is_other_side(label, subject):
        return False
    if subject.concept in label.concepts or subject.aspects.path:
        return True
    if sentence.vocabulary.ranks.get(subject.concept or "", 0) >= _SUBJECT_RANK:
        return True
    return label.stage is not None and (isinstance(subject, Reference) or subject in sentence.levels)


def _enrol(sentence: Sentence, facts: tuple[Fact, ...], enumeration: Enumeration | None, opens_member: bool) -> bool:
    """Make a level a member of its enumeration, or another stage of the member before it; whether it is such a stage."""
    inner, fact = enumeration or sentence.enumerations.innermost, facts[0]
    if inner is None or inner.heads[0].quantity.unit != fact.quantity.unit:
        return False
    if enumeration is not None and (opens_member or enumeration.awaits or not enumeration.members):
        if enumeration.members:
            enumeration.separators.add(sentence.separator)
        enumeration.members.append([fact])
        enumeration.awaits = False
    elif inner.members and not opens_member and fact.label:
        member = inner.members[-1]
        if fact.concept == member[0].concept and all(other.aspects.stage != fact.aspects.stage for other in member):
            member.append(fact)
            return True
    return False


def _become_topic(sentence: Sentence, facts: tuple[Fact, ...], opened: Enumeration | None, *, parallel: bool) -> None:
    """Let levels of the reported stage be what the clause speaks of; `opened`: the enumeration they begin a member of."""
    sentence.latest = facts
    if not is_reported(sentence, facts[0]):
        return
    sentence.opening = sentence.opening or facts
    if opened is not None:
        sentence.topics, sentence.done, sentence.base, sentence.changed = facts, False, None, False
    elif (
        not sentence.topics
        or not isinstance(sentence.topics[0], Fact)
        or parallel
        or _only_counts(sentence.topics[0], facts[0])
    ):
        sentence.topics, sentence.done = facts, False
    elif not any(topic in sentence.levels for topic in sentence.topics):
        sentence.topics = facts


def _only_counts(topic: Fact, fact: Fact) -> bool:
    """Whether a known amount is printed behind a count of something unknown: the count only says whose amount it is."""
    counts = topic.concept is None and topic.quantity.unit.startswith("count:")
    return counts and fact.concept is not None and fact.quantity.unit == "yuan"
