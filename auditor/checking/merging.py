"""One relation that a document states several times is one outcome with all its places."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from auditor.checking.binding import print_of
from auditor.facts import Fact
from auditor.outcomes import Outcome, Verdict
from auditor.record import replace
from auditor.text import Span

_VERDICTS = {verdict: place for place, verdict in enumerate(Verdict)}
_Key = tuple[Hashable, ...]


def merged(outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """Outcomes of one rule, with those that say the same thing joined into the first of them.

    They do if they have one verdict and point at one figure with the same numbers, or relate the same figures printed again.
    Passes of figures printed again stay apart: each is a statement of its own that holds.
    """
    if len(outcomes) < 2:
        return tuple(outcomes)
    chosen: list[list[Outcome]] = []
    passes: dict[Span, list[Outcome]] = {}
    by_key: dict[_Key, list[Outcome]] = {}
    for outcome in outcomes:
        if outcome.verdict is Verdict.PASS:
            group = passes.get(outcome.anchor)
            if group is None:
                passes[outcome.anchor] = group = []
                chosen.append(group)
            group.append(outcome)
            continue
        keys = _keys(outcome)
        group = by_key.get(keys[0]) or by_key.get(keys[-1])
        if group is None:
            group = []
            chosen.append(group)
        group.append(outcome)
        for key in keys:
            by_key.setdefault(key, group)
    return tuple(group[0] if len(group) == 1 else _joined(group) for group in chosen)


def distinct_relations(outcomes: Sequence[Outcome]) -> Iterator[Outcome]:
    """The outcomes without the breaks that another rule has reported already: the same stated figure, the same operands."""
    seen: set[tuple[Span, frozenset[Span]]] = set()
    for outcome in outcomes:
        if outcome.grade is not None and outcome.stated is not None:
            key = (outcome.anchor, frozenset(operand.fact.span for operand in outcome.operands))
            if key in seen:
                continue
            seen.add(key)
        yield outcome


def _keys(outcome: Outcome) -> tuple[_Key, ...]:
    verdict = (_VERDICTS[outcome.verdict], outcome.reason)
    if outcome.verdict is Verdict.UNDECIDED and outcome.reason.startswith("missing:"):
        about = outcome.stated.fact if outcome.stated is not None else outcome.operands[0].fact if outcome.operands else None
        return ((*verdict, outcome.anchor),) if about is None else ((*verdict, outcome.anchor), (*verdict, _about(about)))
    if not outcome.operands:
        return ((*verdict, outcome.anchor),)
    prints = [print_of(operand.fact) for operand in outcome.operands]
    relation = [(one.role, one.fact.concept or one.fact.label, one.fact.aspects) for one in outcome.operands]
    return ((*verdict, outcome.anchor, *prints), (*verdict, *relation, *prints))


def _about(fact: Fact) -> Hashable:
    return fact.concept or fact.label, fact.aspects


def _joined(group: Sequence[Outcome]) -> Outcome:
    first = group[0]
    places = dict.fromkeys(outcome.anchor for outcome in group if outcome.anchor != first.anchor)
    return replace(
        first,
        duplicates=tuple(places),
        sensitive=frozenset().union(*(outcome.sensitive for outcome in group)),
        equations=tuple(equation for outcome in group for equation in outcome.equations),
    )
