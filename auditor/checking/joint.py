"""The readings of a claim, judged jointly: a claim contradicts only what every sensible reading of it contradicts.

If the first reading breaks nothing, it is the reading. If it does and a later one holds everywhere, nothing is decided, and the
outcome names the reading that saves the claim. If all break something, the first is reported, at the mildest grade of any.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from auditor.checking.binding import Binding
from auditor.checking.judging import Judged
from auditor.checking.sensitivity import refuted, tested
from auditor.facts import Claim, Fact
from auditor.outcomes import Grade, Outcome, Verdict
from auditor.quantity import Quantity
from auditor.record import replace
from auditor.ruleset.rule import Rule

Tried = Mapping[str, Sequence[Judged]]
"""The outcomes of one reading, by rule; a rule that the reading does not bind is absent."""

_MILDNESS = (
    Grade.CONTRADICTION,
    Grade.OTHER_READING,
    Grade.LAST_DIGIT,
    Grade.TRUNCATED,
    Grade.IMPLAUSIBLE,
    Grade.BOUNDARY,
)
_DECIDED = (Verdict.PASS, Verdict.FAIL, Verdict.DOUBTFUL, Verdict.NOT_APPLICABLE)


class Readings:
    """The readings of one claim, each bound and tried when it is first asked for."""

    def __init__(self, claim: Claim, bind: Callable[[int], Binding], attempt: Callable[[Binding], Tried]) -> None:
        self.claim = claim
        self.later = range(1, len(claim.readings))
        self._bind = bind
        self._attempt = attempt
        self._bound: dict[int, Binding] = {}
        self._tried: dict[int, Tried] = {}

    def binding(self, number: int) -> Binding:
        """The figures under a reading."""
        if number not in self._bound:
            self._bound[number] = self._bind(number)
        return self._bound[number]

    def tried(self, number: int) -> Tried:
        """The outcomes under a reading."""
        if number not in self._tried:
            self._tried[number] = self._attempt(self.binding(number))
        return self._tried[number]


def settled(readings: Readings, rules: Mapping[str, Rule], known: set[int]) -> Iterator[Outcome]:
    """The outcomes of all rules on one claim; figures that they test are added to the `known` ones."""
    first = readings.tried(0)
    violated = [rule_id for rule_id, tried in first.items() if _is_violated(tried)]
    for rule_id, tried in first.items():
        saver = _saver(rules[rule_id], violated, rules, readings) if rule_id in violated else None
        if saver is not None:
            outcome = min(tried, key=_rank).outcome
            why = readings.claim.readings[saver].why
            yield replace(outcome, verdict=Verdict.UNDECIDED, grade=None, reason="other-reading", saved_by=why, hints=())
        else:
            graded = _mildest(rule_id, tried, readings) if rule_id in violated else tried
            for judged in graded:
                yield _with_tested(judged, first, rules, readings, known) if judged.equations else judged.outcome


def _is_violated(tried: Sequence[Judged]) -> bool:
    """Whether a reading breaks a rule: by a fail, or by figures that could hardly have been rounded like this."""
    for judged in tried:
        grade = judged.outcome.grade
        if grade is not None and grade is not Grade.BOUNDARY:
            return True
    return False


def _rank(judged: Judged) -> int:
    grade = judged.outcome.grade
    return len(_MILDNESS) if grade is None else _MILDNESS.index(grade)


def _saver(rule: Rule, violated: Sequence[str], rules: Mapping[str, Rule], readings: Readings) -> int | None:
    """The first later reading under which nothing is broken; a broken convention cannot speak against a definition.

    It must decide at least one of the rules that the first reading breaks; what it leaves open is not proven either.
    """
    for number in readings.later:
        tried = readings.tried(number)
        weighty = [some for other, some in tried.items() if rule.ground == "convention" or rules[other].ground == "definition"]
        if any(_is_violated(some) for some in weighty):
            continue
        if any(judged.outcome.verdict in _DECIDED for other in violated for judged in tried.get(other, ())):
            return number
    return None


def _mildest(rule_id: str, tried: Sequence[Judged], readings: Readings) -> Sequence[Judged]:
    """The outcomes of the first reading, none of them graded harder than another reading of the claim would be."""
    others = [readings.tried(number).get(rule_id, ()) for number in readings.later]
    mildest = max((min(map(_rank, other)) for other in others if _is_violated(other)), default=0)
    result = []
    for judged in tried:
        outcome = judged.outcome
        if outcome.verdict is Verdict.FAIL and _rank(judged) < mildest:
            grade = _MILDNESS[mildest]
            verdict = Verdict.DOUBTFUL if grade is Grade.IMPLAUSIBLE else Verdict.FAIL
            result.append(replace(judged, outcome=replace(outcome, verdict=verdict, grade=grade)))
        else:
            result.append(judged)
    return result


def _with_tested(judged: Judged, first: Tried, rules: Mapping[str, Rule], readings: Readings, known: set[int]) -> Outcome:
    """The outcome with the figures that it tests: those whose change no other reading would absorb."""
    found = newly_tested(judged, known)
    if not found:
        return judged.outcome
    for number in readings.later:
        if _is_refuted(number, first, rules, readings):
            continue
        tried = readings.tried(number)
        if not tried or any(map(_is_violated, tried.values())):
            continue
        found &= {
            fact for some in tried.values() for other in some for equation in other.equations for fact in tested(equation, ())
        }
    known |= found
    return judged.outcome.testing(found) if found else judged.outcome


def newly_tested(judged: Judged, known: Collection[int]) -> frozenset[int]:
    """The figures that an outcome tests, apart from the known ones; only a pass or a fail of an equality tests anything."""
    if not judged.equations or judged.outcome.verdict not in (Verdict.PASS, Verdict.FAIL):
        return frozenset()
    if len(judged.equations) == 1:
        return tested(judged.equations[0], known)
    return frozenset().union(*(tested(equation, known) for equation in judged.equations))


def _is_refuted(number: int, first: Tried, rules: Mapping[str, Rule], readings: Readings) -> bool:
    """Whether a later reading certainly breaks a rule, as can be told without judging it in full."""
    figures = readings.binding(number).figures
    for rule_id, tried in first.items():
        judged, rule = tried[0], rules[rule_id]
        if len(tried) > 1 or not judged.names or rule.when is not None or rule.slack is not None:
            continue
        operands = [fact.quantity for name in judged.names for fact in figures.get(name, ())]
        if _is_alike(operands, judged.equations[0].operands) and refuted(judged.equations[0], operands):
            return True
    return False


def _is_alike(operands: Sequence[Quantity], model: Sequence[Fact]) -> bool:
    """Whether figures could stand for others in an equation that was decided for those."""
    if len(operands) != len(model):
        return False
    return all(one.unit == other.quantity.unit and not one.approximate for one, other in zip(operands, model, strict=True))
