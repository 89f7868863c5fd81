"""Rules over named figures: joins by aspects, wherever the figures stand."""

from tests.checking.making import Report, rule_text, told

PARTS = "each: {given: {total: {concept: expenditure}, basic: {concept: basic}, project: {concept: project}}%s}\n"
TOTAL = rule_text(PARTS % "" + "stated: total\nderived: basic + project")
CHANGES = rule_text(PARTS % ", project: [level, delta, prior]" + "stated: total\nderived: basic + project")


def test_figures_of_one_year_stage_and_fund_join() -> None:
    report = Report()
    report.fact("10.00", "expenditure")
    report.fact("4.00", "basic")
    report.fact("6.00", "project")
    report.fact("5.00", "project", year=2023)
    report.fact("5.00", "project", stage="budget")
    report.fact("5.00", "project", fund="general")
    report.fact("5.00", "project", entity="other")
    assert told(report.outcomes(TOTAL)) == ["pass"]


def test_one_missing_operand_is_one_undecided_outcome() -> None:
    report = Report()
    report.fact("10.00", "expenditure")
    report.fact("10.00", "expenditure", section=1)
    report.fact("4.00", "basic")
    assert told(report.outcomes(TOTAL)) == ["undecided missing:project"]


def test_a_missing_first_operand_is_named_too() -> None:
    report = Report()
    report.fact("4.00", "basic")
    report.fact("6.00", "project")
    assert told(report.outcomes(TOTAL)) == ["undecided missing:total"]


def test_nothing_given_is_unbound() -> None:
    report = Report()
    report.fact("4.00", "staff")
    assert report.checked(TOTAL).unbound == ("TST001",)


def test_a_missing_operand_may_count_zero() -> None:
    rule = rule_text(PARTS % "" + "stated: total\nderived: basic + project\nmissing: {project: zero}")
    report = Report()
    report.fact("10.00", "expenditure")
    report.fact("4.00", "basic")
    assert told(report.outcomes(rule)) == ["fail contradiction"]


def test_two_known_funds_never_join() -> None:
    report = Report()
    report.fact("10.00", "expenditure", fund="all")
    report.fact("4.00", "basic", fund="general")
    report.fact("6.00", "project", fund="all")
    assert told(report.outcomes(TOTAL)) == ["undecided missing:basic"]


def test_an_unspecified_fund_joins_only_where_nothing_fits_exactly() -> None:
    report = Report()
    report.fact("10.00", "expenditure")
    report.fact("4.00", "basic", fund=None)
    report.fact("6.00", "project")
    report.fact("7.00", "project", fund=None)
    assert told(report.outcomes(TOTAL)) == ["pass"]


def test_an_unspecified_anchor_does_not_mix_two_funds() -> None:
    report = Report()
    report.fact("10.00", "expenditure", fund=None)
    report.fact("4.00", "basic", fund="general")
    report.fact("6.00", "project", fund="government-fund")
    assert told(report.outcomes(TOTAL)) == []


def test_loose_joins_of_which_one_fits_are_ambiguous() -> None:
    report = Report()
    report.fact("10.00", "expenditure", fund=None)
    report.fact("4.00", "basic", fund="general")
    report.fact("6.00", "project", fund="general")
    report.fact("1.00", "basic", fund="government-fund")
    report.fact("2.00", "project", fund="government-fund")
    assert sorted(told(report.outcomes(TOTAL))) == ["pass", "undecided ambiguous"]


def test_every_differing_print_is_bound() -> None:
    report = Report()
    report.fact("10.00", "expenditure")
    report.fact("4.00", "basic")
    report.fact("6.00", "project")
    report.fact("6.00", "project", section=1)
    report.fact("7.00", "project", section=2)
    assert sorted(told(report.outcomes(TOTAL))) == ["fail contradiction", "pass"]


def test_at_most_four_prints_are_bound() -> None:
    report = Report()
    report.fact("10.00", "expenditure")
    report.fact("4.00", "basic")
    for number in range(20, 40):
        report.fact(f"{number}.00", "project")
    outcomes = report.outcomes(TOTAL)
    assert told(outcomes) == ["fail contradiction"] * 4
    assert [outcome.operands[2].fact for outcome in outcomes] == report.facts[2:6]


