"""The words of the field as data: what vocabulary files declare, after compilation. Knows nothing about rules or documents."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from auditor.facts import DocumentPart, SequenceKind
from auditor.record import Record

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

Way = Literal["head", "clause", "count", "section"]
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


class TableRole(Record, dict=True):
    """One kind of table, known by its title: what its totals are a level of, and of which fund (None where that is not said).

    sides    whether income stands on its left and expenditure on its right
    listing  of a list that is no account: what stands in its rows, else empty
    """

    id: str
    said: str
    unsaid: str
    total: str
    fund: str | None
    sides: bool
    listing: str = ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Found in its title; compiled when the first title is met, since most texts have few tables or none."""
        return re.compile(self.said)

    @cached_property
    def unless(self) -> re.Pattern[str]:
        """Found in titles of other tables that `pattern` would take for this one."""
        return re.compile(self.unsaid)


class Listings(Record):
    """How the columns and rows of lists of projects and purchases are recognised; patterns match whole names but the last ones.

    name      the column of what a row is about; `total` its text in the row of the total, `subtotal` in rows of parts
    whole     a column of all the money of a row; `rate`, `score` of those
    parts     of the columns that make up the whole together, one pattern for each way to divide it
    carried   found in parts that are left of earlier years; `current` in those that are of this year only
    unit      found behind the name of a column
    announcing  stands in every text that announces such a list; `announced` finds it, by the listing that it is about, in a
                group count and, where the money is told too, amount and unit; `counted` is the noun that projects have
    """

    name: re.Pattern[str]
    total: re.Pattern[str]
    subtotal: re.Pattern[str]
    whole: re.Pattern[str]
    rate: re.Pattern[str]
    score: re.Pattern[str]
    parts: tuple[re.Pattern[str], ...]
    carried: re.Pattern[str]
    current: re.Pattern[str]
    unit: re.Pattern[str]
    announcing: str
    counted: str
    announced: tuple[tuple[str, re.Pattern[str]], ...]


class Evaluation(Record):
    """How the self-evaluation of a project, and its goals, are recognised; patterns match a whole cell, but for the last ones.

    header      a heading without which a table is no evaluation
    name, amounts, total   the first words of the rows of a project's name, its money, its total; `member` of part of the money
    indicator, target, reached, weight, sign   the headings of the columns of an indicator; one of signs is not always there
    source      the rows of the money, or headings beside its total, that are parts of it
    appropriation, within, carried, current   of the sources: the appropriation as a whole, its funds, what is left of earlier
                years, and what says that it is of this year only
    operators   what each sign before a target means: at-least, at-most, equal; words for a target without a figure
    executed    found in the name of an indicator that is the execution of the budget
    conclusion  finds the points that a conclusion gives, in a group `score`
    whole       found in the title of an evaluation of an office as a whole; `whole_score` the points that the text gives it
    """

    header: re.Pattern[str]
    name: re.Pattern[str]
    amounts: re.Pattern[str]
    total: re.Pattern[str]
    member: re.Pattern[str]
    indicator: re.Pattern[str]
    target: re.Pattern[str]
    reached: re.Pattern[str]
    weight: re.Pattern[str]
    sign: re.Pattern[str]
    source: re.Pattern[str]
    appropriation: re.Pattern[str]
    within: re.Pattern[str]
    carried: re.Pattern[str]
    current: re.Pattern[str]
    operators: Mapping[str, str]
    executed: re.Pattern[str]
    conclusion: re.Pattern[str]
    whole: re.Pattern[str]
    whole_score: re.Pattern[str]


class Items(Record):
    """How the text lists what basic expenditure is spent on.

    pattern   finds a head with its list, in groups `head` and `list`
    heads     by name: the concept of the head, and the economic classes that it has by convention
    separator between items; `open` at the end of a list that names only some
    umbrellas names that cover several codes of the economic classification
    """

    pattern: re.Pattern[str]
    heads: Mapping[str, tuple[str, tuple[str, ...]]]
    separator: re.Pattern[str]
    open: re.Pattern[str]
    umbrellas: Mapping[str, tuple[str, ...]]


class Tables(Record):
    """How tables are recognised; all patterns run over half-width text without white space.

    roles     in the order in which they are tried on a title
    evaluation  of projects by themselves; `listings` lists of projects and purchases; `items` what the text says of rows
    sign      the words by which a title says that it is one of a table; `whole` how names of totals with balances begin
    levels    the headings of codes that stand in a column for each level
    continued found in the title of a table that goes on with the one before it
    owner     finds the body that a table is of, in a group of that name
    unit      finds the unit of a table, in a group of that name
    total     begins the name of a row or column that holds the total
    ignored   found in the names of columns without amounts, `counted` of counts
    change    found in the names of columns that follow from others: of changes, `completion` of budgets, `share` of totals
    rate      found in those of rates of change; `per_cent` where percentages are printed without a sign
    marked    found in a change whose direction is told by another sign than a minus
    number_of finds the end of the name of a row of counts, `noun` what it counts
    row_number found in the heading of a column that only numbers the rows
    bodies    the heading of a column whose rows are named after bodies
    numbering the first cell of a row of column numbers; `name` the column of row names
    member    begins a row that is only a part of the row before it; `enumerator` what stands before a name
    income, expenditure   the headings of the two sides
    """

    roles: tuple[TableRole, ...]
    evaluation: Evaluation
    listings: Listings
    items: Items
    sign: tuple[str, ...]
    levels: tuple[str, ...]
    whole: tuple[str, ...]
    continued: re.Pattern[str]
    owner: re.Pattern[str]
    unit: re.Pattern[str]
    total: re.Pattern[str]
    ignored: re.Pattern[str]
    change: re.Pattern[str]
    completion: re.Pattern[str]
    share: re.Pattern[str]
    rate: re.Pattern[str]
    per_cent: re.Pattern[str]
    marked: re.Pattern[str]
    counted: re.Pattern[str]
    number_of: re.Pattern[str]
    noun: re.Pattern[str]
    row_number: re.Pattern[str]
    bodies: re.Pattern[str]
    numbering: re.Pattern[str]
    member: re.Pattern[str]
    enumerator: re.Pattern[str]
    income: re.Pattern[str]
    expenditure: re.Pattern[str]
    name: re.Pattern[str]

    @property
    def amountless(self) -> tuple[re.Pattern[str], ...]:
        """What is found in the names of columns that are not summed: numbers of rows, changes, counts."""
        return self.ignored, self.change, self.counted


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
    economic    the names of the economic classification, also those that name a concept elsewhere
    funds       finds the names of funds, which contain the word for budget
    wordings    by the number of their group in `pieces`, the one pattern over kinds that holds them all
    readings    what may fill an open role, in order
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
    economic: Mapping[str, Word]
    wordings: Mapping[int, Wording]
    pieces: re.Pattern[str]
    readings: Mapping[str, tuple[Way, ...]]
    ranks: Mapping[str, int]
    defaults: Mapping[str, Mapping[str, str]]
    own: frozenset[str]
    organisations: tuple[str, ...]
    open_ends: tuple[str, ...]
    evidence: tuple[tuple[str, bool, re.Pattern[str]], ...]
    marks: tuple[MarkWording, ...]
