"""Checks listed by their verdict."""

from auditor.locale import words
from auditor.outcomes import Verdict
from auditor.record import replace
from auditor.rendering.outcomes import ended_because, reason_said, render
from tests.test_reporting import audited


def test_the_verdicts_asked_for_are_listed_in_order_of_place() -> None:
    text = render((audited(),), {Verdict.PASS, Verdict.UNDECIDED}, words("zh"))
    assert text.splitlines() == [
        "report.txt:4:53 SHR001 通过：96%，196.82 ÷ 6,062.82 × 100",
        "report.txt:4:61 SHR001 未能判定：0.00万元，缺少数据 percent",
    ]
    assert render((audited(),), frozenset(), words("zh")) == ""


def test_reasons_have_words() -> None:
    assert reason_said(words("en"), "missing:whole") == "no figure for whole"
    assert reason_said(words("en"), "other-reading", "elsewhere") == "another reading holds (reading: elsewhere)"
    assert reason_said(words("en"), "brand-new") == "brand-new"


def test_a_premise_that_does_not_hold_is_not_an_open_one() -> None:
    undecided = next(one for one in audited().checked.outcomes if one.verdict is Verdict.UNDECIDED)
    open_one = replace(undecided, reason="when")
    assert ended_because(open_one, words("en")) == "it is open whether the rule applies"
    assert ended_because(replace(open_one, verdict=Verdict.NOT_APPLICABLE), words("en")) == "its premise does not hold"
