"""Where a list begins and what it divides, parentheses with figures, and relations between all the figures of a sentence."""

from __future__ import annotations

from auditor.facts import Aspects, Fact
from auditor.quantity import exact_zero
from auditor.reading.enumerations import Opening
from auditor.reading.notes import Draft, Filled
from auditor.reading.sentence import TOTAL_OF, TOTALS, Piece, Sentence, extent, is_reported, label_of, understood, write
from auditor.reading.subjects import fund_of, is_other_side, names
from auditor.reading.tails import owners_of, said_of
from auditor.text import Span

_NEARBY = 60
_COUNT = "count:"
_CLAUSE_ENDS = ",;.:/()"


def open_list(sentence: Sentence, piece: Piece, opening: Opening) -> None:
    """Begin an enumeration of what the words before it speak of: in this paragraph or, at its end, over those that follow."""
    at_end = sentence.last and not sentence.kinds[piece.end :].strip(".:,")
    side = _other_side_of_list(sentence) if opening == "list" else None
    heads = _heads(sentence, opening) if side is None else side
    if side is not None:
        while sentence.enumerations.stack and sentence.enumerations.stack[-1].inline:
            sentence.enumerations.close()
        sentence.topics, sentence.latest = (), ()
    if not heads:
        return
    wholes = _divided_before(sentence, heads) if opening == "of-which" else ()
    companions = _other_stages(sentence, wholes or heads)
    opened = sentence.enumerations.open(
        opening, (*(wholes or heads), *companions), inline=not at_end, rank=sentence.context.rank
    )
    if wholes:
        opened.open_end, opened.others = True, _members_before(sentence, heads[0])
    sentence.base = None
    sentence.fresh = False


def _other_side_of_list(sentence: Sentence) -> tuple[Fact, ...] | None:
    """Where a list of income is over and one of expenditure follows, or the other way round: what this one divides, if printed.

    None where the list goes on, or is the first one.
    """
    inner, named = sentence.enumerations.innermost, sentence.named
    if inner is None or not inner.inline or named is None or not named.weak or sentence.separator != ";":
        return None
    if not is_other_side(named, inner.heads[0]):
        return None
    wanted = {*named.concepts, *(TOTAL_OF.get(concept) for concept in named.concepts)}
    known = dict.fromkeys((*inner.heads, *sentence.context.topics))
    return tuple(head for head in known if isinstance(head, Fact) and head.concept in wanted)


def _heads(sentence: Sentence, opening: Opening) -> tuple[Fact, ...]:
    """The figures that a list divides; details are always of the latest figure, and an average has its list for itself."""
    if opening == "details" and sentence.latest:
        return sentence.latest
    if opening == "of-which" and sentence.average is not None:
        return (sentence.average,)
    named = _named_head(sentence)
    if named:
        return named
    if opening == "aspects" and not sentence.levels and (main := _main(sentence)):
        return main
    inner = sentence.enumerations.innermost
    if opening == "of-which" and not sentence.levels and inner is not None and inner.inline and len(inner.members) > 1:
        return inner.heads
    if opening == "list" and _lists_the_latest(sentence):
        return sentence.latest
    if opening == "of-which" and _counts_another(sentence):
        return sentence.latest
    heads = tuple(topic for topic in sentence.topics if isinstance(topic, Fact)) or sentence.latest
    if not heads and (opening in ("of-which", "aspects") or not sentence.first):
        heads = tuple(topic for topic in sentence.context.topics if isinstance(topic, Fact))
    return heads


