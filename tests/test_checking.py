"""Laws of checking: what is rounded never fails, what is tested notices, and the order of what was read does not matter."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from auditor.checking import check
from auditor.facts import DocumentReading, Fact
from auditor.outcomes import Outcome, Verdict
from auditor.quantity import combined, tenfold
from auditor.record import replace
from tests.checking.making import NAMES, Report, rule_text, ruleset, told

RULES = ruleset(
    rule_text("each: {claim: share}\nstated: percent\nderived: part / whole * 100", rule_id="SHR001"),
    rule_text("each: {claim: sum, where: {exhaustive: true}}\nstated: total\nderived: sum(parts)", rule_id="SUM001"),
    rule_text("each: {claim: change}\nstated: rate\nderived: delta / (subject - delta) * 100", rule_id="CHG001"),
    rule_text("each: {claim: change}\nstated: rate\nderived: (subject - prior) / prior * 100", rule_id="CHG002"),
    rule_text("each: {claim: change}\nassert: subject - delta == prior\nanchor: prior", rule_id="CHG003"),
    rule_text("each: {group: fact, by: identity}\nassert: consistent(members)\nanchor: members", rule_id="AGR001"),
    rule_text(
        "each: {given: {total: {concept: expenditure}, basic: {concept: basic}, project: {concept: project}}}\n"
        "stated: total\nderived: basic + project",
        rule_id="GIV001",
    ),
)


def written(value: Decimal, decimals: int) -> str:
    return str(value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def report_on(basic: Decimal, project: Decimal, delta: Decimal, decimals: int) -> Report:
    """A report that prints true figures, rounded half up: a sum, its shares, a change, and everything a second time."""
    report = Report()
    total = basic + project
    figures = [
        report.fact(written(value, decimals), concept)
        for value, concept in ((total, "expenditure"), (basic, "basic"), (project, "project"))
    ]
    report.claim("sum", {"total": figures[0], "parts": tuple(figures[1:])}, exhaustive=True)
    for part, value in zip(figures[1:], (basic, project), strict=True):
        percent = report.fact(written(value * 100 / total, 2), unit="percent", measure="share")
        report.claim("share", {"part": part, "whole": figures[0], "percent": percent})
    change = report.fact(written(delta, decimals), "expenditure", of=figures[0], measure="delta", base="prior-year")
    rate = report.fact(
        written(delta * 100 / (total - delta), 1), "expenditure", unit="percent", measure="rate", base="prior-year"
    )
    prior = report.implied(figures[0], change)
    report.claim("change", {"subject": figures[0], "delta": change, "rate": rate, "prior": prior}, direction="up")
    report.fact(written(basic, decimals), "basic", section=1)
    return report


amounts = st.decimals("10", "90000", places=6)
reports = st.builds(report_on, amounts, amounts, st.decimals("-9", "50", places=6), st.sampled_from([1, 2, 4]))


@given(reports)
def test_true_figures_that_were_rounded_never_fail(report: Report) -> None:
    outcomes = check(RULES, report.reading(), NAMES).outcomes
    assert not [outcome for outcome in outcomes if outcome.verdict in (Verdict.FAIL, Verdict.BROKEN)]
    assert {outcome.rule_id for outcome in outcomes} == {rule.id for rule in RULES.rules}


def tenfold_of(reading: DocumentReading, number: int) -> DocumentReading:
    """The same reading where one printed number has become ten times as large, wherever it enters."""
    old = next(fact for fact in reading.facts if fact.number == number)
    new = replace(old, quantity=tenfold(old.quantity))

    def changed(fact: Fact) -> Fact:
        if fact.number == number:
            return new
        if any(part.number == number for part in fact.implied):
            implied = tuple(map(changed, fact.implied))
            weights = {id(part): weight for weight, part in fact.quantity.parts}
            parts = tuple(
                (weights[id(before.quantity)], after.quantity) for before, after in zip(fact.implied, implied, strict=True)
            )
            return replace(fact, implied=implied, quantity=combined(parts))
        return fact

    def role(figures: Fact | tuple[Fact, ...]) -> Fact | tuple[Fact, ...]:
        return tuple(map(changed, figures)) if isinstance(figures, tuple) else changed(figures)

    claims = tuple(
        replace(
            claim,
            readings=tuple(
                replace(one, roles={name: role(figures) for name, figures in one.roles.items()}) for one in claim.readings
            ),
        )
        for claim in reading.claims
    )
    return replace(reading, facts=tuple(map(changed, reading.facts)), claims=claims)


@given(reports, st.data())
def test_a_figure_is_tested_just_if_a_tenfold_change_of_it_turns_a_verdict_to_fail(report: Report, data: st.DataObject) -> None:
    reading = report.reading()
    before = check(RULES, reading, NAMES).outcomes
    tested = frozenset().union(*(outcome.sensitive for outcome in before))
    fact = data.draw(st.sampled_from([fact for fact in reading.facts if not fact.implied and fact.quantity.value]))
    after = check(RULES, tenfold_of(reading, fact.number), NAMES).outcomes
    assert (fact.number in tested) == any(outcome.verdict is Verdict.FAIL for outcome in after)


def described(outcome: Outcome) -> tuple[object, ...]:
    figures = tuple((operand.role, operand.fact.number) for operand in outcome.operands)
    return outcome.rule_id, outcome.verdict, outcome.grade, outcome.reason, outcome.anchor, figures


def test_the_order_of_claims_does_not_matter() -> None:
    reading = report_on(Decimal("1.23"), Decimal("4.56"), Decimal("0.5"), 2).reading()
    expected = [described(outcome) for outcome in check(RULES, reading, NAMES).outcomes]
    for claims in permutations(reading.claims):
        shuffled = replace(reading, claims=claims)
        assert [described(outcome) for outcome in check(RULES, shuffled, NAMES).outcomes] == expected


def test_checking_twice_gives_the_same_outcomes() -> None:
    reading = report_on(Decimal("1.23"), Decimal("4.56"), Decimal("0.5"), 2).reading()
    assert check(RULES, reading, NAMES) == check(RULES, reading, NAMES)


@given(st.decimals("0", "120", places=2), st.decimals("0", "30", places=2), st.decimals("0", "30", places=2))
def test_more_slack_never_turns_a_pass_into_a_fail(percent: Decimal, less: Decimal, more: Decimal) -> None:
    report = Report()
    roles = {"part": report.fact("50.00"), "whole": report.fact("100.00")}
    report.claim("share", {**roles, "percent": report.fact(str(percent), unit="percent")})
    body = "each: {claim: share}\nstated: percent\nderived: part / whole * 100\n"
    slack = "slack: {value: '%s', unit: percent, reason: {zh: x, en: x}}"
    first = told(report.outcomes(rule_text(body + slack % less)))
    second = told(report.outcomes(rule_text(body + slack % (less + more))))
    assert not (first == ["pass"] and second[0].startswith("fail"))


def test_an_unbound_rule_is_listed_and_a_bound_one_is_not() -> None:
    report = Report()
    report.claim("sum", {"total": report.fact("1.00"), "parts": (report.fact("1.00"),)}, exhaustive=True)
    checked = check(RULES, report.reading(), NAMES)
    assert "SUM001" not in checked.unbound
    assert "SHR001" in checked.unbound


def test_passes_have_their_arithmetic_only_where_it_is_asked_for() -> None:
    report = Report()
    report.claim("sum", {"total": report.fact("3.00"), "parts": (report.fact("1.00"), report.fact("2.00"))}, exhaustive=True)
    brief = check(RULES, report.reading(), NAMES).outcomes[0]
    full = check(RULES, report.reading(), NAMES, detailed=True).outcomes[0]
    assert brief.derived is None
    assert full.derived is not None
    assert (full.derived.value, full.derived.low, full.derived.high) == (Fraction(30000), Fraction(29900), Fraction(30100))
    assert full.derived.expression == "1.00 + 2.00"
