"""All rules on all that was read of a document. What was not checked never counts as passed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from auditor.checking import claims, facts, given, nodes, texts, units
from auditor.checking.binding import Binding
from auditor.checking.index import Index
from auditor.checking.joint import Readings, Tried, newly_tested, settled
from auditor.checking.judging import Judged, judged
from auditor.checking.merging import distinct_relations, merged
from auditor.checking.precision import Narrowed, doubted
from auditor.checking.zeros import decided
from auditor.facts import Claim, Division, DocumentReading
from auditor.outcomes import Outcome, Verdict
from auditor.record import Record, replace
from auditor.ruleset import Rule, Ruleset
from auditor.ruleset.expression import ExpressionError
from auditor.ruleset.rule import (
    EachAnnounced,
    EachClaim,
    EachClaimGroup,
    EachFact,
    EachFactGroup,
    EachGiven,
    EachMatch,
    EachNode,
    EachSequence,
    EachTable,
)
from auditor.text import Span
from auditor.vocabulary.model import Names

_WHOLE = -1


class Broken(Record):
    """A rule that failed to evaluate: a mistake of the rule, not of the document."""

    rule_id: str
    place: str
    message: str
    hint: str


class Checked(Record):
    """What all rules concluded on one document.

    outcomes  in the order of the rules and then of the text
    unbound   ids of the rules that found nothing to judge
    broken    rules that failed, each once; they have an outcome `broken` too
    """

    outcomes: tuple[Outcome, ...]
    unbound: tuple[str, ...]
    broken: tuple[Broken, ...]


def check(ruleset: Ruleset, reading: DocumentReading, names: Names, *, detailed: bool = False) -> Checked:
    """Every rule on everything it ranges over. `detailed` gives passes their arithmetic too, as a trace of a rule needs it."""
    checked = _Checking(ruleset, reading, names, detailed).checked()
    dropping = decided(reading.precision, checked.outcomes)
    narrowed = Narrowed(reading, dropping)
    if not dropping or not narrowed.breaks(checked.outcomes):
        return checked
    again = _Checking(ruleset, narrowed.reading(), names, detailed).checked()
    return replace(checked, outcomes=tuple(doubted(checked.outcomes, again.outcomes, narrowed)))


class _Checking:
    """The work on one document: what was concluded so far, and by which rules."""

    def __init__(self, ruleset: Ruleset, reading: DocumentReading, names: Names, detailed: bool) -> None:
        self._rules = {rule.id: rule for rule in ruleset.rules}
        self._reading = reading
        self._names = names
        self._index: Index
        self._divisions: tuple[Division, ...] = ()
        self._claims = reading.claims
        self._detailed = detailed
        self._found: dict[str, list[Outcome]] = {rule.id: [] for rule in ruleset.rules}
        self._known: set[int] = set()
        self._marked = {mark.kind for mark in reading.marks}
        self._broken: dict[str, Broken] = {}
        self._units: tuple[tuple[int, Binding], ...] | None = None

    def checked(self) -> Checked:
        self._leave_out(self._unreadable())
        by_kind: dict[str, list[tuple[Rule, EachClaim]]] = {}
        for rule in self._rules.values():
            if isinstance(rule.each, EachClaim):
                by_kind.setdefault(rule.each.kind, []).append((rule, rule.each))
            elif not isinstance(rule.each, EachTable):
                self._range(rule)
        for claim in self._claims:
            self._judge_jointly(claim, by_kind.get(claim.kind, []))
        outcomes = [
            outcome
            for found in self._found.values()
            if found
            for outcome in (merged(sorted(found, key=lambda one: (one.anchor, one.reading))) if found[1:] else found)
        ]
        unbound = tuple(rule_id for rule_id, found in self._found.items() if not found)
        return Checked(tuple(distinct_relations(outcomes)), unbound, tuple(self._broken.values()))

    def _unreadable(self) -> frozenset[int]:
        """The tables on which a rule about tables fails: their cells say nothing."""
        failed: set[int] = set()
        for rule in self._rules.values():
            if isinstance(rule.each, EachTable):
                for table, binding in self._tables(rule.each):
                    for one in self._judged(rule, binding):
                        self._found[rule.id].append(one.outcome)
                        if one.outcome.verdict is Verdict.FAIL:
                            failed.add(table)
        return frozenset(failed)

    def _tables(self, each: EachTable) -> Iterator[tuple[int, Binding]]:
        if each.kind == "sums":
            return nodes.table_bindings(self._reading.divisions)
        if self._units is None:
            found = units.unit_bindings(self._reading.facts, Index((), self._names), self._reading.units_said)
            self._units = tuple(found) if self._reading.tables else ()
        return iter(self._units)

    def _leave_out(self, tables: frozenset[int]) -> None:
        facts = tuple(fact for fact in self._reading.facts if fact.table not in tables) if tables else self._reading.facts
        self._index = Index(facts, self._names)
        if tables:
            self._claims = tuple(claim for claim in self._claims if claims.table_of(claim) not in tables)
        self._divisions = tuple(division for division in self._reading.divisions if division.table not in tables)

    def _range(self, rule: Rule) -> None:
        """A rule over facts or over groups: every binding by itself, except that loose joins of one anchor stand together."""
        if isinstance(rule.each, EachMatch) and rule.each.kind not in self._marked:
            if rule.assertion is None:
                # The whole text was searched for a mark that should stand nowhere.
                self._found[rule.id].append(Outcome(rule.id, Verdict.PASS, Span(0, 0), _WHOLE))
            return
        for bindings in self._bindings(rule):
            found = [one for binding in bindings for one in self._judged(rule, binding)]
            for one in _told_apart(found):
                numbers = newly_tested(one, self._known) if one.equations else ()
                self._known.update(numbers)
                self._found[rule.id].append(one.outcome.testing(numbers) if numbers else one.outcome)

    def _bindings(self, rule: Rule) -> Iterator[list[Binding]]:
        match rule.each:
            case EachGiven() as each:
                yield from given.bindings_of(each, self._index, rule.missing)
            case EachFact() as each:
                yield from ([binding] for binding in facts.single_bindings(each, self._index))
            case EachFactGroup() as each:
                yield from ([binding] for binding in facts.group_bindings(each, self._index))
            case EachClaimGroup() as each:
                yield from ([binding] for binding in claims.group_bindings(each, self._claims, self._index))
            case EachMatch() as each:
                yield from ([binding] for binding in texts.marked(each, self._reading))
            case EachSequence() as each:
                yield from ([binding] for binding in texts.enumerated(each, self._reading))
            case EachAnnounced() as each:
                yield from ([binding] for binding in texts.announced(each, self._reading))
            case EachNode() as each:
                yield from ([binding] for binding in nodes.bindings(each, self._divisions))
            case EachTable():
                raise LookupError("rules on tables are judged before all others")
            case EachClaim():
                raise LookupError("rules on claims are judged claim by claim")
            case _:
                assert_never(rule.each)

    def _judge_jointly(self, claim: Claim, rules: list[tuple[Rule, EachClaim]]) -> None:
        meant = [(rule, each) for rule, each in rules if not each.where or claims.is_meant(claim, each.where)]
        if not meant:
            return

        def attempt(binding: Binding) -> Tried:
            tried: dict[str, list[Judged]] = {}
            for rule, each in meant:
                if rule.pointed is None or rule.pointed in binding.figures:
                    found = self._tried(rule, each, binding)
                    if found:
                        tried[rule.id] = found
            return tried

        readings = Readings(claim, lambda number: claims.bound(claim, number), attempt)
        for outcome in settled(readings, self._rules, self._known):
            self._found[outcome.rule_id].append(outcome)

    def _tried(self, rule: Rule, each: EachClaim, binding: Binding) -> list[Judged]:
        if each.measures == ("level",):
            return self._judged(rule, binding)
        return [one for some in claims.projected(each, binding, self._index) for one in self._judged(rule, some)]

    def _judged(self, rule: Rule, binding: Binding) -> list[Judged]:
        """The outcome of one binding, if any. A rule that cannot be evaluated is broken, and the other rules go on."""
        try:
            one = judged(rule, binding, self._reading.predicates, self._detailed)
        except (ArithmeticError, LookupError, ValueError, ExpressionError) as error:
            message = f"{rule.id} could not be evaluated: {error}"
            self._broken.setdefault(rule.id, Broken(rule.id, rule.place, message, "this is a mistake of the rule"))
            return [Judged(Outcome(rule.id, Verdict.BROKEN, binding.span, binding.section, reason=str(error)))]
        return [] if one is None else [one]


def _told_apart(found: list[Judged]) -> list[Judged]:
    """A figure that joins only because the text leaves an aspect open may pass, but a break of such a join proves nothing.

    Neither does a break beside a join of the same figures that holds: the text leaves open which one was meant.
    """
    if not any(one.rank for one in found):
        return found
    holds = any(one.outcome.verdict is Verdict.PASS for one in found)
    return [
        replace(one, outcome=replace(one.outcome, verdict=Verdict.UNDECIDED, grade=None, reason="ambiguous", hints=()))
        if one.outcome.verdict in (Verdict.FAIL, Verdict.DOUBTFUL) and (holds or one.rank)
        else one
        for one in found
    ]
