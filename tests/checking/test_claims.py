"""Rules on claims: the names are roles, all readings are judged jointly."""

from auditor.text import Span
from tests.checking.making import Report, rule_text, told

SHARE = rule_text("each: {claim: share}\nstated: percent\nderived: part / whole * 100")
BOUND = rule_text("each: {claim: share}\nassert: part <= whole\nanchor: part", rule_id="TST002")
TOTAL = rule_text("each: {claim: sum, where: {exhaustive: true}}\nstated: total\nderived: sum(parts)")
PROJECTED = rule_text(
    "each: {claim: sum, where: {exhaustive: true}, project: [level, delta]}\nstated: total\nderived: sum(parts)"
)


def test_a_share_that_its_amounts_refute_fails_at_the_percentage() -> None:
    report = Report()
    whole, part, percent = report.fact("6,062.82"), report.fact("196.82"), report.fact("32", unit="percent")
    report.claim("share", {"part": part, "whole": whole, "percent": percent})
    (outcome,) = report.outcomes(SHARE)
    assert told([outcome]) == ["fail contradiction"]
    assert outcome.anchor == percent.span
    assert outcome.derived is not None
    assert outcome.derived.expression == "196.82 ÷ 6,062.82 × 100"
    assert [operand.role for operand in outcome.operands] == ["percent", "part", "whole"]


def test_a_share_that_fits_passes_and_tests_all_three_figures() -> None:
    report = Report()
    whole, part, percent = report.fact("200.00"), report.fact("178.24"), report.fact("89.12", unit="percent")
    report.claim("share", {"part": part, "whole": whole, "percent": percent})
    (outcome,) = report.outcomes(SHARE)
    assert told([outcome]) == ["pass"]
    assert outcome.sensitive == {whole.number, part.number, percent.number}


def test_a_bound_tests_no_figure() -> None:
    report = Report()
    whole, part = report.fact("200.00"), report.fact("178.24")
    report.claim("share", {"part": part, "whole": whole})
    (outcome,) = report.outcomes(BOUND)
    assert told([outcome]) == ["pass"]
    assert not outcome.sensitive


def test_a_claim_without_the_stated_figure_states_nothing() -> None:
    report = Report()
    report.claim("share", {"part": report.fact("1.00"), "whole": report.fact("2.00")})
    checked = report.checked(SHARE)
    assert checked.outcomes == ()
    assert checked.unbound == ("TST001",)


def test_a_missing_operand_leaves_it_undecided() -> None:
    report = Report()
    report.claim("share", {"part": report.fact("1.00"), "percent": report.fact("50", unit="percent")})
    assert told(report.outcomes(SHARE)) == ["undecided missing:whole"]


def test_an_approximate_operand_leaves_it_undecided() -> None:
    report = Report()
    whole = report.fact("300", approximate=True)
    report.claim("share", {"part": report.fact("1.00"), "whole": whole, "percent": report.fact("50", unit="percent")})
    assert told(report.outcomes(SHARE)) == ["undecided approximate"]


def test_nothing_of_nothing_is_not_applicable() -> None:
    report = Report()
    report.claim(
        "share", {"part": report.fact("0.00"), "whole": report.fact("0.00"), "percent": report.fact("0", unit="percent")}
    )
    assert told(report.outcomes(SHARE)) == ["not_applicable zero-over-zero"]


def test_where_leaves_out_claims_of_another_kind() -> None:
    report = Report()
    report.claim("sum", {"total": report.fact("3.00"), "parts": (report.fact("1.00"), report.fact("1.00"))})
    assert report.checked(TOTAL).unbound == ("TST001",)


def test_a_sum_of_any_length() -> None:
    for parts in (("1.00", "2.00"), ("1.00", "1.50", "0.50"), ("3.00",)):
        report = Report()
        total = report.fact("3.00")
        report.claim("sum", {"total": total, "parts": tuple(report.fact(part) for part in parts)}, exhaustive=True)
        (outcome,) = report.outcomes(TOTAL)
        assert told([outcome]) == ["pass"]
        assert outcome.sensitive == {fact.number for fact in report.facts}