def _divided_before(sentence: Sentence, heads: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The whole of the list that ended the paragraph before, where a list that begins a paragraph hangs on its last member.

    It may divide that whole once more, or a member: nothing says which, nor that it is complete.
    """
    fresh = sentence.first and not sentence.levels and heads == sentence.context.topics
    return sentence.context.heads if fresh and len(_members_before(sentence, heads[0])) > 1 else ()


def _members_before(sentence: Sentence, last: Fact) -> tuple[Fact, ...]:
    """The members of a list within one sentence, its last member last; none for a figure that is in no list."""
    if last.enumeration is None:
        return ()
    levels = sentence.context.levels
    return tuple(fact for fact in levels if (fact.enumeration, fact.sentence) == (last.enumeration, last.sentence))


def _lists_the_latest(sentence: Sentence) -> bool:
    """Whether the latest level was printed in this clause, and the topic before it."""
    levels = sentence.levels
    return any(fact in levels for fact in sentence.latest[-1:]) and any(topic not in levels for topic in sentence.topics[:1])


def _counts_another(sentence: Sentence) -> bool:
    """Whether the latest figure counts something else than the topic of the clause does, under a name of its own."""
    latest, topic = sentence.latest[-1:], sentence.topics[:1]
    if not latest or not topic or not isinstance(topic[0], Fact) or topic[0].sentence != sentence.span:
        return False
    units = {latest[0].quantity.unit, topic[0].quantity.unit}
    return len(units) == 1 and units.pop().startswith("count:") and latest[0].label not in ("", topic[0].label)


def _named_head(sentence: Sentence) -> tuple[Fact, ...]:
    """The head that the words before the list name, where its level was printed before."""
    wanted = sentence.clause if sentence.topics else sentence.named or sentence.context.clause
    if wanted is None or not wanted.concepts or any(names(wanted, topic) for topic in sentence.topics):
        return ()
    totals = tuple(fact for fact in sentence.context.topics if isinstance(fact, Fact) and fact.concept in TOTALS)
    if wanted.weak and wanted.fund is None and totals:
        return tuple(fact for fact in totals if fact.concept in {TOTAL_OF.get(concept) for concept in wanted.concepts})
    sides = {TOTAL_OF.get(concept) for concept in wanted.concepts} if wanted.weak and wanted.fund is None else set()
    for fact in reversed(sentence.notes.facts[-_NEARBY:]):
        if fact.aspects.measure != "level" or not is_reported(sentence, fact):
            continue
        if wanted.weak and fact.section != sentence.context.section:
            break
        if fact.concept in sides or names(wanted, fact):
            return (fact,)
    return ()


def _main(sentence: Sentence) -> tuple[Fact, ...]:
    """What a list by aspects that begins a sentence divides: the head of the list before it, or the item's main figure."""
    inner = sentence.enumerations.innermost
    return inner.heads if inner is not None and inner.inline and inner.members else sentence.context.main


def _other_stages(sentence: Sentence, heads: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The levels of the same figure at other stages that stand around it in its sentence."""
    head, stages = heads[0], {head.aspects.stage for head in heads}
    return tuple(
        fact
        for fact in sentence.notes.facts[max(0, head.number - 3) : head.number + 4]
        if fact.aspects.measure == "level"
        and fact.concept is not None
        and (fact.concept, fact.aspects.path, fact.sentence) == (head.concept, head.aspects.path, head.sentence)
        and fact.aspects.stage not in stages
    )


def open_aside(sentence: Sentence, piece: Piece) -> None:
    """A parenthesis: its figures belong to the level before it, and the sentence goes on behind it as if it were not there."""
    sentence.aside_names = sentence.kinds[piece.start - 1 : piece.start] != "A"
    sentence.asides.append((sentence.topics, sentence.latest, len(sentence.levels)))
    if sentence.latest:
        sentence.enumerations.open("aside", sentence.latest, inline=True, rank=sentence.context.rank)


def close_aside(sentence: Sentence, piece: Piece) -> None:
    """The end of a parenthesis: topic and levels are those before it."""
    sentence.aside_names = sentence.kinds[piece.start - 1 : piece.start] != "A"
    if not sentence.asides:
        return
    sentence.topics, sentence.latest, count = sentence.asides.pop()
    del sentence.levels[count:]
    if sentence.latest and any(enumeration.opening == "aside" for enumeration in sentence.enumerations.stack):
        while sentence.enumerations.close().opening != "aside":
            pass


def read_average(sentence: Sentence, piece: Piece) -> None:
    """An average: the latest amount ÷ the latest count of the sentence."""
    token = sentence.tokens[piece.roles["average"][0]]
    if token.quantity is None:
        return
    total = next((fact for fact in reversed(sentence.levels) if fact.quantity.unit == "yuan"), None)
    count = _counted(sentence, piece, total) if total is not None else None
    aspects = Aspects(year=sentence.context.year, stage=sentence.context.stage)
    label = label_of(sentence, piece.roles.get("label"))
    average = write(sentence, label.text, None, token.quantity, understood(sentence, token), aspects)
    sentence.average = average
    sentence.notes.averages.add(average.number)
    if total is None or count is None or _is_of_a_period(sentence, piece):
        return
    owners = owners_of(sentence, total, "average", piece.start, piece.end) if sentence.named is None else (total,)
    fixed: dict[str, Filled] = {"total": owners[0], "count": count, "average": average}
    place = extent(sentence, piece.start, piece.end)
    draft = Draft("average", place, sentence.span, sentence.context.section, fixed)
    sentence.notes.drafts.append(said_of(draft, [{**fixed, "total": head} for head in owners[1:]]))


def _is_of_a_period(sentence: Sentence, piece: Piece) -> bool:
    """Whether the clause of an average names a part of the year."""
    start = piece.start
    while start and sentence.kinds[start - 1] not in _CLAUSE_ENDS:
        start -= 1
    words = sentence.squeezed.text[sentence.tokens[start].start : sentence.tokens[piece.roles["average"][0]].start]
    return any(period in words for period in sentence.vocabulary.periods)


def _counted(sentence: Sentence, piece: Piece, total: Fact) -> Fact | None:
    """What an average is taken over: the one count of its part of the sentence whose noun the word names, else the only one.

    None where several fit, or the only one is of another figure than the total: the divisor may be any of them.
    """
    begin = sentence.tokens[sentence.kinds.rfind(";", 0, piece.start) + 1].start
    place = sentence.squeezed.span(begin, begin + 1).start
    counts = [f for f in sentence.levels if f.quantity.unit.startswith(_COUNT) and f.span.start >= place]
    word = sentence.tokens[piece.start]
    named = sentence.squeezed.text[word.start : word.end] if sentence.kinds[piece.start] == "v" else ""
    shared = [fact for fact in counts if set(named) & set(fact.quantity.unit.removeprefix(_COUNT))]
    fitting = shared or counts
    return fitting[0] if len(fitting) == 1 and _counts_for(sentence, fitting[0], total, sure=bool(shared)) else None


def _counts_for(sentence: Sentence, count: Fact, total: Fact, *, sure: bool) -> bool:
    """Whether a count is of the things that an amount is spent on; `sure` where the average names them itself."""
    of = total.concept or "", count.quantity.unit.removeprefix(_COUNT)
    declared = sentence.vocabulary.divisors.get(of) or sentence.vocabulary.counts.get(of)
    return count.concept in (None, total.concept, declared) or (sure and declared is None)


def draft_product(sentence: Sentence) -> None:
    """A unit standard with a count of the same noun and one amount in a sentence: count × standard = amount."""
    standards = [fact for fact in sentence.levels if fact.quantity.unit.startswith("yuan-per:")]
    amounts = [fact for fact in sentence.levels if fact.quantity.unit == "yuan"]
    if len(standards) != 1 or len(amounts) != 1:
        return
    noun = standards[0].quantity.unit.removeprefix("yuan-per:")
    counts = [fact for fact in sentence.levels if fact.quantity.unit == f"count:{noun}"]
    if len(counts) == 1:
        fixed: dict[str, Filled] = {"count": counts[0], "unit": standards[0], "total": amounts[0]}
        sentence.notes.drafts.append(Draft("product", sentence.span, sentence.span, sentence.context.section, fixed))


def draft_addition(sentence: Sentence) -> None:
    """A sentence that adds figures up: those before its total make up the total."""
    if not sentence.adding:
        return
    amounts = [fact for fact in sentence.levels if fact.quantity.unit == "yuan"]
    totals = [n for n, fact in enumerate(amounts) if fact.concept in TOTALS]
    if len(totals) != 1 or totals[0] < 2:
        return
    total, parts = amounts[totals[0]], tuple(amounts[: totals[0]])
    fixed: dict[str, Filled] = {"total": total, "parts": parts}
    span = Span(parts[0].span.start, total.span.end)
    sentence.notes.drafts.append(Draft("sum", span, sentence.span, sentence.context.section, fixed, exhaustive=True))


def read_absence(sentence: Sentence, piece: Piece) -> None:
    """Words that deny a known figure of money: a zero without any digits."""
    label = label_of(sentence, piece.roles["label"])
    if not label.concepts or label.entity is not None or (label.weak and label.fund is None):
        return
    year, stage = label.year or sentence.context.year, label.stage or sentence.context.stage
    for concept in label.concepts:
        identity = sentence.vocabulary.names.concepts[concept].identity
        if "fund" in identity or "stage" in identity or sentence.vocabulary.defaults.get(concept):
            aspects = Aspects(None, year, stage, fund_of(sentence, label, concept, None, None), path=label.path)
            write(sentence, label.text, concept, exact_zero("yuan"), extent(sentence, piece.start, piece.end), aspects)
