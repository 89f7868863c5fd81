"""What issue and expectation say of root causes in the real samples, by hand: which figure, which bounds, which slip."""

from fractions import Fraction
from functools import cache
from pathlib import Path

from auditor import audit
from auditor.report import Cause, Finding, Report

SAMPLES = Path(__file__).parent.parent / "samples"


@cache
def report(name: str) -> Report:
    return audit((SAMPLES / name).read_text(encoding="utf-8"))


def causes(name: str, line: int, text: str) -> list[Cause]:
    return [one for one in report(name).causes if (one.span.start_line, one.span.text) == (line, text)]


def finding(name: str, rule: str, line: int, stated: str) -> Finding:
    (found,) = [
        one
        for one in report(name).findings
        if (one.rule_id, one.span.start_line) == (rule, line) and one.stated is not None and one.stated.value == stated
    ]
    return found


SENI = "seni-2024-final.txt"


def test_a_lost_point_is_put_back() -> None:
    """196.82 of 6,062.82 is 3.246 %, printed as 32 %."""
    (cause,) = causes(SENI, 43, "32%")
    assert (cause.suggestions[0].text, cause.suggestions[0].slip) == ("3.2%", "point")
    assert (cause.low, cause.high) == ("3.2463", "3.2464")
    (cause,) = causes(SENI, 52, "0.22%")
    assert cause.suggestions[0].text == "0.02%"


def test_changes_work_out_as_by_hand() -> None:
    """-614.79 leads to 6,062.82 from 6,677.61: 9.21 %; +611.01 from 5,451.81: 11.21 %."""
    decrease = finding(SENI, "CHG001", 29, "-92").derived
    increase = finding(SENI, "CHG001", 29, "91").derived
    assert decrease is not None
    assert increase is not None
    assert decrease.value is not None
    assert increase.value is not None
    assert round(Fraction(decrease.value), 1) == Fraction(-92, 10)
    assert round(Fraction(increase.value), 2) == Fraction(1121, 100)


def test_both_directions_of_one_total_are_decided_by_the_other_relations() -> None:
    """The increase of 611.01 also makes the appropriation larger than the income it is part of; 614.79 breaks nothing else."""
    (cause,) = causes(SENI, 29, "611.01万元")
    rules = {report(SENI).findings[place].rule_id for place in cause.findings}
    assert rules == {"CHG001", "CHG005", "BND002"}
    assert cause.low is None
    assert cause.high is not None
    assert Fraction(cause.high) < 0
    assert cause.suggestions == ()


def test_the_same_two_changes_alone_are_a_tie_without_a_slip() -> None:
    text = "2024年度收入、支出总计各6,062.82万元。与2023年度相比，收入、支出总计各增加611.01万元。减少614.79万元。\n"
    (cause,) = audit(text).causes
    (other,) = [one for one in cause.alternatives if one.kind == "figure"]
    assert {cause.span.text, other.span.text} == {"611.01万元", "614.79万元"}
    assert cause.suggestions == other.suggestions == ()


def test_a_list_that_leaves_out_a_printed_item_is_tied_with_its_total() -> None:
    """6,062.82 is 6,061.60 and the 1.22 that the list does not name."""
    lists = [other for cause in report(SENI).causes for other in cause.alternatives if other.kind == "list"]
    assert ("1.22万元", "row") in {(one.suggestions[0].text, one.suggestions[0].slip) for one in lists if one.suggestions}


def test_a_year_compared_with_itself_blames_no_amount() -> None:
    name = "tongchuan-2024-budget.txt"
    (found,) = [one for one in report(name).findings if one.rule_id == "CHG008"]
    assert found.causes == ()
    assert report(name).causes == ()


def test_a_plugged_last_digit_is_told_so() -> None:
    """7 of 12 is 58.33 %; 58.34 + 33.33 + 8.33 are 100.00."""
    found = finding("lipu-2024-final.txt", "SHR001", 186, "58.34")
    assert (found.grade, found.severity) == ("last_digit", "warning")
    assert len(found.hints) == 1


def test_doubtful_real_cases() -> None:
    """0.04 after +0.02 as 50 %; a budget of 0.54 and 0.53 spent as 100 % and “equal to”."""
    half = finding("lipu-2024-final.txt", "CHG001", 85, "50")
    assert (half.verdict, half.grade) == ("doubtful", "implausible")
    full = finding("zhaohua-2024-final.txt", "CMP001", 124, "100")
    assert (full.verdict, full.grade) == ("doubtful", "implausible")
    (equal,) = [one for one in report("zhaohua-2024-final.txt").findings if one.rule_id == "CMP004"]
    assert (equal.verdict, equal.grade, equal.span.start_line) == ("doubtful", "boundary", 124)


def test_three_percentages_cut_off_among_many_wrong_ones_are_no_habit() -> None:
    cut = [one for one in report(SENI).findings if one.grade == "truncated" and one.rule_id == "SHR001"]
    assert [one.severity for one in cut] == ["warning"] * 3