def test_the_print_of_the_same_section_is_preferred() -> None:
    report = Report()
    report.fact("4.00", "basic", section=0)
    report.fact("6.00", "project", section=0)
    report.fact("10.00", "expenditure", section=1)
    near = report.fact("4.00", "basic", section=1)
    report.fact("6.00", "project", section=1)
    (outcome,) = report.outcomes(TOTAL)
    assert outcome.operands[1].fact is near


def test_projection_to_changes_and_priors() -> None:
    report = Report()
    for concept, level, delta in (("expenditure", "10.00", "1.00"), ("basic", "4.00", "3.00"), ("project", "6.00", "-1.00")):
        fact = report.fact(level, concept)
        change = report.fact(delta, concept, of=fact, measure="delta", base="prior-year")
        report.implied(fact, change)
    assert sorted(told(report.outcomes(CHANGES))) == ["fail contradiction", "fail contradiction", "pass"]


def test_changes_against_different_bases_do_not_join() -> None:
    report = Report()
    for concept, level, base in (
        ("expenditure", "10.00", "prior-year"),
        ("basic", "4.00", "initial-budget"),
        ("project", "6.00", "prior-year"),
    ):
        fact = report.fact(level, concept)
        report.fact("1.00", concept, of=fact, measure="delta", base=base)
    assert sorted(told(report.outcomes(CHANGES))) == ["pass", "undecided missing:basic"]


def test_constants_and_an_offset_of_the_year() -> None:
    rule = rule_text(
        "each:\n"
        "  given:\n"
        "    opening: {concept: opening, stage: final, fund: any}\n"
        "    closing: {concept: closing, year: {offset: -1}}\n"
        "stated: opening\nderived: closing"
    )
    report = Report()
    report.fact("1.22", "opening")
    report.fact("0.00", "closing")
    report.fact("1.23", "closing", year=2023)
    assert told(report.outcomes(rule)) == ["doubtful boundary"]


def test_two_measures_of_one_concept_join_across_bases() -> None:
    rule = rule_text(
        "each: {given: {opening: {concept: opening}, prior: {concept: closing, measure: prior, year: {offset: -1}}}}\n"
        "stated: opening\nderived: prior"
    )
    report = Report()
    report.fact("1.22", "opening")
    report.fact("1.22", "closing", year=2023, measure="prior", base="prior-year")
    assert told(report.outcomes(rule)) == ["pass"]


def test_across_joins_what_differs() -> None:
    body = "each: {given: {total: {concept: expenditure}, basic: {concept: basic}}%s}\nassert: basic <= total\nanchor: basic"
    report = Report()
    report.fact("10.00", "expenditure", stage="final")
    report.fact("40.00", "basic", stage="budget")
    assert told(report.outcomes(rule_text(body % ""))) == ["undecided missing:basic"]
    assert told(report.outcomes(rule_text(body % ", across: [stage]"))) == ["fail contradiction"]


def test_one_constant_joins_another_fund() -> None:
    rule = rule_text(
        "each:\n"
        "  given:\n"
        "    basic_all: {concept: basic, fund: all}\n"
        "    basic_fiscal: {concept: basic, fund: fiscal}\n"
        "    all: {concept: expenditure, fund: all}\n"
        "    fiscal: {concept: expenditure, fund: fiscal}\n"
        "assert: basic_all - basic_fiscal <= all - fiscal\n"
        "anchor: basic_all"
    )
    report = Report()
    for concept, everything, fiscal in (("basic", "9.00", "4.00"), ("expenditure", "20.00", "19.00")):
        report.fact(everything, concept, fund="all")
        report.fact(fiscal, concept, fund="fiscal")
    assert told(report.outcomes(rule)) == ["fail contradiction"]


def test_ten_thousand_facts_join_in_linear_time() -> None:
    report = Report()
    for number in range(3000):
        for concept in ("expenditure", "basic", "project"):
            report.fact(f"{number}.00", concept, year=2024)
    assert len(report.outcomes(TOTAL)) > 3000
