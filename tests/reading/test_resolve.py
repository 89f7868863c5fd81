"""Figures that are named here and printed elsewhere, and the priors that changes imply."""

from hypothesis import given
from hypothesis import strategies as st

from auditor.facts import Claim, Fact
from auditor.quantity import GRAINS
from auditor.reading.notes import Notes, Reference
from auditor.reading.resolve import claims_of
from auditor.record import replace
from tests.reading.making import FINAL, draft, level, place, reference, unit, yuan
from tests.reading.reader import VOCABULARY

FISCAL = replace(FINAL, fund="fiscal")
GENERAL = replace(FINAL, fund="general")


def share_of(notes: Notes, *candidates: tuple[str, Fact | Reference]) -> Claim:
    """A share whose whole is open to these candidates, resolved."""
    part = level(notes, "reception", "2.00")
    span = place(notes)
    percent = notes.write(
        "", None, unit("20.00", "percent"), span, replace(FINAL, measure="share"), section=0, sentence=span, of=part.number
    )
    notes.drafts.append(draft("share", {"part": part, "percent": percent}, open={"whole": candidates}))
    return claims_of(notes, VOCABULARY)[-1]


def found(claim: Claim, role: str = "whole") -> list[tuple[str, int]]:
    """The ways in which a role is filled, each with the number of its fact."""
    filled = [(reading.why, reading.roles.get(role)) for reading in claim.readings]
    return [(why, fact.number) for why, fact in filled if isinstance(fact, Fact)]


# --- laws


@given(st.lists(st.integers(1, 9), min_size=0, max_size=8))
def test_there_are_one_to_four_readings_of_different_figures(amounts: list[int]) -> None:
    notes = Notes()
    wholes = [level(notes, "expenditure", f"{amount}.00") for amount in amounts]
    claim = share_of(notes, *[("head", whole) for whole in wholes])
    assert 1 <= len(claim.readings) <= 4
    filled = [notes.facts[number].quantity.value for _, number in found(claim)]
    assert len(set(filled)) == len(filled) == min(4, len(set(amounts)))
    assert filled == list(dict.fromkeys(10**4 * amount * GRAINS for amount in amounts))[:4]


@given(st.permutations(range(4)))
def test_claims_stand_in_the_order_of_the_text(order: list[int]) -> None:
    notes = Notes()
    facts = [level(notes, "basic", "1.00") for _ in order]
    notes.drafts += [draft("equality", {"subject": facts[number], "other": facts[0]}) for number in order]
    claims = claims_of(notes, VOCABULARY)
    assert [claim.number for claim in claims] == [0, 1, 2, 3]
    assert [claim.span for claim in claims] == [fact.span for fact in facts]


@given(st.integers(0, 10**6), st.integers(-(10**6), 10**6))
def test_an_implied_prior_is_the_level_less_the_change(whole: int, change: int) -> None:
    notes = Notes()
    subject = level(notes, "basic", f"{whole}.00")
    aspects = replace(FINAL, measure="delta", base="prior-year")
    delta = notes.write("", "basic", yuan(f"{change}.00"), place(notes), aspects, section=0, sentence=place(notes))
    notes.drafts.append(draft("change", {"subject": subject, "delta": delta}, base="prior-year"))
    claims_of(notes, VOCABULARY)
    prior = notes.facts[-1]
    assert prior.quantity.value == subject.quantity.value - delta.quantity.value
    assert prior.quantity.high - prior.quantity.low == 2 * (subject.quantity.high - subject.quantity.low)
    assert (prior.aspects.measure, prior.aspects.year, prior.aspects.base) == ("prior", 2023, "prior-year")
    assert (prior.span, prior.of, prior.implied) == (delta.span, subject.number, (subject, notes.facts[delta.number]))


# --- what a change writes down


def test_the_figures_of_a_change_know_their_level() -> None:
    notes = Notes()
    other, subject = level(notes, "project", "5.00"), level(notes, "basic", "8.00")
    rate = notes.write(
        "", "basic", unit("5.00", "percent"), place(notes), replace(FINAL, measure="rate"), section=0, sentence=place(notes)
    )
    notes.drafts.append(draft("change", {"subject": subject, "rate": rate}, base="prior-year"))
    [claim] = claims_of(notes, VOCABULARY)
    assert notes.facts[rate.number].of == subject.number
    assert claim.readings[0].roles["rate"] == notes.facts[rate.number]
    assert notes.facts[other.number] is other
    assert len(notes.facts) == 3


def test_a_printed_prior_leaves_nothing_to_imply() -> None:
    notes = Notes()
    subject, prior = level(notes, "basic", "8.00"), level(notes, "basic", "6.00", replace(FINAL, measure="prior"))
    delta = notes.write(
        "", "basic", yuan("2.00"), place(notes), replace(FINAL, measure="delta"), section=0, sentence=place(notes)
    )
    notes.drafts.append(draft("change", {"subject": subject, "prior": prior, "delta": delta}, base="prior-year"))
    claims_of(notes, VOCABULARY)
    assert [fact for fact in notes.facts if fact.implied] == []


