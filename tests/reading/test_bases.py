"""What a change is measured against."""

import pytest

from auditor.facts import Claim
from tests.reading.reader import TITLE, amount, claims, reading, role


def change(text: str) -> Claim:
    (found,) = claims(reading(TITLE + text), "change")
    return found


@pytest.mark.parametrize(
    ("words", "base"),
    [
        ("同比", "prior-year"),
        ("比上年", "prior-year"),
        ("与2023年度相比，", "prior-year"),
        ("比上年决算数", "prior-year"),
        ("比年初预算", "initial-budget"),
        ("比上年预算", "prior-year-budget"),
        ("比2022年", "other-year"),
        ("", "prior-year"),
    ],
)
def test_the_words_of_a_comparison_name_its_base(words: str, base: str) -> None:
    found = change(f"公务接待费1.00万元，{words}减少1.00万元。")
    assert found.base == base
    assert role(found, "delta").aspects.base == base


def test_a_year_against_itself_is_its_own_base_and_says_nothing_of_the_figure() -> None:
    found = change("2024年公务接待费1.00万元，与2024年度相比减少1.00万元。")
    assert found.base == "itself"
    assert role(found, "delta").concept is None


def test_a_printed_prior_belongs_to_the_year_of_the_base() -> None:
    prior = role(change("公务接待费1.00万元，较上年2.00万元减少1.00万元。"), "prior")
    assert (amount(prior), prior.aspects.year, prior.aspects.measure) == ("2.00", 2023, "prior")


def test_what_is_left_out_of_account_is_no_change_of_the_figure() -> None:
    found = reading(TITLE + "公务接待费1.00万元，剔除该因素，同比下降2.00%。")
    assert not claims(found, "change")


def test_a_base_lasts_over_a_comma_and_not_over_a_semicolon() -> None:
    text = "公务接待费1.00万元，比年初预算减少1.00万元，下降50.00%；会议费3.00万元，增加1.00万元。"
    assert [claim.base for claim in claims(reading(TITLE + text), "change")] == ["initial-budget", "prior-year"]
