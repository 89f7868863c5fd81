"""What checking concludes: one Outcome per rule and binding. Records only: `checking` makes them, the report quotes them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Never

from auditor.facts import Claim, Fact, Precision
from auditor.judgement import Relation
from auditor.polynomial import Polynomial
from auditor.record import Record, replace
from auditor.text import Span

NO_WORDS: Mapping[str, Never] = MappingProxyType({})


class Verdict(StrEnum):
    """How a rule ended on one binding. Exactly one of these; none of them is silence.

    `undecided` = an operand is missing or ambiguous, a divisor's interval touches zero, a number is approximate, units clash.
    `broken` = the rule itself failed to evaluate; other rules go on and the program exits with 2.
    """

    PASS = "pass"
    DOUBTFUL = "doubtful"
    FAIL = "fail"
    NOT_APPLICABLE = "not_applicable"
    UNDECIDED = "undecided"
    BROKEN = "broken"


class Grade(StrEnum):
    """How strong a fail (first four) or a doubtful (last two) is; it caps the severity: error, warning ×3; warning, info."""

    CONTRADICTION = "contradiction"
    TRUNCATED = "truncated"
    LAST_DIGIT = "last_digit"
    OTHER_READING = "other_reading"
    IMPLAUSIBLE = "implausible"
    BOUNDARY = "boundary"


class Operand(Record):
    """A figure that took part in a check, under the role the rule gave it (`part`, `total`, `parts[2]` …)."""

    role: str
    fact: Fact


class Derived(Record):
    """What follows for the stated figure from the other operands, in base units (yuan, percent …).

    value is computed from the figures as printed (None where that divides by zero); low and high bound it over all true values.
    `expression` is the rule's arithmetic with the printed figures filled in, e.g. "196.82 ÷ 6,062.82 × 100".
    """

    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    unit: str
    expression: str


class Equation(Record):
    """What a rule demands of figures, in the form in which it can be tested again with other figures.

    residual  a polynomial over the operands that is compared with zero; empty if it says that all operands are one figure
    apart     whether every operand stands in one term only
    divisor   what it divides by; None if nothing
    relation  how the residual compares with zero; an equality unless an assertion demands an order: of a fail, or of counts
    """

    residual: Polynomial
    apart: bool
    divisor: Polynomial | None
    operands: tuple[Fact, ...]
    relation: Relation = "=="


class Outcome(Record):
    """The verdict of one rule on one binding, with its evidence.

    rule_id   id of the rule
    anchor    the span a finding points to first: the stated figure, or the rule's anchor, else the claim
    stated    the operand that the rule calls stated; None for a logical rule
    derived   None for a logical rule, and where nothing could be derived
    gap       distance between the stated and the derived interval in base units; None unless the boxes are disjoint
    tail      one-sided tail mass (NUMBERS), None where it was not computed
    reading   index of the reading under which it is reported; `saved_by` the id of the reading that saves an undecided claim
    reason    for undecided and not_applicable: a stable code: `missing:whole`, `zero-divisor`, `zero-over-zero`, `approximate`,
              `ambiguous`, `unit-clash`, `unclassified`, `other-reading`, `when`; empty otherwise
    hints     indexes into the rule's hints whose condition held
    sensitive facts (by number) of which a tenfold change alone would turn this outcome of an equality into a fail
    duplicates  anchors of further bindings of the same relation, merged into this one
    words     what a rule on the text itself knows about its binding, for the message; None for what the text does not say
    equations what was tested, for the diagnosis; of an assertion with `or` both sides, though a pass may hold by one of them
    precision the parts that drop zeros, with the shorter figures of this outcome: it is doubtful only if these are exact
    """

    rule_id: str
    verdict: Verdict
    anchor: Span
    section: int
    operands: tuple[Operand, ...] = ()
    grade: Grade | None = None
    stated: Operand | None = None
    derived: Derived | None = None
    gap: Fraction | None = None
    tail: Fraction | None = None
    claim: Claim | None = None
    reading: int = 0
    saved_by: str = ""
    reason: str = ""
    hints: tuple[int, ...] = ()
    sensitive: frozenset[int] = frozenset()
    duplicates: tuple[Span, ...] = ()
    words: Mapping[str, str | int | None] = NO_WORDS
    equations: tuple[Equation, ...] = ()
    precision: tuple[Precision, ...] = ()

    def testing(self, facts: frozenset[int]) -> Outcome:
        """The same outcome with the facts that it is sensitive to."""
        return replace(self, sensitive=facts)
