"""A rule as it is checked and shown: immutable records, made by `auditor.ruleset.loading`, and how much a break of it weighs.

A rule ranges over something (`each`), may restrict itself (`when`), and demands something: an equality of a stated figure with
a derived one, an assertion, or that a mark stands nowhere. Everything else says what a break of it means and how a reader is
told.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from auditor.facts import AnnouncedKind, ClaimKind, DivisionKind, Measure, SequenceKind
from auditor.outcomes import Grade, Outcome, Verdict
from auditor.record import Record
from auditor.ruleset.formula import Formula
from auditor.ruleset.scope import Scope

Severity = Literal["error", "warning", "info"]
Ground = Literal["definition", "convention"]
Constant = str | int | tuple[str, ...] | None

CLAIM_ROLES: Mapping[ClaimKind, tuple[str, ...]] = {
    "share": ("part", "whole", "percent"),
    "sum": ("total", "parts"),
    "change": ("subject", "delta", "rate", "prior"),
    "completion": ("actual", "budget", "rate"),
    "comparison": ("left", "right"),
    "equality": ("subject", "other"),
    "product": ("count", "unit", "total"),
    "average": ("total", "count", "average"),
    "points": ("subject", "prior", "points"),
}
COLLECTION_ROLES = frozenset({"parts"})
JOINED = ("entity", "year", "measure", "base", "path", "project")
LATTICES = ("stage", "fund")
SAME = ("entity", "year", "stage", "fund", "project")
"""The aspects in which the figures of a `given` agree unless the rule says otherwise; measure, base and path join them."""


class Wanted(Record):
    """What a selector asks of one aspect.

    `same` as in the figure of the first selector (`offset` years later, for the year), `any`, or `one-of` the constants, where
    None stands for an aspect that the text does not give.
    """

    mode: Literal["same", "any", "one-of"]
    constants: tuple[Constant, ...] = ()
    offset: int = 0


ALIKE = tuple(Wanted("same") for _ in JOINED)
"""The joins of a partner that equals the anchor in every joined aspect; one object, so that it is known by identity."""

BESIDE = tuple(Wanted("same") for _ in LATTICES)
"""The same for the lattices."""


class Selector(Record):
    """Which facts a name may be bound to: those of one of the concepts (any fact if empty) with the wanted aspects.

    `aspects` are those that the rule says something about. `joins` and `within` are what that amounts to for a partner in a
    `given`: the aspects of JOINED in which it must equal the anchor, and those of LATTICES in which it must lie beside it.
    """

    name: str
    concepts: tuple[str, ...]
    aspects: Mapping[str, Wanted]
    joins: tuple[Wanted, ...] = ()
    within: tuple[Wanted, ...] = ()

    @property
    def alike(self) -> bool:
        """Whether a partner equals the anchor in every joined aspect."""
        return self.joins is ALIKE

    @property
    def alike_within(self) -> bool:
        """Whether a partner may lie beside the anchor in every lattice."""
        return self.within is BESIDE


class EachClaim(Record):
    """Every claim of a kind, in each of its readings; the names are its roles and attributes.

    `where` keeps the claims whose attribute is one of the constants. For a measure in `measures` other than `level`, every role
    is replaced by the figure of that measure that belongs to it.
    """

    kind: ClaimKind
    where: Mapping[str, tuple[Constant, ...]]
    measures: tuple[Measure, ...] = ("level",)


class EachFact(Record):
    """Every fact that the selector takes, under the name `fact`.

    `once` names aspects: of the facts that agree in them only the first is bound, and the others are further places of it.
    """

    selector: Selector
    once: tuple[str, ...] = ()


class EachGiven(Record):
    """Facts of several selectors that belong together: they agree in the aspects of `same` where they do not say otherwise."""

    selectors: tuple[Selector, ...]
    same: tuple[str, ...]
    measures: tuple[Measure, ...] = ()


class EachFactGroup(Record):
    """Facts that agree in all aspects of `by`, two or more, under the name `members`.

    `by` = ("identity",): the same concept with all its identifying aspects known and equal, that is, prints of one figure.
    """

    selector: Selector
    by: tuple[str, ...]


class EachClaimGroup(Record):
    """Claims of a kind that agree in `by`, two or more; `members.percent` are their figures in a role.

    `by` = ("subject",): the same subject and the same base; ("enumeration",): members of one enumeration.
    """

    kind: ClaimKind
    where: Mapping[str, tuple[Constant, ...]]
    by: tuple[str, ...]


class EachMatch(Record):
    """Every mark of a kind, those of one year together; without an assertion the mark itself is what is wrong."""

    kind: str


class EachSequence(Record):
    """Every enumerator of a kind, with its ordinal and the one that was due."""

    kind: SequenceKind


class EachAnnounced(Record):
    """Everything of a kind that the document says it holds: those that it does together, and those that it does not."""

    kind: AnnouncedKind


class EachNode(Record):
    """Every figure of a table that is made up of others beside it: the names are `node`, and the collection `children`.

    kind  rows: the children are rows of its column; columns: columns of its row; change: what it was before, and its
          change; scores, weights: those of one evaluation; sources: of its money, funds: with blank ones; named: items
          of a list without an amount, unnamed: rows that it leaves out
    """

    kind: DivisionKind


class EachTable(Record):
    """Every table as a whole. One on which such a rule fails takes no part in any other.

    sums   those with four sums or more: the names are the collections `sums`, its totals, and `failing`, those that differ.
           `failing` is empty where one cell stands in all of them, whose change would repair them
    units  those with figures that are printed elsewhere: the collections `agreeing`, and `shifted`, those that differ from
           `others` by a unit alone; `said` is whether the table prints its unit
    """

    kind: Literal["sums", "units"]


EachOfText = EachMatch | EachSequence | EachAnnounced
Each = EachClaim | EachFact | EachGiven | EachFactGroup | EachClaimGroup | EachNode | EachTable | EachOfText


class Hint(Record):
    """A guess at what went wrong, told where its condition is true or possible.

    condition  None for what a re-reading says: it is told where that re-reading holds
    """

    condition: Formula | None
    say: Mapping[str, str]


class Rereading(Record):
    """Another meaning that the words may have; a contradiction that it resolves is graded `other_reading`.

    hint  which of the rule's hints tells it
    """

    derived: Formula
    hint: int


class Slack(Record):
    """A widening of the stated figure to either side, in grains of the unit, with its reason; the rule is at most a warning."""

    grains: int
    unit: str
    reason: Mapping[str, str]


class Example(Record):
    """A piece of a report and the verdict that the rule must reach in it. `text` still has the marks of its spans.

    derived  the derived figure as the message shows it, without its unit; empty where that is not tested
    reason   the reason of an undecided or not applicable outcome; empty where that is not tested
    """

    verdict: Verdict
    text: str
    derived: str = ""
    reason: str = ""


class Rule(Record):
    """One demand on the figures of a report. Texts are mappings from `zh` and `en`.

    ground      definition: true by the meaning of the words; convention: usual, and a break of it is at most a warning
    stated      the name of the figure that was printed, or a constant; None for an assertion
    anchor      what a finding points at: a name, or `max(…)` or `min(…)` of a collection; None = stated, else the claim
    missing     names whose absence counts as zero
    mandatory   whether an office may not switch it off
    soften      whether a fail may get the milder grades truncated and last_digit
    blame       whether a fail proves one of its figures wrong; else its words are the slip, and no root cause is looked for
    scope       the names that its expressions may use
    roles       the names of the figures that are evidence for an outcome, the stated one first
    pointed     the name of the figure or collection that a finding points at; None = the claim
    stated_name the name of the stated figure; empty where that is a constant, and for an assertion
    constant    the stated constant, if it is one
    grouped     whether the rule ranges over groups; it then is about two members at least that state what it points at
    path, line  where it is written
    """

    id: str
    name: str
    namespace: str
    title: Mapping[str, str]
    why: Mapping[str, str]
    severity: Severity
    ground: Ground
    each: Each
    message: Mapping[str, str]
    basis: str
    scope: Scope
    path: str
    line: int
    when: Formula | None = None
    stated: Formula | None = None
    derived: Formula | None = None
    assertion: Formula | None = None
    anchor: Formula | None = None
    hints: tuple[Hint, ...] = ()
    rereadings: tuple[Rereading, ...] = ()
    examples: tuple[Example, ...] = ()
    missing: frozenset[str] = frozenset()
    slack: Slack | None = None
    mandatory: bool = False
    soften: bool = True
    blame: bool = True
    roles: tuple[str, ...] = ()
    pointed: str | None = None
    stated_name: str = ""
    constant: Fraction | None = None
    grouped: bool = False

    @property
    def place(self) -> str:
        """File and line, as an editor opens them."""
        return f"{self.path}:{self.line}"


_MOST: Mapping[Grade, Severity] = {
    Grade.CONTRADICTION: "error",
    Grade.TRUNCATED: "warning",
    Grade.LAST_DIGIT: "warning",
    Grade.OTHER_READING: "warning",
    Grade.IMPLAUSIBLE: "warning",
    Grade.BOUNDARY: "info",
}
_ORDER: tuple[Severity, ...] = ("info", "warning", "error")


def severity_of(rule: Rule, outcome: Outcome) -> Severity:
    """How much a failed or doubtful outcome weighs: the severity of the rule, capped by its grade, its ground and its slack."""
    most = _MOST[outcome.grade] if outcome.grade is not None else "error"
    if rule.ground == "convention" or rule.slack is not None:
        most = min(most, "warning", key=_ORDER.index)
    return min(rule.severity, most, key=_ORDER.index)


def hint_texts(rule: Rule, outcome: Outcome, language: str) -> tuple[str, ...]:
    """What the hints and the re-readings that held on this outcome say."""
    return tuple(rule.hints[index].say[language] for index in outcome.hints)
