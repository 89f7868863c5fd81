"""What a disclosure says, as immutable records: the glossary of the field. Nothing here reads, and nothing here judges.

Reading produces these records, checking joins them, the report quotes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from auditor.quantity import Quantity
from auditor.record import Record, field
from auditor.text import Span

Measure = Literal["level", "delta", "rate", "prior", "share", "completion", "points"]
SequenceKind = Literal["part", "chapter", "item", "row"]
DocumentPart = Literal["account", "counts", "targets", "work"]
Unread = Literal["", "title", "columns", "some"]
AnnouncedKind = Literal["heading", "title", "order", "table", "body", "units", "explained", "owner"]
ClaimKind = Literal["share", "sum", "change", "completion", "comparison", "equality", "product", "average", "points"]
DivisionKind = Literal["rows", "columns", "change", "scores", "weights", "funds", "sources", "named", "unnamed"]


class Aspects(Record):
    """What a figure is about, apart from its concept. `None` always means that the text does not say.

    entity   the body it belongs to, as printed, when that is not the document's own; None = the document's own
    year     the calendar year of the figure (for a prior: the year of the prior level)
    stage    id from the vocabulary's stage lattice (budget, initial-budget, adjusted-budget, full-year-budget, final)
    fund     id from the vocabulary's fund lattice (all, fiscal, general, government-fund, state-capital)
    measure  level; delta (signed change against `base`); rate (signed, percent of the prior); prior (the level of the base
             itself); share; completion; points
    base     what a change is measured against: `prior-year`, `prior-year-budget`, `budget` …, from the vocabulary;
             None for a level
    path     names or codes of the functional or economic classification, outermost first (class, section, line); empty if none
    project  the name of a project in quotation marks, when the figure belongs to one
    """

    entity: str | None = None
    year: int | None = None
    stage: str | None = None
    fund: str | None = None
    measure: Measure = "level"
    base: str | None = None
    path: tuple[str, ...] = ()
    project: str | None = None


class Fact(Record):
    """One printed figure (or a text zero, or a figure implied by two printed ones) and what it is about.

    number    position among the facts of the document, in reading order; unique
    label     the words that name it, as printed, white space removed; may be empty
    concept   id from the vocabulary, or None when the label is not known there
    span      the number with its unit in the source; for a text zero the words that state it; for an implied prior the span
              of the change it comes from
    section   index into Reading.sections
    sentence  the span of the sentence that holds it
    implied   the printed facts an implied figure was derived from (its quantity's box is the joint one); empty if printed
    enumeration  number of the enumeration it is a member of, or None
    table     number of the table it stands in, None for running text
    loose     whether its words leave open if balances are included: `expenditure budget` names either total of its side
    of        for a delta, rate, prior, share or completion: the number of the level fact it is about, when that is known
    """

    number: int
    label: str
    concept: str | None
    quantity: Quantity
    span: Span
    aspects: Aspects
    section: int
    sentence: Span
    implied: tuple[Fact, ...] = ()
    enumeration: int | None = None
    of: int | None = None
    table: int | None = None
    loose: bool = False


class Reading(Record):
    """One way to fill the roles of a claim. `why` is the id of the way, for instance `head` or `elsewhere`.

    A role that the text leaves without any figure is absent from `roles`, never None.
    """

    why: str
    roles: Mapping[str, Fact | tuple[Fact, ...]]


class Claim(Record):
    """A relation that the text states between figures, with its ranked readings (at least one, at most four).

    Roles by kind (a role may be missing when nothing in the text can fill it):
      share       part, whole, percent
      sum         total, parts (tuple)                     exhaustive says whether the parts make up the whole of the total;
                                                           relation: less where they are some of its distinct parts
      change      subject, delta, rate, prior              direction: up | down | flat | open (an unchosen template word)
      completion  actual, budget, rate
      comparison  left, right                              relation: greater | less | equal
      equality    subject, other                           no difference from a level that is printed beside it
      product     count, unit, total
      average     total, count, average
      points      subject, prior, points
    `base` names the base of a change or the basis of a completion, as in Aspects.base.
    """

    number: int
    kind: ClaimKind
    span: Span
    sentence: Span
    section: int
    readings: tuple[Reading, ...]
    exhaustive: bool = False
    direction: str | None = None
    relation: str | None = None
    base: str | None = None
    enumeration: int | None = None


class Division(Record):
    """A figure of a table and the figures next to it that it is made up of, all printed: a total, and its parts.

    kind    rows: the parts are rows of one column; columns: they are columns of one row; change: a figure is made of what it
            was before, where that is printed, and of its change; scores, weights: those of the rows of one evaluation;
            sources: where the money of a project comes from; funds: the same, with blank ones; named, unnamed: a head whose
            items the text lists, with those that have no amount in the table, and with the rows that it does not list
    table   number of the table; `role` what kind of table it is (an id of the vocabulary)
    parts   the cells that print an amount; a blank one counts as zero
    """

    kind: DivisionKind
    table: int
    role: str
    total: Fact
    parts: tuple[Fact, ...]


class SectionText(Record):
    """A heading of the document and the extent of everything under it, down to the next heading of its own or a higher rank."""

    title: str
    span: Span
    rank: int


class PrintedNumber(Record):
    """A number of the document as coverage counts it: its span (with unit), and whether it is a zero.

    read is True when some fact or claim understood it.
    part  account: amounts and percentages on money, in sections on it and in the tables of the account; counts: of things,
          persons and points wherever they stand; targets: amounts and percentages on goals and evaluations; work: those on what
          an office is and does
    """

    span: Span
    zero: bool
    read: bool
    section: int
    part: DocumentPart = "account"


class TablePrinted(Record):
    """A table with figures: its extent, how many they are, and why they were not understood.

    why  title: nothing says which table it is; columns: its title is known, but no column; some: so it is of a part of its
         columns; empty where figures were understood
    """

    span: Span
    figures: int
    why: Unread


class Mark(Record):
    """A place where the vocabulary's mark of a kind stands: what a template left behind, or a slip of wording.

    text  the marked words, without white space; `year` is the one that they name, None where the mark is not about a year
    """

    kind: str
    span: Span
    section: int
    text: str
    year: int | None = None


class Numbered(Record):
    """The enumerator of a part, a chapter, an item or a row of a table, its place in the list, and the place that follows the
    one before it.

    text  the enumerator as printed, without white space
    """

    kind: SequenceKind
    ordinal: int
    expected: int
    span: Span
    section: int
    text: str


class Announced(Record):
    """Something that the document says it holds, and whether it does.

    kind    heading: an entry of the contents stands as a heading; title: the heading under its number is the same;
            order: titles stand in the order in which they are announced; table: a table of a list stands under its title;
            body: under the title of a table stands a table, or why there is none; units: as many are listed as are counted;
            explained: a line of the classification in the glossary is one that figures stand under;
            owner: a heading of the whole account or budget names the body whose document it is
    text    what is announced, without white space; `found` what stands in its place, empty where nothing does
    """

    kind: AnnouncedKind
    kept: bool
    span: Span
    section: int
    text: str
    found: str = ""


class Precision(Record):
    """A part of a document that seems to drop zeros at the end of its figures: a shorter one is then as exact as the others.

    table     number of the table; None for the running text of one part of the disclosure (`part`)
    unit, scale  of its figures, as in Quantity
    decimals  the usual decimals, which are the most; `printed` those of the shorter figures
    figures   how many different ones print them all and could end in 0; none does
    facts     the numbers of the shorter facts, which are then as exact as these
    tried, held  how many of the shorter figures stand in a sum whose other figures print all decimals, and how many meet it
              exactly; 0 before anything was checked
    chance    how likely a part whose shorter figures are coarser would look like this
    """

    table: int | None
    part: DocumentPart
    unit: str
    scale: int
    decimals: int
    printed: int
    figures: int
    facts: frozenset[int]
    chance: Fraction
    tried: int = 0
    held: int = 0


class DocumentReading(Record):
    """Everything that was understood of one document, in reading order.

    year and stage are the document's own (2024, final). `predicates` are facts about the document as a whole that text alone
    can show (`all_units_administrative`: True, False, or absent when unknown). Marks and numbered headings stand outside
    glossary and contents. `units_said` are the numbers of the tables that print their unit; the others take it from one before.
    `precision` are the parts whose digits look as if they drop zeros; of all others the printed digits count.
    """

    year: int | None
    stage: str | None
    facts: tuple[Fact, ...]
    claims: tuple[Claim, ...]
    sections: tuple[SectionText, ...]
    numbers: tuple[PrintedNumber, ...]
    predicates: Mapping[str, bool] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()
    numbered: tuple[Numbered, ...] = ()
    announced: tuple[Announced, ...] = ()
    tables: tuple[TablePrinted, ...] = ()
    units_said: frozenset[int] = frozenset()
    divisions: tuple[Division, ...] = ()
    precision: tuple[Precision, ...] = ()