def test_a_saving_reading_leaves_the_claim_undecided_and_is_named() -> None:
    report = Report()
    whole, other = report.fact("400.00"), report.fact("200.00")
    part, percent = report.fact("178.24"), report.fact("89.12", unit="percent")
    report.claim(
        "share",
        {"part": part, "whole": whole, "percent": percent},
        {"part": part, "whole": other, "percent": percent},
    )
    (outcome,) = report.outcomes(SHARE)
    assert told([outcome]) == ["undecided other-reading"]
    assert outcome.saved_by == "way1"


def test_a_reading_that_breaks_another_rule_saves_nothing() -> None:
    report = Report()
    whole, other = report.fact("400.00"), report.fact("100.00")
    part, percent = report.fact("150.00"), report.fact("150.00", unit="percent")
    report.claim(
        "share",
        {"part": part, "whole": whole, "percent": percent},
        {"part": part, "whole": other, "percent": percent},
    )
    outcomes = report.outcomes(SHARE, BOUND)
    assert told(outcomes) == ["fail contradiction", "pass"]
    assert outcomes[0].reading == 0


def test_a_broken_convention_does_not_speak_against_a_reading() -> None:
    convention = rule_text(
        "each: {claim: share}\nassert: part <= whole\nanchor: part", rule_id="TST002", severity="warning", ground="convention"
    )
    report = Report()
    part, percent = report.fact("150.00"), report.fact("150.00", unit="percent")
    report.claim(
        "share",
        {"part": part, "whole": report.fact("400.00"), "percent": percent},
        {"part": part, "whole": report.fact("100.00"), "percent": percent},
    )
    assert told(report.outcomes(SHARE, convention)) == ["undecided other-reading", "pass"]


def test_a_fail_under_all_readings_has_the_mildest_grade() -> None:
    report = Report()
    part, percent = report.fact("50.19"), report.fact("50.1", unit="percent")
    report.claim(
        "share",
        {"part": part, "whole": report.fact("300.00"), "percent": percent},
        {"part": part, "whole": report.fact("100.00"), "percent": percent},
    )
    (outcome,) = report.outcomes(SHARE)
    assert told([outcome]) == ["fail truncated"]
    assert outcome.reading == 0


def test_an_implausible_reading_makes_it_doubtful() -> None:
    report = Report()
    part, percent = report.fact("0.53"), report.fact("100", unit="percent")
    report.claim(
        "share",
        {"part": part, "whole": report.fact("5.00"), "percent": percent},
        {"part": part, "whole": report.fact("0.54"), "percent": percent},
    )
    assert told(report.outcomes(SHARE)) == ["doubtful implausible"]


def test_a_change_that_another_reading_would_absorb_is_not_tested() -> None:
    report = Report()
    whole, same = report.fact("200.00"), report.fact("200.01")
    part, percent = report.fact("178.24"), report.fact("89.12", unit="percent")
    report.claim(
        "share",
        {"part": part, "whole": whole, "percent": percent},
        {"part": part, "whole": same, "percent": percent},
    )
    (outcome,) = report.outcomes(SHARE)
    assert outcome.sensitive == {part.number, percent.number}


def test_changes_add_up_each_base_apart() -> None:
    report = Report()
    total = report.fact("10.00", "three-public")
    parts = (report.fact("4.00", "abroad"), report.fact("6.00", "vehicle"))
    report.claim("sum", {"total": total, "parts": parts}, exhaustive=True)
    for level, year, budget in ((total, "-3.00", "-5.00"), (parts[0], "-1.00", "-2.00"), (parts[1], "-2.00", "-1.00")):
        report.fact(year, level.concept, of=level, measure="delta", base="prior-year")
        report.fact(budget, level.concept, of=level, measure="delta", base="initial-budget")
    assert told(report.outcomes(PROJECTED)) == ["pass", "pass", "fail contradiction"]


