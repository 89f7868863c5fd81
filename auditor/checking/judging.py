"""One rule on one binding: its verdict, with the evidence that the report will quote."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from auditor.checking.binding import Binding
from auditor.checking.evaluation import agreement, extremes, truth_of
from auditor.checking.setting import Range, Setting, Unknown, figures_named
from auditor.facts import Fact
from auditor.judgement import Judgement, Truth, judge
from auditor.outcomes import NO_WORDS, Derived, Equation, Grade, Operand, Outcome, Verdict
from auditor.polynomial import quotient_extent
from auditor.quantity import GRAINS, Quantity
from auditor.record import Record
from auditor.ruleset.algebra import Shape
from auditor.ruleset.expression import Call, Comparison, Expression, Logic, Name
from auditor.ruleset.formula import Formula, comparison_names, comparison_shape, derivation_shape
from auditor.ruleset.messages import arithmetic_of
from auditor.ruleset.rule import EachMatch, Rule
from auditor.ruleset.scope import Sort
from auditor.text import Span

_CONCLUSIONS: Mapping[Truth, tuple[Verdict, Grade | None]] = {
    Truth.FALSE: (Verdict.FAIL, Grade.CONTRADICTION),
    Truth.CORNER: (Verdict.DOUBTFUL, Grade.BOUNDARY),
    Truth.POSSIBLE: (Verdict.PASS, None),
    Truth.TRUE: (Verdict.PASS, None),
}
_VERDICTS: Mapping[str, Verdict] = {verdict.value: verdict for verdict in Verdict}
_EXPLAINED = (Verdict.FAIL, Verdict.DOUBTFUL)


class Judged(Record):
    """An outcome, and the equations behind it, for telling which figures it really tests.

    names  of the operands of an arithmetic rule in the order of its equation, the stated figure last; empty for an assertion
    rank   that of the binding
    """

    outcome: Outcome
    equations: tuple[Equation, ...] = ()
    names: tuple[str, ...] = ()
    rank: int = 0


def judged(rule: Rule, binding: Binding, predicates: Mapping[str, bool], detailed: bool) -> Judged | None:
    """The verdict of a rule on a binding; None where the figure that the rule is about was not stated at all.

    `detailed` asks for the arithmetic of passes too.
    """
    pointed = rule.pointed
    if pointed is not None and pointed not in binding.figures and not binding.missing:
        return None
    if rule.grouped and not binding.missing and len(binding.figures.get(pointed or "", ())) < 2:
        return None
    if binding.missing:
        return Judged(_ended(rule, binding, Verdict.UNDECIDED, f"missing:{binding.missing}"), rank=binding.rank)
    setting = Setting(binding, rule.scope, rule.missing, predicates)
    if rule.when is not None:
        answer = truth_of(rule.when.tree, rule.when, setting)
        if answer is Truth.FALSE:
            return Judged(_ended(rule, binding, Verdict.NOT_APPLICABLE, "when"), rank=binding.rank)
        if answer is not Truth.TRUE:
            reason = answer.reason if isinstance(answer, Unknown) else "when"
            return Judged(_ended(rule, binding, Verdict.UNDECIDED, reason), rank=binding.rank)
    if rule.assertion is not None:
        return _asserted(rule, rule.assertion, setting)
    if rule.derived is None:
        if isinstance(rule.each, EachMatch):
            return Judged(_ended(rule, binding, Verdict.FAIL, "", Grade.CONTRADICTION))
        raise LookupError("the rule demands nothing")
    return _derived(rule, rule.derived, setting, detailed)


def _derived(rule: Rule, derived: Formula, setting: Setting, detailed: bool) -> Judged:
    names, binding = derived.names, setting.binding
    facts: list[Fact] = []
    sizes: list[int] = []
    for name in names:
        figures = figures_named(name, setting)
        if figures is None:
            return Judged(_ended(rule, binding, Verdict.UNDECIDED, f"missing:{name}"), rank=binding.rank)
        facts += figures
        sizes.append(len(figures))
    quantities = [fact.quantity for fact in facts]
    constant = rule.constant
    stated = binding.figures[rule.stated_name][0] if constant is None else None
    plain = stated is not None and rule.slack is None
    target = stated.quantity if plain and stated is not None else _target(rule, stated, constant, quantities)
    shape = derivation_shape(derived, names, tuple(sizes), constant)
    judgement = _judged(target, shape, quantities, rule.soften)
    hint: int | None = None
    grade = None if judgement.grade is None else Grade(judgement.grade)
    if grade is Grade.CONTRADICTION:
        hint = _rereading(rule, target, setting)
        grade = grade if hint is None else Grade.OTHER_READING
    verdict = _VERDICTS[judgement.verdict]
    explained = verdict in _EXPLAINED
    result = None
    if explained or (detailed and verdict is Verdict.PASS):
        result = _result(judgement, derived, setting, target.unit)
    equations: tuple[Equation, ...] = ()
    if verdict is not Verdict.UNDECIDED and verdict is not Verdict.NOT_APPLICABLE:
        operands = tuple(facts) if stated is None else (*facts, stated)
        equations = (Equation(shape.residual, shape.apart, shape.divisor, operands),)
    outcome = Outcome(
        rule.id,
        verdict,
        _anchor(rule, binding),
        binding.section,
        _operands(rule, binding),
        grade,
        None if stated is None else Operand(rule.stated_name, stated),
        result,
        judgement.gap,
        judgement.tail,
        binding.claim,
        binding.reading,
        reason=judgement.reason,
        hints=_hints(rule, setting, target, result, hint) if explained else (),
        duplicates=_duplicates(rule, binding) if binding.duplicates else (),
        equations=equations if rule.slack is None else (),
    )
    named = names if stated is None else (*names, rule.stated_name)
    return Judged(outcome, equations, named if equations else (), binding.rank)


def _target(rule: Rule, stated: Fact | None, constant: Fraction | None, operands: list[Quantity]) -> Quantity:
    """The stated figure as it is judged: a constant in the unit of the others, or the print widened by the rule's slack."""
    if stated is not None:
        quantity = stated.quantity
    else:
        value = int((constant or Fraction(0)) * GRAINS)
        quantity = Quantity(value, value, value, operands[0].unit if operands else "", 0, 0, 1)
    slack = rule.slack
    if slack is None or slack.unit != quantity.unit:
        return quantity
    return Quantity(
        quantity.value,
        quantity.low - slack.grains,
        quantity.high + slack.grains,
        quantity.unit,
        quantity.ulp,
        quantity.decimals,
        quantity.scale,
        quantity.approximate,
    )