def test_a_change_against_itself_yields_no_facts() -> None:
    notes = Notes()
    subject = level(notes, "basic", "8.00")
    delta = notes.write(
        "", "basic", yuan("2.00"), place(notes), replace(FINAL, measure="delta"), section=0, sentence=place(notes)
    )
    notes.drafts.append(draft("change", {"subject": subject, "delta": delta}, base="itself"))
    claims_of(notes, VOCABULARY)
    assert notes.facts == [subject, delta]


# --- looking a figure up


def test_a_name_that_nothing_prints_leaves_its_role_out() -> None:
    claim = share_of(Notes(), ("printed", reference("expenditure")))
    assert [set(reading.roles) for reading in claim.readings] == [{"part", "percent"}]


def test_the_nearest_print_before_counts_and_else_the_first_behind() -> None:
    notes = Notes()
    prints = [level(notes, "expenditure", digits) for digits in ("8.00", "9.00", "10.00")]
    assert found(share_of(notes, ("printed", reference("expenditure", near=2)))) == [("printed", prints[1].number)]
    assert found(share_of(notes, ("printed", reference("expenditure", near=0)))) == [("printed", prints[0].number)]


def test_another_year_stage_body_or_class_is_another_figure() -> None:
    notes = Notes()
    for other in (
        replace(FINAL, year=2023),
        replace(FINAL, stage="budget"),
        replace(FINAL, entity="某镇"),
        replace(FINAL, path=("205",)),
        replace(FINAL, measure="delta"),
    ):
        level(notes, "expenditure", "9.00", other)
    assert found(share_of(notes, ("printed", reference("expenditure")))) == []


def test_a_stage_may_be_found_under_one_that_contains_it() -> None:
    notes = Notes()
    budget = level(notes, "expenditure", "9.00", replace(FINAL, stage="initial-budget"))
    assert found(share_of(notes, ("printed", reference("expenditure", replace(FINAL, stage="budget"))))) == [
        ("printed", budget.number)
    ]
    wanted = reference("expenditure", replace(FINAL, stage="budget"), strict=True)
    assert found(share_of(notes, ("printed", wanted))) == []


def test_the_same_fund_comes_before_an_unknown_one() -> None:
    notes = Notes()
    own = level(notes, "expenditure", "8.00", FISCAL)
    level(notes, "expenditure", "9.00", replace(FINAL, fund=None))
    assert found(share_of(notes, ("printed", reference("expenditure", FISCAL)))) == [("printed", own.number)]


def test_a_whole_of_an_unknown_fund_only_bounds_it() -> None:
    notes = Notes()
    unknown = level(notes, "expenditure", "9.00", replace(FINAL, fund=None))
    claim = share_of(notes, ("printed", reference("expenditure", FISCAL)))
    assert found(claim) == [("parent", unknown.number)]
    assert claim.relation == "greater"


def test_a_figure_that_is_not_printed_is_the_sum_of_its_children() -> None:
    notes = Notes()
    children = [
        level(notes, "expenditure", digits, replace(FINAL, fund=fund))
        for fund, digits in [("general", "7.00"), ("government-fund", "2.00"), ("state-capital", "1.00")]
    ]
    claim = share_of(notes, ("printed", reference("expenditure", FISCAL)))
    assert claim.readings[0].why == "children"
    whole = claim.readings[0].roles["whole"]
    assert isinstance(whole, Fact)
    assert whole.quantity.value == sum(child.quantity.value for child in children)
    assert (whole.implied, whole.aspects.fund) == (tuple(children), "fiscal")


def test_a_whole_that_is_not_printed_is_bounded_by_its_parent() -> None:
    notes = Notes()
    parent = level(notes, "expenditure", "9.00")
    claim = share_of(notes, ("printed", reference("expenditure", GENERAL)))
    assert found(claim) == [("parent", parent.number)]
    assert claim.relation == "greater"


def test_only_a_whole_takes_its_parent() -> None:
    notes = Notes()
    level(notes, "expenditure", "9.00")
    fixed = level(notes, "basic", "5.00")
    notes.drafts.append(
        draft("equality", {"subject": fixed}, open={"other": (("printed", reference("expenditure", GENERAL)),)})
    )
    [claim] = claims_of(notes, VOCABULARY)
    assert set(claim.readings[0].roles) == {"subject"}


# --- siblings


def test_a_complete_list_may_have_left_out_a_part_that_its_section_prints() -> None:
    notes = Notes()
    total, basic, project, other = (
        level(notes, c, "3.00") for c in ("expenditure", "basic", "project", "business-expenditure")
    )
    notes.drafts.append(draft("sum", {"total": total, "parts": (basic, project)}, exhaustive=True))
    [claim] = claims_of(notes, VOCABULARY)
    assert [(reading.why, reading.roles["parts"]) for reading in claim.readings] == [
        ("printed", (basic, project)),
        ("siblings", (basic, project, other)),
    ]


def test_a_part_of_another_section_is_no_sibling() -> None:
    notes = Notes()
    total, basic, project = (level(notes, c, "3.00") for c in ("expenditure", "basic", "project"))
    level(notes, "business-expenditure", "3.00", section=1)
    notes.drafts.append(draft("sum", {"total": total, "parts": (basic, project)}, exhaustive=True))
    [claim] = claims_of(notes, VOCABULARY)
    assert [reading.why for reading in claim.readings] == ["printed"]