def test_a_part_without_its_change_is_missing() -> None:
    report = Report()
    total = report.fact("10.00", "three-public")
    parts = (report.fact("4.00", "abroad"), report.fact("6.00", "vehicle"))
    report.claim("sum", {"total": total, "parts": parts}, exhaustive=True)
    for level in (total, parts[0]):
        report.fact("-3.00", level.concept, of=level, measure="delta", base="prior-year")
    assert sorted(told(report.outcomes(PROJECTED))) == ["pass", "undecided missing:parts"]


def test_a_change_of_the_total_alone_binds_nothing() -> None:
    report = Report()
    total = report.fact("10.00", "three-public")
    parts = (report.fact("4.00", "abroad"), report.fact("6.00", "vehicle"))
    report.claim("sum", {"total": total, "parts": parts}, exhaustive=True)
    report.fact("-3.00", "three-public", of=total, measure="delta", base="prior-year")
    assert told(report.outcomes(PROJECTED)) == ["pass"]


def test_a_counterpart_of_the_same_concept_serves_where_the_print_has_none() -> None:
    report = Report()
    report.fact("-3.00", "three-public", measure="delta", base="prior-year")
    total = report.fact("10.00", "three-public")
    parts = (report.fact("4.00", "abroad"), report.fact("6.00", "vehicle"))
    report.claim("sum", {"total": total, "parts": parts}, exhaustive=True)
    report.fact("-1.00", "abroad", of=parts[0], measure="delta", base="prior-year")
    report.fact("-1.00", "vehicle", of=parts[1], measure="delta", base="prior-year")
    assert sorted(told(report.outcomes(PROJECTED))) == ["fail contradiction", "pass"]


def test_words_of_the_claim() -> None:
    up = rule_text("each: {claim: change}\nassert: direction == up implies delta >= 0\nanchor: delta")
    report = Report()
    for direction, digits in (("up", "-3.00"), ("down", "-3.00"), (None, "-3.00")):
        delta = report.fact(digits, measure="delta")
        report.claim("change", {"delta": delta}, direction=direction)
    assert told(report.outcomes(up)) == ["fail contradiction", "pass", "undecided missing:direction"]


def test_when_false_is_not_applicable_and_when_possible_is_undecided() -> None:
    rule = rule_text("each: {claim: change}\nwhen: prior > 0\nstated: rate\nderived: delta / prior * 100")
    report = Report()
    for prior in ("10.00", "-10.00", "0.00"):
        roles = {"delta": report.fact("1.00"), "prior": report.fact(prior), "rate": report.fact("10.00", unit="percent")}
        report.claim("change", roles)
    assert told(report.outcomes(rule)) == ["pass", "not_applicable when", "undecided when"]


def test_what_the_document_shows_may_be_unknown() -> None:
    rule = rule_text("each: {claim: comparison}\nwhen: all_units_administrative\nassert: left == right\nanchor: left")
    report = Report()
    report.claim("comparison", {"left": report.fact("1.00"), "right": report.fact("2.00")})
    assert told(report.outcomes(rule)) == ["undecided missing:all_units_administrative"]
    assert told(report.outcomes(rule, predicates={"all_units_administrative": False})) == ["not_applicable when"]
    assert told(report.outcomes(rule, predicates={"all_units_administrative": True})) == ["fail contradiction"]


def test_another_reading_of_the_words_softens_a_contradiction() -> None:
    rule = rule_text(
        "each: {claim: change}\nstated: rate\nderived: delta / prior * 100\n"
        "rereadings:\n- {derived: subject / prior * 100, say: {zh: 似为增长到, en: perhaps grew to}}"
    )
    report = Report()
    roles = {"delta": report.fact("50.00"), "prior": report.fact("100.00"), "subject": report.fact("150.00")}
    report.claim("change", {**roles, "rate": report.fact("150", unit="percent")})
    (outcome,) = report.outcomes(rule)
    assert told([outcome]) == ["fail other_reading"]
    assert outcome.hints == (0,)