def _judged(target: Quantity, shape: Shape, operands: list[Quantity], soften: bool) -> Judgement:
    quotient = shape.quotient
    return judge(target, quotient.numerator, quotient.denominator, operands, kind=shape.kind, soften=soften)


def _rereading(rule: Rule, target: Quantity, setting: Setting) -> int | None:
    """The hint of the first other reading of the words under which the figures agree."""
    for rereading in rule.rereadings:
        names = rereading.derived.names
        figures = [figures_named(name, setting) for name in names]
        if any(some is None for some in figures):
            continue
        sizes = tuple(len(some or ()) for some in figures)
        quantities = [fact.quantity for some in figures for fact in some or ()]
        shape = derivation_shape(rereading.derived, names, sizes, rule.constant)
        if _judged(target, shape, quantities, rule.soften).verdict == "pass":
            return rereading.hint
    return None


def _result(judgement: Judgement, derived: Formula, setting: Setting, unit: str) -> Derived | None:
    value = judgement.value
    if value is None:
        return None
    figures = {name: tuple(fact.quantity for fact in facts) for name, facts in setting.binding.figures.items()}
    low, high = judgement.bounds or quotient_extent(judgement.numerator, judgement.denominator, judgement.operands)
    return Derived(value, low, high, unit, arithmetic_of(derived.tree, figures))


def _hints(rule: Rule, setting: Setting, target: Quantity, result: Derived | None, told: int | None) -> tuple[int, ...]:
    if not rule.hints:
        return ()
    results: dict[str, Range] = {}
    stated = Range(*(Fraction(grains, GRAINS) for grains in (target.low, target.value, target.high)))
    results["stated"] = stated
    if result is not None and result.value is not None and result.low is not None and result.high is not None:
        results["derived"] = Range(result.low, result.value, result.high)
        results["difference"] = Range(stated.low - result.high, stated.value - result.value, stated.high - result.low)
    scope = rule.scope.with_figures(results)
    setting = Setting(setting.binding, scope, setting.zero, setting.predicates, results)
    held = [index for index, hint in enumerate(rule.hints) if hint.condition is not None and _holds(hint.condition, setting)]
    return tuple(held if told is None else [*held, told])


def _holds(condition: Formula, setting: Setting) -> bool:
    return truth_of(condition.tree, condition, setting) in (Truth.TRUE, Truth.POSSIBLE)


def _asserted(rule: Rule, assertion: Formula, setting: Setting) -> Judged:
    answer = truth_of(assertion.tree, assertion, setting)
    if isinstance(answer, Unknown):
        return Judged(_ended(rule, setting.binding, Verdict.UNDECIDED, answer.reason), rank=setting.binding.rank)
    verdict, grade = _CONCLUSIONS[answer]
    hints = _hints_of_assertion(rule, setting) if verdict in _EXPLAINED else ()
    equations = tuple(_equations(assertion.tree, assertion, setting))
    offered = equations or tuple(_equations(assertion.tree, assertion, setting, also_or=True, orders=True))
    if verdict is Verdict.PASS:
        offered = tuple(one for one in offered if one.relation == "==" or _is_counted(one))
    outcome = _ended(rule, setting.binding, verdict, "", grade, hints, offered)
    return Judged(outcome, equations, rank=setting.binding.rank)


