"""The reading of one sentence so far, what surrounds it, and the few questions that every kind of piece asks of its words.

Not its job: what any piece means. The parts that know (`levels`, `changes`, `shares` and so on) are functions over this state.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from auditor.facts import Aspects, Fact, Measure
from auditor.quantity import Quantity, negated
from auditor.reading.enumerations import Enumerations
from auditor.reading.naming import LABEL_KINDS, NAMELESS, Label, Namer
from auditor.reading.notes import Candidates, Filler, Notes
from auditor.reading.scan import Token
from auditor.reading.squeeze import Squeezed
from auditor.record import Record, field
from auditor.text import Span
from auditor.vocabulary import Vocabulary

TOTAL_OF = {"income": "income-total", "expenditure": "expenditure-total"}
TOTALS = frozenset(TOTAL_OF.values())


class Piece(Record):
    """A stretch of words that one wording fits: the range of its tokens, and the range of each role within them."""

    start: int
    end: int
    roles: Mapping[str, tuple[int, int]]


class Base(Record):
    """What a change is measured against: an id of the vocabulary, and the year and stage of the prior level.

    prior and its span: the level of the base where the text prints it, None otherwise.
    own: the year of the figure compared, where the sentence prints several years.
    """

    id: str
    year: int | None
    stage: str | None
    prior: Quantity | None = None
    prior_span: Span | None = None
    own: int | None = None


class Change(Struct):
    """A change whose pieces are still being read: amount and rate may stand in either order, `respective` ones in a row."""

    subjects: tuple[Filler, ...]
    base: Base
    direction: str
    start: int
    end: int
    respective: bool = False
    deltas: list[tuple[Quantity, Span]] = field(default_factory=list)
    rates: list[tuple[Quantity, Span]] = field(default_factory=list)


class Context(Struct):
    """What surrounds a sentence: the section and item it stands in, and what the sentences before it left behind.

    fund         of the section, None when its heading names none
    rank         of the paragraph's enumerator, or of the section
    year, stage  the document's own, or the year that a heading gives to a stage
    item         the label that a numbered item is headed by, None outside
    clause       what the last sentence without a level named
    topics       the topic so far, and `heads` what it is a member of
    main         the first topic of the section: what a list by aspects divides
    levels       the last eight levels, the latest last
    base         of the last change
    explaining   `reason` or `use` while an explanation goes on, else empty
    """

    section: int = -1
    fund: str | None = None
    rank: int = 0
    item: Label | None = None
    year: int | None = None
    stage: str | None = None
    clause: Label | None = None
    topics: tuple[Filler, ...] = ()
    heads: tuple[Fact, ...] = ()
    main: tuple[Fact, ...] = ()
    levels: tuple[Fact, ...] = ()
    base: Base | None = None
    explaining: str = ""


class Sentence(Struct):
    """One sentence, left to right: what has been read of it when the next piece comes.

    first, last  where it stands in its paragraph; `fresh` until a figure or list of a later sentence was placed
    kinds        one letter for each token

    levels       every level of the clause, `latest` those of the last level piece, `unstaged` those whose label names no stage
    topics       what the clause is about; `opening` the first figures that were a topic
    alternates   other figures that an unnamed change may be of, the likeliest first

    named        the label right before the next piece, None behind a comma; `spoken` the last that named a known figure
    clause       the label that the sentence begins with; `whole` the one that a first level named behind it
    year         named alone, for the figures that follow; `year_printed` whether the last level's own label has one

    base         that a comparison named; `change` the one still being read; `changed` whether the topic has had one
    change_named, several  whether the last change names its subject, and whether it has several
    completed    the last figure that words say was completed
    percent      the last share, which points are a change of
    shares       the parts of every share so far, and what it may be of
    average      the last average, until a level follows it
    separator    the last `,` or `;`
    done         whether something was said of the topic, so that a further level is a topic of its own
    adding, comparable     whether figures are added up, or changes leave something out of account
    explaining   as in Context
    asides       for each open parenthesis: topics, latest, number of levels before it; `aside_names` whether it explains a name
    """

    vocabulary: Vocabulary
    namer: Namer
    notes: Notes
    enumerations: Enumerations
    context: Context
    squeezed: Squeezed
    tokens: list[Token]
    first: bool
    last: bool
    kinds: str
    span: Span
    fresh: bool
    explaining: str

    levels: list[Fact] = field(default_factory=list)
    latest: tuple[Fact, ...] = ()
    unstaged: list[Fact] = field(default_factory=list)
    topics: tuple[Filler, ...] = ()
    opening: tuple[Fact, ...] = ()
    alternates: tuple[Filler, ...] = ()

    named: Label | None = None
    spoken: Label | None = None
    clause: Label | None = None
    whole: Label | None = None
    year: int | None = None
    year_printed: bool = False

    base: Base | None = None
    change: Change | None = None
    changed: bool = False
    change_named: bool = False
    several: bool = False
    completed: tuple[Fact, ...] = ()
    percent: Fact | None = None
    shares: list[tuple[tuple[Filler, ...], Candidates]] = field(default_factory=list)
    average: Fact | None = None
    separator: str = ""
    done: bool = False
    adding: bool = False
    comparable: bool = False
    asides: list[tuple[tuple[Filler, ...], tuple[Fact, ...], int]] = field(default_factory=list)
    aside_names: bool = False


def opened(
    namer: Namer,
    notes: Notes,
    enumerations: Enumerations,
    context: Context,
    squeezed: Squeezed,
    tokens: list[Token],
    *,
    first: bool,
    last: bool,
) -> Sentence:
    """A sentence before its first piece. A later one of its paragraph begins afresh, and an explanation may go on."""
    kinds = "".join([token.kind for token in tokens])
    span = squeezed.span(tokens[0].start, tokens[-1].end)
    return Sentence(
        namer.vocabulary,
        namer,
        notes,
        enumerations,
        context,
        squeezed,
        tokens,
        first,
        last,
        kinds,
        span,
        fresh=not first,
        explaining=context.explaining,
    )


def label_of(sentence: Sentence, role: tuple[int, int] | None) -> Label:
    """The meaning of the label words in a range of tokens; a role that the wording did not fill names nothing."""
    if role is None:
        return NAMELESS
    tokens = [token for token in sentence.tokens[role[0] : role[1]] if token.kind in LABEL_KINDS]
    return sentence.namer.label(sentence.squeezed.text, tokens)


def numbers_of(sentence: Sentence, role: tuple[int, int]) -> list[Token]:
    """The tokens of a range that are numbers."""
    return [token for token in sentence.tokens[role[0] : role[1]] if token.quantity is not None]


def understood(sentence: Sentence, token: Token) -> Span:
    """The place of a number, which counts as read from now on."""
    span = sentence.squeezed.span(token.start, token.end)
    sentence.notes.understood.add(span)
    return span


def extent(sentence: Sentence, start: int, end: int) -> Span:
    """The place of a non-empty range of tokens."""
    return sentence.squeezed.span(sentence.tokens[start].start, sentence.tokens[end - 1].end)


def write(
    sentence: Sentence,
    label: str,
    concept: str | None,
    quantity: Quantity,
    span: Span,
    aspects: Aspects,
    of: Filler | None = None,
) -> Fact:
    """Write down a figure of this sentence that is no member of an enumeration; `of`: the level it is measured of."""
    number = of.number if isinstance(of, Fact) else None
    return sentence.notes.write(
        label, concept, quantity, span, aspects, section=sentence.context.section, sentence=sentence.span, of=number
    )


def is_reported(sentence: Sentence, fact: Fact) -> bool:
    """Whether a level is of the reported stage: of none, of that one, or of a budget where the document reports budgets."""
    stage, reported = fact.aspects.stage, sentence.context.stage
    if stage is None or reported is None or stage == reported:
        return True
    return reported == "budget" and sentence.vocabulary.names.lattices["stage"].contains("budget", stage)


def is_budget(sentence: Sentence, stage: str | None) -> bool:
    """Whether a stage is some kind of budget."""
    return stage is not None and sentence.vocabulary.names.lattices["stage"].contains("budget", stage)


def aspects_of(sentence: Sentence, subject: Filler | None) -> Aspects:
    """The aspects of a figure; of an unknown one only the document's year and stage."""
    return subject.aspects if subject is not None else Aspects(year=sentence.context.year, stage=sentence.context.stage)


def measured(aspects: Aspects, measure: Measure, base: str | None, *, year: int | None = None) -> Aspects:
    """The aspects of a figure that is measured of another one."""
    return Aspects(
        aspects.entity, year or aspects.year, aspects.stage, aspects.fund, measure, base, aspects.path, aspects.project
    )


def signed(quantity: Quantity, direction: str) -> Quantity:
    """The signed change: a decrease is negative, also where a minus is printed behind the word."""
    return negated(quantity) if direction == "down" and quantity.value > 0 else quantity
