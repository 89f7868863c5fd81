"""The words of the field as data: what vocabulary files declare, after compilation. Knows nothing about rules or documents."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from auditor.facts import DocumentPart, SequenceKind
from auditor.record import Record
from auditor.vocabulary.tables import Tables

PieceKind = Literal[
    "level",
    "levels",
    "name",
    "absence",
    "average",
    "base",
    "change",
    "from-to",
    "flat",
    "points",
    "deviation",
    "comparable",
    "share",
    "completion",
    "comparison",
    "of-which",
    "list",
    "details",
    "aspects",
    "aside-opens",
    "aside-closes",
    "adds",
    "reason",
    "use",
    "separator",
    "ignored",
]

Way = Literal["head", "clause", "count", "section", "member"]
MarkPlace = Literal["body", "heading", "note", "cell"]


class Lattice(Record):
    """An aspect whose values contain each other, such as fund: all ⊃ fiscal ⊃ general.

    `parents` maps every value to the value that directly contains it, and the roots to None.
    """

    parents: Mapping[str, str | None]

    def contains(self, outer: str, inner: str) -> bool:
        """Whether `inner` is `outer` or lies within it."""
        value: str | None = inner
        while value is not None:
            if value == outer:
                return True
            value = self.parents[value]
        return False


class Concept(Record):
    """A figure that disclosures name, such as the total of the three public expenses.

    identity  the aspects that must be known and equal before two prints of it are the same figure (of year, stage, fund)
    title     its usual name in Chinese and English, for pages about rules
    """

    id: str
    identity: tuple[str, ...]
    title: Mapping[str, str]


class Names(Record):
    """Every id that a rule may mention: what a rule file is checked against.

    partitions maps the id of a whole to the sets of concepts whose sum it is; `wholes` the id of a part to its wholes, at most
    two, those declared last first. `marks` are the kinds of marks.
    """

    concepts: Mapping[str, Concept]
    lattices: Mapping[str, Lattice]
    bases: frozenset[str]
    predicates: frozenset[str]
    partitions: Mapping[str, tuple[tuple[str, ...], ...]]
    wholes: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    marks: frozenset[str] = frozenset()


class Word(Record):
    """What a word of the text is: one letter for its kind (see rules/vocabulary/words.yaml), and what it says.

    text      the word, half-width and without white space
    concepts  ids of the concepts it names (several for the totals of both sides)
    stage, fund, year   ids of aspects it adds; `year` is relative to the document's own
    base      id of the base that a year-on-year word implies
    path      codes of the classification it names
    level     of a classification: 1 class, 2 section, 3 line
    """

    text: str
    kind: str
    concepts: tuple[str, ...] = ()
    stage: str | None = None
    fund: str | None = None
    year: int | None = None
    base: str | None = None
    path: tuple[str, ...] = ()
    level: int = 0


class Wording(Record):
    """One way of putting a relation: a name, the piece it means, and its roles, each with its group in `pieces`."""

    id: str
    means: PieceKind
    roles: tuple[tuple[str, int], ...]


class MarkWording(Record):
    """A wording that no published text should have: its kind, how it is found in squeezed text, and where it counts.

    before  what must stand right before the pattern, and belongs to the mark; None for nothing
    Either of the two has a group `year` where the mark is about a year.
    """

    kind: str
    pattern: re.Pattern[str]
    where: frozenset[MarkPlace]
    before: re.Pattern[str] | None = None


class Units(Record):
    """Units of printed numbers.

    number      matches a number with its unit and what makes it approximate; groups: before, digits, money, bare, per, noun,
                percent, points, score, behind
    money       base units (yuan) per printed unit
    multiples   what may multiply a counted noun (ten thousand, a hundred million), as factors
    same_noun   the noun under which several counted nouns are compared
    numeral     matches an amount or a count in Chinese numerals: groups digits, money, noun
    digits, places, point   how such a numeral is spelt
    year, date  calendar years and dates; durations the words behind a number that is no figure
    openers     the characters a number can begin with, words of approximation included
    largest_place  the value from which a place multiplies everything before it (ten thousand)
    """

    number: re.Pattern[str]
    money: Mapping[str, int]
    multiples: Mapping[str, int]
    same_noun: Mapping[str, str]
    numeral: re.Pattern[str]
    digits: Mapping[str, int]
    places: Mapping[str, int]
    point: str
    year: re.Pattern[str]
    date: re.Pattern[str]
    durations: re.Pattern[str]
    openers: frozenset[str]


class Structure(Record):
    """How a text is divided into sections; all patterns run over half-width text.

    enumerator       begins an item; `enumerator_ranks` the rank of each kind by the number of its group
    sequences        of the ranks that are counted up: what is counted, and the pattern of its enumerators
    ends      the characters that end a phrase; `sentence` finds the end of a sentence; `breaks` what no title holds
    figure    finds a number that is no year; `phrase` a stop or comma beside a word
    ideograph finds a character of running text; `name` the name of an organisation
    slack     in what two prints of one title may differ; `bullet` what may stand before an enumerator, `leaders` what
              leads to the number of a page; `listed` the name of a
              table as a list of tables gives it; `excused` says why a table is not there; `lead` is a
              line between a table and its title; `explained`
              finds a line of the classification, in groups path, section and line
    titled    a heading of a whole account or budget, its body in a group of that name; `region` the place that begins a name
    parts     finds in a title of which part of a disclosure its section is; they are tried in order
    """

    enumerator: re.Pattern[str]
    enumerator_ranks: Mapping[int, int]
    sequences: Mapping[int, tuple[SequenceKind, re.Pattern[str]]]
    heading_ends: tuple[str, ...]
    ends: str
    sentence: re.Pattern[str]
    breaks: re.Pattern[str]
    figure: re.Pattern[str]
    phrase: re.Pattern[str]
    ideograph: re.Pattern[str]
    name: re.Pattern[str]
    contents: re.Pattern[str]
    glossary: re.Pattern[str]
    notes: re.Pattern[str]
    captions: re.Pattern[str]
    title: re.Pattern[str]
    stages: Mapping[str, str]
    debris: re.Pattern[str]
    slack: re.Pattern[str]
    bullet: re.Pattern[str]
    leaders: re.Pattern[str]
    listed: re.Pattern[str]
    excused: re.Pattern[str]
    lead: re.Pattern[str]
    explained: re.Pattern[str]
    titled: re.Pattern[str]
    region: re.Pattern[str]
    parts: Mapping[DocumentPart, re.Pattern[str]]


class Offices(Record):
    """How counts of units and the lists of their names are told; all patterns run over half-width text without white space.

    count     finds a count, in the group `behind` or `before`
    opens     leads from a count to the names behind it; `leads` found in a line that leads to those below it
    office    the whole name of an office; `joins` what may part two names or stand in one; `own` found in the name of one's own
    open_end  found in a list that is not all; `column` the heading of a column of names
    """

    count: re.Pattern[str]
    opens: re.Pattern[str]
    leads: re.Pattern[str]
    office: re.Pattern[str]
    joins: re.Pattern[str]
    open_end: re.Pattern[str]
    own: re.Pattern[str]
    column: re.Pattern[str]


class Vocabulary(Record):
    """Everything that the compiled vocabulary holds, ready to read with.

    tables      how tables are recognised; `offices` how units are counted and listed
    words       by text; `lengths` of those that begin with one or two characters, longest first
    starts      finds a character that a word or a number can begin with
    fold        the form in which words are declared of every character that is printed in others too; `unfolded` finds these
    telling     found in every sentence that can say a figure, a zero, or that nothing changed
    functions   the codes of functional classes by name, short names included, which only mean a class before its sign
    counted     the concepts that are counted, not paid
    counts      what a figure and the noun of a count behind it mean together
    divisors    by a figure and the noun of a count, the only count that an average of the figure is over
    totals      words for the total of the items before it; `periods` for parts of a year that an average may be of
    economic    the names of the economic classification, also those that name a concept elsewhere
    funds       finds the names of funds, which contain the word for budget
    wordings    by the number of their group in `pieces`, the one pattern over kinds that holds them all
    readings    what may fill an open role, in order; `member` only for what stands behind a list
    ranks       how specific each concept is; `defaults` the aspects it implies
    """

    names: Names
    tables: Tables
    offices: Offices
    fold: Mapping[int, int]
    unfolded: re.Pattern[str]
    structure: Structure
    units: Units
    words: Mapping[str, Word]
    lengths: Mapping[str, tuple[int, ...]]
    starts: re.Pattern[str]
    telling: re.Pattern[str]
    funds: re.Pattern[str]
    functions: Mapping[str, str]
    counted: frozenset[str]
    counts: Mapping[tuple[str, str], str]
    divisors: Mapping[tuple[str, str], str]
    economic: Mapping[str, Word]
    wordings: Mapping[int, Wording]
    pieces: re.Pattern[str]
    readings: Mapping[str, tuple[Way, ...]]
    ranks: Mapping[str, int]
    defaults: Mapping[str, Mapping[str, str]]
    own: frozenset[str]
    organisations: tuple[str, ...]
    open_ends: tuple[str, ...]
    totals: tuple[str, ...]
    periods: tuple[str, ...]
    whole_words: tuple[str, ...]
    movements: frozenset[str]
    evidence: tuple[tuple[str, bool, re.Pattern[str]], ...]
    marks: tuple[MarkWording, ...]