def test_hints_whose_condition_may_hold_are_attached() -> None:
    rule = rule_text(
        "each: {claim: share}\nstated: percent\nderived: part / whole * 100\nhints:\n"
        '- {if: "approx(percent, derived * 10)", say: {zh: 小数点, en: point}}\n'
        '- {if: "stated > derived * 100", say: {zh: 百倍, en: hundredfold}}\n'
        "- {if: difference > 0, say: {zh: 偏大, en: too large}}"
    )
    report = Report()
    roles = {"part": report.fact("196.82"), "whole": report.fact("6,062.82"), "percent": report.fact("32", unit="percent")}
    report.claim("share", roles)
    (outcome,) = report.outcomes(rule)
    assert outcome.hints == (0, 2)


def test_slack_widens_what_is_stated() -> None:
    slack = "\nslack: {value: '1', unit: percent, reason: {zh: 惯例, en: custom}}"
    report = Report()
    roles = {"part": report.fact("50.00"), "whole": report.fact("100.00"), "percent": report.fact("51.00", unit="percent")}
    report.claim("share", roles)
    body = "each: {claim: share}\nstated: percent\nderived: part / whole * 100"
    assert told(report.outcomes(rule_text(body))) == ["fail contradiction"]
    assert told(report.outcomes(rule_text(body + slack))) == ["pass"]


def test_a_rule_that_cannot_be_evaluated_is_broken_and_the_others_go_on() -> None:
    entangled = rule_text(
        "each: {group: share, by: enumeration}\nstated: 100\n"
        "derived: sum(members.part) * sum(members.whole)\nanchor: members.percent"
    )
    report = Report()
    for _ in range(14):
        roles = {"part": report.fact("1.00"), "whole": report.fact("2.00"), "percent": report.fact("50", unit="percent")}
        report.claim("share", roles, enumeration=1)
    checked = report.checked(entangled, BOUND)
    assert [broken.rule_id for broken in checked.broken] == ["TST001"]
    assert told(checked.outcomes)[0].startswith("broken ")
    assert told(checked.outcomes)[1:] == ["pass"] * 14


def test_figures_below_a_maximum() -> None:
    rule = rule_text("each: {claim: sum}\nassert: max(parts) <= total\nanchor: max(parts)")
    report = Report()
    parts = (report.fact("1.00"), report.fact("9.00"), report.fact("2.00"))
    report.claim("sum", {"total": report.fact("5.00"), "parts": parts})
    (outcome,) = report.outcomes(rule)
    assert told([outcome]) == ["fail contradiction"]
    assert outcome.anchor == parts[1].span


def test_the_same_relation_again_is_one_outcome_with_both_places() -> None:
    report = Report()
    for _ in range(2):
        roles = {"part": report.fact("50.00", "basic"), "whole": report.fact("100.00", "expenditure")}
        report.claim("share", {**roles, "percent": report.fact("60", "basic", unit="percent", measure="share")})
    (outcome,) = report.outcomes(SHARE)
    assert outcome.anchor == report.facts[2].span
    assert outcome.duplicates == (report.facts[5].span,)


def test_equal_figures_of_other_things_are_not_the_same_relation() -> None:
    report = Report()
    for concept in ("basic", "project"):
        roles = {"part": report.fact("50.00", concept), "whole": report.fact("100.00", "expenditure")}
        report.claim("share", {**roles, "percent": report.fact("60", concept, unit="percent", measure="share")})
    assert told(report.outcomes(SHARE)) == ["fail contradiction"] * 2


def test_outcomes_stand_in_the_order_of_rules_and_text() -> None:
    report = Report()
    for digits in ("60", "70", "50"):
        roles = {"part": report.fact("50.00"), "whole": report.fact("100.00"), "percent": report.fact(digits, unit="percent")}
        report.claim("share", roles)
    outcomes = report.outcomes(SHARE, BOUND)
    assert [outcome.rule_id for outcome in outcomes] == ["TST001"] * 3 + ["TST002"] * 3
    anchors: list[Span] = [outcome.anchor for outcome in outcomes[:3]]
    assert anchors == sorted(anchors)
