"""What narrative reading writes down: facts in reading order, drafts of claims, and references to figures printed elsewhere.

A draft becomes a Claim when its references are resolved, which needs the facts of the whole document (see `resolve`).
"""

from __future__ import annotations

from auditor.facts import Aspects, ClaimKind, Fact
from auditor.quantity import Quantity
from auditor.record import Record, field
from auditor.text import Span


class Reference(Record):
    """A figure that the text names without printing it here: its concept and aspects, to be looked up among all levels.

    `near` is the number of the first fact of the sentence that names it: what was printed just before is preferred.
    A `strict` one is only found under exactly its fund and stage: the document may print another budget than the one of a rate.
    """

    concept: str
    aspects: Aspects
    near: int
    strict: bool = False


Filler = Fact | Reference
Filled = Fact | tuple[Fact, ...]
Candidates = tuple[tuple[str, Filler], ...]


class Draft(Record):
    """A claim whose roles may still be references.

    fixed    roles that the text leaves no doubt about
    open     roles to be filled, each with its candidates in order: (id of the way, fact or reference); all empty = nothing fits
    others   the same statement said of other figures, each with the id of its way: later readings of the one claim
    """

    kind: ClaimKind
    span: Span
    sentence: Span
    section: int
    fixed: dict[str, Filled]
    open: dict[str, Candidates] = field(default_factory=dict)
    exhaustive: bool = False
    direction: str | None = None
    relation: str | None = None
    base: str | None = None
    enumeration: int | None = None
    others: tuple[tuple[str, Draft], ...] = ()


class Notes:
    """The facts and drafts of one document so far. Facts are numbered in the order in which they are written.

    complete    for every enumeration whose members make up the whole, how many members it has
    averages    the numbers of the facts that are averages: what stands under one may exceed it, and does not add up to it
    wholes      for every figure with a share of its own, by its number, what that is of; empty if nothing says so
    codes       the code that is printed before the name of an item, by the number of its figure
    understood  the places of the printed numbers that some fact or claim understood
    """

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self.drafts: list[Draft] = []
        self.complete: dict[int, int] = {}
        self.averages: set[int] = set()
        self.wholes: dict[int, Candidates] = {}
        self.codes: dict[int, str] = {}
        self.understood: set[Span] = set()

    def write(  # noqa: PLR0913 - a fact has that many parts
        self,
        label: str,
        concept: str | None,
        quantity: Quantity,
        span: Span,
        aspects: Aspects,
        *,
        section: int,
        sentence: Span,
        of: int | None = None,
        table: int | None = None,
        implied: tuple[Fact, ...] = (),
        enumeration: int | None = None,
        loose: bool = False,
    ) -> Fact:
        """Write a fact down and return it."""
        fact = Fact(
            len(self.facts), label, concept, quantity, span, aspects, section, sentence, implied, enumeration, of, table, loose
        )
        self.facts.append(fact)
        return fact
