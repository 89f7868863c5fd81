"""What every piece asks of the sentence it stands in: signs, places, and which figures count as read."""

from hypothesis import given
from hypothesis import strategies as st

from auditor.quantity import Quantity, negated, printed
from auditor.reading.sentence import signed
from tests.reading.reader import TITLE, levels, reading

AMOUNTS = st.decimals(min_value=0, max_value=10**6, places=2).map(lambda value: printed(f"{value:.2f}", unit="yuan"))


@given(AMOUNTS, st.sampled_from(["up", "down", "open", "flat"]))
def test_only_a_decrease_is_turned_and_a_minus_behind_the_word_stays(quantity: Quantity, direction: str) -> None:
    minus = negated(quantity)
    assert signed(quantity, direction).value == (-quantity.value if direction == "down" else quantity.value)
    assert signed(minus, "down").value == minus.value


def test_every_number_that_became_a_figure_counts_as_read() -> None:
    found = reading(TITLE + "基本支出98.00万元，比上年增加8.00万元，主要原因是人员经费增加3.00万元。")
    assert [number.read for number in found.numbers] == [True, True, False]


def test_a_later_sentence_goes_on_with_the_topic() -> None:
    found = reading(TITLE + "机关运行经费10.00万元。比上年增加1.00万元。")
    assert levels(found) == [("operating-funds", "10.00")]
    delta = next(fact for fact in found.facts if fact.aspects.measure == "delta")
    assert (delta.concept, delta.of) == ("operating-funds", 0)


def test_facts_and_claims_know_their_sentence_and_section() -> None:
    text = TITLE + "基本支出98.00万元。项目支出2.00万元。"
    found = reading(text)
    assert [text[fact.sentence.start : fact.sentence.end] for fact in found.facts] == [
        "基本支出98.00万元。",
        "项目支出2.00万元。",
    ]
    assert {found.sections[fact.section].title for fact in found.facts} == {"一、收入支出决算总体情况说明"}
