"""What a clause speaks of: figures it names, figures just printed, the topic before it, the item it stands in."""

from __future__ import annotations

from auditor.facts import Aspects, Fact
from auditor.reading.naming import Label
from auditor.reading.notes import Filler, Reference
from auditor.reading.sentence import TOTAL_OF, Piece, Sentence, is_reported, label_of


def read_name(sentence: Sentence, piece: Piece) -> None:
    """A label without a figure: the name that the next piece may be of, or a year for the figures that follow."""
    label = label_of(sentence, piece.roles["label"])
    if label.names_nothing and label.stage is None:
        sentence.year = label.year or sentence.year
        return
    sentence.named = label
    if label.concepts and sentence.clause is None and not sentence.topics and not sentence.levels:
        sentence.clause = label
        if label.depth and (sentence.first or not any(token.is_number for token in sentence.tokens)):
            sentence.context.item = label


def names(label: Label, subject: Filler) -> bool:
    """Whether a label names the figure: the same concept and path, and no aspect that differs."""
    aspects = subject.aspects
    return (
        subject.concept in label.concepts
        and label.path == aspects.path
        and label.fund in (None, aspects.fund)
        and label.entity in (None, aspects.entity)
        and label.year in (None, aspects.year)
    )


def fund_of(sentence: Sentence, label: Label, concept: str | None, head: Fact | None, inherited: str | None) -> str | None:
    """The fund of a figure: named, else its head's, else the section's, else the one that its concept implies."""
    fund = label.fund or inherited
    around = (head.aspects.fund if head is not None else None) or sentence.context.fund
    if fund is None:
        return around or (sentence.vocabulary.defaults.get(concept or "", {}).get("fund"))
    if around is not None and fund not in (around, "all") and sentence.vocabulary.names.lattices["fund"].contains(fund, around):
        return around if label.fund is not None and concept is not None else fund
    return fund


def references_to(sentence: Sentence, label: Label | None) -> tuple[Reference, ...]:
    """The figures that a label names, one for each concept; none for a label that names no known one."""
    if label is None or not label.concepts:
        return ()
    year, stage, near = label.year or sentence.context.year, label.stage or sentence.context.stage, len(sentence.notes.facts)
    return tuple(
        Reference(
            concept,
            Aspects(label.entity, year, stage, fund_of(sentence, label, concept, None, None), path=label.path),
            near,
        )
        for concept in label.concepts
    )


def subject_of(sentence: Sentence) -> Filler | None:
    """What the next level is a level of, if its own label leaves that open: the topic, what was named, or the item."""
    levels = [fact for fact in sentence.levels[-1:] if fact.concept is not None or fact.aspects.entity is not None]
    if levels and levels[0].aspects.stage != sentence.context.stage:
        return levels[0]
    for fact in (*sentence.topics, *levels):
        return fact
    for label in (sentence.spoken, sentence.named, sentence.clause, sentence.context.item):
        if label is not None and label.concepts:
            return references_to(sentence, label)[0]
    return sentence.context.topics[0] if sentence.context.topics and not sentence.first else None


def subjects_of(sentence: Sentence, unit: str = "yuan") -> tuple[Filler, ...]:
    """The subjects of a change or completion in this clause; several where the label names several."""
    spoken = _spoken_of(sentence, unit)
    return tuple(s for s in spoken if not isinstance(s, Fact) or s.quantity.unit == unit or not s.concept)


def _spoken_of(sentence: Sentence, unit: str) -> tuple[Filler, ...]:
    named, context = sentence.named, sentence.context
    if named is not None and (named.concepts or named.entity):
        if named.weak and sentence.topics and not is_other_side(named, sentence.topics[0]):
            return sentence.topics
        if named.weak and len(named.concepts) > 1 and len(context.topics) == len(named.concepts):
            return context.topics
        return tuple(_known(sentence, reference, named, unit) or reference for reference in references_to(sentence, named))
    if sentence.topics:
        return sentence.topics
    if sentence.clause is not None and sentence.clause.concepts:
        return references_to(sentence, sentence.clause)
    if context.topics:
        return _topics_before(sentence)
    return references_to(sentence, context.item)


def is_other_side(named: Label, topic: Filler) -> bool:
    """Whether the bare word for one side stands where the topic is the other side: income, now expenditure."""
    side = next((side for side, total in TOTAL_OF.items() if topic.concept in (side, total)), None)
    return side is not None and side not in named.concepts and any(concept in TOTAL_OF for concept in named.concepts)


def _known(sentence: Sentence, reference: Reference, label: Label, unit: str) -> Fact | None:
    """The level that was just printed for a named figure: in this sentence, or as the topic before it."""
    for fact in (*reversed(sentence.levels), *sentence.topics, *sentence.context.topics):
        if (
            isinstance(fact, Fact)
            and fact.quantity.unit == unit
            and is_reported(sentence, fact)
            and _same(reference, label, fact)
        ):
            return fact
    return None


def _same(reference: Reference, label: Label, fact: Fact) -> bool:
    """Whether a level was printed under the name that a label gives, as far as the label says."""
    mine, theirs = fact.aspects, reference.aspects
    return (
        fact.concept == reference.concept
        and mine.path == theirs.path
        and mine.entity == theirs.entity
        and theirs.fund in (None, mine.fund)
        and label.year in (None, mine.year)
    )


def _topics_before(sentence: Sentence) -> tuple[Filler, ...]:
    """The topic of the sentence before; where that ended in a list, the list's head, or (another reading) its last member."""
    inner = sentence.enumerations.innermost
    topics = sentence.context.topics
    last = topics[0]
    if inner is None or not isinstance(last, Fact) or last.enumeration != inner.number:
        sentence.alternates = sentence.context.heads
        return topics
    heads = tuple(head for head in inner.heads if is_reported(sentence, head))
    if not inner.inline:
        sentence.alternates = heads if inner.member_rank is None and not sentence.first else ()
        return topics
    sentence.alternates = topics if len(heads) == 1 else ()
    return heads or topics


def heads_of_topic(sentence: Sentence) -> tuple[Fact, ...]:
    """What the topic is a member of: a later paragraph that names nothing may speak of that instead."""
    last = sentence.context.topics[0] if sentence.context.topics else None
    if not isinstance(last, Fact) or last.enumeration is None:
        return ()
    for enumeration in sentence.enumerations.stack:
        if enumeration.number == last.enumeration:
            return tuple(head for head in enumeration.heads if is_reported(sentence, head))[:1]
    return sentence.context.heads
