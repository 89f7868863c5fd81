"""Rules over groups of facts and of claims."""

from tests.checking.making import Report, rule_text, told

AGREEMENT = rule_text("each: {group: fact, by: identity}\nassert: consistent(members)\nanchor: members")
SHARES = rule_text(
    "each: {group: share, by: enumeration, where: {exhaustive: true}}\n"
    "stated: 100\nderived: sum(members.percent)\nanchor: members.percent"
)
RATES = rule_text("each: {group: change, by: subject}\nassert: consistent(members.rate)\nanchor: members.rate")
DIRECTIONS = rule_text(
    "each: {group: change, by: subject, where: {direction: [up, down, flat]}}\n"
    "assert: distinct(members.direction) == 1\nanchor: members.delta"
)


def test_prints_of_one_figure_agree() -> None:
    report = Report()
    for digits in ("10.00", "10.0", "10.004"):
        report.fact(digits, "expenditure")
    (outcome,) = report.outcomes(AGREEMENT)
    assert told([outcome]) == ["pass"]
    assert outcome.sensitive == {0, 1, 2}


def test_the_odd_one_is_pointed_at() -> None:
    report = Report()
    report.fact("10.00", "expenditure")
    odd = report.fact("20.00", "expenditure")
    report.fact("10.00", "expenditure")
    (outcome,) = report.outcomes(AGREEMENT)
    assert told([outcome]) == ["fail contradiction"]
    assert outcome.anchor == odd.span


def test_of_two_the_later_one_is_pointed_at() -> None:
    report = Report()
    report.fact("10.00", "expenditure")
    later = report.fact("20.00", "expenditure")
    assert report.outcomes(AGREEMENT)[0].anchor == later.span


def test_one_last_digit_is_a_boundary() -> None:
    report = Report()
    report.fact("10.00", "expenditure")
    report.fact("10.01", "expenditure")
    assert told(report.outcomes(AGREEMENT)) == ["doubtful boundary"]


def test_identity_needs_every_identifying_aspect() -> None:
    report = Report()
    report.fact("10.00", "expenditure", fund=None)
    report.fact("20.00", "expenditure", fund=None)
    report.fact("10.00", None)
    report.fact("20.00", None)
    assert report.checked(AGREEMENT).unbound == ("TST001",)


def test_other_entities_projects_paths_and_bases_are_other_figures() -> None:
    report = Report()
    report.fact("1.00", "basic")
    report.fact("2.00", "basic", entity="other")
    report.fact("3.00", "basic", project="one")
    report.fact("4.00", "basic", path=("208",))
    report.fact("5.00", "basic", measure="prior", base="prior-year")
    report.fact("6.00", "basic", measure="prior", base="initial-budget")
    assert report.checked(AGREEMENT).unbound == ("TST001",)


def test_a_printed_and_an_implied_prior_agree() -> None:
    report = Report()
    level = report.fact("10.00", "basic")
    delta = report.fact("4.00", "basic", of=level, measure="delta", base="prior-year")
    report.implied(level, delta)
    printed = report.fact("7.00", "basic", measure="prior", base="prior-year")
    (outcome,) = report.outcomes(AGREEMENT)
    assert told([outcome]) == ["fail contradiction"]
    assert outcome.sensitive == {level.number, delta.number, printed.number}


def test_approximate_prints_are_left_out() -> None:
    report = Report()
    report.fact("10.00", "basic")
    report.fact("20", "basic", approximate=True)
    assert told(report.outcomes(AGREEMENT)) == ["undecided approximate"]


def test_groups_by_aspects() -> None:
    rule = rule_text(
        "each: {group: fact, where: {concept: staff}, by: [concept, section]}\nassert: consistent(members)\nanchor: members"
    )
    report = Report()
    for section, digits in ((0, "10"), (0, "10"), (1, "11")):
        report.fact(digits, "staff", unit="count:person", exact=True, section=section)
    assert told(report.outcomes(rule)) == ["pass"]


def test_shares_of_a_whole_add_up_to_a_hundred() -> None:
    for digits, expected in ((("32", "96"), "fail contradiction"), (("3.25", "96.75"), "pass"), (("33", "33", "33"), "pass")):
        report = Report()
        for percent in digits:
            report.claim("share", {"percent": report.fact(percent, unit="percent")}, exhaustive=True, enumeration=1)
        assert told(report.outcomes(SHARES)) == [expected]


def test_shares_outside_an_enumeration_or_not_exhaustive_bind_nothing() -> None:
    report = Report()
    for percent, exhaustive, enumeration in (("32", True, None), ("96", True, None), ("20", False, 1), ("30", False, 1)):
        report.claim("share", {"percent": report.fact(percent, unit="percent")}, exhaustive=exhaustive, enumeration=enumeration)
    assert report.checked(SHARES).unbound == ("TST001",)


def test_a_member_without_a_share_leaves_the_sum_undecided() -> None:
    report = Report()
    for percent in ("32", "20"):
        report.claim("share", {"percent": report.fact(percent, unit="percent")}, exhaustive=True, enumeration=1)
    report.claim("share", {"part": report.fact("10.00")}, exhaustive=True, enumeration=1)
    assert told(report.outcomes(SHARES)) == ["undecided missing:members.percent"]


def test_two_rates_of_one_change_contradict_each_other() -> None:
    report = Report()
    for digits in ("605", "91"):
        subject = report.fact("100.00", "expenditure")
        report.claim(
            "change", {"subject": subject, "rate": report.fact(digits, unit="percent", measure="rate")}, base="prior-year"
        )
    report.claim("change", {"subject": report.facts[0]}, base="prior-year")
    report.claim(
        "change", {"subject": report.facts[0], "rate": report.fact("1", unit="percent", measure="rate")}, base="initial-budget"
    )
    assert told(report.outcomes(RATES)) == ["fail contradiction"]


def test_one_subject_cannot_rise_and_fall() -> None:
    report = Report()
    subject = report.fact("100.00")
    for direction, digits in (("up", "611.01"), ("down", "-614.79"), ("open", "0.00")):
        report.claim("change", {"subject": subject, "delta": report.fact(digits)}, direction=direction, base="prior-year")
    (outcome,) = report.outcomes(DIRECTIONS)
    assert told([outcome]) == ["fail contradiction"]
    assert [operand.role for operand in outcome.operands] == ["members.delta[1]", "members.delta[2]"]


def test_single_facts() -> None:
    rule = rule_text("each: {fact: {concept: staff, year: any}}\nassert: fact >= 0\nanchor: fact")
    report = Report()
    report.fact("-1", "staff", unit="count:person", exact=True)
    report.fact("1", "staff", unit="count:person", exact=True)
    assert told(report.outcomes(rule)) == ["fail contradiction", "pass"]


def test_a_prior_below_zero() -> None:
    rule = rule_text("each: {fact: {measure: prior}}\nassert: fact >= 0\nanchor: fact")
    report = Report()
    level = report.fact("0.00", "closing")
    prior = report.implied(level, report.fact("5,835.56", "closing", of=level, measure="delta", base="prior-year"))
    (outcome,) = report.outcomes(rule)
    assert told([outcome]) == ["fail contradiction"]
    assert outcome.operands[0].fact is prior


def test_a_large_group_is_judged_in_linear_time() -> None:
    report = Report()
    for _ in range(10_000):
        report.fact("10.00", "expenditure")
    assert told(report.outcomes(AGREEMENT)) == ["pass"]