def _equations(
    tree: Expression, formula: Formula, setting: Setting, *, also_or: bool = False, orders: bool = False
) -> list[Equation]:
    """The equalities that an assertion demands whatever else holds: those not under `or`, `not` or `implies`.

    With `also_or` those that would satisfy an `or` too, and with `orders` what it says about the order of figures.
    """
    match tree:
        case Logic(junction=junction) if junction == "and" or (also_or and junction == "or"):
            left = _equations(tree.left, formula, setting, also_or=also_or, orders=orders)
            return left + _equations(tree.right, formula, setting, also_or=also_or, orders=orders)
        case Comparison(relation=relation) if (orders or relation == "==") and _sort(tree.left, setting) == "figure":
            names = comparison_names(formula, tree)
            if names is None:
                return []
            found = [figures_named(name, setting) or () for name in names]
            shape = comparison_shape(formula, tree, names, tuple(map(len, found)))
            operands = tuple(fact for facts in found for fact in facts)
            if relation == "==":
                return [Equation(shape.residual, shape.apart, shape.divisor, operands)]
            if shape.divisor is not None or shape.quotient.denominator[()] < 0:
                return []
            return [Equation(shape.quotient.numerator, shape.apart, None, operands, relation)]
        case Call(function="same" | "consistent"):
            named = (argument.id for argument in tree.arguments if isinstance(argument, Name))
            facts = tuple(fact for name in named for fact in setting.binding.figures.get(name, ()))
            return [Equation({}, True, None, tuple(fact for fact in facts if not fact.quantity.approximate))]
        case _:
            return []


def _is_counted(equation: Equation) -> bool:
    """Whether all figures are counts or scores, which are exact: an order that holds between them bounds what each can be."""
    return all(fact.quantity.low == fact.quantity.high for fact in equation.operands)


def _sort(tree: Expression, setting: Setting) -> Sort | None:
    return setting.scope.sort_of_name(tree.id) if isinstance(tree, Name) else "figure"


def _ended(
    rule: Rule,
    binding: Binding,
    verdict: Verdict,
    reason: str,
    grade: Grade | None = None,
    hints: tuple[int, ...] = (),
    equations: tuple[Equation, ...] = (),
) -> Outcome:
    """An outcome without a derived figure."""
    stated = binding.figures.get(rule.stated_name)
    return Outcome(
        rule.id,
        verdict,
        _anchor(rule, binding),
        binding.section,
        _operands(rule, binding),
        grade,
        Operand(rule.stated_name, stated[0]) if stated else None,
        claim=binding.claim,
        reading=binding.reading,
        reason=reason,
        hints=hints,
        duplicates=_duplicates(rule, binding) if binding.duplicates else (),
        words=NO_WORDS if rule.roles else _words(binding),
        equations=equations,
    )


def _words(binding: Binding) -> Mapping[str, str | int | None]:
    """What a rule without figures knows of its binding: one word each."""
    return {name: word for name, (word, *_) in binding.words.items() if not isinstance(word, tuple)}


def _hints_of_assertion(rule: Rule, setting: Setting) -> tuple[int, ...]:
    return tuple(
        index for index, hint in enumerate(rule.hints) if hint.condition is not None and _holds(hint.condition, setting)
    )


def _anchor(rule: Rule, binding: Binding) -> Span:
    """Where a finding points first: the figure that the rule names (of several the extreme or the odd one), else the claim."""
    figures = binding.figures.get(rule.pointed) if rule.pointed is not None else None
    if not figures:
        return binding.span
    if len(figures) == 1:
        return figures[0].span
    tree = rule.anchor.tree if rule.anchor is not None else None
    if isinstance(tree, Call):
        extreme = max if tree.function == "max" else min
        return extreme(figures, key=lambda fact: fact.quantity.value).span
    if rule.assertion is not None:
        return odd_one(figures).span
    return figures[0].span


def _duplicates(rule: Rule, binding: Binding) -> tuple[Span, ...]:
    """Further places of the figure that is pointed at; of a binding without figures, of the text itself."""
    return binding.duplicates if next(iter(binding.figures), None) == rule.pointed else ()


def odd_one(figures: tuple[Fact, ...]) -> Fact:
    """Of several prints of one figure the one that most others contradict, and the later one of two."""
    if agreement(figures) not in (Truth.FALSE, Truth.CORNER):
        return figures[0]
    upper, lower = extremes([fact.quantity for fact in figures if not fact.quantity.approximate])
    counts = {
        id(end): sum(fact.quantity.low <= end.high and end.low <= fact.quantity.high for fact in figures)
        for end in (upper, lower)
    }
    ends = [fact for fact in figures if fact.quantity is upper or fact.quantity is lower]
    return min(ends, key=lambda fact: (counts[id(fact.quantity)], -fact.number))


def _operands(rule: Rule, binding: Binding) -> tuple[Operand, ...]:
    """Every figure that the rule looks at, under its role; members of a collection are numbered from one."""
    operands: list[Operand] = []
    collections, bound = rule.scope.collections, binding.figures
    for name in rule.roles:
        figures = bound.get(name)
        if figures is None:
            continue
        if name in collections:
            operands += [Operand(f"{name}[{place}]", fact) for place, fact in enumerate(figures, 1)]
        else:
            operands.append(Operand(name, figures[0]))
    return tuple(operands)
